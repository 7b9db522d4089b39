/** Refused commands that wait for a decision. What was refused stays for ever, with what became of it. */
import { sql } from 'kysely'
import { writtenName } from '../access/actor-access'
import { atOrBelow } from '../access/at-or-below'
import type { Database, Transaction } from '../database/connect'
import { columnPlace, type SealPlace, type Vault } from '../secrets/vault'

export interface RefusedRow {
  readonly command_id: string
  readonly name: string
  readonly region_id: string
  readonly envelope_cipher: string
  readonly code: string
  readonly detail_cipher: string
  readonly member_id: string
  readonly member_name: string
  readonly issued_at_ms: number
  readonly received_at_ms: number
  readonly state: 'open' | 'adopted' | 'dismissed'
  readonly settled_by_name: string
  readonly settled_reason_cipher: string
}

const columns = [
  'command_id',
  'refused_command.name',
  'region_id',
  'envelope_cipher',
  'refused_command.code',
  'detail_cipher',
  'member_id',
  'member_name',
  'issued_at_ms',
  'received_at_ms',
  'state',
  'settled_by_name',
  'settled_reason_cipher',
] as const

const select = (database: Database, tenantId: string, path: string) =>
  database
    .selectFrom('refused_command')
    .innerJoin('region', (join) =>
      join
        .onRef('region.tenant_id', '=', 'refused_command.tenant_id')
        .onRef('region.id', '=', 'refused_command.region_id'),
    )
    .select(columns)
    .where('refused_command.tenant_id', '=', tenantId)
    .where('region.path', 'like', atOrBelow(path))

/** In a region and below: what is open first, then newest first. */
export const listRefused = (
  database: Database,
  tenantId: string,
  path: string,
): Promise<RefusedRow[]> =>
  select(database, tenantId, path)
    .orderBy(sql`state = 'open'`, 'desc')
    .orderBy('received_at_ms', 'desc')
    .orderBy('command_id')
    .limit(300)
    .execute()

/** Locked, so that two who decide at once do not both decide. */
export const lockRefused = (
  transaction: Transaction,
  tenantId: string,
  where: { readonly path: string; readonly commandId: string },
): Promise<RefusedRow | undefined> =>
  select(transaction, tenantId, where.path)
    .where('command_id', '=', where.commandId)
    .forUpdate('refused_command')
    .executeTakeFirst()

export interface RefusedFiles {
  readonly transaction: Transaction
  readonly vault: Vault
  readonly tenantId: string
}

export interface Settlement {
  readonly commandId: string
  readonly state: 'adopted' | 'dismissed'
  readonly byName: string
  readonly reason: string
  readonly atMs: number
}

export const settledReasonPlace = (tenantId: string, commandId: string): SealPlace =>
  columnPlace('refused_command.settled_reason_cipher', tenantId, commandId)

export const settleRefused = async (
  { transaction, vault, tenantId }: RefusedFiles,
  settled: Settlement,
): Promise<void> => {
  await transaction
    .updateTable('refused_command')
    .set({
      state: settled.state,
      settled_by_name: writtenName(settled.byName),
      settled_reason_cipher: vault.seal(
        settledReasonPlace(tenantId, settled.commandId),
        settled.reason,
      ),
      settled_at_ms: settled.atMs,
    })
    .where('tenant_id', '=', tenantId)
    .where('command_id', '=', settled.commandId)
    .execute()
}
