/**
 * The pages of pulls as they came, one durable text each, in order, until they are folded into the scope files: a page
 * that changes one record in each of ten scopes costs one small write instead of ten large ones. Which page belongs
 * to which scope, and when to fold, is for `scope-files.ts` to know.
 */
import * as v from 'valibot'
import { recordKinds } from '../domain/record'
import { regionIdShape } from '../domain/shapes'
import { haveAllColumns, layout, tableShape, type ScopeNews } from './scope-file'
import type { Shelf } from './shelf'

const pageTextShape = v.object({
  layout: v.literal(layout),
  scopes: v.array(
    v.object({
      scopeId: regionIdShape,
      after: v.number(),
      version: v.number(),
      tables: v.record(v.picklist(recordKinds), tableShape),
      gone: v.array(v.tuple([v.picklist(recordKinds), v.string()])),
    }),
  ),
})

/** News and the version of the scope that they build on. */
export interface KeptNews extends ScopeNews {
  readonly after: number
}

/** Folding costs about as much as these pages took to write; more of them would slow the next start. */
const maxPages = 24

const keyOf = (number: number): string => `page/${String(number).padStart(10, '0')}`

export class PageJournal {
  private keys: readonly string[] = []
  private next = 1

  constructor(private readonly shelf: Shelf) {}

  /**
   * The news of all pages that can be read, in order. A page builds on those before it, so behind the first that is
   * torn or of another layout nothing counts, and it is pulled again. Answers how many were torn, too.
   */
  async open(): Promise<{
    readonly pages: readonly (readonly KeptNews[])[]
    readonly torn: number
  }> {
    const pages: (readonly KeptNews[])[] = []
    const kept: string[] = []
    let torn = 0
    let broken = false
    for (const key of await this.shelf.keys('page/')) {
      const reading = broken ? null : await this.shelf.read(key, pageTextShape)
      const page = reading?.kind === 'value' ? reading.value.scopes : null
      if (page?.every(({ tables }) => haveAllColumns(tables))) {
        pages.push(page)
        kept.push(key)
      } else {
        broken = true
        if (reading?.kind === 'torn') torn++
        await this.shelf.remove(key)
      }
      this.next = Number(key.slice('page/'.length)) + 1
    }
    this.keys = kept
    return { pages, torn }
  }

  isEmpty(): boolean {
    return this.keys.length === 0
  }

  isFull(): boolean {
    return this.keys.length >= maxPages
  }

  /** Rejects with StorageFull; then nothing of the page is kept. */
  async append(page: readonly KeptNews[]): Promise<void> {
    const key = keyOf(this.next)
    await this.shelf.write(key, { layout, scopes: page })
    this.keys = [...this.keys, key]
    this.next++
  }

  /** For when all of it stands in the scope files. The newest first: what is left always begins at the beginning. */
  async clear(): Promise<void> {
    for (const key of [...this.keys].reverse()) {
      await this.shelf.remove(key)
      this.keys = this.keys.filter((other) => other !== key)
    }
  }
}
