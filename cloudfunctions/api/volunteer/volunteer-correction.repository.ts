/** Requests of volunteers to have their record corrected, and what was decided about them. */
import { isKeptOfLeaver, keptChanges } from '../../../src/domain/volunteer/left-details'
import type { CorrectionChanges } from '../../../src/domain/volunteer/volunteer'
import type { VolunteerCorrection } from '../../../src/protocol/volunteer'
import type { Database } from '../database/connect'
import type { Files } from '../secrets/files'
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
  /** null: it asks for no move. */
  readonly toRegionId: string | null
  /** Who of the office asks in the volunteer's place. */
  readonly askedBy?: { readonly memberId: string; readonly name: string }
  readonly atMs: number
}

/** False when the id is taken. */
export const insertCorrection = async (
  { transaction, vault, tenantId }: VolunteerFile,
  { id, volunteerId, toRegionId, askedBy, changes, note, atMs }: NewCorrection,
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
      to_region_id: toRegionId,
      ...(askedBy && { asked_by_member_id: askedBy.memberId, asked_by_name: askedBy.name }),
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

const reasonPlace = (tenantId: string, id: string) =>
  columnPlace('volunteer_correction.settled_reason_cipher', tenantId, id)
const beforePlace = (tenantId: string, id: string) =>
  columnPlace('volunteer_correction.before_cipher', tenantId, id)

export interface Correction extends Omit<VolunteerCorrection, 'moveTo' | 'before'> {
  readonly volunteerId: string
  /** What was put right, as it stood; empty while nothing was. */
  readonly before: CorrectionChanges
  /** null: the volunteer. */
  readonly askedById: string | null
  /** Where it asks to belong to, and so who decides; null: it asks for no move. */
  readonly moveTo: { readonly id: string; readonly name: string; readonly path: string } | null
}

const corrections = (database: Database, tenantId: string) =>
  database
    .selectFrom('volunteer_correction as c')
    .leftJoin('region as r', (join) =>
      join.onRef('r.tenant_id', '=', 'c.tenant_id').onRef('r.id', '=', 'c.to_region_id'),
    )
    .select([
      'c.id',
      'c.volunteer_id as volunteerId',
      'c.request_cipher',
      'c.state',
      'c.taken_back as takenBack',
      'c.asked_at_ms as askedAtMs',
      'c.asked_by_member_id as askedById',
      'c.asked_by_name as askedByName',
      'c.settled_by_name as settledByName',
      'c.settled_at_ms as settledAtMs',
      'c.settled_reason_cipher',
      'c.before_cipher',
      'r.id as toId',
      'r.name as toName',
      'r.path as toPath',
    ])
    .where('c.tenant_id', '=', tenantId)

interface CorrectionRow extends Omit<
  Correction,
  keyof CorrectionRequest | 'settledReason' | 'before' | 'moveTo'
> {
  readonly request_cipher: string
  readonly settled_reason_cipher: string
  readonly before_cipher: string
  readonly toId: string | null
  readonly toName: string | null
  readonly toPath: string | null
}

// Sealed here; the seals vouch that nobody else wrote it.
const openRequest = (vault: Vault, tenantId: string, id: string, sealed: string) =>
  JSON.parse(vault.open(place(tenantId, id), sealed)) as CorrectionRequest
const openBefore = (vault: Vault, tenantId: string, id: string, sealed: string) => {
  const before = vault.open(beforePlace(tenantId, id), sealed)
  return before === '' ? {} : (JSON.parse(before) as CorrectionChanges)
}

const opened = (vault: Vault, tenantId: string, row: CorrectionRow): Correction => {
  const { request_cipher, settled_reason_cipher, before_cipher, ...told } = row
  const { toId, toName, toPath, ...rest } = told
  return {
    ...rest,
    moveTo: toId === null ? null : { id: toId, name: toName ?? '', path: toPath ?? '' },
    settledReason: vault.open(reasonPlace(tenantId, row.id), settled_reason_cipher),
    before: openBefore(vault, tenantId, row.id, before_cipher),
    ...openRequest(vault, tenantId, row.id, request_cipher),
  }
}

export const listCorrections = async (
  { database, vault }: Files,
  tenantId: string,
  volunteerId: string,
): Promise<readonly Correction[]> => {
  const rows = await corrections(database, tenantId)
    .where('c.volunteer_id', '=', volunteerId)
    .orderBy('c.asked_at_ms', 'desc')
    .orderBy('c.id')
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
    .where('c.id', '=', id)
    .forUpdate('c')
    .executeTakeFirst()
  return row && opened(vault, tenantId, row)
}

export const settleCorrection = async (
  { transaction, vault, tenantId }: VolunteerFile,
  id: string,
  settled: {
    readonly state: 'accepted' | 'declined'
    readonly takenBack?: boolean
    readonly byName: string
    readonly reason: string
    /** Of a move that was granted: where the volunteer belonged to before. */
    readonly fromRegionId?: string
    /** What is put right, as it stood. */
    readonly before?: CorrectionChanges
    /** Who put right who the volunteer is, where that was asked. */
    readonly identityBy?: string
    readonly atMs: number
  },
): Promise<void> => {
  await transaction
    .updateTable('volunteer_correction')
    .set({
      state: settled.state,
      taken_back: settled.takenBack ?? false,
      settled_by_name: settled.byName,
      settled_reason_cipher: vault.seal(reasonPlace(tenantId, id), settled.reason),
      settled_at_ms: settled.atMs,
      before_cipher: vault.seal(beforePlace(tenantId, id), JSON.stringify(settled.before ?? {})),
      ...(settled.fromRegionId === undefined ? {} : { from_region_id: settled.fromRegionId }),
      ...(settled.identityBy !== undefined && { identity_by_member_id: settled.identityBy }),
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** What stands in the place of a request of which nothing is kept. */
const dropped = '写的内容，退出时删去了'

/** Of who left: what is kept of the details is kept of the requests. */
export const dropChanges = async (
  { transaction, vault, tenantId }: VolunteerFile,
  volunteerId: string,
): Promise<void> => {
  const rows = await transaction
    .selectFrom('volunteer_correction')
    .select(['id', 'request_cipher', 'before_cipher'])
    .where('tenant_id', '=', tenantId)
    .where('volunteer_id', '=', volunteerId)
    .orderBy('id')
    .execute()
  for (const { id, request_cipher, before_cipher } of rows) {
    const { changes, note } = openRequest(vault, tenantId, id, request_cipher)
    const was = openBefore(vault, tenantId, id, before_cipher)
    // Where a guardian was emptied, only what stood before has the telephone.
    if (isKeptOfLeaver(changes) && isKeptOfLeaver(was)) continue
    const kept = keptChanges(changes)
    const isEmpty = note === '' && Object.keys(kept).length === 0
    const request: CorrectionRequest = { changes: kept, note: isEmpty ? dropped : note }
    await transaction
      .updateTable('volunteer_correction')
      .set({
        request_cipher: vault.seal(place(tenantId, id), JSON.stringify(request)),
        before_cipher: vault.seal(beforePlace(tenantId, id), JSON.stringify(keptChanges(was))),
      })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .execute()
  }
}

export const listOpenCorrections = async (
  { transaction, vault, tenantId }: VolunteerFile,
  volunteerId: string,
): Promise<readonly Correction[]> => {
  const rows = await corrections(transaction, tenantId)
    .where('c.volunteer_id', '=', volunteerId)
    .where('c.state', '=', 'open')
    .orderBy('c.id')
    .execute()
  return rows.map((row) => opened(vault, tenantId, row))
}

/** Whether this worker has once put right who the volunteer is. */
export const hasPutRight = async (
  { transaction, tenantId }: VolunteerFile,
  volunteerId: string,
  memberId: string,
): Promise<boolean> => {
  const row = await transaction
    .selectFrom('volunteer_correction')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('volunteer_id', '=', volunteerId)
    .where('identity_by_member_id', '=', memberId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
