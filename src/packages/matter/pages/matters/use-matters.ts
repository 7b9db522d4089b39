/** What one asked and follows, what waits on this phone, and what neighbours asked publicly. */
import { useDidShow } from '@tarojs/taro'
import { useApplication, useLive } from '../../../../app-context'
import { useKeptAnswer, useTellMe } from '../../../../app-questions'
import { useFollowingPages } from '../../../../components/server-answer/use-following-pages'
import { hasTurns } from '../../matter-words'

export const useMatters = () => {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const letters = useLive((snapshot) => snapshot.letters)
  const { server } = application
  const mine = useKeptAnswer(access === null ? '' : 'matter.mine', () => server.matter.mine({}))
  const around = useKeptAnswer('matter.around', () => server.matter.around({}))
  // Whoever comes back from a matter sees where it is now.
  useDidShow(() => mine.askAgain())
  const { items, problem, showMore, mayShowMore } = useFollowingPages(
    'matter.around',
    around.value,
    (after) => server.matter.around({ after }),
    ({ matters }) => matters,
  )
  const onTheWay = letters.filter(
    ({ envelope, state }) => envelope.name.startsWith('matter.') && state.kind === 'waiting',
  )
  const tellMe = useTellMe({
    regionId: mine.value?.find(hasTurns)?.regionId ?? onTheWay[0]?.envelope.regionId ?? '',
    wanted: ['matter-turn'],
    words: '好的，下一次有进展就告诉您。',
  })
  return {
    signedIn: access !== null,
    mine: mine.value,
    /** Why nothing is known yet; '' otherwise. */
    unread: mine.value === undefined ? mine.problem : '',
    askAgain: mine.askAgain,
    around: items ?? [],
    aroundKnown: items !== undefined,
    ...{ mayShowMore, showMore, problem },
    ...{ onTheWay, tellMe },
    nowMs: application.device.clock.nowMs(),
  }
}

export type MattersPageState = ReturnType<typeof useMatters>
