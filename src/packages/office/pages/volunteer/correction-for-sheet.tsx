/**
 * Asking in the place of somebody without a phone to have the registration put right; a colleague does it, before the card
 * where it changes who they are. What is typed outlives the page, but for ID numbers; while one waits the same words are one
 * request, however often they are sent, which the server sees to.
 */
import { useState } from 'react'
import * as v from 'valibot'
import { useDraftForm } from '../../../../components/asking/use-draft-form'
import { Button } from '../../../../components/button'
import { DateField } from '../../../../components/date-field'
import { Field } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import { SexField } from '../../../../components/person-fields'
import { Sheet } from '../../../../components/sheet'
import { volunteerFieldWords as words } from '../../../../domain/volunteer-labels'
import { sexes } from '../../../../domain/resident/resident'
import { identityFields } from '../../../../domain/volunteer/identity'
import type { CorrectionChanges } from '../../../../domain/volunteer/volunteer'
import type { VolunteerRecord } from '../../../../protocol/volunteer'
import { recordId } from '../../record-id'
import type { VolunteerFileState } from './use-volunteer-file'

const formShape = v.object({
  ...{ phone: v.string(), note: v.string() },
  // Only what was typed: what a colleague has put right meanwhile is not asked back.
  ...{ name: v.optional(v.string()), birthDate: v.optional(v.string()) },
  sex: v.optional(v.picklist(sexes)),
})

interface CorrectionForSheetProps {
  readonly page: VolunteerFileState
  readonly record: VolunteerRecord
  readonly onClose: () => void
}

export function CorrectionForSheet({ page, record, onClose }: CorrectionForSheetProps) {
  const { application, busy, problem } = page
  const { id, details } = record
  const kept = useDraftForm({
    ...{ application, draftKey: `volunteer.ask-correction-for ${id}`, shape: formShape },
    fresh: (): v.InferOutput<typeof formShape> => ({ phone: '', note: '' }),
  })
  const [numbers, setNumbers] = useState({ right: '', seen: '' })
  if (!kept.form) return null
  const { phone, note } = kept.form
  const { name = details.name, sex = details.sex, birthDate = details.birthDate } = kept.form
  const right = numbers.right.trim()
  const typeNumber = (part: Partial<typeof numbers>): void => {
    setNumbers({ ...numbers, ...part })
    // That something was written is kept.
    kept.change({})
  }
  const changes: CorrectionChanges = {
    ...(name.trim() !== details.name && { name: name.trim() }),
    ...(sex !== details.sex && { sex }),
    ...(birthDate !== details.birthDate && { birthDate }),
    ...(right !== '' && { idNumber: right }),
    ...(phone.trim() !== '' && { phone: phone.trim() }),
  }
  const isIdentity = identityFields.some((field) => field in changes)
  const mustSee = isIdentity && right === '' && details.idNumber !== ''
  const seen = right === '' ? numbers.seen.trim() : right
  const isReady = Object.keys(changes).length > 0 && note.trim() !== '' && !(mustSee && seen === '')
  const send = async (): Promise<void> => {
    const requestId = recordId(application)
    const asked = { requestId, changes, note: note.trim(), ...(isIdentity && { idNumber: seen }) }
    if (!(await page.askCorrectionFor(asked))) return
    kept.forget()
    onClose()
  }
  return (
    <Sheet open title={`替${details.name}更正登记`} onClose={onClose}>
      {kept.isKept && <Notice tone="grey" text="上次写的都在，身份证号请再写一遍。" />}
      <Field
        label={words.name}
        value={name}
        maxLength={30}
        onChange={(next) => kept.change({ name: next })}
      />
      <SexField value={sex} onChange={(next) => kept.change({ sex: next })} />
      <DateField
        label={words.birthDate}
        value={birthDate}
        onChange={(next) => kept.change({ birthDate: next })}
      />
      <Field
        label={words.idNumber}
        keyboard="idcard"
        value={numbers.right}
        maxLength={18}
        hint="没有错就空着。"
        onChange={(next) => typeNumber({ right: next })}
      />
      <Field
        label={words.phone}
        keyboard="number"
        value={phone}
        maxLength={20}
        hint="没有错就空着。"
        onChange={(next) => kept.change({ phone: next })}
      />
      {isIdentity && (
        <Notice
          tone="amber"
          text="请看证件，并且认得是原来登记的那个人。同事更正时也要看，最好当场请同事来办。"
        />
      )}
      {mustSee && (
        <Field
          label="看了身份证，写上号码"
          keyboard="idcard"
          value={numbers.seen}
          maxLength={18}
          hint="和登记的一样，才能提出。"
          onChange={(next) => typeNumber({ seen: next })}
        />
      )}
      <Field
        label={isIdentity ? '看了什么证件，本人怎么说的' : '本人是怎么提出的'}
        value={note}
        maxLength={300}
        lines
        placeholder={isIdentity ? '比如：看了户口本' : '比如：今天到窗口说的'}
        onChange={(next) => kept.change({ note: next })}
      />
      <Notice text={problem} />
      <Button kind="primary" busy={busy} disabled={!isReady} onPress={() => void send()}>
        交给同事更正
      </Button>
    </Sheet>
  )
}
