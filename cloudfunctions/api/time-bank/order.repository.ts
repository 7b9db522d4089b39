/** Orders (兑换) in the database. Who it is for, how to reach them and what was said of it lie sealed. */
import { payFromOf } from '../../../src/domain/time-bank/elders-hours'
import { ownerIn, volunteerAccount } from '../../../src/domain/time-bank/ledger'
import type { Order } from '../../../src/domain/time-bank/order'
import type { Database, Transaction } from '../database/connect'
import type { TimeOrderTable } from '../database/time-bank-schema'
import type { Entitlement } from './entitlement.repository'
import { columnPlace, type Vault } from '../secrets/vault'
import type { Selectable } from 'kysely'

/** What was said when the two sides did not agree. */
export interface StoredDispute {
  /** Whose words they are; '' = what the product says of a step, to both sides; absent from those of before it was kept. */
  readonly memberId?: string
  readonly memberName: string
  readonly words: string
}

export interface OrderDetails {
  readonly elder: {
    readonly name: string
    readonly relation: string
    readonly birthDate: string
    /** As a volunteer, where the hours are the elder's own. */
    readonly number?: string | undefined
  }
  readonly contact: string
  readonly wish: string
  /** '' = any day; absent from orders of before it was asked. */
  readonly wantedOn?: string
  /** Absent from orders of before it was looked for. */
  readonly entitlement?: Entitlement
  /** Who let it go out said that the elder, whose hours they are, was asked in person. Absent: it needed none, or is not held. */
  readonly elderAgreed?: boolean
  /** It went out only once a worker had agreed. Absent from orders of before: those from the pool did. */
  readonly neededApproval?: boolean
  readonly askerName: string
  readonly takerName: string
  /** Who had taken it is no volunteer any more; nobody has taken it since. Absent: no. */
  readonly takerLeft?: boolean
  readonly disputes: readonly StoredDispute[]
}

export interface StoredOrder {
  readonly id: string
  readonly regionId: string
  readonly service: string
  readonly payer: string
  readonly order: Order
  readonly details: OrderDetails
  readonly askedAtMs: number
  readonly changedAtMs: number
  readonly settledByName: string
  readonly settledReason: string
}

export const neededApproval = ({ details, order }: StoredOrder): boolean =>
  details.neededApproval ?? order.payFrom === 'pool'

const place = (tenantId: string, recordId: string) => ({ tenantId, recordId, field: 'time-order' })
const settledPlace = (tenantId: string, recordId: string) =>
  columnPlace('time_order.settled_reason_cipher', tenantId, recordId)

export interface OrderFiles {
  readonly database: Database
  readonly vault: Vault
  readonly tenantId: string
}

/** As a row tells of it. */
export const storedOrder = (
  { vault, tenantId }: OrderFiles,
  row: Selectable<TimeOrderTable>,
): StoredOrder => {
  // Sealed by saveOrder; the seal vouches that nobody else wrote it.
  const details = JSON.parse(
    vault.open(place(tenantId, row.id), row.details_cipher),
  ) as OrderDetails
  const payFrom = payFromOf(row.payer, row.asker_volunteer_id)
  return {
    id: row.id,
    regionId: row.region_id,
    service: row.service,
    payer: row.payer,
    order: {
      state: row.state,
      minutes: row.minutes,
      ...{ payFrom, askerMemberId: row.asker_member_id, askerVolunteerId: row.asker_volunteer_id },
      elderVolunteerId: payFrom === 'elder' ? ownerIn('volunteer', row.payer) : null,
      ...{ takerVolunteerId: row.taker_volunteer_id, takenAtMs: row.taken_at_ms },
      ...{ askerMinutes: row.asker_minutes, takerMinutes: row.taker_minutes },
      objected: details.disputes.length > 0,
      wantedOn: details.wantedOn ?? '',
      expiresAtMs: row.expires_at_ms,
    },
    details,
    ...{ askedAtMs: row.asked_at_ms, changedAtMs: row.changed_at_ms },
    settledByName: row.settled_by_name,
    settledReason: vault.open(settledPlace(tenantId, row.id), row.settled_reason_cipher),
  }
}

/** What steps change of an order. */
const changingOf = ({ vault, tenantId }: OrderFiles, { order, ...stored }: StoredOrder) => ({
  state: order.state,
  ...{ taker_volunteer_id: order.takerVolunteerId, taken_at_ms: order.takenAtMs },
  ...{ asker_minutes: order.askerMinutes, taker_minutes: order.takerMinutes },
  details_cipher: vault.seal(place(tenantId, stored.id), JSON.stringify(stored.details)),
  ...{ changed_at_ms: stored.changedAtMs, expires_at_ms: order.expiresAtMs },
  settled_by_name: stored.settledByName,
  settled_reason_cipher: vault.seal(settledPlace(tenantId, stored.id), stored.settledReason),
})

/** Rejects when there is one of that id: whoever asks must not write over another's. */
export const addOrder = async (files: OrderFiles, stored: StoredOrder): Promise<void> => {
  const { id, regionId, service, payer, order } = stored
  await files.database
    .insertInto('time_order')
    .values({
      ...{ tenant_id: files.tenantId, id, region_id: regionId },
      ...{ service, minutes: order.minutes, payer },
      asker_member_id: order.askerMemberId,
      asker_volunteer_id: order.askerVolunteerId,
      asked_at_ms: stored.askedAtMs,
      ...changingOf(files, stored),
    })
    .execute()
}

/** Writes what became of an order that was found. */
export const saveOrder = async (files: OrderFiles, order: StoredOrder): Promise<void> => {
  await files.database
    .updateTable('time_order')
    .set(changingOf(files, order))
    .where('tenant_id', '=', files.tenantId)
    .where('id', '=', order.id)
    .execute()
}

/** Locked, so that of two who take it the second finds it taken. */
export const lockOrder = async (
  files: OrderFiles & { readonly database: Transaction },
  id: string,
): Promise<StoredOrder | undefined> => {
  const row = await files.database
    .selectFrom('time_order')
    .selectAll()
    .where('tenant_id', '=', files.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && storedOrder(files, row)
}

export interface OrderFilter {
  /** Those that come behind this one. */
  readonly after?: { readonly atMs: number; readonly id: string } | undefined
  readonly limit: number
}

const newestFirst = ({ database, tenantId }: OrderFiles, { after, limit }: OrderFilter) =>
  database
    .selectFrom('time_order')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .$if(after !== undefined, (of) =>
      of.where((e) =>
        e(e.refTuple('asked_at_ms', 'id'), '<', e.tuple(after?.atMs ?? 0, after?.id ?? '')),
      ),
    )
    .orderBy('asked_at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)

/** Those that wait for a volunteer, newest first. */
export const listOpenOrders = async (
  files: OrderFiles,
  filter: OrderFilter,
): Promise<readonly StoredOrder[]> => {
  const rows = await newestFirst(files, filter).where('state', '=', 'open').execute()
  return rows.map((row) => storedOrder(files, row))
}

/** Ids of those that a volunteer has taken and that have not ended, in a fixed order. */
export const listTakenOrders = async (
  { database, tenantId }: OrderFiles,
  volunteerId: string,
): Promise<readonly string[]> => {
  const rows = await database
    .selectFrom('time_order')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('taker_volunteer_id', '=', volunteerId)
    .where('state', '=', 'taken')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Those that somebody asked for or took, or that relatives asked for out of their hours; newest first. */
export const listOwnOrders = async (
  files: OrderFiles,
  { memberId, volunteerId }: { readonly memberId: string; readonly volunteerId: string | null },
  filter: OrderFilter,
): Promise<readonly StoredOrder[]> => {
  const rows = await newestFirst(files, filter)
    .where((e) =>
      e.or([
        e('asker_member_id', '=', memberId),
        ...(volunteerId === null
          ? []
          : [
              e('taker_volunteer_id', '=', volunteerId),
              e('payer', '=', volunteerAccount(volunteerId)),
            ]),
      ]),
    )
    .execute()
  return rows.map((row) => storedOrder(files, row))
}

/** In no particular order; ids that name none are left out. */
export const findOrders = async (
  files: OrderFiles,
  ids: readonly string[],
): Promise<readonly StoredOrder[]> => {
  if (ids.length === 0) return []
  const rows = await files.database
    .selectFrom('time_order')
    .selectAll()
    .where('tenant_id', '=', files.tenantId)
    .where('id', 'in', [...ids])
    .execute()
  return rows.map((row) => storedOrder(files, row))
}

/** Who asked as this volunteer signs in as another member now, or as nobody: what is under way is this member's to confirm. */
export const moveAskedOrders = async (
  database: Database,
  tenantId: string,
  { volunteerId, memberId }: { readonly volunteerId: string; readonly memberId: string },
): Promise<void> => {
  await database
    .updateTable('time_order')
    .set({ asker_member_id: memberId })
    .where('tenant_id', '=', tenantId)
    .where('asker_volunteer_id', '=', volunteerId)
    .execute()
}
