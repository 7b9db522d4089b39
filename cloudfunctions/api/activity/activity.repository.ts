/** Activities and their shifts in the database. The contact's phone is sealed although it is public: a backup is not. */
import { sql } from 'kysely'
import type { ActivityFields, ActivityState } from '../../../src/domain/activity/activity'
import type { PlaceCheck } from '../../../src/domain/activity/place-check'
import type { PlannedActivity } from '../../../src/domain/activity/plan-activities'
import type { Database, Transaction } from '../database/connect'
import type { Vault } from '../secrets/vault'
import { cancelledColumns, shiftRow, type Because } from './shift.repository'

const phonePlace = (tenantId: string, recordId: string) => ({
  tenantId,
  recordId,
  field: 'contact-phone',
})

export const sealPhone = (vault: Vault, tenantId: string, id: string, phone: string): string =>
  vault.seal(phonePlace(tenantId, id), phone)

export const openPhone = (vault: Vault, tenantId: string, id: string, sealed: string): string =>
  vault.open(phonePlace(tenantId, id), sealed)

export interface ActivityFile {
  readonly transaction: Transaction
  readonly vault: Vault
  readonly tenantId: string
}

const fieldColumns = ({ vault, tenantId }: ActivityFile, id: string, fields: ActivityFields) => ({
  title: fields.title,
  service_kind: fields.serviceKind,
  brand: fields.brand,
  place: fields.place,
  note: fields.note,
  contact_name: fields.contactName,
  contact_phone_cipher: sealPhone(vault, tenantId, id, fields.contactPhone),
  photo_id: fields.photoId,
  ...(fields.checkedPoint === undefined
    ? {}
    : {
        latitude: fields.checkedPoint?.latitude ?? null,
        longitude: fields.checkedPoint?.longitude ?? null,
      }),
})

export interface Publication {
  readonly regionId: string
  /** '' for none. */
  readonly seriesId: string
  readonly fields: ActivityFields
  /** Subject of the content check. */
  readonly checkedAs: string
  readonly planned: readonly PlannedActivity[]
  readonly memberId: string
  readonly memberName: string
  readonly atMs: number
}

/** What phones compare with, where the street offers it; else null. Of activity a. */
export const placeCheckOf = sql<PlaceCheck | null>`(
  select json_build_object('point', json_build_object('latitude', a.latitude, 'longitude', a.longitude),
    'withinKm', k.km)
  from (select (t.settings->'volunteering'->>'placeCheckKm')::integer as km
    from tenant t where t.id = a.tenant_id) k
  where k.km > 0 and a.latitude is not null)`

/** False when an id is taken; then nothing was written. */
export const insertActivities = async (
  file: ActivityFile,
  { regionId, seriesId, fields, checkedAs, planned, memberId, memberName, atMs }: Publication,
): Promise<boolean> => {
  const { transaction, tenantId } = file
  const ids = planned.map(({ id }) => id)
  const names = seriesId === '' ? ids : [seriesId, ...ids]
  const shifts = planned.flatMap((each) =>
    each.shifts.map((shift) => shiftRow(tenantId, each.id, shift)),
  )
  const taken = await sql<{ id: string }>`
    select id from activity where tenant_id = ${tenantId} and id = any(${names}::text[])
    union all
    select id from activity where tenant_id = ${tenantId} and series_id <> ''
      and series_id = any(${names}::text[])
    union all
    select id from activity where tenant_id = ${tenantId} and checked_as <> ''
      and checked_as = any(${names}::text[])
    union all
    select id from shift where tenant_id = ${tenantId}
      and id = any(${shifts.map(({ id }) => id)}::text[])`.execute(transaction)
  if (taken.rows.length > 0) return false
  await transaction
    .insertInto('activity')
    .values(
      ids.map((id) => ({
        tenant_id: tenantId,
        id,
        region_id: regionId,
        series_id: seriesId,
        ...fieldColumns(file, id, fields),
        checked_as: checkedAs,
        state: 'open' as const,
        published_by_member_id: memberId,
        published_by_name: memberName,
        published_at_ms: atMs,
      })),
    )
    .execute()
  await transaction.insertInto('shift').values(shifts).execute()
  return true
}

export interface ActivityRow extends Omit<ActivityFields, 'contactPhone' | 'checkedPoint'> {
  readonly id: string
  readonly regionId: string
  readonly path: string
  readonly seriesId: string
  readonly contactPhoneCipher: string
  readonly latitude: number | null
  readonly longitude: number | null
  /** Nobody but who runs activities there reads it. */
  readonly hidden: boolean
  /** Subject of its content check; '' for none. */
  readonly checkedAs: string
  readonly state: ActivityState
  readonly publishedByMemberId: string
}

const activityColumns = sql`a.id, a.region_id as "regionId", r.path, a.series_id as "seriesId", a.title,
  a.service_kind as "serviceKind", a.brand, a.place, a.note, a.contact_name as "contactName",
  a.contact_phone_cipher as "contactPhoneCipher", a.photo_id as "photoId", a.latitude, a.longitude,
  a.hidden, a.checked_as as "checkedAs", a.state, a.published_by_member_id as "publishedByMemberId"`

export const fieldsOf = (
  { vault, tenantId }: Pick<ActivityFile, 'vault' | 'tenantId'>,
  row: ActivityRow,
): ActivityFields => {
  const { id, title, serviceKind, brand, place, note, contactName, photoId } = row
  const { latitude, longitude } = row
  return {
    ...{ title, serviceKind, brand, place, note, contactName, photoId },
    contactPhone: openPhone(vault, tenantId, id, row.contactPhoneCipher),
    checkedPoint: latitude === null || longitude === null ? null : { latitude, longitude },
  }
}

const withRegion = sql`activity a join region r on r.tenant_id = a.tenant_id and r.id = a.region_id`

export const findActivity = async (
  database: Database,
  tenantId: string,
  id: string,
): Promise<ActivityRow | undefined> => {
  const { rows } = await sql<ActivityRow>`
    select ${activityColumns} from ${withRegion}
    where a.tenant_id = ${tenantId} and a.id = ${id}`.execute(database)
  return rows[0]
}

/** Held until the transaction ends, before any of its shifts. */
export const lockActivity = async (
  { transaction, tenantId }: Pick<ActivityFile, 'transaction' | 'tenantId'>,
  id: string,
): Promise<ActivityRow | undefined> => {
  const { rows } = await sql<ActivityRow>`
    select ${activityColumns} from ${withRegion}
    where a.tenant_id = ${tenantId} and a.id = ${id} for no key update of a`.execute(transaction)
  return rows[0]
}

/** The open ones of a series whose first shift begins at or after this moment, held, in the order of ids. */
export const lockSeriesFrom = async (
  { transaction, tenantId }: Pick<ActivityFile, 'transaction' | 'tenantId'>,
  seriesId: string,
  fromMs: number,
): Promise<readonly ActivityRow[]> => {
  const { rows } = await sql<ActivityRow>`
    select ${activityColumns} from ${withRegion}
    where a.tenant_id = ${tenantId} and a.series_id = ${seriesId} and a.state = 'open'
      and (select min(s.starts_at_ms) from shift s
        where s.tenant_id = a.tenant_id and s.activity_id = a.id) >= ${fromMs}
    order by a.id for no key update of a`.execute(transaction)
  return rows
}

export const writeFields = async (
  file: ActivityFile,
  id: string,
  fields: ActivityFields,
): Promise<void> => {
  await file.transaction
    .updateTable('activity')
    .set(fieldColumns(file, id, fields))
    .where('tenant_id', '=', file.tenantId)
    .where('id', '=', id)
    .execute()
}

/** Which content check holds for them. */
export const writeChecked = async (
  transaction: Transaction,
  tenantId: string,
  { ids, subjectId }: { readonly ids: readonly string[]; readonly subjectId: string },
): Promise<void> => {
  await transaction
    .updateTable('activity')
    .set({ checked_as: subjectId })
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...ids])
    .execute()
}

/** Whether any says what was asked there. */
export const isUsed = async (
  transaction: Transaction,
  tenantId: string,
  subjectId: string,
): Promise<boolean> =>
  (await transaction
    .selectFrom('activity')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('checked_as', '=', subjectId)
    .limit(1)
    .executeTakeFirst()) !== undefined

interface Cancellation {
  /** Cancelled as a whole; others have a shift that has begun. */
  readonly activityIds: readonly string[]
  readonly shiftIds: readonly string[]
  readonly because: Because
}

/** Who signed up stays on the lists, to be told. */
export const writeCancelled = async (
  { transaction, tenantId }: ActivityFile,
  { activityIds, shiftIds, because }: Cancellation,
): Promise<void> => {
  if (activityIds.length > 0)
    await transaction
      .updateTable('activity')
      .set(cancelledColumns(because))
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', [...activityIds])
      .execute()
  await transaction
    .updateTable('shift')
    .set(cancelledColumns(because))
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...shiftIds])
    .execute()
}
