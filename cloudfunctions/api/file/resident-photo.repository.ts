/**
 * Photos that go with letters of residents: taken up by what the letter made (a matter, a wish), read through that feature,
 * which decides who may see them. One that nothing has taken up is forgotten with other orphans.
 */
import type { MemberKey } from '../access/actor-access'
import type { Database, Transaction } from '../database/connect'
import type { Vault } from '../secrets/vault'
import { findUpload, readUploadBytes } from './upload.repository'

/** What photos belong to, by the words of the feature that has it: 'matter', and its id. */
export interface PhotoHolder {
  readonly kind: string
  readonly id: string
}

/** Finished or not, of one member, that nothing has taken up; without the one that is being sent. */
export const countUnnamed = async (
  transaction: Transaction,
  { tenantId, memberId }: MemberKey,
  exceptId: string,
): Promise<number> => {
  const { count } = await transaction
    .selectFrom('upload')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('member_id', '=', memberId)
    .where('purpose', '=', 'resident-photo')
    .where('held_by_kind', '=', '')
    .where('id', '<>', exceptId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * Takes up photos of this member, in the transaction that makes what they belong to. Answers the ids that are there, in the
 * given order: one that could not be read as a photo never arrives, and its letter stands without it.
 */
export const takeUpPhotos = async (
  transaction: Transaction,
  { tenantId, memberId }: MemberKey,
  photoIds: readonly string[],
  holder: PhotoHolder,
): Promise<readonly string[]> => {
  if (photoIds.length === 0) return []
  const rows = await transaction
    .updateTable('upload')
    .set({ held_by_kind: holder.kind, held_by_id: holder.id })
    .where('tenant_id', '=', tenantId)
    .where('member_id', '=', memberId)
    .where('purpose', '=', 'resident-photo')
    .where('completed_at_ms', 'is not', null)
    .where('id', 'in', photoIds)
    .where((of) =>
      of.or([
        of('held_by_kind', '=', ''),
        of.and([of('held_by_kind', '=', holder.kind), of('held_by_id', '=', holder.id)]),
      ]),
    )
    .returning('id')
    .execute()
  const taken = new Set(rows.map(({ id }) => id))
  return photoIds.filter((id) => taken.has(id))
}

/** For a feature that has decided that somebody may see it. null: no such photo belongs to it. */
export const readHeldPhoto = async (
  database: Database,
  { vault, tenantId }: { readonly vault: Vault; readonly tenantId: string },
  photoId: string,
  holder: PhotoHolder,
): Promise<{ readonly mediaType: string; readonly bytes: Buffer } | null> => {
  const held = await database
    .selectFrom('upload')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', photoId)
    .where('held_by_kind', '=', holder.kind)
    .where('held_by_id', '=', holder.id)
    .executeTakeFirst()
  const upload = held && (await findUpload(database, tenantId, photoId))
  if (!upload?.complete) return null
  const bytes = await readUploadBytes(database, { vault, tenantId }, upload)
  return { mediaType: upload.mediaType, bytes }
}
