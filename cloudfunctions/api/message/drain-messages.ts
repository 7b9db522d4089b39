/**
 * Sends what lies in the outbox. A message is claimed in a transaction before it leaves and settled after the answer: a
 * server that ends in between leaves one that may have arrived, and that is never sent again.
 */
import type { Api } from '../api'
import {
  claimMessage,
  giveUpSilent,
  lockDueMessages,
  openMessageText,
  retryMessage,
  settleMessage,
  useConsent,
  type DueMessage,
} from './message.repository'
import { last, urgent } from './precedence'

/** In one go; the next minute takes more. */
const most = 100
const maxAttempts = 6
const firstPauseMs = 60_000
/** Far longer than any answer takes. */
const silentAfterMs = 10 * 60_000

/** 1, 2, 4 … minutes after so many attempts. */
export const pauseAfterMs = (attempts: number): number => firstPauseMs * 2 ** (attempts - 1)

/** The next one that leaves now, or what was settled without; null when nothing is due. */
const claimNext = (api: Api, nowMs: number, upTo: number): Promise<DueMessage | 'settled' | null> =>
  api.database.transaction().execute(async (transaction) => {
    const [message] = await lockDueMessages(transaction, nowMs, { most: 1, upTo })
    if (!message) return null
    if (message.usefulUntilMs < nowMs) await settleMessage(transaction, message, 'too-late', nowMs)
    else if (message.consentUsed || (await useConsent(transaction, message))) {
      await claimMessage(transaction, message, nowMs)
      return message
    } else await settleMessage(transaction, message, 'no-consent', nowMs)
    return 'settled'
  })

const sendOne = async (api: Api, message: DueMessage, nowMs: number): Promise<void> => {
  const { id, template, openid } = message
  const text = openMessageText(api.vault, message)
  // In a demo nobody comes through WeChat; the fake takes the member's id as well.
  const receiver = openid ?? message.memberId
  const outcome = await api.messageSender.send({ id, template, openid: receiver, text })
  const attempts = message.attempts + 1
  if (outcome !== 'not-sent') return settleMessage(api.database, message, outcome, nowMs)
  if (attempts >= maxAttempts) return settleMessage(api.database, message, 'given-up', nowMs)
  return retryMessage(api.database, message, nowMs + pauseAfterMs(attempts))
}

const drain = async (api: Api, nowMs: number, upTo: number): Promise<void> => {
  // One at a time: what ends this server takes one message with it, not all that were to follow.
  for (let left = most; left > 0; left--) {
    const message = await claimNext(api, nowMs, upTo)
    if (message === null) return
    if (message !== 'settled') await sendOne(api, message, nowMs)
  }
}

export const drainMessages = async (api: Api, nowMs: number): Promise<void> => {
  await giveUpSilent(api.database, nowMs - silentAfterMs, nowMs)
  await drain(api, nowMs, last)
}

/** What must not wait for the jobs in between. */
export const drainUrgentMessages = (api: Api, nowMs: number): Promise<void> =>
  drain(api, nowMs, urgent)
