/** A card answers one question: a title, an aside in small type, then the answer. */
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon'
import './index.scss'

interface CardProps {
  readonly title?: string
  /** Small words to the right of the title: a count, a unit, a hint. */
  readonly aside?: string
  /** Makes the title line a way to more; an arrow shows it. */
  readonly onMore?: () => void
  readonly children?: ReactNode
}

export function Card({ title, aside, onMore, children }: CardProps) {
  return (
    <View className="card">
      {title !== undefined && (
        <View className="card__head" {...(onMore ? { onClick: onMore, role: 'button' } : {})}>
          <Text className="card__title">{title}</Text>
          <View className="card__aside">
            {aside !== undefined && <Text>{aside}</Text>}
            {onMore && <Icon name="next" />}
          </View>
        </View>
      )}
      {children}
    </View>
  )
}

/** A headed stretch of a page without a box: a floor of a list, a letter of an index. */
export function Section({ title, aside, children }: Omit<CardProps, 'onMore'>) {
  return (
    <View className="section">
      <View className="section__head">
        {title !== undefined && <Text className="section__title">{title}</Text>}
        {aside !== undefined && <Text className="section__aside">{aside}</Text>}
      </View>
      {children}
    </View>
  )
}
