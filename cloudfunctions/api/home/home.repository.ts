/** Homes in the database. What tells of the person is sealed. */
import { sql } from 'kysely'
import type { HomeDetails, HomeState } from '../../../src/domain/home/home'
import { isAtOrBelowAny } from '../access/at-or-below'
import type { Database, Transaction } from '../database/connect'
import { columnPlace, type Vault } from '../secrets/vault'

export interface Home {
  readonly id: string
  readonly memberId: string
  readonly regionId: string
  /** '/root/…/id/' */
  readonly path: string
  readonly state: HomeState
  readonly details: HomeDetails
  /** '' until it was found among the files. */
  readonly householdId: string
  readonly reason: string
  readonly setAtMs: number
}

export interface HomeFile {
  readonly database: Database
  readonly vault: Vault
}

const place = (tenantId: string, recordId: string) => ({ tenantId, recordId, field: 'home' })

const reasonPlace = (tenantId: string, recordId: string) =>
  columnPlace('home.settled_reason_cipher', tenantId, recordId)

const homes = ({ database }: HomeFile, tenantId: string) =>
  database
    .selectFrom('home')
    .innerJoin('region', (join) =>
      join
        .onRef('region.tenant_id', '=', 'home.tenant_id')
        .onRef('region.id', '=', 'home.region_id'),
    )
    .select([
      'home.id',
      'home.member_id as memberId',
      'home.region_id as regionId',
      'region.path',
      'home.state',
      'home.details_cipher as sealed',
      'home.household_id as householdId',
      'home.settled_reason_cipher as sealedReason',
      'home.set_at_ms as setAtMs',
    ])
    .where('home.tenant_id', '=', tenantId)

interface HomeRow extends Omit<Home, 'details' | 'reason'> {
  readonly sealed: string
  readonly sealedReason: string
}

const toHome =
  ({ vault }: HomeFile, tenantId: string) =>
  ({ sealed, sealedReason, ...row }: HomeRow): Home => ({
    ...row,
    reason: vault.open(reasonPlace(tenantId, row.id), sealedReason),
    // Sealed by writeHome; the seal vouches that nobody else wrote it.
    details: JSON.parse(vault.open(place(tenantId, row.id), sealed)) as HomeDetails,
  })

/** One's own, in the order in which they were given. */
export const findHomesOf = async (
  file: HomeFile,
  { tenantId, memberId }: { readonly tenantId: string; readonly memberId: string },
): Promise<readonly Home[]> => {
  const rows = await homes(file, tenantId)
    .where('home.member_id', '=', memberId)
    .orderBy('home.set_at_ms')
    .orderBy('home.id')
    .execute()
  return rows.map(toHome(file, tenantId))
}

/** Found to be this household, whoever gave them. */
export const findHomesOfHousehold = async (
  file: HomeFile,
  tenantId: string,
  householdId: string,
): Promise<readonly Home[]> => {
  const rows = await homes(file, tenantId)
    .where('home.household_id', '=', householdId)
    .where('home.state', '=', 'confirmed')
    .orderBy('home.id')
    .execute()
  return rows.map(toHome(file, tenantId))
}

/** Held until the transaction ends. */
export const lockHome = async (
  file: HomeFile,
  tenantId: string,
  id: string,
): Promise<Home | undefined> => {
  const row = await homes(file, tenantId)
    .where('home.id', '=', id)
    .forNoKeyUpdate('home')
    .executeTakeFirst()
  return row && toHome(file, tenantId)(row)
}

export const findUnconfirmed = async (
  file: HomeFile,
  tenantId: string,
  where: { readonly path: string; readonly most: number },
): Promise<readonly Home[]> => {
  const rows = await homes(file, tenantId)
    .where('home.state', '=', 'unconfirmed')
    .where(isAtOrBelowAny('region.path', [where.path]))
    .orderBy('home.set_at_ms')
    .orderBy('home.id')
    .limit(where.most)
    .execute()
  return rows.map(toHome(file, tenantId))
}

export const findHome = async (
  file: HomeFile,
  tenantId: string,
  id: string,
): Promise<Home | undefined> => {
  const row = await homes(file, tenantId).where('home.id', '=', id).executeTakeFirst()
  return row && toHome(file, tenantId)(row)
}

export interface HomeWriting {
  readonly transaction: Transaction
  readonly vault: Vault
  readonly tenantId: string
  readonly nowMs: number
}

/** Given anew or changed: either way it has to be looked for again. */
export const writeHome = async (
  { transaction, vault, tenantId, nowMs }: HomeWriting,
  home: Pick<Home, 'id' | 'memberId' | 'regionId' | 'details'>,
): Promise<void> => {
  const given = {
    region_id: home.regionId,
    state: 'unconfirmed' as const,
    details_cipher: vault.seal(place(tenantId, home.id), JSON.stringify(home.details)),
    household_id: '',
    set_at_ms: nowMs,
    settled_at_ms: null,
    settled_by_name: '',
    settled_reason_cipher: '',
  }
  await transaction
    .insertInto('home')
    .values({ tenant_id: tenantId, id: home.id, member_id: home.memberId, ...given })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(given))
    .execute()
}

export const removeHome = async (
  transaction: Transaction,
  tenantId: string,
  id: string,
): Promise<void> => {
  await transaction
    .deleteFrom('home')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

export interface HomeDecision {
  readonly id: string
  readonly state: 'confirmed' | 'declined'
  readonly regionId: string
  readonly householdId: string
  readonly reason: string
  readonly byName: string
}

export const settleHome = async (
  { transaction, vault, tenantId, nowMs }: HomeWriting,
  { id, state, regionId, householdId, reason, byName }: HomeDecision,
): Promise<void> => {
  await transaction
    .updateTable('home')
    .set({
      state,
      region_id: regionId,
      household_id: householdId,
      settled_at_ms: nowMs,
      settled_by_name: byName,
      settled_reason_cipher: vault.seal(reasonPlace(tenantId, id), reason),
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** What regions are called with those above them but the root: '迎凤社区 第一网格'. */
export const regionNames = async (
  database: Database,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select r.id, string_agg(a.name, ' ' order by length(a.path)) as name
    from region r join region a on a.tenant_id = r.tenant_id and starts_with(r.path, a.path)
      and (a.parent_id is not null or a.id = r.id)
    where r.tenant_id = ${tenantId} and r.id in (${sql.join([...new Set(ids)])})
    group by r.id`.execute(database)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Who lives there or acts for who does: members whose home was found to be this household. */
export const findMembersOfHousehold = async (
  { database, tenantId }: { readonly database: Database; readonly tenantId: string },
  householdId: string,
): Promise<readonly string[]> => {
  const rows = await database
    .selectFrom('home')
    .select('member_id as memberId')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where('household_id', '=', householdId)
    .where('state', '=', 'confirmed')
    .execute()
  return rows.map(({ memberId }) => memberId)
}

/** At or below a place, whether found among the files or not yet. */
export const findHomesAt = async (
  file: HomeFile,
  tenantId: string,
  where: { readonly path: string; readonly most: number },
): Promise<readonly Home[]> => {
  const rows = await homes(file, tenantId)
    .where('home.state', '<>', 'declined')
    .where(isAtOrBelowAny('region.path', [where.path]))
    .orderBy('home.set_at_ms', 'desc')
    .orderBy('home.id')
    .limit(where.most)
    .execute()
  return rows.map(toHome(file, tenantId))
}
