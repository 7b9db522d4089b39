/** A time of day, chosen with the phone's own wheel. */
import { Picker, Text, View } from '@tarojs/components'
import { FieldFrame } from '../field'
import { Icon } from '../icon'
import '../date-field/index.scss'

interface TimeFieldProps {
  readonly label: string
  /** '08:30' */
  readonly value: string
  readonly onChange: (time: string) => void
}

export function TimeField({ label, value, onChange }: TimeFieldProps) {
  return (
    <FieldFrame label={label}>
      <Picker
        mode="time"
        value={value}
        start="00:00"
        end="23:59"
        onChange={(event) => onChange(event.detail.value)}
      >
        <View className="date-field" role="button" aria-label={`${label} ${value}`}>
          <Text>{value}</Text>
          <Icon name="down" />
        </View>
      </Picker>
    </FieldFrame>
  )
}
