/** One office command, sent at once and awaited: invitations, posts, regions, settings. Never kept in the outbox. */
import { CallFailed } from '../application'
import { refuse, type Refusal } from '../domain/refusal'
import type { Result } from '../domain/result'
import type { Network } from '../ports'
import type { CommandEnvelope } from '../protocol/envelope'
import type { CommandDraft, MemberStore } from '../store/member-store'
import type { MemberSession } from './member-session'
import { readPushAnswer } from './push-results'
import { callServer } from './server-client'

/** So long somebody who taps again means the same; who asks later wants it once more. */
const meantAgainMs = 10 * 60_000

/** Requests whose answer never came, by what they ask: tapped again, each goes out under its own id and happens once. */
const unanswered = new WeakMap<MemberStore, Map<string, CommandEnvelope>>()

const unansweredOf = (store: MemberStore): Map<string, CommandEnvelope> => {
  const known = unanswered.get(store) ?? new Map<string, CommandEnvelope>()
  unanswered.set(store, known)
  return known
}

const envelopeFor = async (store: MemberStore, draft: CommandDraft): Promise<CommandEnvelope> => {
  const known = unansweredOf(store)
  const asked = JSON.stringify(draft)
  const before = known.get(asked)
  const isRecent = before && store.parts.clock.nowMs() - before.issuedAtMs < meantAgainMs
  const envelope = isRecent ? before : await store.numbered(draft)
  known.set(asked, envelope)
  return envelope
}

export const requestOffice = async (
  network: Network,
  session: MemberSession,
  draft: CommandDraft,
): Promise<Result<unknown, Refusal | 'unreachable'>> => {
  try {
    const store = await session.ofCaller()
    const envelope = await envelopeFor(store, draft)
    const output = await callServer(network, 'sync.push', { commands: [envelope] })
    const result = readPushAnswer(output)?.find(({ commandId }) => commandId === envelope.commandId)
    if (!result || result.status === 'retry-later') return { ok: false, error: 'unreachable' }
    unansweredOf(store).delete(JSON.stringify(draft))
    return result.status === 'rejected'
      ? refuse(result.code, result.detail)
      : { ok: true, value: result.answer }
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    if (error.code === 'forbidden' || error.code === 'invalid') return refuse(error.code)
    return { ok: false, error: 'unreachable' }
  }
}
