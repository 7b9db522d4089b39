/** What came of it, large: a shape, a sentence, what it means. Never colour alone. */
import { Text, View } from '@tarojs/components'
import './index.scss'

export interface VerdictProps {
  readonly tone: 'green' | 'amber' | 'red' | 'grey'
  readonly shape: string
  readonly sentence: string
  readonly text: string
}

export function Verdict({ tone, shape, sentence, text }: VerdictProps) {
  return (
    <View className={`verdict verdict--${tone}`} role="status">
      <Text className="verdict__shape">{shape}</Text>
      <Text className="verdict__sentence">{sentence}</Text>
      <Text className="verdict__text">{text}</Text>
    </View>
  )
}
