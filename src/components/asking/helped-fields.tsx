/** For whom somebody writes: for oneself, or for somebody helped, with how they agreed to it. */
import { Segments } from '../choice'
import { Field, FieldFrame } from '../field'
import type { HelpedForm } from './helped-form'

const whom = [
  { value: 'self', label: '自己' },
  { value: 'helped', label: '家人或邻居' },
] as const

const consents = [
  { value: 'said', label: '当面说过' },
  { value: 'written', label: '签过字' },
  { value: 'guardian', label: '我是监护人' },
] as const

interface HelpedFieldsProps {
  readonly form: HelpedForm
  readonly onChange: (part: Partial<HelpedForm>) => void
  /** False where it is always for somebody else. */
  readonly asksWhom: boolean
  /** '母亲' */
  readonly relationExample: string
}

export function HelpedFields({ form, onChange, asksWhom, relationExample }: HelpedFieldsProps) {
  return (
    <>
      {asksWhom && (
        <FieldFrame label="替谁">
          <Segments
            options={whom}
            value={form.forWhom}
            onChange={(forWhom) => onChange({ forWhom })}
          />
        </FieldFrame>
      )}
      {form.forWhom === 'helped' && (
        <>
          <Field
            label="对方姓名"
            value={form.helpedName}
            maxLength={30}
            onChange={(helpedName) => onChange({ helpedName })}
          />
          <Field
            label="对方是您的"
            value={form.relation}
            maxLength={20}
            placeholder={relationExample}
            onChange={(relation) => onChange({ relation })}
          />
          <FieldFrame label="对方怎样同意的" hint="会和您的名字一起记下来，只有社区看得到。">
            <Segments
              options={consents}
              value={form.consent}
              onChange={(consent) => onChange({ consent })}
            />
          </FieldFrame>
        </>
      )}
    </>
  )
}
