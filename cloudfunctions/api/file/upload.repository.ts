/**
 * Uploads in the database: parts as they come, then the whole. Rosters are sealed, because a table of a whole
 * community with its ID numbers must not lie readable in a backup; photos lie as they are.
 */
import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect'
import type { UploadPurpose } from '../database/upload-schema'
import type { Vault } from '../secrets/vault'

/** Sealed, kept for a week, and as large as a file may be; the others are pictures. */
export const isRoster = (purpose: UploadPurpose): boolean =>
  purpose === 'roster' || purpose === 'volunteer-roster' || purpose === 'hotline'

export interface UploadRow {
  readonly id: string
  readonly purpose: UploadPurpose
  readonly regionId: string
  readonly memberId: string
  readonly partCount: number
  readonly mediaType: string
  readonly complete: boolean
}

const partPlace = (tenantId: string, uploadId: string, index: number) => ({
  tenantId,
  recordId: uploadId,
  field: `part ${index}`,
})

interface FileContext {
  readonly vault: Vault
  readonly tenantId: string
}

const selectUploads = (database: Database) =>
  database
    .selectFrom('upload')
    .select([
      'id',
      'purpose',
      'region_id as regionId',
      'member_id as memberId',
      'part_count as partCount',
      'media_type as mediaType',
      sql<boolean>`completed_at_ms is not null`.as('complete'),
    ])

export const findUpload = (
  database: Database,
  tenantId: string,
  id: string,
): Promise<UploadRow | undefined> =>
  selectUploads(database).where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst()

export interface NewUpload {
  readonly tenantId: string
  readonly id: string
  readonly purpose: UploadPurpose
  readonly regionId: string
  readonly memberId: string
  readonly partCount: number
  readonly createdAtMs: number
}

/** Begins an upload (or finds it begun) and holds its row, so that two last parts do not finish it twice. */
export const beginUpload = async (
  transaction: Transaction,
  upload: NewUpload,
): Promise<UploadRow | undefined> => {
  await transaction
    .insertInto('upload')
    .values({
      tenant_id: upload.tenantId,
      id: upload.id,
      purpose: upload.purpose,
      region_id: upload.regionId,
      member_id: upload.memberId,
      part_count: upload.partCount,
      created_at_ms: upload.createdAtMs,
      completed_at_ms: null,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .execute()
  await transaction
    .selectFrom('upload')
    .select('id')
    .where('tenant_id', '=', upload.tenantId)
    .where('id', '=', upload.id)
    .forUpdate()
    .execute()
  return findUpload(transaction, upload.tenantId, upload.id)
}

export const countUnfinished = async (
  database: Database,
  tenantId: string,
  where: {
    readonly memberId: string
    readonly purpose: UploadPurpose
    readonly exceptId: string
  },
): Promise<number> => {
  const { count } = await database
    .selectFrom('upload')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('member_id', '=', where.memberId)
    .where('purpose', '=', where.purpose)
    .where('id', '<>', where.exceptId)
    .where('completed_at_ms', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface Part {
  readonly upload: UploadRow
  readonly index: number
  readonly bytes: Buffer
}

/** A part that came before stays as it was. Answers how many parts there are now. */
export const writePart = async (
  transaction: Transaction,
  { vault, tenantId }: FileContext,
  { upload, index, bytes }: Part,
): Promise<number> => {
  const place = partPlace(tenantId, upload.id, index)
  const stored = isRoster(upload.purpose)
    ? Buffer.from(vault.seal(place, bytes.toString('base64')))
    : bytes
  await transaction
    .insertInto('upload_part')
    .values({ tenant_id: tenantId, upload_id: upload.id, index, bytes: stored })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'upload_id', 'index']).doNothing())
    .execute()
  const { count } = await transaction
    .selectFrom('upload_part')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('upload_id', '=', upload.id)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** All parts in their order, as one. */
export const readUploadBytes = async (
  database: Database,
  { vault, tenantId }: FileContext,
  upload: UploadRow,
): Promise<Buffer> => {
  const parts = await database
    .selectFrom('upload_part')
    .select(['index', 'bytes'])
    .where('tenant_id', '=', tenantId)
    .where('upload_id', '=', upload.id)
    .orderBy('index')
    .execute()
  return Buffer.concat(
    parts.map(({ index, bytes }) => {
      const stored = Buffer.from(bytes)
      if (!isRoster(upload.purpose)) return stored
      const place = partPlace(tenantId, upload.id, index)
      return Buffer.from(vault.open(place, stored.toString('utf8')), 'base64')
    }),
  )
}

/** Puts a cleaned photo in the place of its parts. */
export const replaceParts = async (
  transaction: Transaction,
  tenantId: string,
  uploadId: string,
  bytes: Buffer,
): Promise<void> => {
  await transaction
    .deleteFrom('upload_part')
    .where('tenant_id', '=', tenantId)
    .where('upload_id', '=', uploadId)
    .execute()
  await transaction
    .insertInto('upload_part')
    .values({ tenant_id: tenantId, upload_id: uploadId, index: 0, bytes })
    .execute()
}

export const finishUpload = async (
  transaction: Transaction,
  tenantId: string,
  finished: { readonly id: string; readonly mediaType: string; readonly atMs: number },
): Promise<void> => {
  await transaction
    .updateTable('upload')
    .set({ media_type: finished.mediaType, completed_at_ms: finished.atMs })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', finished.id)
    .execute()
}

export const removeUpload = async (
  transaction: Transaction,
  tenantId: string,
  uploadId: string,
): Promise<void> => {
  await transaction
    .deleteFrom('upload')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', uploadId)
    .execute()
}

/**
 * The region of a visit that holds the photo and was written by the one who uploaded it: naming somebody
 * else's photo in a visit of one's own opens nothing.
 */
export const findPhotoPaths = async (
  database: Database,
  tenantId: string,
  photo: Pick<UploadRow, 'id' | 'memberId'>,
): Promise<readonly { readonly path: string }[]> => {
  const { rows } = await sql<{ path: string }>`
    select distinct g.path from visit v
    join region g on g.tenant_id = v.tenant_id and g.id = v.region_id
    where v.tenant_id = ${tenantId} and v.member_id = ${photo.memberId}
      and v.photo_ids <> '[]' and v.photo_ids @> ${JSON.stringify([photo.id])}::jsonb`.execute(
    database,
  )
  return rows
}
