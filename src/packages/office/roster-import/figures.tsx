/** What an import comes to, as big numbers side by side; what is none stands back. */
import { Text, View } from '@tarojs/components'
import './index.scss'

/** The number and what it counts: 12, '人新增'. */
export type Figure = readonly [number, string]

export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <View className="roster__figures">
      {figures.map(([count, unit]) => (
        <View key={unit} className={`roster__figure${count === 0 ? ' roster__figure--none' : ''}`}>
          <Text className="roster__number">{String(count)}</Text>
          <Text className="roster__unit">{unit}</Text>
        </View>
      ))}
    </View>
  )
}
