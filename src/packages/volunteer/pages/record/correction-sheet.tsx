/** What should be otherwise in the own record; a community worker decides about it. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { MultiChips } from '../../../../components/choice'
import { wordOptions } from '../../../../components/choice/word-options'
import { DateField } from '../../../../components/date-field'
import { Field, FieldFrame } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import { Sheet } from '../../../../components/sheet'
import { volunteerFieldWords as words } from '../../../../domain/volunteer-labels'
import type { VolunteerRecord } from '../../../../protocol/volunteer'
import { GuardianFields, SexField } from '../../../../components/person-fields'
import { TeamField } from '../../team-field'
import { MoveField } from './move-field'
import { changesOf, formOf, mayMove, type RecordPageState } from './use-record'

/** Also what was chosen before and is offered no more. */
const chipsOf = (names: readonly string[]) => wordOptions([...new Set(names)])

interface CorrectionSheetProps {
  readonly page: RecordPageState
  readonly record: VolunteerRecord
  readonly onClose: () => void
}

export function CorrectionSheet({ page, record, onClose }: CorrectionSheetProps) {
  const [form, setForm] = useState(formOf(record))
  const changed =
    Object.keys(changesOf(record, form, page.today)).length > 0 ||
    form.note.trim() !== '' ||
    form.moveTo !== null
  return (
    <Sheet open title="要求更正" onClose={onClose}>
      <Notice text={page.problem} />
      <Field
        label={words.name}
        value={form.name}
        maxLength={30}
        onChange={(name) => setForm({ ...form, name })}
      />
      <SexField value={form.sex} onChange={(sex) => setForm({ ...form, sex })} />
      <DateField
        label={words.birthDate}
        value={form.birthDate}
        onChange={(birthDate) => setForm({ ...form, birthDate })}
      />
      <Field
        label={words.idNumber}
        keyboard="idcard"
        value={form.idNumber}
        maxLength={18}
        hint="没有错就空着。"
        onChange={(idNumber) => setForm({ ...form, idNumber })}
      />
      <Field
        label={words.phone}
        keyboard="number"
        value={form.phone}
        maxLength={20}
        onChange={(phone) => setForm({ ...form, phone })}
      />
      {mayMove(record) && (
        <MoveField
          page={page}
          record={record}
          moveTo={form.moveTo}
          onChange={(moveTo) => setForm({ ...form, moveTo })}
        />
      )}
      {(page.isChild(form) || record.details.guardian.name !== '') && (
        <GuardianFields
          guardian={form.guardian}
          note="请监护人看过以后自己填。换了监护人，交给社区就表示他今天同意孩子参加。"
          onChange={(part) => setForm({ ...form, guardian: { ...form.guardian, ...part } })}
        />
      )}
      <FieldFrame label={words.skills}>
        <MultiChips
          options={chipsOf([...page.rules.skills, ...record.details.skills])}
          values={form.skills}
          onChange={(skills) => setForm({ ...form, skills: [...skills] })}
        />
      </FieldFrame>
      <FieldFrame label={words.serviceKinds}>
        <MultiChips
          options={chipsOf([...page.rules.serviceKinds, ...record.details.serviceKinds])}
          values={form.serviceKinds}
          onChange={(serviceKinds) => setForm({ ...form, serviceKinds: [...serviceKinds] })}
        />
      </FieldFrame>
      <Field
        label={words.politicalStatus}
        value={form.politicalStatus}
        maxLength={20}
        onChange={(politicalStatus) => setForm({ ...form, politicalStatus })}
      />
      <TeamField
        value={form.team}
        regionName={form.moveTo?.name ?? record.regionName}
        onChange={(team) => setForm({ ...form, team })}
      />
      <Field
        label="服务、培训、表彰，哪里不对"
        value={form.note}
        maxLength={300}
        lines
        placeholder="比如：五月的急救培训没记上"
        onChange={(note) => setForm({ ...form, note })}
      />
      <View className="record__act">
        <Button
          kind="primary"
          busy={page.busy}
          disabled={!changed}
          onPress={() => void page.ask(record, form).then((done) => done && onClose())}
        >
          {form.moveTo ? `交给${form.moveTo.name}` : '交给社区'}
        </Button>
      </View>
    </Sheet>
  )
}
