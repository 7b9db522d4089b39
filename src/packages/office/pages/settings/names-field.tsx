/** A list of names that people choose from, typed as lines. */
import { useState } from 'react'
import { Field } from '../../../../components/field'

interface NamesProps {
  readonly label: string
  readonly names: readonly string[]
  readonly onChange: (names: readonly string[]) => void
}

/** A line each; the text is kept here, so that an empty line may be typed on the way to the next. */
export function NamesField({ label, names, onChange }: NamesProps) {
  const [text, setText] = useState(names.join('\n'))
  return (
    <Field
      label={label}
      hint="一行写一个。"
      value={text}
      maxLength={1200}
      lines
      onChange={(typed) => {
        setText(typed)
        onChange(
          typed
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        )
      }}
    />
  )
}
