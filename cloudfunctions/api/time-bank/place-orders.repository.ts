/** Where orders wait to be approved when whose they are has moved: an elder is asked where they live. */
import { poolAccount, volunteerAccount } from '../../../src/domain/time-bank/ledger'
import { placeChecks } from '../content-check/check-state.repository'
import type { Transaction } from '../database/connect'

interface Moved {
  readonly tenantId: string
  readonly volunteerId: string
  /** Where they live now. */
  readonly region: { readonly id: string; readonly path: string }
}

/**
 * Those out of their own hours, whoever asked, and those that they ask for out of the pool; with the checks of their words.
 * Whoever ends a registration holds orders first and the volunteer then: of two that meet one is tried again.
 */
export const placeAskedOrders = async (
  transaction: Transaction,
  { tenantId, volunteerId, region }: Moved,
): Promise<void> => {
  const asked = await transaction
    .selectFrom('time_order')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'asked')
    .where((e) =>
      e.or([
        e('payer', '=', volunteerAccount(volunteerId)),
        e.and([e('payer', '=', poolAccount), e('asker_volunteer_id', '=', volunteerId)]),
      ]),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  if (asked.length === 0) return
  const ids = asked.map(({ id }) => id)
  await transaction
    .updateTable('time_order')
    .set({ region_id: region.id })
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .execute()
  await placeChecks(transaction, { tenantId, kind: 'order', subjectIds: ids, region })
}
