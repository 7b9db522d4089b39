/**
 * Whoever looks at a topic may ask to be told how it ends; who proposed it or spoke, also of its next turn; the office, of the
 * next one that is proposed. One tap, one message each.
 */
import { useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../app-context'
import { useConsentBy } from '../../components/server-answer/use-consent-by'
import { showToast } from '../../components/toast'
import type { MessageTemplate } from '../../domain/message/message-commands'
import { regionIdShape } from '../../domain/shapes'
import type { TopicView } from '../../protocol/deliberation'
import { useKeptAnswer } from './use-kept-answer'

const useParts = () => ({
  application: useApplication(),
  signedIn: useLive((snapshot) => snapshot.access !== null),
  metAtMs: useLive((snapshot) => snapshot.lastSyncedAtMs),
})

const wantedOf = (view: TopicView | null | undefined): readonly MessageTemplate[] => {
  if (!view) return []
  const isRunning = view.state === 'collecting' || view.state === 'voting'
  const spoke = view.isProposer || view.opinions.some(({ isOwn }) => isOwn)
  const turns = spoke && (isRunning || view.state === 'checking')
  return [
    ...(isRunning ? ['topic-result' as const] : []),
    ...(turns ? ['deliberation-turn' as const] : []),
  ]
}

export interface TellMe {
  readonly isPromised: boolean
  readonly ask: (() => Promise<void>) | null
}

export const useTellMe = (view: TopicView | null | undefined): TellMe => {
  const parts = useParts()
  const { application, signedIn } = parts
  const [agreed, setAgreed] = useState(false)
  const following = useKeptAnswer(signedIn ? 'message.following' : '', () =>
    application.server.message.following({}),
  )
  const isKnown = view ? (following.value?.topicIds.includes(view.id) ?? false) : false
  const isPromised = agreed || isKnown
  const ask = useConsentBy(parts, isPromised ? [] : wantedOf(view), async (accepted) => {
    const region = v.safeParse(regionIdShape, view?.regionId)
    if (!view || !region.success) return false
    const follows = { news: { of: 'topic', topicId: view.id } } as const
    const isEnd = accepted.includes('topic-result')
    const followed = isEnd && (await application.request('message.follow', region.output, follows))
    if (followed && !followed.ok) return false
    const templates = accepted.filter((one) => one !== 'topic-result')
    if (templates.length > 0)
      await application.request('message.consent', region.output, { templates })
    setAgreed(true)
    return true
  })
  return { isPromised: isPromised && wantedOf(view).length > 0, ask }
}

export const useTellOffice = (regionId: string): (() => Promise<void>) | null => {
  const parts = useParts()
  const region = v.safeParse(regionIdShape, regionId)
  const wanted = region.success ? (['deliberation-duty'] as const) : []
  return useConsentBy(parts, wanted, async (templates) => {
    if (!region.success) return false
    const args = { templates: [...templates] }
    const outcome = await parts.application.request('message.consent', region.output, args)
    if (outcome.ok) showToast({ text: '好的，下一个议题提上来就告诉您。' })
    return outcome.ok
  })
}
