/**
 * Signed sessions of the demo: who, until when, and an HMAC over both. In WeChat there are none, because the
 * identity comes with each call.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

export interface Session {
  readonly tenantId: string
  readonly memberId: string
}

/** Two weeks: a demo should not ask again while somebody tries it out. */
const SESSION_HOURS = 24 * 14

const sign = (key: Buffer, body: string): Buffer => createHmac('sha256', key).update(body).digest()

const encode = (text: string): string => Buffer.from(text).toString('base64url')

/** 's1.<base64url of tenant, member, end>.<base64url of the signature>' */
export const createSessionToken = (
  key: Buffer,
  { tenantId, memberId }: Session,
  nowMs: number,
): string => {
  const endsAtMs = nowMs + SESSION_HOURS * 3_600_000
  const body = `s1.${encode([tenantId, memberId, endsAtMs].join('\n'))}`
  return `${body}.${sign(key, body).toString('base64url')}`
}

/** null when it is not ours, was altered, or has ended. */
export const readSessionToken = (key: Buffer, token: string, nowMs: number): Session | null => {
  const [version, body, signature] = token.split('.')
  if (version !== 's1' || body === undefined || signature === undefined) return null
  const expected = sign(key, `s1.${body}`)
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const [tenantId, memberId, endsAtMs] = Buffer.from(body, 'base64url').toString('utf8').split('\n')
  if (tenantId === undefined || memberId === undefined || !(Number(endsAtMs) > nowMs)) return null
  return { tenantId, memberId }
}
