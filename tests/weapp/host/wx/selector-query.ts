/**
 * wx.createSelectorQuery over the page on top, for what is measured most: rectangles and scroll offsets of elements by
 * id or class. In jsdom nothing has a size, so all of them are zero there; in a browser they are real.
 */
import { elementOf } from '../framework'
import type { PageStack } from '../page-stack'
import type { Realm } from '../realm'

interface Query {
  readonly one: boolean
  readonly selector: string
  readonly measure: (element: HTMLElement) => object
  readonly done: unknown
}

const rectangle = (element: HTMLElement): object => {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
  return { id: elementOf(element)?.id ?? '', left, top, right, bottom, width, height }
}

const scrollOffset = ({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: HTMLElement) => ({
  scrollLeft,
  scrollTop,
  scrollWidth,
  scrollHeight,
})

/** The document's ids carry a prefix of the framework, so ids are compared with what the template says. */
const find = (root: HTMLElement, selector: string): HTMLElement[] => {
  if (!selector.startsWith('#')) return [...root.querySelectorAll<HTMLElement>(selector)]
  const all = [...root.querySelectorAll<HTMLElement>('*')]
  return all.filter((element) => elementOf(element)?.id === selector.slice(1))
}

export const createSelectorQuery = (realm: Realm, stack: PageStack) => {
  const queries: Query[] = []
  const answer = ({ one, selector, measure }: Query): unknown => {
    const root = stack.top?.element
    const found = root ? find(root, selector).map(measure) : []
    return realm.toRealm(one ? (found[0] ?? null) : found)
  }
  const run = (done: unknown): void => {
    const answers = queries.map((query) => {
      const value = answer(query)
      realm.call('the callback of a selector query', query.done, value)
      return value
    })
    realm.call(
      'the callback of a selector query',
      done,
      Object.assign(realm.toRealm([]) as [], answers),
    )
  }
  const nodes = (selector: string, one: boolean) => {
    const add = (measure: Query['measure']) => (done?: unknown) => {
      queries.push({ one, selector, measure, done })
      return query
    }
    return {
      boundingClientRect: add(rectangle),
      scrollOffset: add(scrollOffset),
      fields: (_fields: unknown, done?: unknown) =>
        add((element) => ({ ...rectangle(element), ...scrollOffset(element) }))(done),
    }
  }
  const query = {
    in: () => query,
    select: (selector: string) => nodes(selector, true),
    selectAll: (selector: string) => nodes(selector, false),
    selectViewport: () => nodes('wx-view', true),
    exec(done?: unknown) {
      setTimeout(() => run(done), 0)
      return query
    },
  }
  return query
}
