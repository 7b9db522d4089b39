/**
 * One page of a pull: the next entries of the wanted scopes in the order of their versions, with the records
 * behind them, cut so that the page stays under its limit of bytes.
 */
import { sql } from 'kysely'
import { recordKinds, type RecordKind } from '../../../src/domain/record'
import { maxPageBytes, type PullPage } from '../../../src/protocol/pull'
import type { CarriedScope } from '../access/carried-scopes'
import type { Api } from '../api'
import { recordTables } from '../record/record-tables'
import { rowAsJson } from '../record/record-rows'
import { ScopePages, type EntryShown, type PulledEntry } from './scope-pages'

export interface ScopeWanted extends CarriedScope {
  /** The version up to which the phone has everything. */
  readonly after: number
}

/** About as many records as fit into a page; more would be read in vain. */
const MAX_ENTRIES = 1500
/** What the envelope of a page, column names and scope ids may take at most besides the records. */
const FRAME_BYTES = 24 * 1024

const loadEntries = async (
  { database }: Api,
  tenantId: string,
  scopes: readonly ScopeWanted[],
): Promise<readonly PulledEntry[]> => {
  const wanted = scopes.map(({ scopeId, after }) => ({ scope_id: scopeId, after }))
  const { rows } = await sql<PulledEntry>`
    select e.scope_id as "scopeId", e.version, e.kind, e.record_id as "recordId", e.gone,
      e.region_id as "regionId", r.path
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(scope_id text, after bigint)
    cross join lateral (
      select * from sync_entry s
      where s.tenant_id = ${tenantId} and s.scope_id = w.scope_id and s.version > w.after
      order by s.version limit ${MAX_ENTRIES}
    ) e
    join region r on r.tenant_id = e.tenant_id and r.id = e.region_id
    order by e.scope_id, e.version limit ${MAX_ENTRIES}`.execute(database)
  return rows
}

const loadRows = async (
  { database }: Api,
  tenantId: string,
  kind: RecordKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly row: string; readonly regionId: string }>> => {
  const table = recordTables[kind]
  const { rows } = await sql<{ id: string; regionId: string; row: string }>`
    select t.id, t.region_id as "regionId", ${sql.raw(rowAsJson(table, 't'))} as row
    from ${sql.table(table.table)} t
    where t.tenant_id = ${tenantId} and t.id = any(${[...ids]}::text[])`.execute(database)
  return new Map(rows.map(({ id, ...rest }) => [id, rest]))
}

/** Whether the caller may see where the record lies; a steward sees a part of the scope only. */
const isInSight = ({ path }: PulledEntry, { onlyBelow }: ScopeWanted): boolean =>
  onlyBelow === null || onlyBelow.some((above) => path.startsWith(above))

type Rows = ReadonlyMap<RecordKind, Awaited<ReturnType<typeof loadRows>>>

/** A phone that starts a scope has nothing to forget in it. */
const shownAs = (entry: PulledEntry, scope: ScopeWanted, rows: Rows): EntryShown => {
  if (entry.gone || !isInSight(entry, scope)) return { as: scope.after === 0 ? 'nothing' : 'gone' }
  const found = rows.get(entry.kind)?.get(entry.recordId)
  // Moved since the entries were read: its next entry says so, in a later page.
  return found?.regionId === entry.regionId ? { as: 'record', row: found.row } : { as: 'nothing' }
}

const loadAllRows = async (
  api: Api,
  tenantId: string,
  entries: readonly PulledEntry[],
): Promise<Rows> => {
  const rows = new Map<RecordKind, Awaited<ReturnType<typeof loadRows>>>()
  for (const kind of recordKinds) {
    const ids = entries
      .filter((entry) => entry.kind === kind && !entry.gone)
      .map(({ recordId }) => recordId)
    if (ids.length > 0) rows.set(kind, await loadRows(api, tenantId, kind, ids))
  }
  return rows
}

/** `document`: the access document that goes with the page, if one does. */
export const loadPage = async (
  api: Api,
  tenantId: string,
  wanted: readonly ScopeWanted[],
  document: object,
): Promise<Pick<PullPage, 'scopes' | 'more'>> => {
  if (wanted.length === 0) return { scopes: [], more: false }
  const scopes = new Map(wanted.map((scope) => [scope.scopeId, scope]))
  const entries = await loadEntries(api, tenantId, wanted)
  const inSight = entries.filter((entry) => {
    const scope = scopes.get(entry.scopeId)
    return scope !== undefined && isInSight(entry, scope)
  })
  const rows = await loadAllRows(api, tenantId, inSight)
  const room = maxPageBytes - FRAME_BYTES - Buffer.byteLength(JSON.stringify(document))
  const pages = new ScopePages(api.vault, tenantId, room)
  const isFull = entries.some((entry) => {
    const scope = scopes.get(entry.scopeId)
    return scope !== undefined && !pages.take(entry, shownAs(entry, scope, rows))
  })
  return { scopes: pages.finished(), more: isFull || entries.length === MAX_ENTRIES }
}
