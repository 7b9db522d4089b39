/**
 * One page of a pull: the next entries of the wanted scopes in the order of their versions, with the records
 * behind them, cut so that the page stays under its limit of bytes. PostgreSQL hands over one text a
 * statement, because reading some thousand rows cell by cell costs more than finding them.
 */
import { sql } from 'kysely'
import { recordKinds, type RecordKind } from '../../../src/domain/record'
import { maxPageBytes, type PullPage } from '../../../src/protocol/pull'
import { atOrBelow } from '../access/at-or-below'
import type { CarriedScope } from '../access/carried-scopes'
import type { Api } from '../api'
import { recordTables } from '../record/record-tables'
import { rowAsJson } from '../record/record-rows'
import { ScopePages, type EntryShown, type PulledEntry, type StoredRow } from './scope-pages'

export interface ScopeWanted extends CarriedScope {
  /** The version up to which the phone has everything. */
  readonly after: number
}

/** About as many records as fit into a page; more would be read in vain. */
const MAX_ENTRIES = 2400
/** What the envelope of a page, column names and scope ids may take at most besides the records. */
const FRAME_BYTES = 24 * 1024

/** The first scopes that fill a page for certain or are all; the others wait for the next page. */
const scopesOfPage = (wanted: readonly ScopeWanted[]): readonly ScopeWanted[] => {
  let entries = 0
  const full = wanted.findIndex(({ version, after }) => (entries += version - after) >= MAX_ENTRIES)
  return full < 0 ? wanted : wanted.slice(0, full + 1)
}

type EntryCells = readonly [string, number, RecordKind, string, string, boolean, boolean]

/** A steward sees a part of a scope only; `below` null is the whole. */
const loadEntries = async (
  { database }: Api,
  tenantId: string,
  scopes: readonly ScopeWanted[],
): Promise<readonly PulledEntry[]> => {
  const wanted = scopes.map(({ scopeId, after, onlyBelow }) => ({
    scope_id: scopeId,
    after,
    below: onlyBelow?.map((path) => atOrBelow(path)) ?? null,
  }))
  const { rows } = await sql<{ entries: string | null }>`
    select json_agg(json_build_array(e.scope_id, e.version, e.kind, e.record_id, e.region_id, e.gone,
      e.below is null or exists (select from region r where r.tenant_id = ${tenantId}
        and r.id = e.region_id and r.path like any(e.below))
      ) order by e.scope_id, e.version)::text as entries
    from (
      select s.*, w.below
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
        as w(scope_id text, after bigint, below text[])
      cross join lateral (
        -- The limit keeps the planner at the index, scope by scope, whatever it knows of the table.
        select * from sync_entry n where n.tenant_id = ${tenantId} and n.scope_id = w.scope_id
          and n.version > w.after order by n.version limit ${MAX_ENTRIES}
      ) s
      order by s.scope_id, s.version limit ${MAX_ENTRIES}
    ) e`.execute(database)
  const entries = JSON.parse(rows[0]?.entries ?? '[]') as readonly EntryCells[]
  return entries.map(([scopeId, version, kind, recordId, regionId, gone, inSight]) => ({
    scopeId,
    version,
    kind,
    recordId,
    regionId,
    gone,
    inSight,
  }))
}

type RowsById = ReadonlyMap<string, StoredRow>

/** One JSON array a line: JSON text has no raw line breaks. The first two cells are id and region. */
const loadRows = async (
  { database }: Api,
  tenantId: string,
  kind: RecordKind,
  ids: readonly string[],
): Promise<RowsById> => {
  const table = recordTables[kind]
  const { rows } = await sql<{ lines: string | null }>`
    select string_agg(${sql.raw(rowAsJson(table, 't'))}, ${'\n'}) as lines
    from ${sql.table(table.table)} t
    where t.tenant_id = ${tenantId} and t.id = any(${[...ids]}::text[])`.execute(database)
  const found = new Map<string, StoredRow>()
  for (const line of rows[0]?.lines?.split('\n') ?? []) {
    const cells = JSON.parse(line) as unknown[]
    const [id, regionId] = cells
    found.set(String(id), { cells, regionId: String(regionId), bytes: Buffer.byteLength(line) })
  }
  return found
}

type Rows = ReadonlyMap<RecordKind, RowsById>

/** The kinds at once, as far as there are connections. */
const loadAllRows = async (
  api: Api,
  tenantId: string,
  entries: readonly PulledEntry[],
): Promise<Rows> => {
  const present = entries.filter(({ inSight, gone }) => inSight && !gone)
  const loaded = await Promise.all(
    recordKinds.map(async (kind) => {
      const ids = present.filter((entry) => entry.kind === kind).map(({ recordId }) => recordId)
      return [
        kind,
        ids.length === 0 ? new Map() : await loadRows(api, tenantId, kind, ids),
      ] as const
    }),
  )
  return new Map(loaded)
}

/** A phone that starts a scope has nothing to forget in it. */
const shownAs = (entry: PulledEntry, after: number, rows: Rows): EntryShown => {
  if (entry.gone || !entry.inSight) return { as: after === 0 ? 'nothing' : 'gone' }
  const row = rows.get(entry.kind)?.get(entry.recordId)
  // Moved since the entries were read: its next entry says so, in a later page.
  return row?.regionId === entry.regionId ? { as: 'record', row } : { as: 'nothing' }
}

/** `document`: the access document that goes with the page, if one does. */
export const loadPage = async (
  api: Api,
  tenantId: string,
  wanted: readonly ScopeWanted[],
  document: object,
): Promise<Pick<PullPage, 'scopes' | 'more'>> => {
  if (wanted.length === 0) return { scopes: [], more: false }
  const scopes = scopesOfPage(wanted)
  const after = new Map(scopes.map((scope) => [scope.scopeId, scope.after]))
  const entries = await loadEntries(api, tenantId, scopes)
  const rows = await loadAllRows(api, tenantId, entries)
  const room = maxPageBytes - FRAME_BYTES - Buffer.byteLength(JSON.stringify(document))
  const pages = new ScopePages(api.vault, tenantId, room)
  const isFull = entries.some(
    (entry) => !pages.take(entry, shownAs(entry, after.get(entry.scopeId) ?? 0, rows)),
  )
  const isRest = scopes.length < wanted.length || entries.length === MAX_ENTRIES
  return { scopes: pages.finished(), more: isFull || isRest }
}
