/** What happened, newest first, like the way of a parcel: a dot, a line, words, and who and when below. */
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Rows } from '../rows'
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
  const last = items.at(-1)
  return (
    <View className="timeline">
      <Rows
        items={items}
        keyOf={({ id }) => id}
        row={(item) => <Item {...item} last={item === last} />}
      />
    </View>
  )
}

interface ItemProps extends TimelineItem {
  readonly last: boolean
}

function Item({ tone, title, text = '', small, onPress, last }: ItemProps) {
  return (
    <View
      className={`timeline__item${last ? ' timeline__item--last' : ''}`}
      {...(onPress ? { onClick: onPress, role: 'button' } : {})}
    >
      <View className={`timeline__dot timeline__dot--${tone}`} />
      <View className="timeline__title">{title}</View>
      {text !== '' && <Text className="timeline__text">{text}</Text>}
      <Text className="timeline__small">{small}</Text>
    </View>
  )
}
