/** The wishes of a community (one's own first), kept on the phone so that they can be read without a signal. */
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { useKeptAnswer } from '../../../../app-questions'
import { useFollowingPages } from '../../../../components/server-answer/use-following-pages'
import { chinaDate } from '../../../../domain/calendar'
import { permittedRegions } from '../../../../domain/organisation/permitted-regions'
import { regionIdShape } from '../../../../domain/shapes'
import type { PublicWish, WishListName, WishPage } from '../../../../protocol/wish'

/** All communities of the street. */
export const everywhere = 'everywhere'

export const useWishes = () => {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const { server, device } = application
  const known = useKeptAnswer('wish.places', () => server.wish.places({}))
  const [chosen, setChosen] = useState('')
  const [list, setList] = useState<WishListName>('open')
  const own = known.value?.find(({ isOwn }) => isOwn)
  const place = chosen === '' ? (own?.regionId ?? everywhere) : chosen
  // The first list is asked for once it is known whose it is, or that it cannot be known.
  const isReady = known.value !== undefined || known.problem !== ''
  const key = isReady ? `wish.shown/${place}/${list}` : ''
  const ask = (after?: NonNullable<WishPage<PublicWish>['next']>) => {
    const region = v.safeParse(regionIdShape, place)
    return server.wish.shown({
      list,
      ...(place !== everywhere && region.success ? { regionId: region.output } : {}),
      ...(after ? { after } : {}),
    })
  }
  const first = useKeptAnswer(key, () => ask())
  // Whoever comes back from a wish sees how it stands now.
  useDidShow(() => first.askAgain())
  const { items, problem, showMore, mayShowMore } = useFollowingPages(
    key,
    first.value,
    ask,
    ({ wishes }) => wishes,
  )
  const today = chinaDate(device.clock.nowMs())
  return {
    signedIn: access !== null,
    /** A grid member at the door of somebody without WeChat. */
    mayWriteForOthers:
      access !== null && permittedRegions(access, 'matter.report', today).length > 0,
    ...{ list, setList, place, problem, showMore, mayShowMore },
    places: [
      ...(known.value ?? []).map(({ regionId, name, open }) => ({
        ...{ value: regionId, label: open > 0 ? `${name}（${open} 个在等）` : name },
      })),
      { value: everywhere, label: '全街道' },
    ],
    choosePlace: setChosen,
    wishes: items,
    keptAtMs: first.keptAtMs,
    unread: first.problem,
    askAgain: first.askAgain,
    nowMs: device.clock.nowMs(),
  }
}

export type WishesPageState = ReturnType<typeof useWishes>
