/** What every step of a wish is taken with: the transaction, the tenant's rules, the moment; and who wrote it for whom. */
import type { Settings } from '../../../src/domain/settings/settings'
import { holdsPostAt, type ActorAccess } from '../access/actor-access'
import type { StoredWish, WishTransaction } from './wish.repository'

export interface WishDesk {
  readonly files: WishTransaction
  readonly settings: Settings
  readonly nowMs: number
}

/** For somebody without WeChat, as long as a post there lasts. */
export const isWriterFor = (access: ActorAccess, { wish, path }: StoredWish): boolean =>
  wish.wisherMemberId === '' &&
  wish.writtenByMemberId === access.actor.memberId &&
  holdsPostAt(access, path)

/** The wisher, or who wrote it. */
export const isWishOf = (access: ActorAccess, stored: StoredWish): boolean =>
  stored.wish.wisherMemberId === access.actor.memberId || isWriterFor(access, stored)
