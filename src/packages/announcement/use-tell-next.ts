/** Whoever reads announcements may ask to be told of the next one, once: WeChat's consent is worth one message. */
import * as v from 'valibot'
import { useState } from 'react'
import { useConsentParts, useKeptAnswer } from '../../app-questions'
import { useConsentBy } from '../../components/server-answer/use-consent-by'
import { regionIdShape } from '../../domain/shapes'

export interface TellNext {
  /** The next one will be told. */
  readonly isPromised: boolean
  /** What the tap does; null where there is nothing to ask. */
  readonly ask: (() => Promise<void>) | null
}

export const useTellNext = (wanted: readonly string[]): TellNext => {
  const parts = useConsentParts()
  const { application, signedIn } = parts
  const [promisedFor, setPromisedFor] = useState('')
  const following = useKeptAnswer(signedIn ? 'message.following' : '', () =>
    application.server.message.following({}),
  )
  const of = wanted.join(' ')
  const known = following.value?.regionIds ?? []
  const isPromised =
    of !== '' && (promisedFor === of || wanted.every((regionId) => known.includes(regionId)))
  const ask = useConsentBy(parts, {
    ...{ subject: of, wanted: of !== '' && !isPromised ? ['announcement-new'] : [] },
    agree: async () => {
      const regionIds = wanted.map((one) => v.parse(regionIdShape, one))
      const news = { of: 'announcements', regionIds } as const
      const first = v.parse(regionIdShape, wanted[0])
      const outcome = await application.request('message.follow', first, { news })
      if (outcome.ok) setPromisedFor(of)
      return outcome
    },
  })
  return { isPromised, ask }
}
