/**
 * All scopes that the phone holds, on disk and in memory, and the base records that they make together. Each method
 * writes first and shows afterwards, so that memory never knows more than the disk.
 */
import * as v from 'valibot'
import { recordKinds, type AnyRecord, type RecordKind } from '../domain/record'
import { regionIdShape, type RegionId } from '../domain/shapes'
import { RecordSet } from './record-set'
import {
  scopeFromText,
  scopeTextShape,
  scopeToText,
  withNews,
  type ScopeFile,
  type ScopeNews,
} from './scope-file'
import type { Shelf } from './shelf'

const keyOf = (scopeId: RegionId): string => `scope/${scopeId}`

export class ScopeFiles {
  private readonly files = new Map<RegionId, ScopeFile>()
  /** Server records of every scope. Never changed in place after it was read. */
  base = new RecordSet()

  constructor(private readonly shelf: Shelf) {}

  /** Reads every file; a torn or outdated one is removed, so that its scope is pulled again. Answers how many were torn. */
  async open(): Promise<number> {
    let torn = 0
    const base = new RecordSet()
    for (const key of await this.shelf.keys('scope/')) {
      const reading = await this.shelf.read(key, scopeTextShape)
      const file = reading.kind === 'value' ? scopeFromText(reading.value) : null
      if (file) this.files.set(v.parse(regionIdShape, key.slice('scope/'.length)), file)
      else {
        if (reading.kind === 'torn') torn++
        await this.shelf.remove(key)
      }
    }
    for (const file of this.files.values())
      for (const [kind, records] of file.records)
        for (const record of records.values()) base.putAny(kind, record)
    this.base = base
    return torn
  }

  cursors(): [RegionId, number][] {
    return [...this.files].map(([scopeId, { version }]) => [scopeId, version])
  }

  async take(allNews: readonly ScopeNews[]): Promise<void> {
    const base = this.base.fork()
    try {
      for (const news of allNews) {
        const file = withNews(this.files.get(news.scopeId), news)
        await this.shelf.write(keyOf(news.scopeId), scopeToText(file))
        this.files.set(news.scopeId, file)
        for (const { kind, record } of news.records) base.putAny(kind, record)
        for (const [kind, id] of news.gone) this.leave(base, kind, id)
      }
    } finally {
      this.base = base
    }
  }

  /** Forgets scopes and all that is in them. */
  async forget(scopeIds: readonly RegionId[]): Promise<void> {
    const base = this.base.fork()
    try {
      for (const scopeId of scopeIds) {
        const file = this.files.get(scopeId)
        await this.shelf.remove(keyOf(scopeId))
        this.files.delete(scopeId)
        for (const kind of recordKinds)
          for (const id of file?.records.get(kind)?.keys() ?? []) this.leave(base, kind, id)
      }
    } finally {
      this.base = base
    }
  }

  forgetAll(): Promise<void> {
    return this.forget([...this.files.keys()])
  }

  /** A record that moved may have arrived in its new scope before the old one says that it is gone. */
  private leave(base: RecordSet, kind: RecordKind, id: string): void {
    const elsewhere = this.find(kind, id)
    if (elsewhere) base.putAny(kind, elsewhere)
    else base.remove(kind, id)
  }

  private find(kind: RecordKind, id: string): AnyRecord | undefined {
    for (const file of this.files.values()) {
      const record = file.records.get(kind)?.get(id)
      if (record) return record
    }
    return undefined
  }
}
