/** Lists volunteers for those who manage them, newest first. */
import { sql } from 'kysely'
import { maskIdNumber } from '../../../src/domain/id-number'
import { maskPhone } from '../../../src/domain/phone-number'
import type { VolunteerState } from '../../../src/domain/volunteer/volunteer'
import type { ListedVolunteer, VolunteerPage } from '../../../src/protocol/volunteer'
import { isAtOrBelowAny } from '../access/at-or-below'
import type { Files } from '../secrets/files'
import type { Vault } from '../secrets/vault'
import { openDetails } from './volunteer.repository'

export const maxVolunteersPerAnswer = 50

export interface WhichVolunteers {
  readonly path: string
  readonly state: VolunteerState | ''
  /** A whole number or phone, or part of a name; '' for all. */
  readonly find: string
  readonly correcting: boolean
  readonly after: string
}

interface Row {
  readonly id: string
  readonly number: string
  readonly state: VolunteerState
  readonly details_cipher: string
  readonly regionName: string
  readonly registeredAtMs: number
  readonly openCorrections: number
  readonly comes: boolean
  readonly regionId: string
  /** The whole telephone that was sought is theirs: it has been told whose it is. */
  readonly byPhone: boolean
}

const lineOf = (vault: Vault, tenantId: string, row: Row): ListedVolunteer => {
  const { details_cipher, regionId: _where, byPhone: _how, ...rest } = row
  const { name, phone, idNumber, team } = openDetails(vault, tenantId, row.id, details_cipher)
  const masks = { phoneMask: maskPhone(phone), idNumberMask: maskIdNumber(idNumber) }
  return { ...rest, ...masks, name, team: row.comes ? '' : team }
}

/** A move is decided where it goes to, everything else where the volunteer belongs. */
const openHere = (path: string) => sql`(select count(*) from volunteer_correction c
    join region d on d.tenant_id = c.tenant_id and d.id = coalesce(c.to_region_id, v.region_id)
  where c.tenant_id = v.tenant_id and c.volunteer_id = v.id and c.state = 'open'
    and ${isAtOrBelowAny('d.path', [path])})`

/** Of elsewhere, who ask to come. */
const comingTo = (tenantId: string, path: string) => sql`v.id in (
  select c.volunteer_id from volunteer_correction c
    join region d on d.tenant_id = c.tenant_id and d.id = c.to_region_id
  where c.tenant_id = ${tenantId} and c.state = 'open' and ${isAtOrBelowAny('d.path', [path])})`

/** Names lie sealed, so all of the region are opened: 5,000 take a tenth of a second, and no index tells who is called what. */
const findNamed = async (
  { database, vault }: Files,
  tenantId: string,
  { path, find }: Pick<WhichVolunteers, 'path' | 'find'>,
): Promise<readonly string[]> => {
  const { rows } = await sql<Pick<Row, 'id' | 'details_cipher'>>`
    select v.id, v.details_cipher
    from volunteer v join region r on r.tenant_id = v.tenant_id and r.id = v.region_id
    where v.tenant_id = ${tenantId} and ${isAtOrBelowAny('r.path', [path])}`.execute(database)
  return rows
    .filter((row) => openDetails(vault, tenantId, row.id, row.details_cipher).name.includes(find))
    .map(({ id }) => id)
}

export interface FoundVolunteers extends Omit<VolunteerPage, 'moved'> {
  readonly foundByPhone: readonly { readonly id: string; readonly regionId: string }[]
}

export const listVolunteers = async (
  { database, vault }: Files,
  tenantId: string,
  { path, state, find, correcting, after }: WhichVolunteers,
): Promise<FoundVolunteers> => {
  const isName = find !== '' && !/\d/.test(find)
  const named = isName ? await findNamed({ database, vault }, tenantId, { path, find }) : []
  const phoneIndex = vault.blindIndex(tenantId, 'volunteer-phone', find)
  const isHere = isAtOrBelowAny('r.path', [path])
  const { rows } = await sql<Row>`
    select v.id, v.number, v.state, v.details_cipher, r.name as "regionName",
      v.registered_at_ms as "registeredAtMs", ${openHere(path)} as "openCorrections",
      not ${isHere} as comes, v.region_id as "regionId",
      ${find} <> '' and v.phone_index = ${phoneIndex} as "byPhone"
    from volunteer v join region r on r.tenant_id = v.tenant_id and r.id = v.region_id
    where v.tenant_id = ${tenantId}
      and (${isHere} or (${correcting}::boolean and ${comingTo(tenantId, path)}))
      and (${state} = '' or v.state = ${state})
      and (${find} = '' or v.number = ${find} or v.phone_index = ${phoneIndex}
        or v.id = any(${named}::text[]))
      and (not ${correcting}::boolean or ${openHere(path)} > 0)
      and (${after} = '' or (v.registered_at_ms, v.id) < (
        select b.registered_at_ms, b.id from volunteer b
        where b.tenant_id = ${tenantId} and b.id = ${after}))
    order by v.registered_at_ms desc, v.id desc limit ${maxVolunteersPerAnswer + 1}`.execute(
    database,
  )
  const shown = rows.slice(0, maxVolunteersPerAnswer)
  return {
    volunteers: shown.map((row) => lineOf(vault, tenantId, row)),
    more: rows.length > shown.length,
    foundByPhone: shown.filter(({ byPhone }) => byPhone),
  }
}
