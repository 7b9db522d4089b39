/** A labelled input, one line or several, with a hint and a mistake in words below it. Holds no state. */
import { Input, Text, Textarea, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './index.scss'

interface FieldFrameProps {
  readonly label: string
  readonly hint?: string
  /** What is wrong and how to put it right; '' when nothing is. */
  readonly mistake?: string
  readonly children: ReactNode
}

/** Label, control, hint or mistake: for controls that are not texts as well. */
export function FieldFrame({ label, hint = '', mistake = '', children }: FieldFrameProps) {
  return (
    <View className="field">
      {label !== '' && <Text className="field__label">{label}</Text>}
      {children}
      {mistake !== '' ? (
        <Text className="field__mistake">{`▲ ${mistake}`}</Text>
      ) : (
        hint !== '' && <Text className="field__hint">{hint}</Text>
      )}
    </View>
  )
}

interface FieldProps extends Omit<FieldFrameProps, 'children'> {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  /** Which keyboard; 'idcard' is WeChat's own for ID numbers. */
  readonly keyboard?: 'text' | 'number' | 'idcard' | 'digit'
  readonly maxLength?: number
  readonly lines?: boolean
}

/** For the screen reader. On H5 it is the browser's own field, inside of Taro's, that must have the name. */
const nameOf = (label: string) => {
  if (label === '') return {}
  return process.env.TARO_ENV === 'h5'
    ? { nativeProps: { 'aria-label': label } }
    : { ariaLabel: label }
}

export function Field({
  value,
  onChange,
  placeholder = '',
  keyboard = 'text',
  maxLength = 60,
  lines,
  ...frame
}: FieldProps) {
  const shared = {
    value,
    placeholder,
    maxlength: maxLength,
    placeholderClass: 'field__placeholder',
    ...nameOf(frame.label),
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
  }
  return (
    <FieldFrame {...frame}>
      {lines ? (
        <Textarea className="field__input field__input--lines" autoHeight {...shared} />
      ) : (
        <Input className="field__input" type={keyboard} {...shared} />
      )}
    </FieldFrame>
  )
}
