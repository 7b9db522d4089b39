/**
 * The address under which WeChat fetches a photo that it checks: good for an hour, for this photo only, and signed, so that
 * nobody who lacks the keys can make one.
 */
import { timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import { contentSubjects } from '../../../src/domain/content-check/content-check'
import type { Files } from '../secrets/files'
import type { Vault } from '../secrets/vault'
import { readPartPhoto } from './part-photo'

export const checkedPhotoPath = '/checked-photo'
const goodForMs = 3_600_000

const addressShape = v.strictTuple([
  v.string(),
  v.picklist(contentSubjects),
  v.string(),
  v.string(),
  v.number(),
])

export interface PhotoToCheck {
  readonly tenantId: string
  readonly kind: (typeof contentSubjects)[number]
  readonly subjectId: string
  readonly photoId: string
}

const signature = (vault: Vault, tenantId: string, body: string): string =>
  vault.blindIndex(tenantId, 'photo-address', body).slice('h1.'.length)

/** '/checked-photo/<what and until when>.<signature>' */
export const photoAddress = (vault: Vault, photo: PhotoToCheck, nowMs: number): string => {
  const { tenantId, kind, subjectId, photoId } = photo
  const parts = [tenantId, kind, subjectId, photoId, nowMs + goodForMs]
  const body = Buffer.from(JSON.stringify(parts)).toString('base64url')
  return `${checkedPhotoPath}/${body}.${signature(vault, tenantId, body)}`
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isEqual = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** null: not ours, altered, or too late. */
const readAddress = (vault: Vault, token: string, nowMs: number): PhotoToCheck | null => {
  const [body = '', signed = ''] = token.split('.')
  const read = v.safeParse(addressShape, parsed(Buffer.from(body, 'base64url').toString('utf8')))
  if (!read.success) return null
  const [tenantId, kind, subjectId, photoId, goodUntilMs] = read.output
  if (!isEqual(signed, signature(vault, tenantId, body)) || goodUntilMs < nowMs) return null
  return { tenantId, kind, subjectId, photoId }
}

/** The photo at such an address; null for any other address. */
export const readCheckedPhoto = async (
  { database, vault }: Files,
  token: string,
  nowMs: number,
): Promise<{ readonly mediaType: string; readonly bytes: Buffer } | null> => {
  const photo = readAddress(vault, token, nowMs)
  if (!photo) return null
  const { tenantId, photoId, kind, subjectId } = photo
  return readPartPhoto({ database, vault }, { tenantId, kind, subjectId }, photoId)
}
