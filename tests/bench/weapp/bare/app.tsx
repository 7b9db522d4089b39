/** A Taro app with nothing in it: what any launch costs, before the product adds a line of its own. */
import type { PropsWithChildren } from 'react'

export default function App({ children }: PropsWithChildren) {
  return children
}
