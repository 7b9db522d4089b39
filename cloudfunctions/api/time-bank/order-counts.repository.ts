/**
 * How many orders somebody has asked for, taken and given back. Counted under the member's own lock, or two at once would both
 * be the last; the orders of a volunteer, whom others ask for as well, under the volunteer's.
 */
import { sql } from 'kysely'
import type { TakingFacts } from '../../../src/domain/time-bank/free-hands'
import { volunteerAccount } from '../../../src/domain/time-bank/ledger'
import type { OrderFiles } from './order.repository'

/** What one member does with orders happens one thing after the other. */
export const lockMember = async (
  { database, tenantId }: OrderFiles,
  memberId: string,
): Promise<void> => {
  await database
    .selectFrom('member')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', memberId)
    .forNoKeyUpdate()
    .execute()
}

/** Comes after all locks of rows but those of accounts: who holds it waits for nobody who waits for it. */
const lockPlaces = async ({ database, tenantId }: OrderFiles, volunteerId: string) => {
  await sql`select pg_advisory_xact_lock(hashtextextended(
    ${`orders under way ${tenantId} ${volunteerId}`}, 0))`.execute(database)
}

/**
 * So many of somebody's orders are under way; a volunteer's nobody else counts before the transaction ends. What an office
 * asked for others is theirs, not the worker's. What a relative asked for out of the hours of an elder is the relative's; and
 * the elder's as well once it is approved.
 */
export const countUnderWay = async (
  files: OrderFiles,
  by: { readonly memberId?: string; readonly volunteerId: string | undefined },
): Promise<number> => {
  const { database, tenantId } = files
  const { memberId, volunteerId = '' } = by
  if (volunteerId !== '') await lockPlaces(files, volunteerId)
  const { count } = await database
    .selectFrom('time_order')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where((e) =>
      e.or([
        memberId === undefined
          ? e('asker_volunteer_id', '=', volunteerId)
          : e.and([
              e('asker_member_id', '=', memberId),
              e.or([
                e('asker_volunteer_id', 'is', null),
                e('asker_volunteer_id', '=', volunteerId),
              ]),
            ]),
        e.and([e('payer', '=', volunteerAccount(volunteerId)), e('state', '<>', 'asked')]),
      ]),
    )
    .where('state', 'in', ['asked', 'open', 'taken', 'disputed'])
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** How often somebody asked for a service, also in vain; but for this command. */
export const countAsked = async (
  { database, tenantId }: OrderFiles,
  { memberId, commandId, sinceMs }: { memberId: string; commandId: string; sinceMs: number },
): Promise<number> => {
  // The name stands in the text, or no plan could use the index that has only these.
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from command
    where tenant_id = ${tenantId} and member_id = ${memberId} and name = 'redeem.request'
      and received_at_ms > ${sinceMs} and id <> ${commandId}`.execute(database)
  return rows[0]?.count ?? 0
}

export const countTaken = async (
  { database, tenantId }: OrderFiles,
  volunteerId: string,
  sinceMs: number,
): Promise<TakingFacts> => {
  const underWay = await database
    .selectFrom('time_order')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('taker_volunteer_id', '=', volunteerId)
    .where('state', 'in', ['taken', 'disputed'])
    .executeTakeFirstOrThrow()
  const givenBack = await database
    .selectFrom('time_give_back')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('volunteer_id', '=', volunteerId)
    .where('at_ms', '>', sinceMs)
    .executeTakeFirstOrThrow()
  return { underWay: Number(underWay.count), givenBack: Number(givenBack.count) }
}

interface GiveBack {
  /** The command's. */
  readonly id: string
  readonly orderId: string
  readonly volunteerId: string
  readonly nowMs: number
}

export const addGiveBack = async (
  { database, tenantId }: OrderFiles,
  { id, orderId, volunteerId, nowMs }: GiveBack,
): Promise<void> => {
  await database
    .insertInto('time_give_back')
    .values({
      ...{ tenant_id: tenantId, id, order_id: orderId, volunteer_id: volunteerId },
      at_ms: nowMs,
    })
    .execute()
}
