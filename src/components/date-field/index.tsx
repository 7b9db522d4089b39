/** A day, chosen with the phone's own date picker; shows it as people say it ('11月22日 周日'). */
import { Picker, Text, View } from '@tarojs/components'
import { spokenDate } from '../words/date-words'
import { FieldFrame } from '../field'
import { Icon } from '../icon'
import './index.scss'

interface DateFieldProps {
  readonly label: string
  /** `YYYY-MM-DD`, or '' for not known. */
  readonly value: string
  readonly onChange: (date: string) => void
  readonly earliest?: string
  readonly latest?: string
  readonly hint?: string
  readonly mistake?: string
  readonly placeholder?: string
}

export function DateField({
  label,
  value,
  onChange,
  earliest = '1900-01-01',
  latest = '2099-12-31',
  placeholder = '选一天',
  ...frame
}: DateFieldProps) {
  return (
    <FieldFrame label={label} {...frame}>
      <Picker
        mode="date"
        value={value}
        start={earliest}
        end={latest}
        onChange={(event) => onChange(event.detail.value)}
      >
        <View className="date-field" role="button" aria-label={`${label} ${value || placeholder}`}>
          <Text className={value === '' ? 'date-field__empty' : ''}>
            {value === '' ? placeholder : `${value.slice(0, 4)}年${spokenDate(value)}`}
          </Text>
          <Icon name="calendar" />
        </View>
      </Picker>
    </FieldFrame>
  )
}
