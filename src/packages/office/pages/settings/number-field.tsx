/** A whole number that may be half-typed: the text is kept here, and only a usable number goes up. */
import { useState } from 'react'
import { Field } from '../../../../components/field'
import { parseDayCount } from './use-settings'

interface NumberFieldProps {
  readonly label: string
  /** null = no number. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly hint?: string
  /** Largest number that the rule takes. */
  readonly atMost?: number
  /** An empty field means "no rule" and is no mistake. */
  readonly optional?: boolean
}

export function NumberField({
  label,
  value,
  onChange,
  hint = '',
  optional = false,
  atMost = 3660,
}: NumberFieldProps) {
  const [text, setText] = useState(value === null ? '' : String(value))
  const read = (typed: string): number | null => {
    const number = parseDayCount(typed)
    return number !== null && number <= atMost ? number : null
  }
  const usable = read(text) !== null || (optional && text.trim() === '')
  return (
    <Field
      label={label}
      keyboard="number"
      maxLength={4}
      value={text}
      hint={hint}
      mistake={usable ? '' : `请写 1 到 ${atMost} 的整数。`}
      onChange={(next) => {
        setText(next)
        onChange(read(next))
      }}
    />
  )
}
