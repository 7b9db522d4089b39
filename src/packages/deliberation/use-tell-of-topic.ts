/**
 * Whoever looks at a topic may ask to be told how it ends; who proposed it or spoke, also of its next turn; the office, of the
 * next one that is proposed. One tap, one message each.
 */
import { useState } from 'react'
import * as v from 'valibot'
import { useConsentParts, useKeptAnswer, useTellMe } from '../../app-questions'
import { useConsentBy } from '../../components/server-answer/use-consent-by'
import type { MessageTemplate } from '../../domain/message/message-commands'
import { success } from '../../domain/result'
import { regionIdShape } from '../../domain/shapes'
import type { TopicView } from '../../protocol/deliberation'

const isRunning = (view: TopicView): boolean =>
  view.phase === 'collecting' || view.phase === 'voting'

/** The end is told to who is promised it; its turns to who proposed it or spoke, each anew. */
const wantedOf = (view: TopicView | null | undefined, isPromised: boolean) => {
  if (!view) return []
  const spoke = view.isProposer || view.opinions.some(({ isOwn }) => isOwn)
  const turns = spoke && (isRunning(view) || view.state === 'checking')
  return [
    ...(isRunning(view) && !isPromised ? ['topic-result' as const] : []),
    ...(turns ? ['deliberation-turn' as const] : []),
  ]
}

export interface TellMe {
  /** How it ends will be told. */
  readonly isPromised: boolean
  readonly ask: (() => Promise<void>) | null
}

export const useTellOfTopic = (view: TopicView | null | undefined): TellMe => {
  const parts = useConsentParts()
  const { application, signedIn } = parts
  const [followedId, setFollowedId] = useState('')
  const following = useKeptAnswer(signedIn ? 'message.following' : '', () =>
    application.server.message.following({}),
  )
  const topicId = view?.id ?? ''
  const isPromised =
    topicId !== '' &&
    (followedId === topicId || (following.value?.topicIds.includes(topicId) ?? false))
  const agree = async (accepted: readonly MessageTemplate[]) => {
    const region = v.parse(regionIdShape, view?.regionId)
    if (accepted.includes('topic-result')) {
      const news = { of: 'topic', topicId } as const
      const followed = await application.request('message.follow', region, { news })
      if (!followed.ok) return followed
      setFollowedId(topicId)
    }
    const templates = accepted.filter((one) => one !== 'topic-result')
    return templates.length > 0
      ? application.request('message.consent', region, { templates })
      : success(undefined)
  }
  const wanted = wantedOf(view, isPromised)
  const ask = useConsentBy(parts, { subject: topicId, wanted, agree })
  return { isPromised: isPromised && (view?.phase ?? 'over') !== 'over', ask }
}

export const useTellOffice = (regionId: string): (() => Promise<void>) | null =>
  useTellMe({
    ...{ regionId, wanted: ['deliberation-duty'], words: '好的，下一个议题提上来就告诉您。' },
  })
