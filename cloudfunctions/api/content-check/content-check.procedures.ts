/** Shows whoever may decide what the content check did not let through: what it says, and why it waits. */
import { mostHeldContents, type HeldContent } from '../../../src/protocol/content'
import { regionNames } from '../access/region-names'
import { requireRegion } from '../access/region-place'
import { os, requireAccess } from '../procedure'
import { openText, partsOf } from './content-check.repository'
import { isHeldBelow, listHeld } from './held-content.repository'
import { readPartPhoto } from './part-photo'

export const contentProcedures = {
  held: os.content.held.handler(async ({ context, input }) => {
    const { api } = context
    const { database, vault } = api
    const access = await requireAccess(context)
    const { tenantId, memberId } = access.actor
    const { path } = await requireRegion(database, access, 'content.review', input.regionId)
    const rows = await listHeld(database, tenantId, path, mostHeldContents)
    const names = await regionNames(
      api,
      tenantId,
      rows.map(({ regionId }) => regionId),
    )
    const contents: HeldContent[] = []
    for (const { memberId: writerId, why, ...row } of rows) {
      const subject = { tenantId, kind: row.kind, subjectId: row.subjectId }
      const parts = await partsOf(database, subject)
      const texts = parts.map(({ place, text_cipher }) =>
        openText(vault, { ...subject, place }, text_cipher),
      )
      contents.push({
        ...row,
        regionName: names.get(row.regionId) ?? '',
        why: why ?? 'other',
        text: texts.join(''),
        photoIds: parts.map(({ photo_id }) => photo_id).filter(Boolean),
        isOwn: writerId === memberId,
      })
    }
    return contents
  }),

  photo: os.content.photo.handler(async ({ context, input }) => {
    const { database, vault } = context.api
    const access = await requireAccess(context)
    const { tenantId } = access.actor
    const { regionId, kind, subjectId, photoId } = input
    const { path } = await requireRegion(database, access, 'content.review', regionId)
    if (!(await isHeldBelow(database, path, { tenantId, kind, subjectId }))) return null
    const subject = { tenantId, kind, subjectId }
    const photo = await readPartPhoto({ database, vault }, subject, photoId)
    return photo && { mediaType: photo.mediaType, bytes: photo.bytes.toString('base64') }
  }),
}
