/** What happened, newest first, like the way of a parcel: a dot, a line, words, and who and when below. */
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './index.scss'

export interface TimelineItem {
  readonly id: string
  readonly tone: 'red' | 'green' | 'amber' | 'grey'
  readonly title: ReactNode
  readonly text?: string
  /** Who and when. */
  readonly small: string
  readonly onPress?: () => void
}

export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <View className="timeline">
      {items.map(({ id, tone, title, text = '', small, onPress }) => (
        <View
          key={id}
          className="timeline__item"
          {...(onPress ? { onClick: onPress, role: 'button' } : {})}
        >
          <View className={`timeline__dot timeline__dot--${tone}`} />
          <View className="timeline__title">{title}</View>
          {text !== '' && <Text className="timeline__text">{text}</Text>}
          <Text className="timeline__small">{small}</Text>
        </View>
      ))}
    </View>
  )
}
