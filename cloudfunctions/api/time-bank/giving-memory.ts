/**
 * What a server still knows of who gives and who is given to. It only ever serves to say yes: whatever would be refused
 * is read anew, and what is posted rests on the versions that were remembered (grounded-posting.repository.ts).
 */
import { LRUCache } from 'lru-cache'
import type { Giver, GivingFacts, SeenHolder } from './holder.repository'

/** As many people as give within some minutes in a large town; a few hundred bytes each. */
const MOST = 20_000
/** A name that was changed is written into the ledger as it was for so long. */
const REMEMBERED_MS = 5 * 60_000

/** Who gives what to whom. */
export interface Named {
  readonly tenantId: string
  readonly memberId: string
  /** null: to the pool. */
  readonly toNumber: string | null
}

/** What is known of one giving. */
export interface Known extends Pick<GivingFacts, 'rules' | 'version'> {
  readonly giver: Giver
  /** null: there is none, or the pool. */
  readonly receiver: SeenHolder | null
}

export interface GivingMemory {
  keep(named: Named, known: Known): void
  /** null unless all of it is remembered. */
  recall(named: Named): Known | null
}

export const rememberGivings = (): GivingMemory => {
  const limits = { max: MOST, ttl: REMEMBERED_MS }
  const givers = new LRUCache<string, Omit<Known, 'receiver'>>(limits)
  const receivers = new LRUCache<string, SeenHolder>(limits)
  return {
    keep({ tenantId, memberId, toNumber }, { receiver, ...ofGiver }) {
      givers.set(`${tenantId} ${memberId}`, ofGiver)
      if (receiver) receivers.set(`${tenantId} ${toNumber ?? ''}`, receiver)
    },
    recall({ tenantId, memberId, toNumber }) {
      const ofGiver = givers.get(`${tenantId} ${memberId}`)
      if (!ofGiver) return null
      if (toNumber === null) return { ...ofGiver, receiver: null }
      const receiver = receivers.get(`${tenantId} ${toNumber}`)
      return receiver ? { ...ofGiver, receiver } : null
    },
  }
}
