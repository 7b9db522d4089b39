/**
 * All scopes that the phone holds, on disk and in memory, and the base records that they make together. On disk a scope
 * is its file and the pages that came after it. Each method writes first and shows afterwards, so that memory never
 * knows more than the disk.
 */
import * as v from 'valibot'
import { recordKinds, type AnyRecord, type RecordKind } from '../domain/record'
import { regionIdShape, type RegionId } from '../domain/shapes'
import { StorageFull } from '../ports'
import { PageJournal, type KeptNews } from './page-journal'
import { RecordSet } from './record-set'
import {
  addNews,
  emptyScope,
  recordsIn,
  scopeFromText,
  scopeTextShape,
  scopeToText,
  type KindOfRecords,
  type ScopeFile,
  type ScopeNews,
} from './scope-file'
import type { Shelf } from './shelf'

const keyOf = (scopeId: RegionId): string => `scope/${scopeId}`

export class ScopeFiles {
  private readonly scopes = new Map<RegionId, ScopeFile>()
  /** Scopes of which pages tell more than their files. */
  private readonly ahead = new Set<RegionId>()
  private readonly journal: PageJournal
  /** Server records of every scope. Never changed in place after it was read. */
  base = new RecordSet()

  constructor(private readonly shelf: Shelf) {
    this.journal = new PageJournal(shelf)
  }

  /** Reads files, then pages; what is torn or outdated is removed, so that it is pulled again. Answers how many were torn. */
  async open(): Promise<number> {
    const tornFiles = await this.openFiles()
    const { pages, torn } = await this.journal.open()
    for (const page of pages) for (const news of page) this.follow(news)
    const base = new RecordSet()
    for (const { records } of this.scopes.values())
      for (const [kind, ofKind] of records)
        for (const record of ofKind.values()) base.putAny(kind, record)
    this.base = base
    return tornFiles + torn
  }

  cursors(): [RegionId, number][] {
    return [...this.scopes].map(([scopeId, { version }]) => [scopeId, version])
  }

  /** Keeps one page, in one write. Rejects with StorageFull; then nothing of it is kept. */
  async take(page: readonly ScopeNews[]): Promise<void> {
    if (page.length === 0) return
    if (this.journal.isFull()) await this.foldIfThereIsRoom(new Set())
    const kept = page.map((news) => ({
      ...news,
      after: this.scopes.get(news.scopeId)?.version ?? 0,
    }))
    await this.journal.append(kept)
    const base = this.base.fork()
    for (const news of kept) {
      const brought = this.follow(news)
      if (!brought) continue
      for (const { kind, records } of brought)
        for (const record of records) base.putAny(kind, record)
      for (const [kind, id] of news.gone) this.leave(base, kind, id)
    }
    this.base = base
  }

  /** Forgets scopes and all that is in them. */
  async forget(scopeIds: readonly RegionId[]): Promise<void> {
    const held = new Set(scopeIds.filter((scopeId) => this.scopes.has(scopeId)))
    if (held.size === 0) return
    // A page may hold several scopes; none may bring a forgotten one back at the next start.
    if (!(await this.foldIfThereIsRoom(held))) {
      for (const scopeId of this.ahead) held.add(scopeId)
      await this.journal.clear()
    }
    const base = this.base.fork()
    for (const scopeId of held) {
      const scope = this.scopes.get(scopeId)
      await this.shelf.remove(keyOf(scopeId))
      this.scopes.delete(scopeId)
      this.ahead.delete(scopeId)
      for (const kind of recordKinds)
        for (const id of scope?.records.get(kind)?.keys() ?? []) this.leave(base, kind, id)
      this.base = base
    }
  }

  forgetAll(): Promise<void> {
    return this.forget([...this.scopes.keys()])
  }

  private async openFiles(): Promise<number> {
    let torn = 0
    for (const key of await this.shelf.keys('scope/')) {
      const reading = await this.shelf.read(key, scopeTextShape)
      const file = reading.kind === 'value' ? scopeFromText(reading.value) : null
      if (file) this.scopes.set(v.parse(regionIdShape, key.slice('scope/'.length)), file)
      else {
        if (reading.kind === 'torn') torn++
        await this.shelf.remove(key)
      }
    }
    return torn
  }

  /**
   * Pages that were folded before the app died are behind their file and say nothing new. Those that build on a file
   * that is gone say too little: their scope is pulled again from the beginning. Answers the records that it brought.
   */
  private follow(news: KeptNews): readonly KindOfRecords[] | null {
    const scope = this.scopes.get(news.scopeId) ?? emptyScope()
    if (news.version <= scope.version || news.after > scope.version) return null
    const kinds = recordsIn(news.tables)
    addNews(scope, news, kinds)
    this.scopes.set(news.scopeId, scope)
    this.ahead.add(news.scopeId)
    return kinds
  }

  /** Writes the scopes that pages have changed as files, then lets the pages go; `leaving` need no file. */
  private async fold(leaving: ReadonlySet<RegionId>): Promise<void> {
    if (this.journal.isEmpty()) return
    for (const scopeId of [...this.ahead]) {
      const scope = this.scopes.get(scopeId)
      if (scope && !leaving.has(scopeId)) await this.shelf.write(keyOf(scopeId), scopeToText(scope))
      this.ahead.delete(scopeId)
    }
    await this.journal.clear()
  }

  /** False when the phone is full: tidying up may wait, what has come must not be refused for it. */
  private async foldIfThereIsRoom(leaving: ReadonlySet<RegionId>): Promise<boolean> {
    try {
      await this.fold(leaving)
      return true
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error
      return false
    }
  }

  /** A record that moved may have arrived in its new scope before the old one says that it is gone. */
  private leave(base: RecordSet, kind: RecordKind, id: string): void {
    const elsewhere = this.find(kind, id)
    if (elsewhere) base.putAny(kind, elsewhere)
    else base.remove(kind, id)
  }

  private find(kind: RecordKind, id: string): AnyRecord | undefined {
    for (const { records } of this.scopes.values()) {
      const record = records.get(kind)?.get(id)
      if (record) return record
    }
    return undefined
  }
}
