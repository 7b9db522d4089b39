/**
 * Where givings meet: as many as come at the same time are posted together, and what has to be known of those
 * that could not be is read in one other. So a whole town can give at once.
 */
import { LRUCache } from 'lru-cache'
import type { Holder } from '../../../src/domain/time-bank/giving'
import type { Api } from '../api'
import { isTransient } from '../operating-error'
import { answerTogether } from '../together'
import { giveTime, type Giving } from './give-time.repository'
import { loadGivingFacts, type Giver, type GivingFacts } from './holder.repository'
import type { TransferResult } from './ledger.repository'

/** Who gives what to whom. */
export interface Named {
  readonly tenantId: string
  readonly memberId: string
  /** null: to the pool. */
  readonly toNumber: string | null
}

export type KnownRules = Pick<GivingFacts, 'rules' | 'rulesVersion'>

/** What is on file of one giving. */
export interface Known extends KnownRules {
  readonly giver: Giver
  /** null: there is none, or the pool. */
  readonly receiver: Holder | null
}

/** A giving, and the rules by which it was decided. */
interface Posting extends Giving {
  readonly rulesVersion: string
}

export interface GivingDesk {
  /** Of each tenant as last read: what is posted by them is posted only while they hold. */
  readonly rulesOf: LRUCache<string, KnownRules>
  /** null: the caller is nobody here. */
  readonly learn: (named: Named) => Promise<Known | null>
  /** null: not posted, because something is not as it was decided for. */
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

const postAll = async (
  { pipeline, nowMs }: Api,
  postings: readonly Posting[],
): Promise<readonly (TransferResult | null)[]> => {
  try {
    return await giveTime(pipeline, postings[0]?.rulesVersion ?? '', postings, nowMs())
  } catch (error) {
    // Another batch was first at an id, or held what this one waited for; the ids make trying again harmless.
    if (isTransient(error)) return postings.map(() => null)
    throw error
  }
}

const desks = new WeakMap<Api, GivingDesk>()

const most = 64
const mostTenants = 1_000

/** One desk for each server. */
export const givingDeskOf = (api: Api): GivingDesk => {
  const desk = desks.get(api) ?? {
    rulesOf: new LRUCache({ max: mostTenants }),
    learn: answerTogether({
      run: (named: readonly Named[]) => learnAll(api, named),
      tenantOf: ({ tenantId }) => tenantId,
      ...{ most, lanes: 1 },
    }),
    post: answerTogether({
      run: (postings: readonly Posting[]) => postAll(api, postings),
      tenantOf: ({ by, rulesVersion }) => `${by.tenantId} ${rulesVersion}`,
      ...{ most, lanes: 2, worthALane: 4 },
    }),
  }
  desks.set(api, desk)
  return desk
}
