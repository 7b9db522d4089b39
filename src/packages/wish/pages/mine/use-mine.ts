/** What is one's own of wishes, and what waits on this phone to be sent. */
import { useDidShow } from '@tarojs/taro'
import { useApplication, useLive } from '../../../../app-context'
import { useKeptAnswer, useTellMe } from '../../../../app-questions'
import { hasTurns } from '../../wish-words'

export const useMine = () => {
  const { server, device } = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const ready = useLive((snapshot) => snapshot.ready)
  const letters = useLive((snapshot) => snapshot.letters)
  const mine = useKeptAnswer(access === null ? '' : 'wish.mine', () => server.wish.mine({}))
  useDidShow(() => mine.askAgain())
  const onTheWay = letters.filter(
    ({ envelope, state }) => envelope.name.startsWith('wish.') && state.kind === 'waiting',
  )
  const tellMe = useTellMe({
    regionId: mine.value?.find(hasTurns)?.regionId ?? onTheWay[0]?.envelope.regionId ?? '',
    wanted: ['wish-turn'],
    words: '好的，下一次有进展就告诉您。',
  })
  return {
    ready,
    signedIn: access !== null,
    mine: mine.value,
    unread: mine.problem,
    keptAtMs: mine.keptAtMs,
    askAgain: mine.askAgain,
    ...{ onTheWay, tellMe },
    nowMs: device.clock.nowMs(),
  }
}

export type MinePageState = ReturnType<typeof useMine>
