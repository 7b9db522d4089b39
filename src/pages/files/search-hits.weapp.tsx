/**
 * What the search found, handed to a list in WXML as it is: texts, no nodes. Rows that say the same as before are not
 * handed over again.
 */
import { useRef } from 'react'
import '../../components/card/index.scss'
import '../../components/empty-state/index.scss'
import '../../components/list-row/index.scss'
import '../../components/tag/index.scss'
import type { Found, HitLines } from './hit-lines'
import type { SearchHitsProps } from './search-hits.h5'

export function SearchHits({ head, rows, onPick }: SearchHitsProps) {
  const sent = useRef(rows)
  if (!sameRows(sent.current, rows)) sent.current = rows
  return <hit-list head={head} rows={sent.current} onPick={({ detail }) => onPick(detail.row)} />
}

const sameRows = (one: readonly HitLines[], other: readonly HitLines[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- this is where React looks for the tags of a platform
  namespace JSX {
    interface IntrinsicElements {
      'hit-list': Found & {
        readonly onPick: (event: { readonly detail: { readonly row: number } }) => void
      }
    }
  }
}
