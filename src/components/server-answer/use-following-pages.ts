/** Reads a long list on: the first page comes as it is kept or asked elsewhere, the following ones are fetched when somebody wants them. */
import { useRef, useState } from 'react'
import { sentenceOf } from './failure-words'

interface PageOf {
  /** Where the next page begins; null: there is none. */
  readonly next: object | null
}

export interface FollowingPages<Item> {
  /** undefined: not even the first page is known yet. */
  readonly items: readonly Item[] | undefined
  readonly mayShowMore: boolean
  readonly showMore: () => Promise<void>
  /** Drops what was read on, after something in it has changed. */
  readonly forget: () => void
  /** Why the next page could not be read; '' otherwise. */
  readonly problem: string
}

/** @param key names the list: what was read on of another one is not shown. */
export const useFollowingPages = <Page extends PageOf, Item>(
  key: string,
  first: Page | undefined,
  ask: (after: NonNullable<Page['next']>) => Promise<Page>,
  itemsOf: (page: Page) => readonly Item[],
): FollowingPages<Item> => {
  // What was read on goes with the first page that it goes on from: after a renewal rows may have moved.
  const of = `${key} ${JSON.stringify(first?.next ?? null)}`
  const [older, setOlder] = useState<{
    readonly of: string
    readonly items: readonly Item[]
    readonly next: Page['next']
  } | null>(null)
  const [problem, setProblem] = useState({ of: '', words: '' })
  const isAsking = useRef(false)
  const read = older?.of === of ? older : null
  const next = read ? read.next : (first?.next ?? null)

  const showMore = async (): Promise<void> => {
    // Tapped twice, a page would stand there twice.
    if (!next || isAsking.current) return
    isAsking.current = true
    try {
      const page = await ask(next)
      setOlder({ of, items: [...(read?.items ?? []), ...itemsOf(page)], next: page.next })
      setProblem({ of, words: '' })
    } catch (error) {
      setProblem({ of, words: sentenceOf(error) })
    } finally {
      isAsking.current = false
    }
  }
  return {
    items: first && [...itemsOf(first), ...(read?.items ?? [])],
    mayShowMore: next !== null,
    showMore,
    forget: () => setOlder(null),
    problem: problem.of === of ? problem.words : '',
  }
}
