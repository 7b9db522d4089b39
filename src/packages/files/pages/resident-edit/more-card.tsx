/** What is seldom needed at the door: asked only when somebody opens it. */
import { Card } from '../../../../components/card'
import { Field } from '../../../../components/field'
import { residentFieldWords } from '../../../../domain/labels'
import type { ResidentEditState } from './use-resident-edit'

const shortFields = [
  'ethnicGroup',
  'politicalStatus',
  'education',
  'maritalStatus',
  'residencyStatus',
  'employer',
] as const

export function MoreCard({ page }: { readonly page: ResidentEditState }) {
  const { form, change, mistakes } = page
  return (
    <Card title="更多资料" aside="不知道就空着">
      {shortFields.map((field) => (
        <Field
          key={field}
          label={residentFieldWords[field]}
          value={form[field]}
          onChange={(text) => change({ [field]: text })}
          maxLength={field === 'employer' ? 60 : 20}
          mistake={mistakes[field] ?? ''}
        />
      ))}
      <Field
        label="备注"
        lines
        value={form.remark}
        onChange={(remark) => change({ remark })}
        maxLength={500}
      />
    </Card>
  )
}
