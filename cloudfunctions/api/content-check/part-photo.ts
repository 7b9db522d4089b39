/** A photo of what is checked, whichever feature it belongs to: that it was given to the check is what makes it readable here. */
import { findUpload, readUploadBytes } from '../file/upload.repository'
import type { Files } from '../secrets/files'
import type { Subject } from './content-check.repository'

/** null: it is no part of this content. */
export const readPartPhoto = async (
  { database, vault }: Files,
  { tenantId, kind, subjectId }: Subject,
  photoId: string,
): Promise<{ readonly mediaType: string; readonly bytes: Buffer } | null> => {
  const part = await database
    .selectFrom('content_part')
    .select('place')
    .where('tenant_id', '=', tenantId)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .where('photo_id', '=', photoId)
    .where('photo_id', '<>', '')
    .executeTakeFirst()
  const upload = part && (await findUpload(database, tenantId, photoId))
  if (!upload?.complete) return null
  const bytes = await readUploadBytes(database, { vault, tenantId }, upload)
  return { mediaType: upload.mediaType, bytes }
}
