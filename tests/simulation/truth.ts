/** What the server's tables say, read without the procedures and statements that phones use. */
import { sql } from 'kysely'
import type { FieldColumn } from '../../cloudfunctions/api/record/record-table'
import { kindsInOrder, recordTables } from '../../cloudfunctions/api/record/record-tables'
import type { AnyRecord, RecordKind } from '../../src/domain/record'
import { tenantId } from '../support/api/test-street'
import type { StreetServer } from './street-server'

export interface HistoryLine {
  readonly commandId: string
  readonly kind: string
  readonly recordId: string
  readonly field: string
  readonly from: unknown
  readonly to: unknown
}

export interface CommandRow {
  readonly name: string
  readonly outcome: 'applied' | 'rejected'
  readonly code: string
  readonly receivedAtMs: number
  /** Conflicts or an answer are kept with it. */
  readonly hasResult: boolean
}

export interface RefusedRow {
  readonly state: 'open' | 'adopted' | 'dismissed'
  readonly memberId: string
}

export interface Truth {
  /** 'kind id' → record. */
  readonly records: ReadonlyMap<string, AnyRecord>
  /** In the order of writing. */
  readonly history: readonly HistoryLine[]
  readonly commands: ReadonlyMap<string, CommandRow>
  /** Refused commands of which the server kept the whole. */
  readonly refused: ReadonlyMap<string, RefusedRow>
  readonly accessLog: ReadonlySet<string>
  /** Photos that are complete, as base64. */
  readonly photos: ReadonlyMap<string, string>
}

export const keyOf = (kind: string, id: string): string => `${kind} ${id}`

/** A sealed text says nothing of the record that it was copied to. */
const opened = ({ api }: StreetServer, recordId: string, field: string, sealed: string): string =>
  api.vault.open({ tenantId, recordId, field }, sealed)

const fieldsOf = (kind: RecordKind): readonly (readonly [string, FieldColumn])[] =>
  Object.entries<FieldColumn>(recordTables[kind].fields)

const valueOf = (text: string, { sealed }: FieldColumn): unknown => {
  if (sealed === 'text') return text
  return text === '' ? null : (JSON.parse(text) as unknown)
}

const readKind = async (server: StreetServer, kind: RecordKind): Promise<readonly AnyRecord[]> => {
  const { rows } = await sql<{ row: Readonly<Record<string, unknown>> }>`
    select to_jsonb(r) as row from ${sql.table(recordTables[kind].table)} r`.execute(
    server.api.database,
  )
  return rows.map(({ row }) => {
    const record = fieldsOf(kind).map(([name, column]) => {
      const cell = row[column.column]
      const value =
        column.sealed === undefined
          ? cell
          : valueOf(opened(server, String(row.id), name, String(cell)), column)
      return [name, value]
    })
    return Object.fromEntries(record) as AnyRecord
  })
}

const readHistory = async (server: StreetServer): Promise<readonly HistoryLine[]> => {
  const { rows } = await sql<{
    command_id: string
    kind: string
    record_id: string
    field: string
    secret: boolean
    old_value: string
    new_value: string
  }>`select * from field_history order by watched_order`.execute(server.api.database)
  return rows.map((row) => {
    const { command_id: commandId, kind, record_id: recordId, field, secret } = row
    const read = (text: string): unknown =>
      JSON.parse(secret ? opened(server, recordId, field, text) : text)
    return { commandId, kind, recordId, field, from: read(row.old_value), to: read(row.new_value) }
  })
}

const readPhotos = async ({ api }: StreetServer): Promise<ReadonlyMap<string, string>> => {
  const parts = await api.database
    .selectFrom('upload')
    .innerJoin('upload_part', 'upload_part.upload_id', 'upload.id')
    .select(['id', 'bytes'])
    .where('purpose', '=', 'photo')
    .where('completed_at_ms', 'is not', null)
    .orderBy('id')
    .orderBy('index')
    .execute()
  const photos = new Map<string, Buffer>()
  for (const { id, bytes } of parts)
    photos.set(id, Buffer.concat([photos.get(id) ?? Buffer.alloc(0), Buffer.from(bytes)]))
  return new Map([...photos].map(([id, bytes]) => [id, bytes.toString('base64')]))
}

const readCommands = async ({ api }: StreetServer): Promise<ReadonlyMap<string, CommandRow>> => {
  const rows = await api.database
    .selectFrom('command')
    .select(['id', 'name', 'outcome', 'code', 'received_at_ms', 'result_cipher'])
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        name: row.name,
        outcome: row.outcome === 'applied' ? 'applied' : 'rejected',
        code: row.code,
        receivedAtMs: Number(row.received_at_ms),
        hasResult: row.result_cipher !== '',
      },
    ]),
  )
}

export const readTruth = async (server: StreetServer): Promise<Truth> => {
  const { database } = server.api
  const records = new Map<string, AnyRecord>()
  for (const kind of kindsInOrder)
    for (const record of await readKind(server, kind)) records.set(keyOf(kind, record.id), record)
  const refused = await database
    .selectFrom('refused_command')
    .select(['command_id', 'state', 'member_id'])
    .execute()
  const log = await database.selectFrom('access_log').select('id').execute()
  return {
    records,
    history: await readHistory(server),
    commands: await readCommands(server),
    refused: new Map(
      refused.map(({ command_id, state, member_id }) => [
        command_id,
        { state, memberId: member_id },
      ]),
    ),
    accessLog: new Set(log.map(({ id }) => id)),
    photos: await readPhotos(server),
  }
}
