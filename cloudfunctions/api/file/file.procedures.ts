/** Uploads in parts, and photos back. A photo is cleaned before anybody can fetch it. */
import type { InferContractRouterInputs } from '@orpc/contract'
import type { contract } from '../../../src/protocol/contract'
import { maxPartBytes, maxUploadBytes } from '../../../src/protocol/limits'
import { may } from '../access/actor-access'
import { loadRegionPlaces, requireRegion } from '../access/region-place'
import { CallError } from '../call-error'
import type { Transaction } from '../database/connect'
import type { Caller } from '../caller'
import { os, requireAccess } from '../procedure'
import { cleanPhoto } from './photo-metadata'
import { removeOrphanPhotos, removeStaleUploads } from './sweep-uploads'
import { countUnnamed } from './resident-photo.repository'
import {
  beginUpload,
  countUnfinished,
  findPhotoPaths,
  findUpload,
  finishUpload,
  isRoster,
  readUploadBytes,
  removeUpload,
  replaceParts,
  writePart,
  type UploadRow,
} from './upload.repository'

type Inputs = InferContractRouterInputs<typeof contract>['file']

/** A phone compresses to 1,600 px; what is still larger than this is no such photo. */
export const maxPhotoBytes = 1024 * 1024
/** Begun and not finished, of one member: beyond that something loops, or somebody fills the disk. */
const maxUnfinished = {
  photo: 30,
  'resident-photo': 18,
  roster: 5,
  'volunteer-roster': 5,
  hotline: 5,
} as const
/** Finished photos of one resident that nothing names: letters that name nine each, and a few that were given up. */
const maxUnnamed = 60
const staleAfterMs = 7 * 24 * 3_600_000
/** Far longer than any phone is offline with the visit that names the photo. */
const orphanAfterMs = 90 * 24 * 3_600_000
/** Each upload looks through a month of its own member's photos, never through all there are. */
const orphanWindowMs = 30 * 24 * 3_600_000
/** A photo belongs to a visit or to an activity. One that goes with a resident's letter needs no post. */
const permissionsOf = {
  photo: ['visit.write', 'activity.run'],
  roster: ['roster.import'],
  'volunteer-roster': ['volunteer.manage'],
  hotline: ['hotline.import'],
} as const

const checkSize = ({ purpose, index, partCount }: Inputs['put'], bytes: Buffer): void => {
  const mostBytes = isRoster(purpose) ? maxUploadBytes : maxPhotoBytes
  if (index >= partCount) throw new CallError('invalid', '分片的序号超出了总数，请重新上传')
  if (bytes.length === 0) throw new CallError('invalid', '这个文件是空的，请另选一个')
  if (bytes.length > maxPartBytes) throw new CallError('too-large', '每一片最多 64 KB,请重新上传')
  // Parts are filled up to their size except the last, so their number tells the weight.
  if (partCount > Math.ceil(mostBytes / maxPartBytes))
    throw new CallError('too-large', `文件太大了，最多 ${mostBytes / 1024 / 1024} MB`)
}

/** False when the bytes are no photo: then nothing of it is kept. */
const finish = async (
  transaction: Transaction,
  { api, access }: Caller,
  upload: UploadRow,
): Promise<boolean> => {
  const { tenantId } = access.actor
  const atMs = api.nowMs()
  if (isRoster(upload.purpose)) {
    await finishUpload(transaction, tenantId, { id: upload.id, mediaType: '', atMs })
    return true
  }
  const whole = await readUploadBytes(transaction, { vault: api.vault, tenantId }, upload)
  const photo = cleanPhoto(whole)
  if (!photo) {
    await removeUpload(transaction, tenantId, upload.id)
    return false
  }
  await replaceParts(transaction, tenantId, upload.id, photo.bytes)
  await finishUpload(transaction, tenantId, { id: upload.id, mediaType: photo.mediaType, atMs })
  return true
}

/**
 * A post here decides; or that a visit of the caller's own already names the photo, because it was taken when
 * the post still held: the visit came first, or was adopted. CallError: forbidden.
 */
const requireMayPut = async (
  { api, access }: Caller,
  { fileId, purpose, regionId }: Inputs['put'],
): Promise<void> => {
  const { tenantId, memberId } = access.actor
  const places = await loadRegionPlaces(api.database, tenantId, [regionId])
  const place = places.get(regionId)
  if (place && purpose === 'resident-photo') return
  const permissions = permissionsOf[purpose === 'resident-photo' ? 'photo' : purpose]
  if (place && permissions.some((permission) => may(access, permission, place))) return
  const photo = { id: fileId, memberId }
  if (
    purpose === 'photo' &&
    place &&
    (await findPhotoPaths(api.database, tenantId, photo)).length > 0
  )
    return
  throw new CallError('forbidden')
}

const noPhoto = () => new CallError('unusable', '这张照片打不开，请换一张 JPEG、PNG 或 WebP 照片')

/** CallErrors: forbidden; invalid; too-large; unusable (no photo, or another's upload); retry-later (too many). */
const putPart = async (
  caller: Caller,
  input: Inputs['put'],
): Promise<{ readonly complete: boolean }> => {
  const { api, access } = caller
  const { tenantId, memberId } = access.actor
  const { fileId, purpose, index, partCount } = input
  await requireMayPut(caller, input)
  const bytes = Buffer.from(input.bytes, 'base64')
  checkSize(input, bytes)
  const outcome = await api.database.transaction().execute(async (transaction) => {
    const nowMs = api.nowMs()
    if (index === 0) {
      await removeStaleUploads(transaction, tenantId, nowMs - staleAfterMs)
      const beforeMs = nowMs - orphanAfterMs
      const month = { fromMs: beforeMs - orphanWindowMs, beforeMs }
      await removeOrphanPhotos(transaction, access.actor, month)
    }
    const waiting = { memberId, purpose, exceptId: fileId }
    if ((await countUnfinished(transaction, tenantId, waiting)) >= maxUnfinished[purpose])
      throw new CallError('retry-later', '没传完的文件太多了，请先等它们传完')
    if (
      purpose === 'resident-photo' &&
      (await countUnnamed(transaction, access.actor, fileId)) >= maxUnnamed
    )
      throw new CallError('retry-later', '照片太多了，请先把写好的寄出')
    const begun = { tenantId, id: fileId, purpose, regionId: input.regionId, memberId, partCount }
    const upload = await beginUpload(transaction, { ...begun, createdAtMs: nowMs })
    const isSame =
      upload?.memberId === memberId &&
      upload.purpose === purpose &&
      upload.regionId === input.regionId &&
      upload.partCount === partCount
    if (!upload || !isSame) throw new CallError('unusable', '这个文件编号已用过，请重新上传')
    if (upload.complete) return 'complete'
    const context = { vault: api.vault, tenantId }
    const there = await writePart(transaction, context, { upload, index, bytes })
    if (there < partCount) return 'waiting'
    if (await finish(transaction, caller, upload)) return 'complete'
    // Earlier parts are to be gone with it; of a single one nothing was ever kept.
    if (partCount === 1) throw noPhoto()
    return 'no-photo'
  })
  if (outcome === 'no-photo') throw noPhoto()
  return { complete: outcome === 'complete' }
}

interface PhotoAnswer {
  readonly mediaType: string
  readonly bytes: string
}

const toAnswer = async ({ api, access }: Caller, photo: UploadRow): Promise<PhotoAnswer> => {
  const context = { vault: api.vault, tenantId: access.actor.tenantId }
  const bytes = await readUploadBytes(api.database, context, photo)
  return { mediaType: photo.mediaType, bytes: bytes.toString('base64') }
}

/** To its uploader, and to whoever may read the files where a visit holds it. CallError: forbidden. */
const readPhoto = async (
  caller: Caller,
  { photoId, regionId }: Inputs['photo'],
): Promise<PhotoAnswer> => {
  const { api, access } = caller
  const { tenantId, memberId } = access.actor
  const photo = await findUpload(api.database, tenantId, photoId)
  // Whoever took a photo for a letter sees it; for others the feature that the letter went to decides.
  if (photo?.purpose === 'resident-photo' && photo.complete && photo.memberId === memberId)
    return toAnswer(caller, photo)
  await requireRegion(api.database, access, 'file.read', regionId)
  if (!photo?.complete || photo.purpose !== 'photo') throw new CallError('forbidden')
  const paths = await findPhotoPaths(api.database, tenantId, photo)
  // Once it hangs at a visit, a post there decides, also for the one who took it.
  const allowed =
    paths.length === 0
      ? photo.memberId === memberId
      : paths.some((place) => may(access, 'file.read', place))
  if (!allowed) throw new CallError('forbidden')
  return toAnswer(caller, photo)
}

export const fileProcedures = {
  put: os.file.put.handler(async ({ context, input }) =>
    putPart({ api: context.api, access: await requireAccess(context) }, input),
  ),
  photo: os.file.photo.handler(async ({ context, input }) =>
    readPhoto({ api: context.api, access: await requireAccess(context) }, input),
  ),
}
