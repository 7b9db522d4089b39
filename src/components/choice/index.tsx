/** Choosing: chips for one or several of many, segments for one of two to four. The chosen one also has a tick. */
import { Text, View } from '@tarojs/components'
import './index.scss'

export interface Option<Value extends string> {
  readonly value: Value
  readonly label: string
}

interface ChoiceProps<Value extends string> {
  readonly options: readonly Option<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
}

/** Two so short stand beside each other also in large text: '签到' and '签退'. */
const longestBeside = 3

/** One of two to four, equally wide. */
export function Segments<Value extends string>({ options, value, onChange }: ChoiceProps<Value>) {
  const beside = options.length === 2 && options.every(({ label }) => label.length <= longestBeside)
  return (
    <View className={beside ? 'segments segments--beside' : 'segments'}>
      {options.map((option) => {
        const chosen = option.value === value
        return (
          <View
            key={option.value}
            className={`segments__item${chosen ? ' segments__item--chosen' : ''}`}
            role="radio"
            aria-checked={chosen}
            onClick={() => onChange(option.value)}
          >
            <Text>{chosen ? `✓ ${option.label}` : option.label}</Text>
          </View>
        )
      })}
    </View>
  )
}

/** One of many. */
export function Chips<Value extends string>({ options, value, onChange }: ChoiceProps<Value>) {
  return (
    <View className="chips">
      {options.map((option) => (
        <Chip
          key={option.value}
          label={option.label}
          chosen={option.value === value}
          onPress={() => onChange(option.value)}
        />
      ))}
    </View>
  )
}

interface MultiChoiceProps<Value extends string> {
  readonly options: readonly Option<Value>[]
  readonly values: readonly Value[]
  readonly onChange: (values: readonly Value[]) => void
}

/** Several of many. */
export function MultiChips<Value extends string>({
  options,
  values,
  onChange,
}: MultiChoiceProps<Value>) {
  const toggle = (value: Value) =>
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value])
  return (
    <View className="chips">
      {options.map((option) => (
        <Chip
          key={option.value}
          label={values.includes(option.value) ? `✓ ${option.label}` : option.label}
          chosen={values.includes(option.value)}
          onPress={() => toggle(option.value)}
        />
      ))}
    </View>
  )
}

interface ChipProps {
  readonly label: string
  readonly chosen?: boolean
  readonly onPress: () => void
}

export function Chip({ label, chosen = false, onPress }: ChipProps) {
  return (
    <View
      className={`chip${chosen ? ' chip--chosen' : ''}`}
      role="button"
      aria-pressed={chosen}
      onClick={onPress}
    >
      <Text>{label}</Text>
    </View>
  )
}
