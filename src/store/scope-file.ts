/**
 * What the phone holds of one scope: its records and the version up to which they are complete, in one text, so that
 * the two can never disagree. Columns once, then rows: half the size of objects, and faster to read.
 */
import * as v from 'valibot'
import { recordKinds, recordShapes, type AnyRecord, type RecordKind } from '../domain/record'
import type { RegionId } from '../domain/shapes'
import { decodeTable, encodeTable, type WireTable } from '../protocol/table'

export interface ScopeFile {
  readonly version: number
  readonly records: ReadonlyMap<RecordKind, ReadonlyMap<string, AnyRecord>>
}

/** What a page of a pull brings for one scope. */
export interface ScopeNews {
  readonly scopeId: RegionId
  readonly version: number
  readonly records: readonly { readonly kind: RecordKind; readonly record: AnyRecord }[]
  readonly gone: readonly (readonly [RecordKind, string])[]
}

export const columnsOf = (kind: RecordKind): readonly string[] =>
  Object.keys(recordShapes[kind].entries)

/** Changes whenever a kind or a field does: a file of another layout is pulled again from the beginning. */
const layout = recordKinds.map((kind) => `${kind}:${columnsOf(kind).join(',')}`).join(';')

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
  const records = new Map<RecordKind, ReadonlyMap<string, AnyRecord>>()
  for (const kind of recordKinds) {
    const table = text.tables[kind]
    if (!table) continue
    const list = recordsOf(kind, table)
    if (!list) return null
    records.set(kind, new Map(list.map((record) => [record.id, record])))
  }
  return { version: text.version, records }
}

/** The file after the news; the old one stays as it was. */
export const withNews = (file: ScopeFile | undefined, news: ScopeNews): ScopeFile => {
  const records = new Map<RecordKind, Map<string, AnyRecord>>()
  for (const kind of recordKinds) records.set(kind, new Map(file?.records.get(kind) ?? []))
  for (const { kind, record } of news.records) records.get(kind)?.set(record.id, record)
  for (const [kind, id] of news.gone) records.get(kind)?.delete(id)
  return { version: news.version, records }
}
