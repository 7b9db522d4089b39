/** 大约多久: how long a service of the time bank is asked for. */
import { Chips } from '../choice'
import { FieldFrame } from '../field'
import { minutesWords } from '../../domain/minutes-words'

const durations = [60, 90, 120, 180, 240].map((minutes) => ({
  value: String(minutes),
  label: minutesWords(minutes),
}))

interface DurationFieldProps {
  readonly minutes: number
  readonly mistake?: string
  readonly onChange: (minutes: number) => void
}

export function DurationField({ minutes, mistake = '', onChange }: DurationFieldProps) {
  return (
    <FieldFrame label="大约多久" mistake={mistake}>
      <Chips
        options={durations}
        value={String(minutes)}
        onChange={(value) => onChange(Number(value))}
      />
    </FieldFrame>
  )
}
