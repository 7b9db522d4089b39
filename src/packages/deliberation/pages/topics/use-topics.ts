/** Topics where one lives, or in a community chosen here; the last list is kept. And what one proposed. */
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { useKeptAnswer } from '../../../../app-questions'
import { sentenceOf } from '../../../../components/server-answer/failure-words'
import { regionIdShape } from '../../../../domain/shapes'
import type { TopicPage } from '../../../../protocol/deliberation'

export type TopicListName = 'open' | 'ended'

export const useTopics = () => {
  const { server, device } = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const homes = useKeptAnswer(access === null ? '' : 'home.mine', () => server.home.mine({}))
  const known = useKeptAnswer('volunteer.regions', () => server.volunteer.regions({}))
  const mine = useKeptAnswer(access === null ? '' : 'deliberation.mine', () =>
    server.deliberation.mine({}),
  )
  const [chosen, setChosen] = useState('')
  const [list, setList] = useState<TopicListName>('open')
  const given = (homes.value ?? []).filter(({ state }) => state !== 'declined')
  // The street comes first and has no neighbours.
  const communities = (known.value ?? []).slice(1)
  const byHome = given.length > 0
  const fallback = chosen || access?.posts[0]?.regionId || communities[0]?.id || ''
  const wanted = byHome ? [...new Set(given.map(({ regionId }) => regionId))] : [fallback]
  const regions = v.safeParse(v.array(regionIdShape), wanted)
  const isHomeKnown = access === null || homes.value !== undefined || homes.problem !== ''
  const key = regions.success && isHomeKnown ? `topics/${wanted.join('+')}:${list}` : ''
  const asked = useKeptAnswer(key, () =>
    server.deliberation.shown({ regionIds: regions.success ? regions.output : [], list }),
  )
  const [older, setOlder] = useState<{ readonly of: string; readonly page: TopicPage } | null>(null)
  const [problem, setProblem] = useState('')
  // What was read on goes with the list that it goes on from.
  const of = `${key} ${asked.value?.next?.id ?? ''}`
  const more = older?.of === of ? older.page : null
  const next = more ? more.next : (asked.value?.next ?? null)

  const showOlder = async (): Promise<void> => {
    if (!regions.success || !next) return
    try {
      const question = { regionIds: regions.output, list, after: next }
      const page = await server.deliberation.shown(question)
      setOlder({ of, page: { ...page, topics: [...(more?.topics ?? []), ...page.topics] } })
      setProblem('')
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  useDidShow(() => {
    asked.askAgain()
    mine.askAgain()
  })
  return {
    ...{ list, setList, byHome, choose: setChosen },
    signedIn: access !== null,
    words: [...new Set(given.map(({ regionName }) => regionName))].join('；'),
    place: byHome ? '' : fallback,
    places: communities.map(({ id, name }) => ({ value: id, label: name })),
    topics: asked.value && [...asked.value.topics, ...(more?.topics ?? [])],
    ...{ mayShowOlder: next !== null, showOlder, problem },
    unread: asked.problem,
    keptAtMs: asked.keptAtMs,
    askAgain: asked.askAgain,
    /** Those that neighbours cannot see yet, or never will. */
    proposed: (mine.value ?? []).filter(
      ({ state }) => state === 'checking' || state === 'declined',
    ),
    nowMs: device.clock.nowMs(),
  }
}

export type TopicsPageState = ReturnType<typeof useTopics>
