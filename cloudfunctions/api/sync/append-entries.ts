/**
 * Appends changed records under the versions of their scopes. The counter of a scope is raised under the
 * lock of its row, late in the transaction and in the order of scope ids: versions have no gaps, and whoever
 * sees a version sees everything below it (a plain sequence would lose rows of slower writers).
 */
import { sql } from 'kysely'
import type { AnyRecord, RecordChange } from '../../../src/domain/record'
import { loadMissingPlaces, type RegionPlaces } from '../access/region-place'
import type { Transaction } from '../database/connect'
import type { ChangeSet } from '../record/change-set'
import { kindsInOrder } from '../record/record-tables'

interface SyncContext {
  readonly transaction: Transaction
  readonly tenantId: string
  /** Regions that the caller has looked up already. */
  readonly places: RegionPlaces
}

interface Entry {
  readonly kind: string
  readonly record_id: string
  readonly scope_id: string
  readonly region_id: string
  readonly gone: boolean
}

const scopeOf = (places: RegionPlaces, regionId: string): string => {
  const place = places.get(regionId)
  if (!place) throw new Error(`A record lies in a region that does not exist: ${regionId}`)
  return place.scopeId
}

/** One entry where the record is now; one more where it was, if that was another scope. */
const entriesOf = (
  { kind, record }: RecordChange,
  before: AnyRecord | undefined,
  places: RegionPlaces,
): readonly Entry[] => {
  const scopeId = scopeOf(places, record.regionId)
  const entry = { kind, record_id: record.id }
  const home = { ...entry, scope_id: scopeId, region_id: record.regionId, gone: false }
  const formerScopeId = before ? scopeOf(places, before.regionId) : scopeId
  return before === undefined || formerScopeId === scopeId
    ? [home]
    : [{ ...entry, scope_id: formerScopeId, region_id: before.regionId, gone: true }, home]
}

/** How many entries of its scope stand behind each: so far is its version below the scope's new counter. */
const withBehind = (entries: readonly Entry[]) => {
  const left = new Map<string, number>()
  for (const { scope_id } of entries) left.set(scope_id, (left.get(scope_id) ?? 0) + 1)
  return entries.map((entry) => {
    const behind = (left.get(entry.scope_id) ?? 0) - 1
    left.set(entry.scope_id, behind)
    return { ...entry, behind }
  })
}

/** Houses come before households, those before people: a page that is cut never shows a child alone. */
const inWritingOrder = (changes: ChangeSet): readonly RecordChange[] =>
  kindsInOrder.flatMap((kind): readonly RecordChange[] => changes.ofKind(kind))

export const appendSyncEntries = async (
  { transaction, tenantId, places: known }: SyncContext,
  changes: ChangeSet,
): Promise<void> => {
  const changed = inWritingOrder(changes)
  if (changed.length === 0) return
  const befores = changed.map(({ kind, record }) => changes.staged.before(kind, record.id))
  const regionIds = [...changed.map(({ record }) => record), ...befores].flatMap((record) =>
    record ? [record.regionId] : [],
  )
  const places = await loadMissingPlaces(transaction, tenantId, known, regionIds)
  const entries = changed.flatMap((change, index) => entriesOf(change, befores[index], places))
  // Departures first: a record may have only one home at a time (sync_entry_home).
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(withBehind(entries))}::jsonb) as e(
        kind text, record_id text, scope_id text, region_id text, gone boolean, behind bigint)
    ), raised as (
      insert into sync_scope (tenant_id, scope_id, version)
      select ${tenantId}, scope_id, count(*) from given group by scope_id order by scope_id
      on conflict (tenant_id, scope_id) do update set version = sync_scope.version + excluded.version
      returning scope_id, version
    )
    insert into sync_entry (tenant_id, kind, record_id, scope_id, version, region_id, gone)
    select ${tenantId}, e.kind, e.record_id, e.scope_id, s.version - e.behind, e.region_id, e.gone
    from given e join raised s on s.scope_id = e.scope_id
    order by e.gone desc
    on conflict (tenant_id, kind, record_id, scope_id) do update
      set version = excluded.version, region_id = excluded.region_id, gone = excluded.gone`.execute(
    transaction,
  )
}
