/** Loads everything on file in a region and below, for comparing a roster with it. Reads only. */
import { sql } from 'kysely'
import type { Region } from '../../../src/domain/organisation/region'
import type { RecordKind, RecordOf } from '../../../src/domain/record'
import { atOrBelow } from '../access/at-or-below'
import type { RegionPlace } from '../access/region-place'
import type { Database } from '../database/connect'
import { recordReader, rowAsJson } from '../record/record-rows'
import type { RecordTable } from '../record/record-table'
import { recordTables } from '../record/record-tables'
import { findHolders } from '../resident/id-number.repository'
import type { Vault } from '../secrets/vault'
import type { OnFile } from './import-plan'
import { loadImported } from './roster-imported.repository'
import type { KnownEstates } from './sheet-estates'

interface LoadContext {
  readonly database: Database
  readonly vault: Vault
  readonly tenantId: string
}

interface Loaded<Kind extends RecordKind> {
  readonly record: RecordOf<Kind>
  readonly extra: string
}

/** Records of a kind below a path, each with one more column. */
const loadBelow = async <Kind extends RecordKind>(
  { database, vault, tenantId }: LoadContext,
  table: RecordTable<Kind>,
  path: string,
  extraColumn = 'id',
): Promise<Loaded<Kind>[]> => {
  const { rows } = await sql<{ row: string; extra: string }>`
    select ${sql.raw(rowAsJson(table, 'r'))} as row, r.${sql.ref(extraColumn)} as extra
    from ${sql.table(table.table)} r
    join region g on g.tenant_id = r.tenant_id and g.id = r.region_id
    where r.tenant_id = ${tenantId} and g.path like ${atOrBelow(path)}
    order by r.id`.execute(database)
  const read = recordReader(table, vault, tenantId)
  return rows.map(({ row, extra }) => ({ record: read(row), extra }))
}

const loadRegions = async (
  { database, tenantId }: LoadContext,
  path: string,
): Promise<readonly Region[]> => {
  const { rows } = await sql<Region>`
    select id, parent_id as "parentId", level_id as "levelId", name, code, ordinal
    from region where tenant_id = ${tenantId} and path like ${atOrBelow(path)} order by path`.execute(
    database,
  )
  return rows
}

/** `idNumberIndexes`: of the roster's numbers, to learn which of them are on file somewhere else. */
export const loadOnFile = async (
  context: LoadContext,
  region: RegionPlace,
  idNumberIndexes: readonly string[],
): Promise<OnFile> => {
  const { database, vault, tenantId } = context
  const { path } = region
  const holders = await findHolders(database, tenantId, idNumberIndexes)
  const houses = await loadBelow(context, recordTables.house, path)
  const households = await loadBelow(context, recordTables.household, path)
  const residents = await loadBelow(context, recordTables.resident, path, 'id_number_index')
  return {
    regions: await loadRegions(context, path),
    houses: houses.map(({ record }) => record),
    households: households.map(({ record }) => record),
    residents: residents.map(({ record, extra }) => ({ resident: record, idNumberIndex: extra })),
    lastImported: await loadImported(database, vault, tenantId, path),
    elsewhere: new Set(
      [...holders].filter(([, holder]) => !holder.path.startsWith(path)).map(([index]) => index),
    ),
  }
}

/** The estates on file in a region and below, each with its buildings. */
export const loadEstates = async (
  database: Database,
  tenantId: string,
  path: string,
): Promise<KnownEstates> => {
  const { rows } = await sql<{ estate: string; building: string }>`
    select distinct h.estate, h.building from house h
    join region g on g.tenant_id = h.tenant_id and g.id = h.region_id
    where h.tenant_id = ${tenantId} and g.path like ${atOrBelow(path)}`.execute(database)
  const estates = new Map<string, Set<string>>()
  for (const { estate, building } of rows) {
    const buildings = estates.get(estate) ?? new Set<string>()
    estates.set(estate, building === '' ? buildings : buildings.add(building))
  }
  return estates
}

/** A region and those above it, from the top. */
export const loadRegionsOnPath = (
  database: Database,
  tenantId: string,
  path: string,
): Promise<readonly Pick<Region, 'name' | 'code' | 'levelId'>[]> =>
  database
    .selectFrom('region')
    .select(['name', 'code', 'level_id as levelId'])
    .where('tenant_id', '=', tenantId)
    .where(
      'id',
      'in',
      path.split('/').filter((id) => id !== ''),
    )
    .orderBy('path')
    .execute()
