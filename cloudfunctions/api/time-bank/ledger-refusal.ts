/** What the ledger says to a transfer, in the words of a refusal. */
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { stands, transferCodes, type TransferCode } from '../../../src/domain/time-bank/ledger'
import type { TransferResult } from './ledger.repository'

const refusalOf = (code: TransferCode) => {
  switch (code) {
    case 'not-enough':
    case 'no-account':
      return refuse('not-enough-hours')
    case 'closed':
      return refuse('account-closed')
    case 'id-taken':
      return refuse('id-taken')
    case 'ended':
    case 'not-pending':
      return refuse('already-done', '这笔冻结的时间已经处理过')
    default:
      return refuse('invalid', transferCodes[code])
  }
}

export const standsOrRefused = (
  result: TransferResult | undefined,
): Result<TransferResult, Refusal> => {
  if (!result) throw new Error('The ledger answers every transfer.')
  return stands(result.code) ? success(result) : refusalOf(result.code)
}
