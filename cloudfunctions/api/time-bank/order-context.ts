/** What the commands on orders take out of their context: the posting in the ledger, the time of the next step. */
import { expiryMs } from '../../../src/domain/time-bank/request-order'
import type { OfficeContext } from '../office/office-handler'
import type { Posting } from './order-effects'

export const postingOf = ({ transaction, access, nowMs }: OfficeContext): Posting => ({
  transaction,
  by: access.actor,
  nowMs,
  capMinutes: access.settings.timeBank.personalCapMinutes,
})

export const nowAndUntil = ({ access, nowMs }: OfficeContext) => ({
  ...{ nowMs, untilMs: expiryMs(access.settings.timeBank, nowMs) },
})
