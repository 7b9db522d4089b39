/** What should be otherwise in the own record; a community worker decides about it. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Field } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import { Sheet } from '../../../../components/sheet'
import { volunteerFieldWords as words } from '../../../../domain/volunteer-labels'
import type { VolunteerRecord } from '../../../../protocol/volunteer'
import { changesOf, formOf, type RecordPageState } from './use-record'

interface CorrectionSheetProps {
  readonly page: RecordPageState
  readonly record: VolunteerRecord
  readonly onClose: () => void
}

export function CorrectionSheet({ page, record, onClose }: CorrectionSheetProps) {
  const [form, setForm] = useState(formOf(record))
  const changed = Object.keys(changesOf(record, form)).length > 0 || form.note.trim() !== ''
  return (
    <Sheet open title="要求更正" onClose={onClose}>
      <Notice text={page.problem} />
      <Field
        label={words.name}
        value={form.name}
        maxLength={30}
        onChange={(name) => setForm({ ...form, name })}
      />
      <Field
        label={words.phone}
        keyboard="number"
        value={form.phone}
        maxLength={20}
        onChange={(phone) => setForm({ ...form, phone })}
      />
      <Field
        label={words.team}
        value={form.team}
        maxLength={40}
        onChange={(team) => setForm({ ...form, team })}
      />
      <Field
        label="还有什么要更正"
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
          交给社区
        </Button>
      </View>
    </Sheet>
  )
}
