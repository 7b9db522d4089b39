/**
 * Pages of a pull that hold few entries, so that a first sync of a small street takes many. The contract allows a
 * server to end a page anywhere (docs/protocol.md, "Reading"); which version a record stands under, the table of
 * versions knows. How the server cuts its own large pages is tested where they are large: tests/api/pull.test.ts.
 */
import type { Database } from '../../cloudfunctions/api/database/connect'
import type { RecordKind } from '../../src/domain/record'
import type { PullPage } from '../../src/protocol/pull'
import type { WireTable } from '../../src/protocol/table'

type ScopeNews = PullPage['scopes'][number]
type Tables = ScopeNews['tables']

const idOf = ({ columns }: WireTable, row: readonly unknown[]): string =>
  String(row[columns.indexOf('id')])

const entriesOf = (tables: Tables): readonly (readonly [RecordKind, WireTable])[] =>
  Object.entries(tables) as unknown as readonly (readonly [RecordKind, WireTable])[]

const sizeOf = ({ tables, gone }: ScopeNews): number =>
  entriesOf(tables).reduce((sum, [, { rows }]) => sum + rows.length, gone.length)

const keyOf = (kind: string, id: string): string => `${kind} ${id}`

/** The version under which each record stands in the scope now; later than the page's when it has changed since. */
const readVersions = async (
  database: Database,
  { scopeId }: ScopeNews,
): Promise<ReadonlyMap<string, number>> => {
  const rows = await database
    .selectFrom('sync_entry')
    .select(['kind', 'record_id', 'version'])
    .where('scope_id', '=', scopeId)
    .execute()
  return new Map(rows.map(({ kind, record_id, version }) => [keyOf(kind, record_id), version]))
}

/** The first so many entries of a scope's news. */
const firstOf = async (database: Database, news: ScopeNews, most: number): Promise<ScopeNews> => {
  const versions = await readVersions(database, news)
  const versionOf = (kind: string, id: string) => versions.get(keyOf(kind, id)) ?? Infinity
  const given = [
    ...entriesOf(news.tables).flatMap(([kind, table]) =>
      table.rows.map((row) => versionOf(kind, idOf(table, row))),
    ),
    ...news.gone.map(([kind, id]) => versionOf(kind, id)),
  ].sort((one, other) => one - other)
  const version = Math.min(given[most - 1] ?? Infinity, news.version)
  const tables = Object.fromEntries(
    entriesOf(news.tables).flatMap(([kind, table]) => {
      const rows = table.rows.filter((row) => versionOf(kind, idOf(table, row)) <= version)
      return rows.length > 0 ? [[kind, { ...table, rows }]] : []
    }),
  ) as Tables
  const gone = news.gone.filter(([kind, id]) => versionOf(kind, id) <= version)
  return { ...news, version, tables, gone }
}

/** The page as it is when it holds no more than so many entries; else its beginning, and that there is more. */
export const cutPage = async (
  database: Database,
  page: PullPage,
  mostEntries: number,
): Promise<PullPage> => {
  const scopes: ScopeNews[] = []
  let room = mostEntries
  for (const news of page.scopes) {
    if (sizeOf(news) > room) {
      if (room > 0) scopes.push(await firstOf(database, news, room))
      return { ...page, scopes, more: true }
    }
    scopes.push(news)
    room -= sizeOf(news)
  }
  return page
}
