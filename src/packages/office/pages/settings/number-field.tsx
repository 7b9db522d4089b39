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
  /** An empty field means "no rule" and is no mistake. */
  readonly optional?: boolean
}

export function NumberField({
  label,
  value,
  onChange,
  hint = '',
  optional = false,
}: NumberFieldProps) {
  const [text, setText] = useState(value === null ? '' : String(value))
  const usable = parseDayCount(text) !== null || (optional && text.trim() === '')
  return (
    <Field
      label={label}
      keyboard="number"
      maxLength={4}
      value={text}
      hint={hint}
      mistake={usable ? '' : '请写 1 到 3660 的整数。'}
      onChange={(next) => {
        setText(next)
        onChange(parseDayCount(next))
      }}
    />
  )
}
