/** A wrong transfer is put right by another one that names it. What went over the cap comes back from the pool first. */
import { sql } from 'kysely'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { planCorrection } from '../../../src/domain/time-bank/giving'
import type { StoredTransfer } from '../../../src/domain/time-bank/ledger'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { findHolder } from './holder.repository'
import { standsOrRefused } from './ledger-refusal'
import { postTransfers, sealReason, type Transfer } from './ledger.repository'
import { findTransfer, standingMinutes } from './stored-ledger.repository'

/** Every volunteer whom it concerns must live in the envelope's region, and none of them is the one who corrects. */
const findCorrectable = async (
  transferId: string,
  context: OfficeContext,
): Promise<Result<StoredTransfer, Refusal>> => {
  const { transaction, access } = context
  const { tenantId, memberId } = access.actor
  const transfer = await findTransfer(transaction, tenantId, transferId)
  const moved = transfer && ['posted', 'post'].includes(transfer.phase)
  if (!moved || ['correction', 'gather', 'over-cap'].includes(transfer.kind))
    return refuse('transfer-not-found')
  const { path } = regionOf(context)
  for (const account of [transfer.debit, transfer.credit ?? '']) {
    if (!account.startsWith('volunteer:')) continue
    const id = account.slice('volunteer:'.length)
    const holder = await findHolder(transaction, tenantId, { id })
    if (holder?.path.startsWith(path) !== true) return refuse('transfer-not-found')
    if (holder.memberId === memberId) return refuse('needs-another')
  }
  return success(transfer)
}

const back = (transfer: StoredTransfer, id: string, minutes: number): Transfer => ({
  ...{ id, kind: 'correction', phase: 'posted', correctsId: transfer.id, minutes },
  ...{ debit: transfer.credit ?? '', credit: transfer.debit },
})

const plan = async (
  transfer: StoredTransfer,
  right: number,
  { transaction, access, commandId }: OfficeContext,
): Promise<readonly Transfer[]> => {
  const planned = planCorrection(await standingMinutes(transaction, transfer), right)
  if (!planned) return []
  const { minutes } = planned
  if (planned.direction === 'more')
    return [
      {
        ...back(transfer, `correct/${commandId}`, minutes),
        ...{ debit: transfer.debit, credit: transfer.credit ?? '' },
        capMinutes: access.settings.timeBank.personalCapMinutes,
      },
    ]
  const surplus = await findTransfer(transaction, transfer.tenantId, `${transfer.id}/cap`)
  const over = surplus ? await standingMinutes(transaction, surplus) : 0
  return [
    ...(surplus && over > 0
      ? [back(surplus, `correct-cap/${commandId}`, Math.min(over, minutes))]
      : []),
    back(transfer, `correct/${commandId}`, minutes),
  ]
}

export const correctTransfer: OfficeHandler<'transfer.correct'> = async (args, context) => {
  const found = await findCorrectable(args.transferId, context)
  if (!found.ok) return found
  const { transaction, vault, access, nowMs } = context
  // Held before it is looked at how much of it stands: of two who correct it at once the second finds it right already.
  await sql`select from time_transfer where tenant_id = ${access.actor.tenantId}
    and id = ${args.transferId} for no key update`.execute(transaction)
  const transfers = await plan(found.value, args.minutes, context)
  if (transfers.length === 0) return refuse('already-done', '原来就是这么多')
  const sealed = transfers.map((transfer) => ({
    ...transfer,
    reasonCipher: sealReason(vault, access.actor.tenantId, transfer.id, args.reason),
  }))
  // The first of two may stand while the second is refused; then neither may.
  await sql`savepoint correction`.execute(transaction)
  const results = await postTransfers({ database: transaction, by: access.actor, nowMs }, sealed)
  const refused = results.map(standsOrRefused).find(({ ok }) => !ok)
  if (!refused) return success(undefined)
  await sql`rollback to savepoint correction`.execute(transaction)
  return refused
}
