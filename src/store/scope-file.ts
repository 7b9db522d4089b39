/**
 * What the phone holds of one scope: its records and the version up to which they are complete, in one text, so that
 * the two can never disagree. Columns once, then rows: half the size of objects, and faster to read.
 */
import * as v from 'valibot'
import { recordKinds, recordShapes, type AnyRecord, type RecordKind } from '../domain/record'
import type { RegionId } from '../domain/shapes'
import { decodeTable, encodeTable, type WireTable } from '../protocol/table'

/** Changed in place by its owner, `scope-files.ts`, after what changes it was written. */
export interface ScopeFile {
  version: number
  readonly records: ReadonlyMap<RecordKind, Map<string, AnyRecord>>
}

export const emptyScope = (): ScopeFile => ({
  version: 0,
  records: new Map(recordKinds.map((kind) => [kind, new Map<string, AnyRecord>()])),
})

export type KnownTables = { readonly [Kind in RecordKind]?: WireTable | undefined }

/** What a page of a pull brings for one scope. */
export interface ScopeNews {
  readonly scopeId: RegionId
  readonly version: number
  /** As they came, to be kept as they came; `records` is what they hold. */
  readonly tables: KnownTables
  readonly records: readonly { readonly kind: RecordKind; readonly record: AnyRecord }[]
  readonly gone: readonly (readonly [RecordKind, string])[]
}

export const columnsOf = (kind: RecordKind): readonly string[] =>
  Object.keys(recordShapes[kind].entries)

/** Changes whenever a kind or a field does: a file of another layout is pulled again from the beginning. */
export const layout = recordKinds.map((kind) => `${kind}:${columnsOf(kind).join(',')}`).join(';')

export const tableShape = v.custom<WireTable>(
  (input) =>
    typeof input === 'object' &&
    input !== null &&
    'columns' in input &&
    'rows' in input &&
    Array.isArray(input.columns) &&
    Array.isArray(input.rows),
)

export const scopeTextShape = v.object({
  layout: v.literal(layout),
  version: v.number(),
  tables: v.record(v.picklist(recordKinds), tableShape),
})

/**
 * The records of a table whose columns are all there, or null. Cells are not checked one by one: they come from our
 * server or our own sealed text, and a first sync brings some fifty thousand of them.
 */
export const recordsOf = (kind: RecordKind, table: WireTable): AnyRecord[] | null =>
  columnsOf(kind).every((column) => table.columns.includes(column))
    ? (decodeTable(table) as unknown as AnyRecord[])
    : null

export const scopeToText = (file: ScopeFile): v.InferOutput<typeof scopeTextShape> => ({
  layout,
  version: file.version,
  tables: Object.fromEntries(
    [...file.records].map(([kind, records]) => [
      kind,
      encodeTable<Record<string, unknown>>(columnsOf(kind), [...records.values()]),
    ]),
  ),
})

/** null when a table lacks columns. */
export const scopeFromText = (text: v.InferOutput<typeof scopeTextShape>): ScopeFile | null => {
  const scope = emptyScope()
  for (const kind of recordKinds) {
    const table = text.tables[kind]
    const list = table ? recordsOf(kind, table) : []
    if (!list) return null
    for (const record of list) scope.records.get(kind)?.set(record.id, record)
  }
  scope.version = text.version
  return scope
}

/** News with their records; null when a table lacks columns. */
export const newsFromTables = (news: Omit<ScopeNews, 'records'>): ScopeNews | null => {
  const records: ScopeNews['records'][number][] = []
  for (const kind of recordKinds) {
    const table = news.tables[kind]
    const list = table ? recordsOf(kind, table) : []
    if (!list) return null
    for (const record of list) records.push({ kind, record })
  }
  return { ...news, records }
}

export const addNews = (scope: ScopeFile, { version, records, gone }: ScopeNews): void => {
  for (const { kind, record } of records) scope.records.get(kind)?.set(record.id, record)
  for (const [kind, id] of gone) scope.records.get(kind)?.delete(id)
  scope.version = version
}
