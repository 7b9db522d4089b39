/** Leads through a long list page by page, towards what is older and back the same way. */
import { useState } from 'react'

export interface Trail {
  /** Behind which line this page begins; undefined: it is the first page. */
  readonly after: string | undefined
  readonly isFirst: boolean
  readonly goLater: () => void
  /** To the page behind this line. */
  readonly goEarlier: (last: string) => void
  readonly toFirst: () => void
}

export const useTrail = (): Trail => {
  /** Behind which line each page so far begins; the first begins behind none. */
  const [begins, setBegins] = useState<readonly string[]>([])
  return {
    after: begins.at(-1),
    isFirst: begins.length === 0,
    goLater: () => setBegins(begins.slice(0, -1)),
    goEarlier: (last) => setBegins([...begins, last]),
    toFirst: () => setBegins([]),
  }
}
