/** Planted faults of the server: in what its statements say, in what a pull answers, in a rule. */
import type { CompiledQuery } from 'kysely'
import { effect } from '../../src/domain/command'
import { documentCommands, type DocumentCommand } from '../../src/domain/commands'
import { editResident } from '../../src/domain/resident/edit-resident'
import type { Resident } from '../../src/domain/resident/resident'
import type { ResidentChanges } from '../../src/domain/resident/resident-changes'
import type { PullPage } from '../../src/protocol/pull'
import { tenantId } from '../support/api/test-street'
import type { Mutation } from './mutation'

/** The same statement with other words in it; throws when the words are no longer there. */
const reworded =
  (about: RegExp, from: string, to: string) =>
  (query: CompiledQuery): CompiledQuery => {
    if (!about.test(query.sql)) return query
    if (!query.sql.includes(from)) throw new Error(`No longer in the statement: ${from}`)
    return { ...query, sql: query.sql.replace(from, to) }
  }

const skipping = (about: RegExp, everyNth: number) => {
  let seen = 0
  return (query: CompiledQuery): CompiledQuery | 'skip' =>
    about.test(query.sql) && ++seen % everyNth === 0 ? 'skip' : query
}

/** Puts another rule of editing a resident into the registry, a Map that nobody else writes to. */
const withEdit = (makeRule: () => typeof editResident.rule) => () => {
  const registry = documentCommands as Map<string, DocumentCommand>
  registry.set(editResident.name, { ...editResident, rule: makeRule() })
  return () => void registry.set(editResident.name, editResident)
}

const wantedOf = (changes: ResidentChanges): Partial<Resident> =>
  Object.fromEntries(Object.entries(changes).map(([field, change]) => [field, change?.to]))

/** The record is written as its writer first saw it, with the new values in it. */
const overwriting = (): typeof editResident.rule => {
  const firstSeen = new Map<string, Resident>()
  return (args, view, context) => {
    const resident = view.get('resident', args.residentId)
    const result = editResident.rule(args, view, context)
    if (!resident || !result.ok) return result
    const seen = firstSeen.get(resident.id) ?? resident
    firstSeen.set(resident.id, seen)
    const { remark, employer } = seen
    const record = { ...resident, remark, employer, ...wantedOf(args.changes) }
    return effect([{ kind: 'resident', record }])
  }
}

/** The last writer wins, whatever stood there. */
const unasked: () => typeof editResident.rule = () => (args, view, context) => {
  const resident = view.get('resident', args.residentId)
  const result = editResident.rule(args, view, context)
  if (!resident || !result.ok) return result
  return effect([{ kind: 'resident', record: { ...resident, ...wantedOf(args.changes) } }])
}

/** Of every few entries one is not yet visible to the reader, as with a slower writer's lower number. */
const hideSome = (entries: readonly unknown[]): readonly unknown[] =>
  entries.filter((_, at) => at === entries.length - 1 || at % 5 !== 2)

export const mutationsOfServer: readonly Mutation[] = [
  {
    name: 'plain-sequence-cursor',
    what: 'A number is given before its transaction commits: a reader passes it and never sees it.',
    statements: { entries: hideSome },
  },
  {
    name: 'cursor-beyond-page',
    what: 'A page that was cut names the newest version of its scope.',
    reply: async (path, output, { api }) => {
      if (path !== 'sync.pull') return output
      const page = output as PullPage
      const newest = await api.database
        .selectFrom('sync_scope')
        .select(['scope_id', 'version'])
        .where('tenant_id', '=', tenantId)
        .execute()
      const versions = new Map(newest.map(({ scope_id, version }) => [scope_id, version]))
      const scopes = page.scopes.map((scope) => ({
        ...scope,
        version: versions.get(scope.scopeId) ?? scope.version,
      }))
      return { ...page, scopes }
    },
  },
  {
    name: 'no-idempotency-record',
    what: 'A command that comes again is run again.',
    statements: {
      statement: reworded(
        /insert into command /,
        'on conflict (tenant_id, id) do nothing',
        'on conflict (tenant_id, id) do update set received_at_ms = excluded.received_at_ms',
      ),
    },
  },
  {
    name: 'refused-not-kept-by-server',
    what: 'What was refused is answered and forgotten.',
    statements: { statement: skipping(/insert into "refused_command"/, 1) },
  },
  {
    name: 'record-without-version',
    what: 'Some changes are stored and not appended under the version of their scope.',
    statements: { statement: skipping(/insert into sync_entry /, 4) },
  },
  {
    name: 'version-with-gaps',
    what: 'The counter of a scope is raised by more than was written.',
    statements: {
      statement: reworded(
        /insert into sync_scope /,
        'sync_scope.version + excluded.version',
        'sync_scope.version + excluded.version + 1',
      ),
    },
  },
  {
    name: 'history-not-written',
    what: 'Some changed fields leave no line in the history.',
    statements: { statement: skipping(/insert into field_history /, 5) },
  },
  {
    name: 'ended-post-still-counts',
    what: 'A post that was ended goes on allowing.',
    statements: {
      statement: reworded(/from post p join region/, 'p.ended_at_ms is null', 'true'),
    },
  },
  {
    name: 'whole-record-overwritten',
    what: 'An edit stores the whole record as the writer had seen it.',
    rules: withEdit(overwriting),
  },
  {
    name: 'last-writer-wins',
    what: 'An edit writes over a value that its writer had not seen, and nobody is asked.',
    rules: withEdit(unasked),
  },
]
