/**
 * The real server functions over the simulated database: calls with their faults, sessions, the office desk, and who
 * holds which posts, as the tables say. One is opened for all seeds and emptied for each.
 */
import { createHash } from 'node:crypto'
import type { Api } from '../../cloudfunctions/api/api'
import { handleCall } from '../../cloudfunctions/api/call'
import { migrate } from '../../cloudfunctions/api/database/migrate'
import { createVault } from '../../cloudfunctions/api/secrets/vault'
import { createSessionToken } from '../../cloudfunctions/api/session/session-token'
import type { CommandEnvelope, CommandResult } from '../../src/protocol/envelope'
import type { Reply } from '../../src/protocol/wire'
import { testNowMs } from '../support/api/test-api'
import { pathOf, regionIds, seedStreet, tenantId } from '../support/api/test-street'
import { openFaultyDatabase, type FaultyDatabase, type RunningCall } from './faulty-database'
import { emptyTables, watchTables } from './watch-tables'

export interface HeldPost {
  readonly id: string
  readonly memberId: string
  readonly kindId: string
  readonly regionId: string
}

/** How a call is to die; null = it lives. */
export interface Death {
  /** silent: the server is gone. told: it says that it cannot. recovers: the very next statement works again. */
  readonly manner: 'silent' | 'told' | 'recovers'
  readonly atStatement: number
  readonly afterIt: boolean
}

export interface Handled {
  /** null: the server died over it. */
  readonly reply: Reply | null
  /** Posts that held at some moment of the call. */
  readonly posts: readonly HeldPost[]
}

const fixedKey = (name: string): Buffer => createHash('sha256').update(name).digest()

export class StreetServer {
  nowMs = testNowMs
  /** What the server told its operator while nothing had been done to it. */
  complaints: string[] = []
  private posts: readonly HeldPost[] | null = null

  private constructor(
    readonly faults: FaultyDatabase,
    readonly api: Api,
  ) {}

  static async open(): Promise<StreetServer> {
    const faults = await openFaultyDatabase()
    const keys = {
      cipherKeys: new Map([[1, fixedKey('cipher')]]),
      currentVersion: 1,
      indexKey: fixedKey('index'),
      sessionKey: fixedKey('session'),
    }
    const api: Api = {
      database: faults.database,
      vault: createVault(keys),
      keys,
      demo: true,
      nowMs: () => server.nowMs,
      report: (what, error) => server.hear(what, error),
    }
    const server: StreetServer = new StreetServer(faults, api)
    await migrate(api.database)
    await watchTables(api.database)
    return server
  }

  /** An empty street with its people and posts, and an inspector who sees every refused entry. */
  async begin(pageEntries: number): Promise<void> {
    this.nowMs = testNowMs
    this.complaints = []
    this.posts = null
    this.faults.pageEntries = pageEntries
    await emptyTables(this.api.database)
    await seedStreet(this.api)
    await this.addInspector()
  }

  tokenOf(memberId: string): string {
    return createSessionToken(this.api.keys.sessionKey, { tenantId, memberId }, this.nowMs)
  }

  /** A session that ended a day ago. */
  oldTokenOf(memberId: string): string {
    const beforeMs = this.nowMs - 15 * 24 * 3_600_000
    return createSessionToken(this.api.keys.sessionKey, { tenantId, memberId }, beforeMs)
  }

  async handle(
    path: string,
    input: unknown,
    token: string,
    death: Death | null = null,
  ): Promise<Handled> {
    const call: RunningCall = {
      diesAt: death?.atStatement ?? null,
      diesAfterIt: death?.afterIt ?? false,
      recovers: death?.manner === 'recovers',
      statements: 0,
      dead: false,
      pageFull: false,
    }
    const before = await this.heldPosts()
    const reply = await this.faults.during(call, () =>
      handleCall(this.api, { path, input, identity: { kind: 'session', token } }),
    )
    this.posts = null
    const posts = [...before, ...(await this.heldPosts())]
    if (call.dead && death?.manner === 'silent') return { reply: null, posts }
    return { reply: call.pageFull ? withMore(reply) : reply, posts }
  }

  /** One command of the office, sent from a desk that nothing ever happens to. */
  async atDesk(envelope: CommandEnvelope): Promise<CommandResult | undefined> {
    const { reply } = await this.handle(
      'sync.push',
      { commands: [envelope] },
      this.tokenOf('admin'),
    )
    if (!reply?.ok) throw new Error(`The desk was not answered: ${JSON.stringify(reply)}`)
    return (reply.output as { readonly results: readonly CommandResult[] }).results[0]
  }

  async heldPosts(): Promise<readonly HeldPost[]> {
    this.posts ??= await this.api.database
      .selectFrom('post')
      .select(['id', 'member_id as memberId', 'kind_id as kindId', 'region_id as regionId'])
      .where('ended_at_ms', 'is', null)
      .orderBy('id')
      .execute()
    return this.posts
  }

  private hear(what: string, error: unknown): void {
    const died = error instanceof Error && error.name === 'ServerDied'
    if (!died) this.complaints.push(`${what}: ${String(error)}`)
  }

  private async addInspector(): Promise<void> {
    const { database } = this.api
    const id = 'inspector'
    const common = { tenant_id: tenantId, created_at_ms: testNowMs }
    await database
      .insertInto('member')
      .values({ ...common, id, openid: id, name: id, demo_hint: null })
      .execute()
    await database
      .insertInto('post')
      .values({
        ...common,
        id: 'post-inspector',
        member_id: id,
        kind_id: 'community-worker',
        region_id: 'street',
        from_date: '2026-01-01',
        to_date: '',
        ended_at_ms: null,
        ended_by_member_id: null,
      })
      .execute()
  }
}

/** As the server says it when a page is cut for its number of entries. */
const withMore = (reply: Reply): Reply =>
  reply.ok ? { ok: true, output: { ...(reply.output as object), more: true } } : reply

/** Regions whose files the member may hold, decided without the product: a post there or above. */
export const regionsOf = (posts: readonly HeldPost[], memberId: string): ReadonlySet<string> =>
  new Set(
    regionIds.filter((regionId) =>
      posts.some(
        (post) =>
          post.memberId === memberId &&
          post.kindId !== 'street-administrator' &&
          pathOf(regionId).startsWith(pathOf(post.regionId)),
      ),
    ),
  )
