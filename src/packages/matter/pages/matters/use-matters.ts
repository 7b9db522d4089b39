/** What one asked and follows, what waits on this phone, and what neighbours asked publicly. */
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { sentenceOf } from '../../../../components/server-answer/failure-words'
import type { MatterPage, PublicMatter } from '../../../../protocol/matter'
import { useKeptAnswer } from '../../use-kept-answer'

export const useMatters = () => {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const letters = useLive((snapshot) => snapshot.letters)
  const { server } = application
  const mine = useKeptAnswer(access === null ? '' : 'matter.mine', () => server.matter.mine({}))
  const around = useKeptAnswer('matter.around', () => server.matter.around({}))
  // Whoever comes back from a matter sees where it is now.
  useDidShow(() => mine.askAgain())
  const [older, setOlder] = useState<{
    readonly matters: readonly PublicMatter[]
    readonly next: MatterPage['next']
  } | null>(null)
  const [problem, setProblem] = useState('')
  const next = older ? older.next : (around.value?.next ?? null)

  const showMore = async (): Promise<void> => {
    if (!next) return
    try {
      const page = await server.matter.around({ after: next })
      setOlder({ matters: [...(older?.matters ?? []), ...page.matters], next: page.next })
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return {
    signedIn: access !== null,
    mine: mine.value,
    /** Why nothing is known yet; '' otherwise. */
    unread: mine.value === undefined ? mine.problem : '',
    askAgain: mine.askAgain,
    around: [...(around.value?.matters ?? []), ...(older?.matters ?? [])],
    aroundKnown: around.value !== undefined,
    mayShowMore: next !== null,
    showMore,
    problem,
    onTheWay: letters.filter(
      ({ envelope, state }) => envelope.name.startsWith('matter.') && state.kind === 'waiting',
    ),
    nowMs: application.device.clock.nowMs(),
  }
}

export type MattersPageState = ReturnType<typeof useMatters>
