/**
 * What a server still knows of who gives and who is given to. It only ever serves to say yes: whatever would be refused
 * is read anew, and what is posted rests on the versions that were remembered (grounded-posting.repository.ts).
 */
import { LRUCache } from 'lru-cache'
import type { Giver, GivingFacts, SeenHolder } from './holder.repository'

/** As many people as give within some minutes in a large town. */
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

type KnownRules = Pick<GivingFacts, 'rules' | 'rulesVersion'>

/** What is known of one giving. */
export interface Known extends KnownRules {
  readonly giver: Giver
  /** null: there is none, or the pool. */
  readonly receiver: SeenHolder | null
}

export interface GivingMemory {
  keep(named: Named, known: Known): void
  /** null unless all of it is remembered. */
  recall(named: Named): Known | null
  /** Because it did not lead to a yes, and perhaps is not so any more. */
  forget(named: Named): void
}

export const rememberGivings = (): GivingMemory => {
  const limits = { max: MOST, ttl: REMEMBERED_MS }
  const rulesOf = new LRUCache<string, KnownRules>(limits)
  const givers = new LRUCache<string, Giver>(limits)
  const receivers = new LRUCache<string, SeenHolder>(limits)
  const giverOf = ({ tenantId, memberId }: Named) => `${tenantId} ${memberId}`
  const receiverOf = ({ tenantId, toNumber }: Named) => `${tenantId} ${toNumber ?? ''}`
  return {
    keep(named, { rules, rulesVersion, giver, receiver }) {
      rulesOf.set(named.tenantId, { rules, rulesVersion })
      givers.set(giverOf(named), giver)
      if (receiver) receivers.set(receiverOf(named), receiver)
    },
    recall(named) {
      const rules = rulesOf.get(named.tenantId)
      const giver = givers.get(giverOf(named))
      const receiver = receivers.get(receiverOf(named)) ?? null
      return rules && giver && (named.toNumber === null || receiver)
        ? { ...rules, giver, receiver }
        : null
    },
    forget(named) {
      rulesOf.delete(named.tenantId)
      givers.delete(giverOf(named))
      receivers.delete(receiverOf(named))
    },
  }
}
