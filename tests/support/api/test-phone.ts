/** A phone as the protocol describes it: cursors, records, and what it does with a page. Independent of src/store. */
import type { Actor } from '../../../cloudfunctions/api/access/actor-access'
import type { Api } from '../../../cloudfunctions/api/api'
import { pullChanges } from '../../../cloudfunctions/api/pull'
import type { Access, PullPage } from '../../../src/protocol/pull'
import { pullRequestShape } from '../../../src/protocol/pull'
import { decodeTable } from '../../../src/protocol/table'
import * as v from 'valibot'

export class TestPhone {
  epoch = ''
  accessTag = ''
  access: Access | null = null
  readonly cursors = new Map<string, number>()
  /** Scope → 'kind id' → record. */
  readonly scopes = new Map<string, Map<string, Record<string, unknown>>>()
  readonly pages: PullPage[] = []

  constructor(
    private readonly api: Api,
    private readonly actor: Actor,
  ) {}

  /** Pulls until there is no more; answers the pages of this round. */
  async pull(): Promise<readonly PullPage[]> {
    const round: PullPage[] = []
    for (;;) {
      const page = await pullChanges(this.api, this.actor, this.request())
      this.take(page)
      round.push(page)
      if (!page.more) return round
    }
  }

  private request() {
    return v.parse(pullRequestShape, {
      clientId: 'phone',
      epoch: this.epoch,
      accessTag: this.accessTag,
      cursors: [...this.cursors],
    })
  }

  private take(page: PullPage): void {
    this.pages.push(page)
    if (page.reset) this.forgetAll()
    for (const scopeId of page.lostScopes) {
      this.cursors.delete(scopeId)
      this.scopes.delete(scopeId)
    }
    this.epoch = page.epoch
    this.accessTag = page.accessTag
    this.access = page.access ?? this.access
    for (const { scopeId, version, tables, gone } of page.scopes) {
      const records = this.scopes.get(scopeId) ?? new Map<string, Record<string, unknown>>()
      this.scopes.set(scopeId, records)
      for (const [kind, table] of Object.entries(tables))
        for (const record of decodeTable(table)) records.set(`${kind} ${String(record.id)}`, record)
      for (const [kind, id] of gone) records.delete(`${kind} ${id}`)
      this.cursors.set(scopeId, version)
    }
  }

  private forgetAll(): void {
    this.cursors.clear()
    this.scopes.clear()
  }

  /** 'kind id' of everything held, sorted. */
  held(): string[] {
    return [...this.scopes.values()].flatMap((records) => [...records.keys()]).sort()
  }

  record(key: string): Record<string, unknown> | undefined {
    for (const records of this.scopes.values()) if (records.has(key)) return records.get(key)
    return undefined
  }
}
