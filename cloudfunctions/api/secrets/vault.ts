/**
 * Encrypts what must not be readable in the database, and makes keyed hashes by which it can be found.
 * AES-256-GCM bound to its place: a cipher copied to another record or field cannot be opened there.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { KeyRing } from './key-ring'

/** Where a sealed text belongs. */
export interface SealPlace {
  readonly tenantId: string
  readonly recordId: string
  readonly field: string
}

/** Where a whole column of texts lies sealed: the record is the row. */
export const columnPlace = (column: string, tenantId: string, recordId: string): SealPlace => ({
  tenantId,
  recordId,
  field: column,
})

/** Texts of different purposes never have the same index. */
export type IndexPurpose =
  | 'id-number'
  | 'invitation-code'
  | 'gate-key'
  | 'volunteer-proof'
  | 'volunteer-phone'
  | 'certificate-code'
  | 'photo-address'
  | 'topic-matter'

export interface Vault {
  /** 'g<key version>.<base64url of nonce, cipher, tag>'; '' stays ''. */
  seal(place: SealPlace, text: string): string
  /** Throws when the text was altered, moved from another place, or its key is unknown. */
  open(place: SealPlace, sealed: string): string
  /** 'h1.<base64url>': equal texts of one tenant and purpose have equal indexes; '' stays ''. */
  blindIndex(tenantId: string, purpose: IndexPurpose, text: string): string
}

/** NIST SP 800-38D: a 96-bit random nonce and a 128-bit tag. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

const placeBytes = ({ tenantId, recordId, field }: SealPlace): Buffer =>
  Buffer.from(`${tenantId}\n${recordId}\n${field}`)

const openWith = (keys: KeyRing, place: SealPlace, sealed: string): string => {
  const [prefix, body] = sealed.split('.')
  const key = keys.cipherKeys.get(Number(prefix?.slice(1)))
  if (!prefix?.startsWith('g') || !body || !key) throw new Error('A sealed text has no known key.')
  const bytes = Buffer.from(body, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(placeBytes(place))
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
  const text = decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES))
  return Buffer.concat([text, decipher.final()]).toString('utf8')
}

export const createVault = (keys: KeyRing): Vault => {
  const current = keys.cipherKeys.get(keys.currentVersion)
  if (!current) throw new Error('The key ring has no current key.')
  return {
    seal: (place, text) => {
      if (text === '') return ''
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', current, nonce, { authTagLength: TAG_BYTES })
      cipher.setAAD(placeBytes(place))
      const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final()])
      const sealed = Buffer.concat([body, cipher.getAuthTag()])
      return `g${keys.currentVersion}.${sealed.toString('base64url')}`
    },
    open: (place, sealed) => (sealed === '' ? '' : openWith(keys, place, sealed)),
    blindIndex: (tenantId, purpose, text) =>
      text === ''
        ? ''
        : `h1.${createHmac('sha256', keys.indexKey)
            .update(`${tenantId}\n${purpose}\n${text}`)
            .digest('base64url')}`,
  }
}
