/**
 * Hours from an older record (原有服务时长), as a list of volunteers told them. Who organised that service recorded it and
 * vouches for it: it is named as carried over wherever it is told, and no certificate states it.
 */
import { sql } from 'kysely'
import type { VolunteerRecord } from '../../../src/protocol/volunteer'
import type { Database, Transaction } from '../database/connect'
import type { Files } from '../secrets/files'
import { columnPlace } from '../secrets/vault'
import type { VolunteerFile } from './volunteer-write.repository'

/** As a list brought it. */
export interface CarriedService {
  readonly minutes: number
  /** YYYY-MM-DD: up to which day it counts. */
  readonly asOf: string
  readonly enteredByName: string
}

export const findCarriedService = async (
  database: Database,
  tenantId: string,
  volunteerIds: readonly string[],
): Promise<ReadonlyMap<string, CarriedService>> => {
  if (volunteerIds.length === 0) return new Map()
  const rows = await database
    .selectFrom('carried_service')
    .select([
      'volunteer_id as volunteerId',
      'minutes',
      'as_of_date as asOf',
      'entered_by_name as enteredByName',
    ])
    .where('tenant_id', '=', tenantId)
    .where('volunteer_id', 'in', [...volunteerIds])
    .execute()
  return new Map(rows.map(({ volunteerId, ...carried }) => [volunteerId, carried]))
}

const reasonPlace = (tenantId: string, id: string) =>
  columnPlace('carried_service_amendment.reason_cipher', tenantId, id)

type Told = Required<NonNullable<VolunteerRecord['carried']>>

/** As it stands, with how it came to that; undefined: none. */
export const loadCarriedService = async (
  { database, vault }: Files,
  tenantId: string,
  volunteerId: string,
): Promise<Told | undefined> => {
  const brought = (await findCarriedService(database, tenantId, [volunteerId])).get(volunteerId)
  if (!brought) return undefined
  const rows = await database
    .selectFrom('carried_service_amendment')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('volunteer_id', '=', volunteerId)
    .orderBy('place')
    .execute()
  const amendments = rows.map((row, at) => ({
    wasMinutes: rows[at - 1]?.minutes ?? brought.minutes,
    minutes: row.minutes,
    reason: vault.open(reasonPlace(tenantId, row.id), row.reason_cipher),
    byName: row.entered_by_name,
    atMs: row.entered_at_ms,
  }))
  return { ...brought, minutes: amendments.at(-1)?.minutes ?? brought.minutes, amendments }
}

/** The volunteer is held: lines of one are numbered one after the other. */
export const insertCarriedAmendment = async (
  { transaction, vault, tenantId }: VolunteerFile,
  {
    id,
    volunteerId,
    place,
    ...line
  }: Pick<Told['amendments'][number], 'minutes' | 'reason' | 'byName' | 'atMs'> & {
    readonly id: string
    readonly volunteerId: string
    readonly place: number
  },
): Promise<void> => {
  await transaction
    .insertInto('carried_service_amendment')
    .values({
      ...{ tenant_id: tenantId, id, volunteer_id: volunteerId, place, minutes: line.minutes },
      reason_cipher: vault.seal(reasonPlace(tenantId, id), line.reason),
      ...{ entered_by_name: line.byName, entered_at_ms: line.atMs },
    })
    .execute()
}

/** Once for each volunteer: what is there stays. */
export const keepCarriedService = async (
  transaction: Transaction,
  { tenantId, atMs }: { readonly tenantId: string; readonly atMs: number },
  services: readonly (CarriedService & { readonly volunteerId: string })[],
): Promise<void> => {
  if (services.length === 0) return
  await transaction
    .insertInto('carried_service')
    .values(
      services.map(({ volunteerId, minutes, asOf, enteredByName }) => ({
        tenant_id: tenantId,
        volunteer_id: volunteerId,
        minutes,
        as_of_date: asOf,
        entered_by_name: enteredByName,
        entered_at_ms: atMs,
      })),
    )
    .onConflict((conflict) => conflict.columns(['tenant_id', 'volunteer_id']).doNothing())
    .execute()
}

/** Of two entries that are one person, the one that stays takes over what the other had; its own goes before. */
export const moveCarriedService = async (
  transaction: Transaction,
  tenantId: string,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<void> => {
  await sql`
    update carried_service c set volunteer_id = ${toId}
    where c.tenant_id = ${tenantId} and c.volunteer_id = ${fromId}
      and not exists (select from carried_service o
        where o.tenant_id = ${tenantId} and o.volunteer_id = ${toId})`.execute(transaction)
}
