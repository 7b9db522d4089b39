/** One line of a list: something to the left (a tile), a title, small words below, something to the right. */
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './index.scss'

/** In signs as wide as a Chinese one: a letter or digit is about half of it. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 1 : 0.55), 0)

/** More than this at the right leaves too little for the words beside it once the text is large. */
const mostBeside = 3

interface ListRowProps {
  readonly leading?: ReactNode
  readonly title: ReactNode
  readonly detail?: ReactNode
  /** Words or a control to the right; the arrow comes by itself when the row can be opened. */
  readonly trailing?: ReactNode
  /** In large text what is to the right goes below; of words this is known by their length. */
  readonly wide?: boolean
  readonly onPress?: () => void
}

export function ListRow({ leading, title, detail, trailing, wide, onPress }: ListRowProps) {
  const isWide = wide ?? (typeof trailing === 'string' && widthOf(trailing) > mostBeside)
  return (
    <View
      className={isWide ? 'list-row list-row--wide' : 'list-row'}
      {...(onPress ? { onClick: onPress, role: 'button', hoverClass: 'list-row--pressed' } : {})}
    >
      {leading !== undefined && <View className="list-row__leading">{leading}</View>}
      <View className="list-row__words">
        <View className="list-row__title">{title}</View>
        {detail !== undefined && <View className="list-row__detail">{detail}</View>}
      </View>
      {trailing !== undefined && <View className="list-row__trailing">{trailing}</View>}
      {onPress && <View className="list-row__next icon icon--next" />}
    </View>
  )
}

/** What one line of a phone holds beside the label. */
const lineWidth = 18

/** A name and what it is: '电话 · 144****78'. A sentence stands below its name. */
export function Fact({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}) {
  const isLong = typeof children === 'string' && widthOf(label) + widthOf(children) > lineWidth
  return (
    <View className={isLong ? 'fact fact--long' : 'fact'}>
      <Text className="fact__label">{label}</Text>
      <View className="fact__value">{children}</View>
    </View>
  )
}
