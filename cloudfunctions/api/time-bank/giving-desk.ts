/**
 * Where givings meet: as many as come at the same time are posted in one statement, and what has to be known of those
 * who are not remembered is read in one other. So a whole town can give at once.
 */
import type { Api } from '../api'
import { isTransient } from '../operating-error'
import { answerTogether } from '../together'
import { rememberGivings, type GivingMemory, type Known, type Named } from './giving-memory'
import { postOnGrounds } from './grounded-posting.repository'
import { loadGivingFacts } from './holder.repository'
import type { OwnedTransfer, TransferResult } from './ledger.repository'

/** A transfer, and what it was decided on. */
interface Posting extends OwnedTransfer {
  readonly known: Known
  /** Read just now, not remembered. */
  readonly isFresh: boolean
}

export interface GivingDesk {
  readonly memory: GivingMemory
  /** null: the caller is nobody here. */
  readonly learn: (named: Named) => Promise<Known | null>
  /** null: nothing was posted, because something known of it, or of another in the batch, has changed. */
  readonly post: (posting: Posting) => Promise<TransferResult | null>
}

const learnAll = async (
  { pipeline }: Api,
  named: readonly Named[],
): Promise<readonly (Known | null)[]> => {
  const facts = await loadGivingFacts(pipeline, named[0]?.tenantId ?? '', {
    memberIds: named.map(({ memberId }) => memberId),
    numbers: named.flatMap(({ toNumber }) => toNumber ?? []),
  })
  return named.map(({ memberId, toNumber }) => {
    const giver = facts?.givers.get(memberId)
    if (!facts || !giver) return null
    const receiver = facts.receivers.get(toNumber ?? '') ?? null
    return { rules: facts.rules, rulesVersion: facts.rulesVersion, giver, receiver }
  })
}

const groundsOf = (rulesVersion: string, postings: readonly Posting[]) => ({
  rulesVersion,
  volunteers: postings.flatMap(({ known: { giver, receiver } }) =>
    [giver.holder, receiver].filter((one) => one !== null),
  ),
})

const postAll = async (
  api: Api,
  postings: readonly Posting[],
): Promise<readonly (TransferResult | null)[]> => {
  const nobody = postings.map(() => null)
  const [rulesVersion, ...others] = new Set(postings.map(({ known }) => known.rulesVersion))
  if (rulesVersion === undefined || others.length > 0) return nobody
  try {
    const grounds = groundsOf(rulesVersion, postings)
    const results = await postOnGrounds(api.pipeline, postings, grounds, api.nowMs())
    return results.length === 0 ? nobody : results
  } catch (error) {
    // Another batch was first at an id, or held what this one waited for; the ids make trying again harmless.
    if (isTransient(error)) return nobody
    throw error
  }
}

const desks = new WeakMap<Api, GivingDesk>()

const most = 64

/** One desk for each server. */
export const givingDeskOf = (api: Api): GivingDesk => {
  const desk = desks.get(api) ?? {
    memory: rememberGivings(),
    learn: answerTogether({
      run: (named: readonly Named[]) => learnAll(api, named),
      tenantOf: ({ tenantId }) => tenantId,
      ...{ most, lanes: 1 },
    }),
    post: answerTogether({
      run: (postings: readonly Posting[]) => postAll(api, postings),
      // What somebody remembers wrongly must not hold up those who have just looked.
      tenantOf: ({ by, isFresh }) => `${by.tenantId} ${String(isFresh)}`,
      ...{ most, lanes: 2, worthALane: 4 },
    }),
  }
  desks.set(api, desk)
  return desk
}
