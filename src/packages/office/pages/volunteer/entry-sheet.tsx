/** A line of a volunteer's record: a training, a commendation, an appraisal; entered, put right or taken back. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import * as v from 'valibot'
import { Button } from '../../../../components/button'
import { Segments } from '../../../../components/choice'
import { DateField } from '../../../../components/date-field'
import { Field } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import { Sheet } from '../../../../components/sheet'
import { entryProblem, entryWordsShape, type EntryKind } from '../../../../domain/volunteer/entry'
import type { VolunteerEntry } from '../../../../protocol/volunteer'
import type { VolunteerFileState } from './use-volunteer-file'

const kinds = [
  { value: 'training', label: '培训' },
  { value: 'commendation', label: '表彰' },
  { value: 'appraisal', label: '评价' },
] as const

const textLabels: Readonly<Record<EntryKind, string>> = {
  training: '什么培训',
  commendation: '什么表彰',
  appraisal: '写几句评价',
}

interface EntrySheetProps {
  readonly page: VolunteerFileState
  /** null enters another one. */
  readonly amended: VolunteerEntry | null
  readonly onClose: () => void
}

const firstOf = (page: VolunteerFileState, amended: VolunteerEntry | null) => ({
  /** Sent again after an answer that never came, it is the same line. */
  entryId: page.newEntryId(),
  kind: amended?.kind ?? 'training',
  text: amended?.text ?? '',
  onDate: amended?.onDate ?? page.today,
  minutes: String(amended && amended.minutes > 0 ? amended.minutes : 60),
  givenBy: amended?.givenBy ?? '',
  reason: '',
})

export function EntrySheet({ page, amended, onClose }: EntrySheetProps) {
  const [form, setForm] = useState(() => firstOf(page, amended))
  const change = (part: Partial<typeof form>): void => setForm({ ...form, ...part })
  const { entryId, kind, text, onDate, minutes, givenBy, reason } = form
  const isWhole = /^[1-9]\d{0,3}$/.test(minutes)
  const hasReason = amended === null || reason.trim() !== ''
  const words = {
    ...{ text, onDate, minutes: kind === 'training' ? Number(minutes) : 0 },
    givenBy: kind === 'commendation' ? givenBy : '',
  }
  const isReady =
    hasReason && v.is(entryWordsShape, words) && entryProblem({ kind, ...words }, page.today) === ''
  const done = (saved: boolean): void => {
    if (saved) onClose()
  }
  return (
    <Sheet open title={amended ? '更正这一条' : '记一条'} onClose={onClose}>
      <Notice text={page.problem} />
      {!amended && (
        <Segments options={kinds} value={kind} onChange={(next) => change({ kind: next })} />
      )}
      <View className="volunteer-file__act" />
      <Field
        label={textLabels[kind]}
        value={text}
        maxLength={kind === 'appraisal' ? 200 : 60}
        lines={kind === 'appraisal'}
        onChange={(next) => change({ text: next })}
      />
      {kind !== 'appraisal' && (
        <DateField
          label="哪一天"
          value={onDate}
          latest={page.today}
          onChange={(next) => change({ onDate: next })}
        />
      )}
      {kind === 'training' && (
        <Field
          label="多少分钟"
          keyboard="number"
          value={minutes}
          maxLength={4}
          mistake={isWhole ? '' : '请写 1 以上的整数。'}
          onChange={(next) => change({ minutes: next })}
        />
      )}
      {kind === 'commendation' && (
        <Field
          label="由谁表彰"
          value={givenBy}
          maxLength={60}
          onChange={(next) => change({ givenBy: next })}
        />
      )}
      {amended && (
        <Field
          label="为什么更正"
          value={reason}
          maxLength={200}
          lines
          placeholder="比如：记错了日期"
          hint="原来的一条划掉留着，本人看得到您写的。"
          onChange={(next) => change({ reason: next })}
        />
      )}
      <View className="volunteer-file__act">
        <Button
          kind="primary"
          busy={page.busy}
          disabled={!isReady}
          onPress={() =>
            void (
              amended
                ? page.amend({ entryId, amendsId: amended.id }, words, reason)
                : page.enter(entryId, kind, words)
            ).then(done)
          }
        >
          {amended ? '改成这样' : '记下'}
        </Button>
      </View>
      {amended && (
        <View className="volunteer-file__act">
          <Button
            kind="quiet"
            busy={page.busy}
            disabled={!hasReason}
            onPress={() =>
              void page.amend({ entryId, amendsId: amended.id }, null, reason).then(done)
            }
          >
            不该有这一条，撤回
          </Button>
        </View>
      )}
    </Sheet>
  )
}
