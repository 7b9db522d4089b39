/** What lies on a desk: one of its lists in one of my regions, read on page by page, and asked for anew when I come back. */
import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { OfficePage } from '.'
import type { RegionId } from '../../domain/shapes'
import { Button } from '../button'
import { Chips } from '../choice'
import { EmptyState } from '../empty-state'
import { Notice } from '../notice'
import { Answered } from '../server-answer'
import { useAskedAgainOnReturn } from '../server-answer/use-asked-again-on-return'
import { useFollowingPages } from '../server-answer/use-following-pages'
import { useServerAnswer } from '../server-answer/use-server-answer'
import type { OfficePlaces } from './use-office-places'
import './index.scss'

interface PageOf {
  /** Where the next page begins; null: there is none. */
  readonly next: object | null
}

interface DeskList<Name extends string> {
  readonly value: Name
  readonly label: string
  /** What is said of it when it is empty. */
  readonly nothing: string
}

interface DeskQuestion<Name extends string, Page extends PageOf> {
  readonly regionId: RegionId
  readonly list: Name
  readonly after?: NonNullable<Page['next']>
}

interface DeskProps<Name extends string, Page extends PageOf, Item> {
  readonly office: OfficePlaces & { readonly access: object | null }
  /** It opens with the first. */
  readonly lists: readonly [DeskList<Name>, ...DeskList<Name>[]]
  readonly ask: (question: DeskQuestion<Name, Page>) => Promise<Page>
  readonly itemsOf: (page: Page) => readonly Item[]
  readonly actions: ReactNode
  readonly children: (items: readonly Item[], list: DeskList<Name>) => ReactNode
}

export function Desk<Name extends string, Page extends PageOf, Item>({
  office,
  lists,
  ask,
  itemsOf,
  actions,
  children,
}: DeskProps<Name, Page, Item>) {
  const [chosen, choose] = useState(lists[0].value)
  const list = lists.find(({ value }) => value === chosen) ?? lists[0]
  const regionId = office.region?.id
  const key = regionId ? `${regionId} ${chosen}` : ''
  const askPage = (after?: NonNullable<Page['next']>): Promise<Page> =>
    regionId
      ? ask({ regionId, list: chosen, ...(after && { after }) })
      : Promise.reject(new Error('Nothing is asked without a region.'))
  const asked = useServerAnswer(key, () => askPage())
  const first = asked.answer.kind === 'answer' ? asked.answer.value : undefined
  const following = useFollowingPages(key, first, askPage, itemsOf)
  useAskedAgainOnReturn(asked.askAgain)
  const items = following.items ?? []
  return (
    <OfficePage office={office} actions={actions}>
      <View className="office-page__lists">
        <Chips options={lists} value={chosen} onChange={choose} />
      </View>
      <Answered asked={asked}>
        {() => (
          <>
            {children(items, list)}
            {items.length === 0 && <EmptyState icon="check" title={list.nothing} />}
            <Notice text={following.problem} />
            {following.mayShowMore && (
              <Button kind="quiet" onPress={() => void following.showMore()}>
                看后面的
              </Button>
            )}
          </>
        )}
      </Answered>
    </OfficePage>
  )
}
