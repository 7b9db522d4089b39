/** A list of any length: its first rows, and more of them on request. */
import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { Button } from '../button'
import { Rows } from '../rows'

/** Rows at first and at each request: two or three screens, and few enough for a phone to draw at once. */
const stretch = 30

interface LongListProps<Item> {
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  readonly row: (item: Item) => ReactNode
  /** What the items are counted in: 户, 条. */
  readonly measure: string
}

export function LongList<Item>({ items, measure, ...rows }: LongListProps<Item>) {
  const [most, setMost] = useState(stretch)
  const left = items.length - most
  return (
    <View>
      <Rows items={items.slice(0, most)} {...rows} />
      <View>
        {left > 0 && (
          <Button kind="quiet" onPress={() => setMost(most + stretch)}>
            {`后面还有 ${left} ${measure}，接着看`}
          </Button>
        )}
      </View>
    </View>
  )
}
