/**
 * The codes at a gate. 现场码 changes every 20 seconds and is signed with the shift's key, which only those who run the
 * activity hold, so that it can be shown and checked without a network; 墙上码 is printed and random; 志愿者码 is a
 * volunteer's own. Each is one short text: `LX1.…`, `LX2.…`, `LX3.…`.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Direction } from './scan'

/** How long one rotating code stands on the screen. */
export const codeStepMs = 20_000

/**
 * A phone whose clock runs a little wrong, and a scan in the last second of a step, are still on the spot; a picture of
 * the code that goes round is not for long, and a scan of it is listed for the leader.
 */
export const codeToleranceMs = 60_000

const macLength = 12

/** Keys, ids and steps are ASCII; WeChat has no TextEncoder. */
const asciiBytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

/** A whole queue scans the same code: signing it anew for each costs more than all else that is judged. */
const signed = new Map<string, string>()
const MOST_SIGNED = 500

const mac = (key: string, text: string): string => {
  const known = signed.get(`${key} ${text}`)
  if (known !== undefined) return known
  const made = bytesToHex(hmac(sha256, asciiBytes(key), asciiBytes(text))).slice(0, macLength)
  if (signed.size === MOST_SIGNED) signed.clear()
  signed.set(`${key} ${text}`, made)
  return made
}

export const stepAt = (atMs: number): number => Math.floor(atMs / codeStepMs)

const letterOf: Readonly<Record<Direction, string>> = { in: 'i', out: 'o' }

interface RotatingCode {
  readonly shiftId: string
  readonly direction: Direction
  readonly step: number
}

const body = ({ shiftId, direction, step }: RotatingCode): string =>
  `LX1.${shiftId}.${letterOf[direction]}${step.toString(36)}`

/** What the gate's screen shows now. */
export const rotatingCode = (key: string, code: RotatingCode): string =>
  `${body(code)}.${mac(key, body(code))}`

export const wallCodeText = (wallCode: string): string => `LX2.${wallCode}`

export const personalCodeText = (volunteerId: string, proof: string): string =>
  `LX3.${volunteerId}.${proof}`

export type GateCode =
  | ({ readonly kind: 'rotating'; readonly mac: string } & RotatingCode)
  | { readonly kind: 'wall'; readonly wallCode: string }
  | { readonly kind: 'personal'; readonly volunteerId: string; readonly proof: string }

const rotatingText = /^LX1\.([0-9A-Za-z_.:-]{1,64})\.([io])([0-9a-z]{1,8})\.([0-9a-f]{12})$/
const wallText = /^LX2\.([0-9A-Za-z]{10,30})$/
const personalText = /^LX3\.([0-9A-Za-z_.:-]{1,64})\.([0-9A-Za-z_-]{8,40})$/

/** null for a text that is none of ours. A 小程序码 brings the wall code alone, as its scene. */
export const readGateCode = (text: string): GateCode | null => {
  const [, shiftId, letter, step, given] = rotatingText.exec(text) ?? []
  if (shiftId !== undefined && step !== undefined && given !== undefined)
    return {
      kind: 'rotating',
      shiftId,
      direction: letter === 'i' ? 'in' : 'out',
      step: parseInt(step, 36),
      mac: given,
    }
  const [, wallCode] = wallText.exec(text) ?? []
  if (wallCode !== undefined) return { kind: 'wall', wallCode }
  const [, volunteerId, proof] = personalText.exec(text) ?? []
  return volunteerId === undefined || proof === undefined
    ? null
    : { kind: 'personal', volunteerId, proof }
}

export const isGenuine = (key: string, code: RotatingCode & { readonly mac: string }): boolean =>
  mac(key, body(code)) === code.mac

/** How far the moment of a scan lies from the time in which its code was shown; 0 within it. */
export const msOffScreen = (step: number, scannedAtMs: number): number => {
  const [from, to] = [step * codeStepMs, (step + 1) * codeStepMs]
  return scannedAtMs < from ? from - scannedAtMs : Math.max(0, scannedAtMs - to)
}
