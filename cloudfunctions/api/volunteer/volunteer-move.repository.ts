/** Volunteers who ask to belong to another region: who may look at them meanwhile, the move itself, and who has gone. */
import { sql } from 'kysely'
import { moveSeenFrom, type MoveSeen } from '../../../src/domain/volunteer/move'
import type { MovedVolunteer } from '../../../src/protocol/volunteer'
import { isAtOrBelowAny } from '../access/at-or-below'
import type { Database } from '../database/connect'
import type { Files } from '../secrets/files'
import { findVolunteers, openDetails, type Volunteer } from './volunteer.repository'
import type { VolunteerFile } from './volunteer-write.repository'

interface OpenMove {
  readonly from: string
  readonly to: string
}

/** By the paths of the regions; one waits at a time. */
const findPathsOfMove = async (
  database: Database,
  tenantId: string,
  volunteerId: string,
): Promise<OpenMove | undefined> => {
  const { rows } = await sql<OpenMove>`
    select f.path as "from", t.path as "to"
    from volunteer_correction c
      join volunteer v on v.tenant_id = c.tenant_id and v.id = c.volunteer_id
      join region f on f.tenant_id = v.tenant_id and f.id = v.region_id
      join region t on t.tenant_id = c.tenant_id and t.id = c.to_region_id
    where c.tenant_id = ${tenantId} and c.volunteer_id = ${volunteerId}
      and c.state = 'open'`.execute(database)
  return rows[0]
}

/** What the open move of this volunteer is to who looks from `path`. */
export const findMoveSeen = async (
  database: Database,
  tenantId: string,
  { id, path }: { readonly id: string; readonly path: string },
): Promise<MoveSeen> => {
  const move = await findPathsOfMove(database, tenantId, id)
  return move ? moveSeenFrom(path, move) : ''
}

/** Somebody of elsewhere who asks to come to `path` or below; undefined for everybody else. */
export const findComing = async (
  files: Files,
  tenantId: string,
  where: { readonly id: string; readonly path: string },
): Promise<Volunteer | undefined> => {
  const seen = await findMoveSeen(files.database, tenantId, where)
  return seen === 'in' ? (await findVolunteers(files, tenantId, [where.id]))[0] : undefined
}

/** Standing, number and hours stay. */
export const writeRegion = async (
  { transaction, tenantId }: VolunteerFile,
  id: string,
  regionId: string,
): Promise<void> => {
  await transaction
    .updateTable('volunteer')
    .set({ region_id: regionId })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

const shownForMs = 90 * 86_400_000

interface MovedRow extends Omit<MovedVolunteer, 'name'> {
  readonly volunteerId: string
  readonly details_cipher: string
}

/** Who left a region and all below it in the last three months, by name and number only: the rest is the new one's. */
export const listMoved = async (
  { database, vault }: Files,
  tenantId: string,
  { path, find, nowMs }: { readonly path: string; readonly find: string; readonly nowMs: number },
): Promise<readonly MovedVolunteer[]> => {
  const { rows } = await sql<MovedRow>`
    select c.id, v.id as "volunteerId", v.number, v.details_cipher, t.name as "toRegionName",
      c.settled_at_ms as "movedAtMs", c.settled_by_name as "takenInByName"
    from volunteer_correction c
      join volunteer v on v.tenant_id = c.tenant_id and v.id = c.volunteer_id
      join region n on n.tenant_id = v.tenant_id and n.id = v.region_id
      join region f on f.tenant_id = c.tenant_id and f.id = c.from_region_id
      join region t on t.tenant_id = c.tenant_id and t.id = c.to_region_id
    where c.tenant_id = ${tenantId} and c.settled_at_ms > ${nowMs - shownForMs}
      and ${isAtOrBelowAny('f.path', [path])} and not ${isAtOrBelowAny('n.path', [path])}
    order by c.settled_at_ms desc, c.id`.execute(database)
  return rows
    .map(({ volunteerId, details_cipher, ...row }) => ({
      ...row,
      name: openDetails(vault, tenantId, volunteerId, details_cipher).name,
    }))
    .filter(({ name, number }) => find === '' || number === find || name.includes(find))
    .slice(0, 50)
}

/** The id of the move that waits; undefined when none does. */
export const findOpenMove = async (
  { transaction, tenantId }: VolunteerFile,
  volunteerId: string,
): Promise<string | undefined> => {
  const row = await transaction
    .selectFrom('volunteer_correction')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('volunteer_id', '=', volunteerId)
    .where('state', '=', 'open')
    .where('to_region_id', 'is not', null)
    .executeTakeFirst()
  return row?.id
}
