/** Writes volunteers: registers, settles, corrects. Every change of the details keeps their indexes in step. */
import { sql } from 'kysely'
import type { VolunteerDetails, VolunteerState } from '../../../src/domain/volunteer/volunteer'
import type { Transaction } from '../database/connect'
import { columnPlace, type Vault } from '../secrets/vault'
import { sealDetails } from './volunteer.repository'

export interface VolunteerFile {
  readonly transaction: Transaction
  readonly vault: Vault
  readonly tenantId: string
}

const sealedColumns = (
  { vault, tenantId }: VolunteerFile,
  id: string,
  details: VolunteerDetails,
) => ({
  details_cipher: sealDetails(vault, tenantId, id, details),
  id_number_index: vault.blindIndex(tenantId, 'id-number', details.idNumber),
  phone_index: vault.blindIndex(tenantId, 'volunteer-phone', details.phone),
})

/** Whoever registers others does it one after the other, in the whole street. */
export const lockRegister = async ({ transaction, tenantId }: VolunteerFile): Promise<void> => {
  await transaction
    .selectFrom('tenant')
    .select('id')
    .where('id', '=', tenantId)
    .forNoKeyUpdate()
    .execute()
}

/** '330483001003' and a running number: never given twice, also not one that a roster brought. */
export const nextVolunteerNumber = async (
  { transaction, tenantId }: VolunteerFile,
  code: string,
): Promise<string> => {
  for (;;) {
    const { rows } = await sql<{ last: number }>`
      insert into volunteer_number (tenant_id, code, last) values (${tenantId}, ${code}, 1)
      on conflict (tenant_id, code) do update set last = volunteer_number.last + 1
      returning last`.execute(transaction)
    const number = `${code}${String(rows[0]?.last).padStart(4, '0')}`
    const taken = await transaction
      .selectFrom('volunteer')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('number', '=', number)
      .executeTakeFirst()
    if (!taken) return number
  }
}

/** The region's own code, or that of the nearest region above it that has one. */
export const codeForNumber = async (
  { transaction, tenantId }: VolunteerFile,
  path: string,
): Promise<string> => {
  const ids = path.split('/').filter(Boolean)
  const rows = await transaction
    .selectFrom('region')
    .select(['id', 'code'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .where('code', '<>', '')
    .execute()
  const codeOf = new Map(rows.map(({ id, code }) => [id, code]))
  // 统计区划码 names a community with 12 digits; what lies below it is numbered under it.
  const codes = ids.flatMap((id) => codeOf.get(id) ?? [])
  return codes.filter((code) => /^\d{12}$/.test(code)).at(-1) ?? codes.at(-1) ?? ''
}

export interface NewVolunteer {
  readonly id: string
  readonly number: string
  readonly regionId: string
  readonly memberId: string | null
  readonly state: VolunteerState
  readonly details: VolunteerDetails
  readonly atMs: number
  /** Who verified them, where they come verified. */
  readonly settled?: { readonly byName: string; readonly atMs: number }
  /** Who registered them at the desk, and what was noted of their consent. */
  readonly enrolled?: { readonly memberId: string; readonly byName: string; readonly note: string }
}

export const insertVolunteer = async (
  file: VolunteerFile,
  { id, number, regionId, memberId, state, details, atMs, settled, enrolled }: NewVolunteer,
): Promise<void> => {
  await file.transaction
    .insertInto('volunteer')
    .values({
      tenant_id: file.tenantId,
      id,
      number,
      region_id: regionId,
      member_id: memberId,
      state,
      ...sealedColumns(file, id, details),
      details_verified: state === 'verified',
      registered_at_ms: atMs,
      settled_at_ms: settled?.atMs ?? null,
      settled_by_name: settled?.byName ?? '',
      ...(enrolled && {
        enrolled_by_member_id: enrolled.memberId,
        enrolled_by_name: enrolled.byName,
        consent_note_cipher: file.vault.seal(consentPlace(file.tenantId, id), enrolled.note),
      }),
    })
    .execute()
}

/** The member who registered this one at the desk; null for who registered by themselves. */
export const findEnrollerId = async (
  { transaction, tenantId }: VolunteerFile,
  id: string,
): Promise<string | null> => {
  const { enrolled_by_member_id } = await transaction
    .selectFrom('volunteer')
    .select('enrolled_by_member_id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return enrolled_by_member_id
}

export const writeDetails = async (
  file: VolunteerFile,
  id: string,
  details: VolunteerDetails,
): Promise<void> => {
  await file.transaction
    .updateTable('volunteer')
    .set(sealedColumns(file, id, details))
    .where('tenant_id', '=', file.tenantId)
    .where('id', '=', id)
    .execute()
}

export interface Standing {
  readonly state: VolunteerState
  readonly regionId?: string
  /** null takes the person's hold on it away. */
  readonly memberId?: string | null
  /** Who of the office lets it go; null: its owner. */
  readonly letGoBy?: string | null
  /** What was joined to another vouches for nobody any more. */
  readonly detailsVerified?: false
  readonly byName: string
  readonly reason: string
  readonly atMs: number | null
}

/** How somebody who was registered at the desk agreed. */
export const consentPlace = (tenantId: string, id: string) =>
  columnPlace('volunteer.consent_note_cipher', tenantId, id)

/** Why the volunteer stands so, for who asks it of the row. */
export const standingReasonPlace = (tenantId: string, id: string) =>
  columnPlace('volunteer.settled_reason_cipher', tenantId, id)

/** Nobody signs in as them any more; all else stays as it is, to be found again by whose it is. */
export const detachMember = async (
  { transaction, tenantId }: VolunteerFile,
  id: string,
): Promise<void> => {
  await transaction
    .updateTable('volunteer')
    .set({ member_id: null })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

export const writeStanding = async (
  { transaction, vault, tenantId }: VolunteerFile,
  id: string,
  standing: Standing,
): Promise<void> => {
  const { state, regionId, memberId, letGoBy, detailsVerified, byName, reason, atMs } = standing
  await transaction
    .updateTable('volunteer')
    .set({
      state,
      // It goes with the looking, not with the standing: who leaves, waits again or is declined takes it along.
      ...(state === 'verified' ? { details_verified: true } : {}),
      ...(detailsVerified === undefined ? {} : { details_verified: detailsVerified }),
      settled_by_name: byName,
      settled_reason_cipher: vault.seal(standingReasonPlace(tenantId, id), reason),
      settled_at_ms: atMs,
      ...(regionId === undefined ? {} : { region_id: regionId }),
      ...(memberId === undefined ? {} : { member_id: memberId }),
      ...(letGoBy === undefined ? {} : { let_go_by_member_id: letGoBy }),
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** Personal codes that were given out so far hold no more. */
export const raiseCodeSerial = async (
  { transaction, tenantId }: VolunteerFile,
  id: string,
  nowMs: number,
): Promise<void> => {
  await transaction
    .updateTable('volunteer')
    .set((of) => ({ code_serial: of('code_serial', '+', 1), code_since_ms: nowMs }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}
