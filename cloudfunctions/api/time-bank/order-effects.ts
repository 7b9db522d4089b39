/** What a step of an order does in the ledger: hold, post, void or expire. */
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { poolAccount, volunteerAccount } from '../../../src/domain/time-bank/ledger'
import type { LedgerEffect, Order } from '../../../src/domain/time-bank/order'
import type { Transaction } from '../database/connect'
import { standsOrRefused } from './ledger-refusal'
import {
  openVolunteerAccount,
  postTransfers,
  type Poster,
  type Transfer,
} from './ledger.repository'
import type { StoredOrder } from './order.repository'
import { findAccount } from './stored-ledger.repository'

const holdOf = (orderId: string): string => `hold/${orderId}`

const transferOf = (
  { id, payer }: Pick<StoredOrder, 'id' | 'payer'>,
  order: Order,
  effect: LedgerEffect,
  capMinutes: number,
): Transfer | null => {
  const common = { kind: 'redeem', subjectId: id } as const
  const pendingId = holdOf(id)
  switch (effect.kind) {
    case 'nothing':
      return null
    case 'hold':
      return {
        ...{ ...common, id: pendingId, phase: 'pending', debit: payer, minutes: order.minutes },
        expiresAtMs: order.expiresAtMs,
      }
    case 'post':
      return {
        ...{ ...common, id: `post/${id}`, phase: 'post', pendingId, minutes: effect.minutes },
        ...{ credit: volunteerAccount(order.takerVolunteerId ?? ''), capMinutes },
      }
    default:
      return { ...common, id: `${effect.kind}/${id}`, phase: effect.kind, pendingId }
  }
}

export interface Posting {
  readonly transaction: Transaction
  readonly by: Poster
  readonly nowMs: number
  readonly capMinutes: number
}

export const applyEffect = async (
  { transaction, by, nowMs, capMinutes }: Posting,
  of: Pick<StoredOrder, 'id' | 'payer'>,
  { order, effect }: { readonly order: Order; readonly effect: LedgerEffect },
): Promise<Result<unknown, Refusal>> => {
  const transfer = transferOf(of, order, effect, capMinutes)
  if (!transfer) return success(undefined)
  if (effect.kind === 'hold') {
    // Nothing is opened for hours that nobody has.
    const payer = of.payer === poolAccount ? `${poolAccount}:00` : of.payer
    const account = await findAccount(transaction, by.tenantId, payer)
    if (!account) return refuse('not-enough-hours')
  }
  if (effect.kind === 'post')
    await openVolunteerAccount(transaction, by.tenantId, order.takerVolunteerId ?? '')
  const posting = { database: transaction, by, nowMs }
  return standsOrRefused((await postTransfers(posting, [transfer]))[0])
}
