/** What every step of a wish is taken with: the transaction, the tenant's rules, the moment. */
import type { Settings } from '../../../src/domain/settings/settings'
import type { WishTransaction } from './wish.repository'

export interface WishDesk {
  readonly files: WishTransaction
  readonly settings: Settings
  readonly nowMs: number
}
