/** Fills the scopes of one page, entry by entry, and says when it is full. */
import { recordKinds, type RecordKind } from '../../../src/domain/record'
import type { PullPage } from '../../../src/protocol/pull'
import type { WireTable } from '../../../src/protocol/table'
import { cellOpener, fieldNames, type CellOpener } from '../record/record-rows'
import { recordTables } from '../record/record-tables'
import type { Vault } from '../secrets/vault'

export interface PulledEntry {
  readonly scopeId: string
  readonly version: number
  readonly kind: RecordKind
  readonly recordId: string
  readonly regionId: string
  readonly gone: boolean
  /** Whether the caller may see the region in which the record lies, or (gone) lay. */
  readonly inSight: boolean
}

/** A record as stored: its cells in the order of the fields, sealed ones still sealed. */
export interface StoredRow {
  readonly cells: unknown[]
  readonly regionId: string
  /** Of its JSON text. */
  readonly bytes: number
}

/** record: shown; gone: to be forgotten; nothing: only the version goes on. */
export type EntryShown =
  | { readonly as: 'record'; readonly row: StoredRow }
  | { readonly as: 'gone' }
  | { readonly as: 'nothing' }

interface ScopeDraft {
  version: number
  readonly rows: Map<RecordKind, unknown[][]>
  readonly gone: (readonly [RecordKind, string])[]
}

/** What a scope costs besides its records: its id, version and column names of every kind. */
const SCOPE_FRAME_BYTES = 1600

const bytesOf = (shown: EntryShown, entry: PulledEntry): number =>
  // PostgreSQL writes a space behind each comma and the cipher is longer than its text: an upper bound.
  shown.as === 'record'
    ? shown.row.bytes + 1
    : shown.as === 'gone'
      ? entry.recordId.length + entry.kind.length + 8
      : 0

export class ScopePages {
  private readonly drafts = new Map<string, ScopeDraft>()
  private readonly openers: ReadonlyMap<RecordKind, CellOpener>
  private bytes = 0

  constructor(
    vault: Vault,
    tenantId: string,
    private readonly maxBytes: number,
  ) {
    this.openers = new Map(
      recordKinds.map((kind) => [kind, cellOpener(recordTables[kind], vault, tenantId)]),
    )
  }

  /** False when the page is full; the entry then belongs to the next one. */
  take(entry: PulledEntry, shown: EntryShown): boolean {
    const frame = this.drafts.has(entry.scopeId) ? 0 : SCOPE_FRAME_BYTES
    const bytes = frame + bytesOf(shown, entry)
    // The first entry always fits: a page that cannot begin would never end.
    if (this.bytes > 0 && this.bytes + bytes > this.maxBytes) return false
    this.bytes += bytes
    const draft = this.draftOf(entry.scopeId)
    draft.version = entry.version
    if (shown.as === 'gone') draft.gone.push([entry.kind, entry.recordId])
    if (shown.as === 'record') this.addRow(draft, entry.kind, shown.row)
    return true
  }

  private draftOf(scopeId: string): ScopeDraft {
    const known = this.drafts.get(scopeId)
    if (known) return known
    const draft: ScopeDraft = { version: 0, rows: new Map(), gone: [] }
    this.drafts.set(scopeId, draft)
    return draft
  }

  private addRow(draft: ScopeDraft, kind: RecordKind, { cells }: StoredRow): void {
    this.openers.get(kind)?.(cells)
    const rows = draft.rows.get(kind)
    if (rows) rows.push(cells)
    else draft.rows.set(kind, [cells])
  }

  finished(): PullPage['scopes'] {
    return [...this.drafts].map(([scopeId, { version, rows, gone }]) => {
      const tables: Partial<Record<RecordKind, WireTable>> = {}
      for (const [kind, cells] of rows)
        tables[kind] = { columns: fieldNames(recordTables[kind]), rows: cells }
      return { scopeId, version, tables, gone }
    })
  }
}
