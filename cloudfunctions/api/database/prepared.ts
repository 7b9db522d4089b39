/**
 * Statements that PostgreSQL parses and plans once a connection, for work that is asked for all day long in the same
 * words: planning takes it longer than a few rows do. Their text never changes; PGlite takes them like any other.
 */
import { CompiledQuery, type Kysely } from 'kysely'
import type { ClientBase } from 'pg'

/** What takes one statement after the other: a database, a transaction in it, or its pipeline. */
export type Statements = Pick<Kysely<unknown>, 'executeQuery'>

const names = new Map<string, string>()

/** `text` is one statement with $1, $2 …; its name is this program's own. */
export const prepared = <Row>(name: string, text: string) => {
  names.set(text, name)
  return async (database: Statements, values: readonly unknown[]): Promise<readonly Row[]> =>
    (await database.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows
}

type Send = (statement: unknown, values?: unknown) => unknown

/** Kysely hands over text and values; here a prepared one gets its name, by which the server finds the plan. */
export const sendByName = (client: ClientBase): void => {
  const send = client.query.bind(client) as Send
  const named: Send = (text, values) => {
    const name = typeof text === 'string' ? names.get(text) : undefined
    return name === undefined ? send(text, values) : send({ name, text, values })
  }
  client.query = named as ClientBase['query']
}
