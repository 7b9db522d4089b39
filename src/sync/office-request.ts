/** One office command, sent at once and awaited: invitations, posts, regions, settings. Never kept in the outbox. */
import { CallFailed } from '../application'
import { refuse, type Refusal } from '../domain/refusal'
import type { Result } from '../domain/result'
import type { Network } from '../ports'
import type { CommandDraft } from '../store/member-store'
import type { MemberSession } from './member-session'
import { readPushAnswer } from './push-results'
import { callServer } from './server-client'

export const requestOffice = async (
  network: Network,
  session: MemberSession,
  draft: CommandDraft,
): Promise<Result<unknown, Refusal | 'unreachable'>> => {
  try {
    const store = await session.ofCaller()
    const envelope = await store.numbered(draft)
    const output = await callServer(network, 'sync.push', { commands: [envelope] })
    const result = readPushAnswer(output)?.find(({ commandId }) => commandId === envelope.commandId)
    if (!result || result.status === 'retry-later') return { ok: false, error: 'unreachable' }
    return result.status === 'rejected'
      ? refuse(result.code, result.detail)
      : { ok: true, value: result.answer }
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    if (error.code === 'forbidden' || error.code === 'invalid') return refuse(error.code)
    return { ok: false, error: 'unreachable' }
  }
}
