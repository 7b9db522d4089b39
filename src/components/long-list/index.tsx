/** A list of any length: its first rows, and more of them on request. A row that goes pulls no other one in. */
import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { Button } from '../button'
import { Rows } from '../rows'

/** Rows at first and at each request: two or three screens, and few enough for a phone to draw at once. */
const stretch = 30
/** With fewer rows left than a good screen, those that follow come by themselves. */
const leastRows = 15

interface LongListProps<Item> {
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  readonly row: (item: Item) => ReactNode
  /** What the items are counted in: 户, 条. */
  readonly measure: string
}

export function LongList<Item>({ items, keyOf, row, measure }: LongListProps<Item>) {
  const keys = items.map(keyOf)
  const [asked, setAsked] = useState<readonly string[]>(keys.slice(0, stretch))
  const wanted = new Set(asked)
  const rowCount = Math.max(
    leastRows,
    keys.reduce((count, key, index) => (wanted.has(key) ? index + 1 : count), 0),
  )
  const left = items.length - rowCount
  return (
    <View>
      <Rows items={items.slice(0, rowCount)} keyOf={keyOf} row={row} />
      <View>
        {left > 0 && (
          <Button kind="quiet" onPress={() => setAsked(keys.slice(0, rowCount + stretch))}>
            {`后面还有 ${left} ${measure}，接着看`}
          </Button>
        )}
      </View>
    </View>
  )
}
