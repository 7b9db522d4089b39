/**
 * Appends changed records under the versions of their scopes. The counter of a scope is raised under the
 * lock of its row, late in the transaction and in the order of scope ids: versions have no gaps, and whoever
 * sees a version sees everything below it (a plain sequence would lose rows of slower writers).
 */
import { sql } from 'kysely'
import type { AnyRecord, RecordChange } from '../../../src/domain/record'
import { loadRegionPlaces, type RegionPlace } from '../access/region-place'
import type { Transaction } from '../database/connect'
import type { ChangeSet } from '../record/change-set'
import { kindsInOrder } from '../record/record-tables'

interface SyncContext {
  readonly transaction: Transaction
  readonly tenantId: string
}

interface Entry {
  readonly kind: string
  readonly record_id: string
  readonly scope_id: string
  readonly region_id: string
  readonly gone: boolean
}

type Places = ReadonlyMap<string, RegionPlace>

const scopeOf = (places: Places, regionId: string): string => {
  const place = places.get(regionId)
  if (!place) throw new Error(`A record lies in a region that does not exist: ${regionId}`)
  return place.scopeId
}

/** One entry where the record is now; one more where it was, if that was another scope. */
const entriesOf = (
  { kind, record }: RecordChange,
  before: AnyRecord | undefined,
  places: Places,
): readonly Entry[] => {
  const scopeId = scopeOf(places, record.regionId)
  const entry = { kind, record_id: record.id }
  const home = { ...entry, scope_id: scopeId, region_id: record.regionId, gone: false }
  const formerScopeId = before ? scopeOf(places, before.regionId) : scopeId
  return before === undefined || formerScopeId === scopeId
    ? [home]
    : [{ ...entry, scope_id: formerScopeId, region_id: before.regionId, gone: true }, home]
}

/** Raises each scope's counter by the number of its entries; answers the new counters. */
const raiseVersions = async (
  { transaction, tenantId }: SyncContext,
  counts: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> => {
  const given = [...counts].map(([scope_id, count]) => ({ scope_id, count }))
  const { rows } = await sql<{ scope_id: string; version: number }>`
    insert into sync_scope (tenant_id, scope_id, version)
    select ${tenantId}, s.scope_id, s.count
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as s(scope_id text, count bigint)
    order by s.scope_id
    on conflict (tenant_id, scope_id) do update set version = sync_scope.version + excluded.version
    returning scope_id, version`.execute(transaction)
  return new Map(rows.map(({ scope_id, version }) => [scope_id, version]))
}

const numbered = (
  entries: readonly Entry[],
  counts: ReadonlyMap<string, number>,
  versions: ReadonlyMap<string, number>,
) => {
  const next = new Map(
    [...counts].map(([scopeId, count]) => [scopeId, (versions.get(scopeId) ?? 0) - count]),
  )
  return entries.map((entry) => {
    const version = (next.get(entry.scope_id) ?? 0) + 1
    next.set(entry.scope_id, version)
    return { ...entry, version }
  })
}

/** Houses come before households, those before people: a page that is cut never shows a child alone. */
const inWritingOrder = (changes: ChangeSet): readonly RecordChange[] =>
  kindsInOrder.flatMap((kind): readonly RecordChange[] => changes.ofKind(kind))

export const appendSyncEntries = async (
  context: SyncContext,
  changes: ChangeSet,
): Promise<void> => {
  const changed = inWritingOrder(changes)
  if (changed.length === 0) return
  const { transaction, tenantId } = context
  const befores = changed.map(({ kind, record }) => changes.staged.before(kind, record.id))
  const regionIds = [...changed.map(({ record }) => record), ...befores].flatMap((record) =>
    record ? [record.regionId] : [],
  )
  const places = await loadRegionPlaces(transaction, tenantId, regionIds)
  const entries = changed.flatMap((change, index) => entriesOf(change, befores[index], places))
  const counts = new Map<string, number>()
  for (const { scope_id } of entries) counts.set(scope_id, (counts.get(scope_id) ?? 0) + 1)
  const versions = await raiseVersions(context, counts)
  // Departures first: a record may have only one home at a time (sync_entry_home).
  await sql`
    insert into sync_entry (tenant_id, kind, record_id, scope_id, version, region_id, gone)
    select ${tenantId}, e.kind, e.record_id, e.scope_id, e.version, e.region_id, e.gone
    from jsonb_to_recordset(${JSON.stringify(numbered(entries, counts, versions))}::jsonb) as e(
      kind text, record_id text, scope_id text, version bigint, region_id text, gone boolean)
    order by e.gone desc
    on conflict (tenant_id, kind, record_id, scope_id) do update
      set version = excluded.version, region_id = excluded.region_id, gone = excluded.gone`.execute(
    transaction,
  )
}
