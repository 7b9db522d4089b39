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
  /** As they came, to be kept as they came, with all columns of their kinds. */
  readonly tables: KnownTables
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
    Array.isArray(input.rows) &&
    input.rows.every((row) => Array.isArray(row)),
)

export const scopeTextShape = v.object({
  layout: v.literal(layout),
  version: v.number(),
  tables: v.record(v.picklist(recordKinds), tableShape),
})

/** Whether every column is there that this version reads. Without one a table says too little to be kept. */
export const haveAllColumns = (tables: KnownTables): boolean =>
  recordKinds.every((kind) => {
    const table = tables[kind]
    return !table || columnsOf(kind).every((column) => table.columns.includes(column))
  })

export interface KindOfRecords {
  readonly kind: RecordKind
  readonly records: readonly AnyRecord[]
}

/**
 * What tables with all their columns hold. Cells are not checked one by one: they come from our server or our own
 * sealed text, and a first sync brings some fifty thousand of them.
 */
export const recordsIn = (tables: KnownTables): readonly KindOfRecords[] =>
  recordKinds.flatMap((kind) => {
    const table = tables[kind]
    return table ? [{ kind, records: decodeTable(table) as unknown as AnyRecord[] }] : []
  })

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
  if (!haveAllColumns(text.tables)) return null
  const scope = emptyScope()
  putAll(scope, recordsIn(text.tables))
  scope.version = text.version
  return scope
}

const putAll = (scope: ScopeFile, kinds: readonly KindOfRecords[]): void => {
  for (const { kind, records } of kinds)
    for (const record of records) scope.records.get(kind)?.set(record.id, record)
}

/** `kinds`: the records of the news's tables. */
export const addNews = (
  scope: ScopeFile,
  { version, gone }: ScopeNews,
  kinds: readonly KindOfRecords[],
): void => {
  putAll(scope, kinds)
  for (const [kind, id] of gone) scope.records.get(kind)?.delete(id)
  scope.version = version
}
