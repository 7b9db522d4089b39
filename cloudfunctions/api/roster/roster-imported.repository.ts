/** Keeps, sealed, what the last roster said of each record; nobody but the next import reads it. */
import { sql } from 'kysely'
import { atOrBelow } from '../access/at-or-below'
import type { Database } from '../database/connect'
import type { WriteContext } from '../record/write-changes'
import type { Vault } from '../secrets/vault'
import type { ImportedFields } from './import-plan'

const FIELD = 'rosterImported'

export const rememberImported = async (
  { transaction, vault, tenantId }: WriteContext,
  imported: ReadonlyMap<string, ImportedFields>,
): Promise<void> => {
  if (imported.size === 0) return
  const rows = [...imported].map(([recordId, fields]) => ({
    record_id: recordId,
    fields_cipher: vault.seal({ tenantId, recordId, field: FIELD }, JSON.stringify(fields)),
  }))
  await sql`
    insert into roster_imported (tenant_id, record_id, fields_cipher)
    select ${tenantId}, r.record_id, r.fields_cipher
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(record_id text, fields_cipher text)
    on conflict (tenant_id, record_id) do update set fields_cipher = excluded.fields_cipher`.execute(
    transaction,
  )
}

/** The next list finds them as if none had named them before. */
export const forgetImported = async (
  { transaction, tenantId }: Pick<WriteContext, 'transaction' | 'tenantId'>,
  recordId: string,
): Promise<void> => {
  await transaction
    .deleteFrom('roster_imported')
    .where('tenant_id', '=', tenantId)
    .where('record_id', '=', recordId)
    .execute()
}

const openFields = (vault: Vault, tenantId: string, recordId: string, cipher: string) =>
  // Written by rememberImported above, and sealed since.
  JSON.parse(vault.open({ tenantId, recordId, field: FIELD }, cipher)) as ImportedFields

/** By record id. */
export const loadImportedOf = async (
  database: Database,
  vault: Vault,
  tenantId: string,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, ImportedFields>> => {
  if (recordIds.length === 0) return new Map()
  const rows = await database
    .selectFrom('roster_imported')
    .select(['record_id', 'fields_cipher'])
    .where('tenant_id', '=', tenantId)
    .where('record_id', 'in', [...recordIds])
    .execute()
  return new Map(
    rows.map(({ record_id: id, fields_cipher }) => [
      id,
      openFields(vault, tenantId, id, fields_cipher),
    ]),
  )
}

/** By record id, for residents and households in a region and below. */
export const loadImported = async (
  database: Database,
  vault: Vault,
  tenantId: string,
  path: string,
): Promise<ReadonlyMap<string, ImportedFields>> => {
  const { rows } = await sql<{ record_id: string; fields_cipher: string }>`
    select i.record_id, i.fields_cipher from roster_imported i
    join (
      select tenant_id, id, region_id from resident union all
      select tenant_id, id, region_id from household
    ) r on r.tenant_id = i.tenant_id and r.id = i.record_id
    join region g on g.tenant_id = r.tenant_id and g.id = r.region_id
    where i.tenant_id = ${tenantId} and g.path like ${atOrBelow(path)}`.execute(database)
  return new Map(
    rows.map(({ record_id: recordId, fields_cipher }) => [
      recordId,
      openFields(vault, tenantId, recordId, fields_cipher),
    ]),
  )
}
