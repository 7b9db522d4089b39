/** Planted faults of the server: in what its tables keep, in what a pull answers, in what it remembers. */
import type { CommandEnvelope } from '../../src/protocol/envelope'
import type { PullPage } from '../../src/protocol/pull'
import type { Reply } from '../../src/protocol/wire'
import type { AnswerPlace, Mutation } from './mutation'

type ChangePage = (page: PullPage, at: AnswerPlace) => PullPage | Promise<PullPage>

export const inPull =
  (change: ChangePage) =>
  async (path: string, reply: Reply, at: AnswerPlace): Promise<Reply> =>
    path === 'sync.pull' && reply.ok
      ? { ok: true, output: await change(reply.output as PullPage, at) }
      : reply

const everyFifth = <Item>(items: readonly Item[]): readonly Item[] =>
  items.filter((_, at) => at === items.length - 1 || at % 5 !== 2)

type Scope = PullPage['scopes'][number]

const withoutSome = (scope: Scope): Scope => ({
  ...scope,
  tables: Object.fromEntries(
    Object.entries(scope.tables).map(([kind, table]) => [
      kind,
      { ...table, rows: everyFifth(table.rows) },
    ]),
  ),
})

const newestVersions = async (page: PullPage, { server }: AnswerPlace): Promise<PullPage> => {
  const newest = await server.api.database
    .selectFrom('sync_scope')
    .select(['scope_id', 'version'])
    .execute()
  const versions = new Map(newest.map(({ scope_id, version }) => [scope_id, version]))
  const scopes = page.scopes.map((scope) => ({
    ...scope,
    version: versions.get(scope.scopeId) ?? scope.version,
  }))
  return { ...page, scopes }
}

const commandsIn = (input: unknown): readonly CommandEnvelope[] =>
  (input as { readonly commands: readonly CommandEnvelope[] }).commands

const commandIds = (input: unknown): readonly string[] =>
  commandsIn(input).map(({ commandId }) => commandId)

const spoilIfLater = (command: CommandEnvelope, nowMs: number): void => {
  if (command.issuedAtMs > nowMs) Object.assign(command, { args: {} })
}

const seldom = (everyNth: number) =>
  `if nextval('planted_count') % ${everyNth} = 0 then return null; end if; return new;`

export const mutationsOfServer: readonly Mutation[] = [
  {
    name: 'plain-sequence-cursor',
    what: 'A number is given before its transaction commits: a reader passes it and never sees it.',
    breaks: 'converge',
    answered: inPull((page) => ({ ...page, scopes: page.scopes.map(withoutSome) })),
  },
  {
    name: 'cursor-beyond-page',
    what: 'A page that was cut names the newest version of its scope.',
    breaks: 'converge',
    answered: inPull(newestVersions),
  },
  {
    name: 'no-idempotency-record',
    what: 'A command that comes again is run again.',
    breaks: 'once',
    often: ['lose-reply', 'twice-request'],
    arriving: async (path, input, { api }) => {
      if (path !== 'sync.push') return
      await api.database
        .deleteFrom('command')
        .where('id', 'in', [...commandIds(input), ''])
        .where('id', 'not in', (of) => of.selectFrom('refused_command').select('command_id'))
        .execute()
    },
  },
  {
    name: 'clock-ahead-refused',
    what: 'A command from a phone whose clock is ahead is taken for nonsense.',
    breaks: 'refused',
    often: ['skew-clock'],
    arriving: (path, input, { now }) => {
      if (path === 'sync.push')
        for (const command of commandsIn(input)) spoilIfLater(command, now())
      return Promise.resolve()
    },
  },
  {
    name: 'refused-not-kept-by-server',
    what: 'What was refused is answered and forgotten.',
    breaks: 'refused',
    often: ['end-post'],
    table: { table: 'refused_command', when: 'insert', body: 'return null;' },
  },
  {
    name: 'adoption-not-settled',
    what: 'A refused command that was adopted can be adopted again.',
    breaks: 'once',
    often: ['adopt'],
    table: { table: 'refused_command', when: 'update', body: 'return null;' },
  },
  {
    name: 'record-without-version',
    what: 'Some changes are stored and not appended under the version of their scope.',
    breaks: 'converge',
    table: { table: 'sync_entry', when: 'insert', body: seldom(4) },
  },
  {
    name: 'version-with-gaps',
    what: 'The counter of a scope is raised by more than was written.',
    breaks: 'versions',
    table: {
      table: 'sync_scope',
      when: 'update',
      body: 'new.version := new.version + 1; return new;',
    },
  },
  {
    name: 'history-not-written',
    what: 'Some changed fields leave no line in the history.',
    breaks: 'history',
    table: { table: 'field_history', when: 'insert', body: seldom(5) },
  },
  {
    name: 'post-ended-in-words-only',
    what: 'A post that was ended goes on allowing.',
    breaks: 'authority',
    often: ['end-post'],
    table: {
      table: 'post',
      when: 'update',
      body: `new.ended_at_ms := null; new.ended_by_name := ''; return new;`,
    },
  },
  {
    name: 'half-a-transaction',
    what: 'What a call had done before it died stays, though it was not all.',
    breaks: 'lost',
    often: ['server-dies'],
    keepsHalves: true,
  },
  {
    name: 'epoch-kept-after-a-restore',
    what: 'The server was set back to a backup, and phones go on with the cursors of what was lost.',
    breaks: 'converge',
    often: ['restore'],
    keepsEpoch: true,
  },
  {
    name: 'photo-parts-in-the-wrong-order',
    what: 'A photo is put together from its parts as they came to lie.',
    breaks: 'lost',
    often: ['photo'],
    table: {
      table: 'upload_part',
      when: 'insert',
      body: 'new.index := (select part_count from upload where id = new.upload_id) - 1 - new.index; return new;',
    },
  },
  {
    name: 'rule-change-dropped',
    what: 'A change of the rules is answered as done, and sometimes another one stays in its place.',
    breaks: 'lost',
    often: ['rules'],
    table: {
      table: 'tenant',
      when: 'update',
      body: `if new.settings is distinct from old.settings and nextval('planted_count') % 3 = 0 then
          new.settings := old.settings; end if;
        return new;`,
    },
  },
  {
    name: 'roster-portion-not-ticked-off',
    what: 'A portion of a roster that was imported is imported again by the next call.',
    breaks: 'roster',
    often: ['roster'],
    table: { table: 'roster_import_portion', when: 'update', body: 'return null;' },
  },
  {
    name: 'roster-drops-people',
    what: 'An import that says that it has finished has left somebody out.',
    breaks: 'roster',
    often: ['roster'],
    table: {
      table: 'resident',
      when: 'insert',
      body: `if new.name like '赵%' and nextval('planted_count') % 3 = 0 then return null; end if;
        return new;`,
    },
  },
]
