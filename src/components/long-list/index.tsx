/** A list of any length, of which only the rows on the screen exist. All rows have one height, given in px. */
import VirtualList from '@tarojs/components-advanced/dist/components/virtual-list'
import { View } from '@tarojs/components'
import { useMemo, type ComponentType, type ReactNode } from 'react'

/** Below this many rows a plain list is lighter than the machinery. */
const PLAIN_UP_TO_ROWS = 40

interface LongListProps<Item> {
  readonly items: readonly Item[]
  readonly rowHeight: number
  /** Height of the window in px. */
  readonly height: number
  readonly keyOf: (item: Item) => string
  /** Must be stable (module level or useCallback): a new function draws every row again. */
  readonly row: (item: Item) => ReactNode
}

export function LongList<Item>({ items, rowHeight, height, keyOf, row }: LongListProps<Item>) {
  const Row = useMemo<ComponentType<{ id: string; index: number; data: Item[] }>>(
    () =>
      function VirtualRow({ index, data }) {
        const item = data[index]
        return (
          <View style={{ height: `${rowHeight}px` }}>{item === undefined ? null : row(item)}</View>
        )
      },
    [row, rowHeight],
  )
  const data = useMemo(() => [...items], [items])
  if (items.length <= PLAIN_UP_TO_ROWS)
    return (
      <View>
        {items.map((item) => (
          <View key={keyOf(item)}>{row(item)}</View>
        ))}
      </View>
    )
  return (
    <VirtualList
      height={height}
      width="100%"
      item={Row}
      itemData={data}
      itemCount={data.length}
      itemSize={rowHeight}
    />
  )
}
