/**
 * WeChat's one consent for one message, asked from a tap and never by itself. Where no messages are sent there is nothing to
 * ask, and once somebody has agreed they are not asked again of the same on the same page. WeChat has spent the consent by the
 * time the server is told: where that fails it is said, and the tap stays.
 */
import { useState } from 'react'
import type { Refusal } from '../../domain/refusal'
import type { Result } from '../../domain/result'
import type { MessageTemplate } from '../../domain/message/message-commands'
import { showToast } from '../toast'
import { explainFailure } from './failure-words'
import { useAnswerKeptBy, type KeptAnswerParts } from './use-answer-kept-by'

export interface ConsentParts extends KeptAnswerParts {
  readonly signedIn: boolean
}

export interface ConsentWish {
  /** Of what one wants to be told: whoever has agreed is asked anew of another. */
  readonly subject: string
  /** At most three; [] asks for nothing. */
  readonly wanted: readonly MessageTemplate[]
  /** Tells the server what was accepted. */
  readonly agree: (
    accepted: readonly MessageTemplate[],
  ) => Promise<Result<unknown, Refusal | 'unreachable'>>
}

/** null where there is nothing to ask; else what the tap does. */
export const useConsentBy = (
  { signedIn, ...parts }: ConsentParts,
  { subject, wanted, agree }: ConsentWish,
): (() => Promise<void>) | null => {
  const { server, device } = parts.application
  const known = useAnswerKeptBy(parts, 'message.templates', () => server.message.templates({}))
  const [agreedOf, setAgreedOf] = useState<string | null>(null)
  const offered = (known.value ?? []).filter(({ template }) => wanted.includes(template))
  if (!signedIn || agreedOf === subject || offered.length === 0) return null
  return async () => {
    // From the tap itself, as WeChat wants it.
    const ids = await device.subscriptions.ask(offered.map(({ id }) => id))
    const accepted = offered.filter(({ id }) => ids.includes(id)).map(({ template }) => template)
    if (accepted.length === 0) return
    const agreed = await agree(accepted)
    if (agreed.ok) setAgreedOf(subject)
    else showToast({ text: explainFailure(agreed.error) })
  }
}
