/** One of a long list, chosen with the phone's own wheel: regions, levels, columns. Chips are better for up to eight. */
import { Picker, Text, View } from '@tarojs/components'
import { FieldFrame } from '../field'
import { Icon } from '../icon'
import './index.scss'

interface PickFieldProps {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly mistake?: string
  readonly placeholder?: string
}

export function PickField({
  label,
  options,
  value,
  onChange,
  placeholder = '选一个',
  ...frame
}: PickFieldProps) {
  const index = options.findIndex((option) => option.value === value)
  const shown = options[index]?.label.trim() ?? placeholder
  return (
    <FieldFrame label={label} {...frame}>
      <Picker
        mode="selector"
        range={options.map((option) => option.label)}
        value={Math.max(0, index)}
        onChange={(event) => {
          const option = options[Number(event.detail.value)]
          if (option) onChange(option.value)
        }}
      >
        <View className="pick-field" role="button" aria-label={`${label} ${shown}`}>
          <Text className={index < 0 ? 'pick-field__empty' : ''}>{shown}</Text>
          <Icon name="down" />
        </View>
      </Picker>
    </FieldFrame>
  )
}
