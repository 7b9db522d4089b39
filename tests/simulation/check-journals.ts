/**
 * Invariants of the server's books: versions of a scope have no gap and none is given twice; the history of each
 * field leads without a break from the first value to the present one; nobody overwrites what they had not seen.
 */
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { FieldColumn } from '../../cloudfunctions/api/record/record-table'
import { recordTables } from '../../cloudfunctions/api/record/record-tables'
import { recordKinds } from '../../src/domain/record'
import { editsOf } from './edits'
import { keyOf, type HistoryLine, type Truth } from './truth'
import type { World } from './world'

const checkVersions = async ({ server, promises }: World): Promise<void> => {
  const { database } = server.api
  const { rows } = await sql<{ scope_id: string; given: number; distinct: number; newest: number }>`
    select scope_id, count(*) as given, count(distinct version) as distinct, max(version) as newest
    from watched_version group by scope_id`.execute(database)
  const counters = await database.selectFrom('sync_scope').select(['scope_id', 'version']).execute()
  for (const { scope_id, version } of counters) {
    const seen = rows.find((row) => row.scope_id === scope_id)
    const numbers = [seen?.given, seen?.distinct, seen?.newest].map(Number)
    if (numbers.some((number) => number !== version))
      promises.break(
        'versions',
        `${scope_id} stands at ${version}, given out: ${numbers.join(', ')}`,
      )
  }
}

type FirstStates = ReadonlyMap<string, Readonly<Record<string, unknown>>>

const readFirstStates = async ({ server }: World): Promise<FirstStates> => {
  const { rows } = await sql<{ table_name: string; id: string; state: Record<string, unknown> }>`
    select table_name, id, state from watched_first`.execute(server.api.database)
  return new Map(rows.map(({ table_name, id, state }) => [keyOf(table_name, id), state]))
}

const linesByField = (history: readonly HistoryLine[]) => {
  const lines = new Map<string, HistoryLine[]>()
  for (const line of history) {
    const key = `${keyOf(line.kind, line.recordId)} ${line.field}`
    lines.set(key, [...(lines.get(key) ?? []), line])
  }
  return lines
}

interface FieldStory {
  readonly first: unknown
  readonly lines: readonly HistoryLine[]
  readonly present: unknown
}

/** A record that is made and changed in one push is first stored as it then stands. */
const isWhole = ({ first, lines, present }: FieldStory): boolean => {
  const values = [lines[0]?.from ?? first, ...lines.map(({ to }) => to)]
  const unbroken = lines.every((line, at) => isDeepStrictEqual(line.from, values[at]))
  const begins = lines.length > 0 && values.some((value) => isDeepStrictEqual(value, first))
  const ends = isDeepStrictEqual(lines.at(-1)?.to ?? first, present)
  return unbroken && ends && (begins || lines.length === 0)
}

const checkStories = async (world: World, truth: Truth): Promise<void> => {
  const firsts = await readFirstStates(world)
  const lines = linesByField(truth.history)
  for (const kind of recordKinds.filter((name) => !recordTables[name].writtenOnce))
    for (const [key, record] of truth.records) {
      if (!key.startsWith(`${kind} `)) continue
      const { table, fields } = recordTables[kind]
      const state = firsts.get(keyOf(table, record.id))
      for (const [field, column] of Object.entries<FieldColumn>(fields)) {
        if (column.withoutHistory) continue
        const story = lines.get(`${key} ${field}`) ?? []
        const present = (record as unknown as Readonly<Record<string, unknown>>)[field]
        // A sealed column cannot be compared with its first state; the chain of its lines can.
        const first = column.sealed ? (story[0]?.from ?? present) : state?.[column.column]
        if (isWhole({ first, lines: story, present })) continue
        const told = story.map((line) => [line.commandId, line.from, line.to])
        const whole = JSON.stringify({ first, told, present })
        world.promises.break('history', `${key} ${field} is broken: ${whole}`)
      }
    }
}

const checkUnseen = (world: World, truth: Truth): void => {
  for (const command of world.promises.commands.values())
    for (const { kind, id, changes } of editsOf(command))
      for (const line of truth.history) {
        if (line.commandId !== command.commandId || line.kind !== kind || line.recordId !== id)
          continue
        const change = changes[line.field]
        const { commandId } = command
        if (!change)
          world.promises.break(
            'unseen',
            `${commandId} changed ${line.field}, which it does not name`,
          )
        else if (!Array.isArray(change.from) && change.from !== line.from)
          world.promises.break(
            'unseen',
            `${commandId} wrote over ${String(line.from)} in ${line.field} without having seen it`,
          )
      }
}

export const checkJournals = async (world: World, truth: Truth): Promise<void> => {
  await checkVersions(world)
  await checkStories(world, truth)
  checkUnseen(world, truth)
}
