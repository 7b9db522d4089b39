/** What the API may rely on in every server: Chinese search by trigrams, and a database for each test file. */
import { Client } from 'pg'
import { createDatabase } from '../support/postgres'

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const result = await client.query<Record<string, unknown>>(sql)
    return result.rows
  } finally {
    await client.end()
  }
}

const serverUrl = process.env.TEST_DATABASE_URL ?? ''

test('a fresh database is empty and takes Chinese trigrams', async () => {
  const url = await createDatabase(serverUrl)
  await query(url, 'create extension pg_trgm')
  expect(await query(url, "select cardinality(show_trgm('张桂兰')) > 0 as searchable")).toEqual([
    { searchable: true },
  ])
  expect(await query(url, "select * from pg_tables where schemaname = 'public'")).toEqual([])
})

test('databases of two test files do not see each other', async () => {
  const [first, second] = await Promise.all([createDatabase(serverUrl), createDatabase(serverUrl)])
  await query(first, 'create table visit (id int)')
  expect(await query(second, "select to_regclass('visit') as visit")).toEqual([{ visit: null }])
})
