/** Requests of volunteers to have their record corrected, and what was decided about them. */
import type { CorrectionChanges } from '../../../src/domain/volunteer/volunteer'
import type { VolunteerCorrection } from '../../../src/protocol/volunteer'
import type { Database } from '../database/connect'
import { columnPlace, type Vault } from '../secrets/vault'
import type { VolunteerFile } from './volunteer-write.repository'

interface CorrectionRequest {
  readonly changes: CorrectionChanges
  readonly note: string
}

const place = (tenantId: string, recordId: string) => ({
  tenantId,
  recordId,
  field: 'volunteer-correction',
})

export interface NewCorrection extends CorrectionRequest {
  readonly id: string
  readonly volunteerId: string
  readonly atMs: number
}

/** False when the id is taken. */
export const insertCorrection = async (
  { transaction, vault, tenantId }: VolunteerFile,
  { id, volunteerId, changes, note, atMs }: NewCorrection,
): Promise<boolean> => {
  const request: CorrectionRequest = { changes, note }
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('volunteer_correction')
    .values({
      tenant_id: tenantId,
      id,
      volunteer_id: volunteerId,
      request_cipher: vault.seal(place(tenantId, id), JSON.stringify(request)),
      state: 'open',
      asked_at_ms: atMs,
      settled_at_ms: null,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

const reasonPlace = (tenantId: string, id: string) =>
  columnPlace('volunteer_correction.settled_reason_cipher', tenantId, id)

export interface Correction extends VolunteerCorrection {
  readonly volunteerId: string
}

const corrections = (database: Database, tenantId: string) =>
  database
    .selectFrom('volunteer_correction')
    .select([
      'id',
      'volunteer_id as volunteerId',
      'request_cipher',
      'state',
      'asked_at_ms as askedAtMs',
      'settled_by_name as settledByName',
      'settled_reason_cipher',
    ])
    .where('tenant_id', '=', tenantId)

interface CorrectionRow extends Omit<Correction, keyof CorrectionRequest | 'settledReason'> {
  readonly request_cipher: string
  readonly settled_reason_cipher: string
}

const opened = (
  vault: Vault,
  tenantId: string,
  { request_cipher, settled_reason_cipher, ...row }: CorrectionRow,
): Correction => ({
  ...row,
  settledReason: vault.open(reasonPlace(tenantId, row.id), settled_reason_cipher),
  // Sealed by insertCorrection; the seal vouches that nobody else wrote it.
  ...(JSON.parse(vault.open(place(tenantId, row.id), request_cipher)) as CorrectionRequest),
})

export const listCorrections = async (
  { database, vault }: { readonly database: Database; readonly vault: Vault },
  tenantId: string,
  volunteerId: string,
): Promise<readonly Correction[]> => {
  const rows = await corrections(database, tenantId)
    .where('volunteer_id', '=', volunteerId)
    .orderBy('asked_at_ms', 'desc')
    .orderBy('id')
    .limit(50)
    .execute()
  return rows.map((row) => opened(vault, tenantId, row))
}

/** Held, whatever became of it. */
export const lockCorrection = async (
  { transaction, vault, tenantId }: VolunteerFile,
  id: string,
): Promise<Correction | undefined> => {
  const row = await corrections(transaction, tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && opened(vault, tenantId, row)
}

export const settleCorrection = async (
  { transaction, vault, tenantId }: VolunteerFile,
  id: string,
  settled: {
    readonly state: 'accepted' | 'declined'
    readonly byName: string
    readonly reason: string
    readonly atMs: number
  },
): Promise<void> => {
  await transaction
    .updateTable('volunteer_correction')
    .set({
      state: settled.state,
      settled_by_name: settled.byName,
      settled_reason_cipher: vault.seal(reasonPlace(tenantId, id), settled.reason),
      settled_at_ms: settled.atMs,
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

export const countOpenCorrections = async (
  { transaction, tenantId }: VolunteerFile,
  volunteerId: string,
): Promise<number> => {
  const { count } = await transaction
    .selectFrom('volunteer_correction')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('volunteer_id', '=', volunteerId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return Number(count)
}
