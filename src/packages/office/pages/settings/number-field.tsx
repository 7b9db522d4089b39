/** A whole number that may be half-typed: the text is kept here, and only a usable number goes up. */
import { useState } from 'react'
import { Field } from '../../../../components/field'

interface NumberFieldProps {
  readonly label: string
  /** null = no number. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly hint?: string
  readonly placeholder?: string
  readonly atLeast?: number
  /** Largest number that the rule takes. */
  readonly atMost?: number
  /** An empty field means "no rule" and is no mistake. */
  readonly optional?: boolean
}

/** A whole number within the bounds, else null. */
export const parseNumber = (text: string, atLeast: number, atMost: number): number | null => {
  const number = Number(text.trim())
  return /^\d{1,4}$/.test(text.trim()) && number >= atLeast && number <= atMost ? number : null
}

export function NumberField(props: NumberFieldProps) {
  const { label, value, onChange, hint = '', placeholder = '' } = props
  const { optional = false, atLeast = 1, atMost = 3660 } = props
  const [text, setText] = useState(value === null ? '' : String(value))
  const number = parseNumber(text, atLeast, atMost)
  const isNone = optional && text.trim() === ''
  return (
    <Field
      label={label}
      keyboard="number"
      maxLength={4}
      value={text}
      hint={hint}
      placeholder={placeholder}
      mistake={number !== null || isNone ? '' : `请写 ${atLeast} 到 ${atMost} 的整数。`}
      onChange={(typed) => {
        setText(typed)
        const next = parseNumber(typed, atLeast, atMost)
        // Half a number changes nothing yet.
        if (next !== null || (optional && typed.trim() === '')) onChange(next)
      }}
    />
  )
}
