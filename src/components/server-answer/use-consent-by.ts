/**
 * WeChat's one consent for one message, asked from a tap and never by itself. Where no messages are sent there is nothing to
 * ask, and once somebody has agreed they are not asked again on the same page.
 */
import { useState } from 'react'
import type { MessageTemplate } from '../../domain/message/message-commands'
import { useAnswerKeptBy, type KeptAnswerParts } from './use-answer-kept-by'

export interface ConsentParts extends KeptAnswerParts {
  readonly signedIn: boolean
}

/**
 * @param wanted at most three; [] asks for nothing.
 * @param agree tells the server what was accepted; true when it knows.
 * @returns null where there is nothing to ask; else what the tap does.
 */
export const useConsentBy = (
  { signedIn, ...parts }: ConsentParts,
  wanted: readonly MessageTemplate[],
  agree: (accepted: readonly MessageTemplate[]) => Promise<boolean>,
): (() => Promise<void>) | null => {
  const { server, device } = parts.application
  const known = useAnswerKeptBy(parts, 'message.templates', () => server.message.templates({}))
  const [agreed, setAgreed] = useState(false)
  const offered = (known.value ?? []).filter(({ template }) => wanted.includes(template))
  if (!signedIn || agreed || offered.length === 0) return null
  return async () => {
    // From the tap itself, as WeChat wants it.
    const ids = await device.subscriptions.ask(offered.map(({ id }) => id))
    const accepted = offered.filter(({ id }) => ids.includes(id)).map(({ template }) => template)
    if (accepted.length > 0 && (await agree(accepted))) setAgreed(true)
  }
}
