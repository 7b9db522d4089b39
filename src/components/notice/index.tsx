/** A line that stays until it is dealt with: what went wrong or what to know, with a shape beside the colour. */
import { Text, View } from '@tarojs/components'
import './index.scss'

const shapes = { red: '▲', amber: '◆', green: '●', grey: '–' } as const

interface NoticeProps {
  readonly tone?: keyof typeof shapes
  /** '' draws nothing. */
  readonly text: string
}

export function Notice({ tone = 'red', text }: NoticeProps) {
  if (text === '') return null
  return (
    <View className={`notice notice--${tone}`} role={tone === 'red' ? 'alert' : 'status'}>
      <Text className="notice__shape">{shapes[tone]}</Text>
      <Text className="notice__text">{text}</Text>
    </View>
  )
}
