/** The rows of a list that changes while it is looked at: one that goes or comes costs no other row a thing. */
import { View } from '@tarojs/components'
import { useRef, type ReactNode } from 'react'
import { noPlaces, placesFor } from './places'

interface RowsProps<Item> {
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  readonly row: (item: Item) => ReactNode
}

export function Rows<Item>({ items, keyOf, row }: RowsProps<Item>) {
  const byKey = new Map(items.map((item) => [keyOf(item), item]))
  const kept = useRef(noPlaces)
  kept.current = placesFor([...byKey.keys()], kept.current)
  const draw = (key: string) => {
    const item = byKey.get(key)
    return <View key={key}>{item !== undefined && row(item)}</View>
  }
  return (
    <View>
      <View>{kept.current.newer.map(draw)}</View>
      <View>{kept.current.places.map(draw)}</View>
    </View>
  )
}
