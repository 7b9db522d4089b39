/** What the server's tables say, read without the procedures that phones use. */
import { sql } from 'kysely'
import { recordReader, rowAsJson } from '../../cloudfunctions/api/record/record-rows'
import { kindsInOrder, recordTables } from '../../cloudfunctions/api/record/record-tables'
import { readHistoryValue } from '../../cloudfunctions/api/record/write-journals'
import type { AnyRecord, RecordKind, RecordOf } from '../../src/domain/record'
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
}

export interface Truth {
  /** 'kind id' → record. */
  readonly records: ReadonlyMap<string, AnyRecord>
  /** In the order of writing. */
  readonly history: readonly HistoryLine[]
  readonly commands: ReadonlyMap<string, CommandRow>
  /** Refused commands of which the server kept the whole. */
  readonly refused: ReadonlySet<string>
  readonly accessLog: ReadonlySet<string>
  /** Uploads that are complete. */
  readonly photos: ReadonlySet<string>
}

export const keyOf = (kind: string, id: string): string => `${kind} ${id}`

const readKind = async <Kind extends RecordKind>({ api }: StreetServer, kind: Kind) => {
  const table = recordTables[kind]
  const { rows } = await sql<{ row: string }>`
    select ${sql.raw(rowAsJson(table, 'r'))} as row from ${sql.table(table.table)} r
    where r.tenant_id = ${tenantId}`.execute(api.database)
  const read = recordReader<RecordKind>(recordTables[kind], api.vault, tenantId)
  return rows.map(({ row }): RecordOf<RecordKind> => read(row))
}

const readHistory = async ({ api }: StreetServer): Promise<readonly HistoryLine[]> => {
  const { rows } = await sql<{
    command_id: string
    kind: string
    record_id: string
    field: string
    secret: boolean
    old_value: string
    new_value: string
  }>`select * from field_history order by watched_order`.execute(api.database)
  return rows.map((row) => ({
    commandId: row.command_id,
    kind: row.kind,
    recordId: row.record_id,
    field: row.field,
    from: readHistoryValue(api.vault, tenantId, row, row.old_value),
    to: readHistoryValue(api.vault, tenantId, row, row.new_value),
  }))
}

export const readTruth = async (server: StreetServer): Promise<Truth> => {
  const { database } = server.api
  const records = new Map<string, AnyRecord>()
  for (const kind of kindsInOrder)
    for (const record of await readKind(server, kind)) records.set(keyOf(kind, record.id), record)
  const commands = await database.selectFrom('command').select(['id', 'name', 'outcome']).execute()
  const refused = await database.selectFrom('refused_command').select('command_id').execute()
  const log = await database.selectFrom('access_log').select('id').execute()
  const photos = await database
    .selectFrom('upload')
    .select('id')
    .where('completed_at_ms', 'is not', null)
    .execute()
  return {
    records,
    history: await readHistory(server),
    commands: new Map(
      commands.map(({ id, name, outcome }) => [
        id,
        { name, outcome: outcome === 'applied' ? 'applied' : 'rejected' },
      ]),
    ),
    refused: new Set(refused.map(({ command_id }) => command_id)),
    accessLog: new Set(log.map(({ id }) => id)),
    photos: new Set(photos.map(({ id }) => id)),
  }
}
