/** A box to find something in a list as one types, with a cross that empties it. Holds no state. */
import { Input, View } from '@tarojs/components'
import { Icon } from '../icon'
import './index.scss'

interface SearchFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** What can be looked for: '找人、岗位或地方'. */
  readonly placeholder: string
}

export function SearchField({ value, onChange, placeholder }: SearchFieldProps) {
  return (
    <View className="search-field">
      <Icon name="search" />
      <Input
        className="search-field__input"
        placeholderClass="search-field__placeholder"
        value={value}
        maxlength={40}
        confirmType="search"
        placeholder={placeholder}
        onInput={(event) => onChange(event.detail.value)}
      />
      {/* Hidden, not taken away, so that nothing jumps. */}
      <View
        className="search-field__clear"
        role="button"
        aria-label="清空"
        style={value === '' ? { visibility: 'hidden' } : {}}
        onClick={() => onChange('')}
      >
        <Icon name="close" />
      </View>
    </View>
  )
}
