/** The real server functions over the simulated database, and who has which standing; opened once, emptied for each seed. */
import { createHash } from 'node:crypto'
import type { Api } from '../../cloudfunctions/api/api'
import { handleCall } from '../../cloudfunctions/api/call'
import { identitySigned } from '../../cloudfunctions/api/session/identity'
import { migrate } from '../../cloudfunctions/api/database/migrate'
import { FakeMiniProgramCodes } from '../../cloudfunctions/api/attendance/fake-mini-program-codes'
import { FakeContentChecker } from '../../cloudfunctions/api/content-check/fake-content-checker'
import { FakeMessageSender } from '../../cloudfunctions/api/message/fake-message-sender'
import { createVault } from '../../cloudfunctions/api/secrets/vault'
import { createSessionToken } from '../../cloudfunctions/api/session/session-token'
import { officeCommands } from '../../src/domain/office-commands'
import type { CommandEnvelope, CommandResult } from '../../src/protocol/envelope'
import type { PullPage } from '../../src/protocol/pull'
import type { Reply } from '../../src/protocol/wire'
import { testNowMs } from '../support/api/test-api'
import { seedStreet, tenantId } from '../support/api/test-street'
import { FaultyDatabase, type Death, type RunningCall } from './faulty-database'
import { cutPage } from './small-pages'
import { foundFile } from './found-file'
import { either, PostBook, type Standing } from './standing'
import { WatchedTables } from './watch-tables'

export interface Handled {
  /** null: the server died over it. */
  readonly reply: Reply | null
  /** What held at some moment of the call. */
  readonly standing: Standing
  /** Something was done to the call on the server. */
  readonly hurt: boolean
}

const fixedKey = (name: string): Buffer => createHash('sha256').update(name).digest()
const commandsOf = (path: string, input: unknown): readonly CommandEnvelope[] =>
  path === 'sync.push' ? (input as { readonly commands: readonly CommandEnvelope[] }).commands : []

export class StreetServer {
  /** The world's clock. */
  now = (): number => testNowMs
  /** What the server told its operator while nothing had been done to it. */
  complaints: string[] = []
  private pageEntries = 1000
  private book = new PostBook()
  /** Refused command → the commands that wanted to settle it. */
  private decisions = new Map<string, string[]>()
  private standing: Standing | null = null
  /** Procedure → the most statements that one call of it has taken. */
  private readonly longest = new Map<string, number>()
  private readonly owners = new Map<string, string>()

  private constructor(
    readonly faults: FaultyDatabase,
    readonly tables: WatchedTables,
    readonly api: Api,
  ) {}

  static async open(): Promise<StreetServer> {
    const faults = await FaultyDatabase.open()
    const cipherKeys = new Map([[1, fixedKey('cipher')]])
    const [indexKey, sessionKey] = [fixedKey('index'), fixedKey('session')]
    const keys = { cipherKeys, currentVersion: 1, indexKey, sessionKey }
    const api: Api = {
      database: faults.database,
      pipeline: faults.database,
      vault: createVault(keys),
      publicUrl: 'https://lianxin.example',
      keys,
      demo: true,
      nowMs: () => server.now(),
      messageSender: new FakeMessageSender(),
      miniProgramCodes: new FakeMiniProgramCodes(),
      contentChecker: new FakeContentChecker(),
      report: (what, error) => server.hear(what, error),
    }
    await migrate(api.database)
    const tables = await WatchedTables.open(api.database)
    const server: StreetServer = new StreetServer(faults, tables, api)
    await seedStreet(api)
    await server.addInspector()
    await server.letLeadersMerge()
    await foundFile(server)
    await tables.keepAs('founded')
    return server
  }

  /** The street as it was founded. */
  async begin(pageEntries: number): Promise<void> {
    this.now = () => testNowMs
    this.complaints = []
    this.pageEntries = pageEntries
    this.book = new PostBook()
    this.decisions = new Map()
    this.standing = null
    this.faults.begin()
    this.longest.clear()
    await this.tables.restore('founded')
  }

  tokenOf(memberId: string, atMs = this.now()): string {
    const token = createSessionToken(this.api.keys.sessionKey, { tenantId, memberId }, atMs)
    this.owners.set(token, memberId)
    return token
  }

  /** A session that ended a day ago. */
  oldTokenOf(memberId: string): string {
    return this.tokenOf(memberId, this.now() - 15 * 24 * 3_600_000)
  }

  /** '' for no session. */
  ownerOf(token: string): string {
    return this.owners.get(token) ?? ''
  }

  async handle(
    path: string,
    input: unknown,
    token: string,
    death: Death | null = null,
  ): Promise<Handled> {
    const call: RunningCall = { death, statements: 0, hurt: false, dead: false, silent: false }
    const commands = commandsOf(path, input)
    const changesPosts = this.book.note(commands)
    this.noteDecisions(commands)
    const before = await this.nowStanding()
    const reply = await this.faults.during(call, () =>
      handleCall(this.api, { path, input, identity: identitySigned(this.api, token) }),
    )
    this.longest.set(path, Math.max(call.statements, this.statementsOf(path)))
    const changesRules = commands.some(({ name }) => name === 'settings.change')
    if (changesPosts || changesRules || path === 'roster.proceed') this.lookAgain()
    const standing = either(before, await this.nowStanding())
    return { reply: call.silent ? null : await this.cut(path, reply), standing, hurt: call.hurt }
  }

  /** One command of the office, sent from a desk with a good line: again until it is answered. */
  async atDesk(memberId: string, envelope: CommandEnvelope): Promise<CommandResult> {
    const input = { commands: [envelope] }
    for (let attempt = 1; attempt <= 3; attempt++) {
      const { reply } = await this.handle('sync.push', input, this.tokenOf(memberId))
      const [result] = reply?.ok ? (reply.output as { results: CommandResult[] }).results : []
      if (result && result.status !== 'retry-later') return result
    }
    throw new Error(`The desk was not answered: ${JSON.stringify(envelope)}`)
  }

  statementsOf(path: string): number {
    return this.longest.get(path) ?? 0
  }

  /** Ids of all commands that were to settle this refused one. */
  decisionsOn(refusedCommandId: string): readonly string[] {
    return this.decisions.get(refusedCommandId) ?? []
  }

  /** The posts, rules and regions of this moment. */
  async nowStanding(): Promise<Standing> {
    this.standing ??= await this.readStanding()
    return this.standing
  }

  /** The tables were changed by other means than a command. */
  lookAgain(): void {
    this.standing = null
  }

  private noteDecisions(commands: readonly CommandEnvelope[]): void {
    for (const { commandId, name, args } of commands) {
      if (name !== 'refused.adopt' && name !== 'refused.dismiss') continue
      const { refusedCommandId } = args as { readonly refusedCommandId: string }
      const known = this.decisionsOn(refusedCommandId)
      if (!known.includes(commandId)) this.decisions.set(refusedCommandId, [...known, commandId])
    }
  }

  private async readStanding(): Promise<Standing> {
    const { database } = this.api
    const regions = await database.selectFrom('region').select(['id', 'path']).execute()
    const { settings } = await database
      .selectFrom('tenant')
      .select('settings')
      .executeTakeFirstOrThrow()
    const office = await database
      .selectFrom('command')
      .select('id')
      .where('outcome', '=', 'applied')
      .where('name', 'in', [...officeCommands.keys()])
      .execute()
    const took = new Set(office.map(({ id }) => id))
    return {
      posts: this.book.held((commandId) => took.has(commandId)),
      kinds: settings.postKinds,
      paths: new Map(regions.map(({ id, path }) => [id, path])),
    }
  }

  private async cut(path: string, reply: Reply): Promise<Reply> {
    if (path !== 'sync.pull' || !reply.ok) return reply
    const page = reply.output as PullPage
    return { ok: true, output: await cutPage(this.api.database, page, this.pageEntries) }
  }

  private hear(what: string, error: unknown): void {
    const died = error instanceof Error && error.name === 'ServerDied'
    if (!died) this.complaints.push(`${what}: ${String(error)}`)
  }

  /** In this street grid leaders merge files, too: two phones can do it at once. */
  private async letLeadersMerge(): Promise<void> {
    const { database } = this.api
    const { settings } = await database
      .selectFrom('tenant')
      .select('settings')
      .executeTakeFirstOrThrow()
    const postKinds = settings.postKinds.map((kind) =>
      kind.id === 'grid-leader'
        ? { ...kind, permissions: [...kind.permissions, 'file.merge' as const] }
        : kind,
    )
    await database
      .updateTable('tenant')
      .set({ settings: JSON.stringify({ ...settings, postKinds }) })
      .execute()
  }

  /** Who sees every refused entry, and whose post nobody ends. */
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
