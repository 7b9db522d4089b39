/** One line a tag: its mark on the door's tile, its name, and every how many days it wants a visit. */
import { Text, View } from '@tarojs/components'
import { Tag } from '../../../../components/tag'
import type { TagRule } from '../../../../domain/settings/settings'
import { NumberField } from './number-field'

interface TagRulesProps {
  readonly tags: readonly TagRule[]
  readonly onChange: (index: number, part: Partial<TagRule>) => void
}

export function TagRules({ tags, onChange }: TagRulesProps) {
  return (
    <View>
      {tags.map((tag, index) => (
        <View key={tag.name} className="settings__tag">
          <View className="settings__tag-name">
            <Tag tone="amber">{tag.mark}</Tag>
            <Text>{tag.name}</Text>
          </View>
          <View className="settings__tag-days">
            <NumberField
              label="每多少天"
              optional
              value={tag.visitEveryDays}
              onChange={(visitEveryDays) => onChange(index, { visitEveryDays })}
            />
          </View>
        </View>
      ))}
      <Text className="settings__hint">空着就按每一户的天数。一家有几种情况时，按最勤的算。</Text>
    </View>
  )
}
