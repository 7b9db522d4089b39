/** What a registration asks of a person, alike when it is written and when it is put right: sex, and a child's guardian. */
import { Segments } from '../choice'
import { Field, FieldFrame } from '../field'
import { Notice } from '../notice'
import { volunteerFieldWords } from '../../domain/volunteer-labels'
import type { Guardian, VolunteerDetails } from '../../domain/volunteer/volunteer'

const sexes = [
  { value: 'female', label: '女' },
  { value: 'male', label: '男' },
] as const

interface SexFieldProps {
  readonly value: VolunteerDetails['sex']
  readonly onChange: (sex: (typeof sexes)[number]['value']) => void
}

export function SexField({ value, onChange }: SexFieldProps) {
  return (
    <FieldFrame label={volunteerFieldWords.sex}>
      <Segments options={sexes} value={value === 'unknown' ? null : value} onChange={onChange} />
    </FieldFrame>
  )
}

interface GuardianFieldsProps {
  readonly guardian: Omit<Guardian, 'consentedOn'>
  /** What the guardian should know before writing anything. */
  readonly note: string
  /** Of who has left it is not kept. */
  readonly withPhone?: boolean
  readonly onChange: (part: Partial<Omit<Guardian, 'consentedOn'>>) => void
}

export function GuardianFields({
  guardian,
  note,
  withPhone = true,
  onChange,
}: GuardianFieldsProps) {
  return (
    <>
      <Notice tone="grey" text={note} />
      <Field
        label="监护人姓名"
        value={guardian.name}
        maxLength={30}
        onChange={(name) => onChange({ name })}
      />
      <Field
        label="和孩子的关系"
        value={guardian.relation}
        maxLength={20}
        placeholder="母亲"
        onChange={(relation) => onChange({ relation })}
      />
      {withPhone && (
        <Field
          label="监护人电话"
          keyboard="number"
          value={guardian.phone}
          maxLength={20}
          onChange={(phone) => onChange({ phone })}
        />
      )}
    </>
  )
}
