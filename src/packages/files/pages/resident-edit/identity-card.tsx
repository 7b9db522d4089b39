/** What the identity card says: name, number (checked while it is typed), and what the number fills in. */
import { Card } from '../../../../components/card'
import { Chips, Segments } from '../../../../components/choice'
import { wordOptions } from '../../../../components/choice/word-options'
import { DateField } from '../../../../components/date-field'
import { Field, FieldFrame } from '../../../../components/field'
import type { ResidentEditState } from './use-resident-edit'

/** The wording of GB/T 4761 as offices use it; another wording on file is offered as well. */
const relations = ['户主', '配偶', '子', '女', '父', '母', '孙子', '孙女', '其他'] as const

const sexes = [
  { value: 'male', label: '男' },
  { value: 'female', label: '女' },
] as const

export function IdentityCard({ page }: { readonly page: ResidentEditState }) {
  const { form, change, mistakes, idCheck, resident } = page
  const wordings = [...new Set<string>([...relations, form.relation])].filter(Boolean)
  const onFile = resident?.idNumberMask ?? ''
  return (
    <Card title="证件上的">
      <Field
        label="姓名"
        value={form.name}
        onChange={(name) => change({ name })}
        mistake={mistakes.name ?? ''}
      />
      <Field
        label={onFile === '' ? '身份证号码' : `身份证号码（已有 ${onFile}，不变就空着）`}
        value={page.idNumber}
        onChange={page.typeIdNumber}
        keyboard="idcard"
        maxLength={24}
        placeholder={onFile === '' ? '没带证件就先空着' : '要改才填'}
        hint={idCheck.hint}
        mistake={idCheck.mistake}
      />
      <FieldFrame label="性别" mistake={mistakes.sex ?? ''}>
        <Segments
          options={sexes}
          value={form.sex === 'unknown' ? null : form.sex}
          onChange={(sex) => change({ sex })}
        />
      </FieldFrame>
      <DateField
        label="出生日期"
        value={form.birthDate}
        latest={page.today}
        onChange={(birthDate) => change({ birthDate })}
        mistake={mistakes.birthDate ?? ''}
      />
      <FieldFrame label="与户主关系">
        <Chips
          options={wordOptions(wordings)}
          value={form.relation}
          onChange={(relation) => change({ relation })}
        />
      </FieldFrame>
    </Card>
  )
}
