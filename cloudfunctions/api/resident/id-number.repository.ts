/**
 * Whole ID numbers in the database: sealing them, finding who has one, exchanging them between two files.
 * Nothing here hands a number out; the logged reveal is a feature of its own.
 */
import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect'
import type { SealPlace, Vault } from '../secrets/vault'

export interface IdNumberColumns {
  readonly id_number_cipher: string
  readonly id_number_index: string
}

/** The place to which a resident's sealed ID number is bound. */
export const idNumberPlace = (tenantId: string, residentId: string): SealPlace => ({
  tenantId,
  recordId: residentId,
  field: 'idNumber',
})

export const sealIdNumber = (
  vault: Vault,
  tenantId: string,
  residentId: string,
  idNumber: string,
): IdNumberColumns => ({
  id_number_cipher: vault.seal(idNumberPlace(tenantId, residentId), idNumber),
  id_number_index: vault.blindIndex(tenantId, 'id-number', idNumber),
})

export interface IdNumberHolder {
  readonly id: string
  readonly name: string
  readonly path: string
  /** '迎凤二期 7幢2单元903' */
  readonly address: string
}

/** Living residents of the whole tenant who have one of the numbers; at most one for each. */
export const findHolders = async (
  database: Database,
  tenantId: string,
  indexes: readonly string[],
): Promise<ReadonlyMap<string, IdNumberHolder>> => {
  const { rows } = await sql<IdNumberHolder & { readonly idNumberIndex: string }>`
    select r.id_number_index as "idNumberIndex", r.id, r.name, g.path,
      concat(h.estate, ' ', case when h.building = '' then '' else h.building || '幢' end,
        case when h.unit = '' then '' else h.unit || '单元' end, h.room) as address
    from resident r
    join household f on f.tenant_id = r.tenant_id and f.id = r.household_id
    join house h on h.tenant_id = f.tenant_id and h.id = f.house_id
    join region g on g.tenant_id = r.tenant_id and g.id = r.region_id
    where r.tenant_id = ${tenantId} and r.state = 'living'
      and r.id_number_index = any(${[...indexes]}::text[]) and r.id_number_index <> ''`.execute(
    database,
  )
  return new Map(rows.map(({ idNumberIndex, ...holder }) => [idNumberIndex, holder]))
}

/** Whole numbers of residents, '' where none is on file. For exchanging and comparing, never for an answer. */
export const openIdNumbers = async (
  transaction: Transaction,
  vault: Vault,
  tenantId: string,
  residentIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (residentIds.length === 0) return new Map()
  const rows = await transaction
    .selectFrom('resident')
    .select(['id', 'id_number_cipher'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...residentIds])
    .execute()
  return new Map(
    rows.map((row) => [row.id, vault.open(idNumberPlace(tenantId, row.id), row.id_number_cipher)]),
  )
}

/** Takes the numbers out for the length of a transaction, so that two residents can exchange theirs. */
export const clearIdNumbers = async (
  transaction: Transaction,
  tenantId: string,
  residentIds: readonly string[],
): Promise<void> => {
  if (residentIds.length === 0) return
  await transaction
    .updateTable('resident')
    .set({ id_number_cipher: '', id_number_index: '', id_number_mask: '' })
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...residentIds])
    .execute()
}
