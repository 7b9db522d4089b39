/** One verdict about one part, or a person's about the whole; what follows for the subject happens in the same transaction. */
import type { HeldWhy } from '../../../src/domain/content-check/content-check'
import type { Api } from '../api'
import { contentOutcomes } from '../content-outcomes'
import type { CheckVerdict } from './content-checker'
import {
  lockCheck,
  partsOf,
  settleCheck,
  updatePart,
  type Subject,
} from './content-check.repository'

type Settled = Exclude<CheckVerdict, { readonly kind: 'later' }>

/** The worst decides at once; all passed lets it through. null: others are still on their way. */
const verdictOfAll = (
  verdict: Settled,
  parts: readonly { readonly state: string }[],
): { readonly state: 'passed' } | { readonly state: 'held'; readonly why: HeldWhy } | null => {
  if (verdict.kind === 'held') return { state: 'held', why: verdict.why }
  return parts.every(({ state }) => state === 'passed') ? { state: 'passed' } : null
}

export const settlePart = async (
  api: Pick<Api, 'database' | 'vault'>,
  part: Subject & { readonly place: number; readonly attempts: number },
  verdict: Settled,
  nowMs: number,
): Promise<void> =>
  api.database.transaction().execute(async (transaction) => {
    const check = await lockCheck(transaction, part)
    if (check?.state !== 'waiting') return
    const parts = await partsOf(transaction, part)
    const mine = parts.find(({ place }) => place === part.place)
    // Asked anew meanwhile: an older answer is not about what is written now.
    if (typeof mine?.next_try_at_ms !== 'number' || mine.attempts !== part.attempts) return
    await updatePart(transaction, part, {
      ...{ state: verdict.kind, next_try_at_ms: null, trace_id: null },
    })
    const after = parts.map((one) => (one === mine ? { state: verdict.kind } : one))
    const all = verdictOfAll(verdict, after)
    if (!all) return
    const { tenantId, kind, subjectId } = part
    const desk = { transaction, vault: api.vault, tenantId, nowMs }
    await settleCheck(desk, part, { ...all, nowMs })
    await contentOutcomes[kind](desk, subjectId, { state: all.state, byPerson: false, reason: '' })
  })
