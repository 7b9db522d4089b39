/** What signs a gate's codes and proves a volunteer's own: keyed hashes, so that nothing has to be kept. */
import { randomBytes } from 'node:crypto'
import type { Vault } from '../secrets/vault'

/** Behind the version of the index: 'h1.'. */
const hashOf = (
  vault: Vault,
  tenantId: string,
  purpose: 'gate-key' | 'volunteer-proof',
  id: string,
) => vault.blindIndex(tenantId, purpose, id).slice(3)

export const gateKey = (vault: Vault, tenantId: string, shiftId: string): string =>
  hashOf(vault, tenantId, 'gate-key', shiftId)

/** 96 bits: nobody guesses another one's. */
const PROOF_SIGNS = 16

/** Behind the proof stands which code of the volunteer's it is: nothing for the first, 1 for the one after. */
export const volunteerProof = (
  vault: Vault,
  tenantId: string,
  volunteerId: string,
  codeSerial = 0,
): string => {
  const serial = codeSerial === 0 ? '' : codeSerial.toString(36)
  const named = [volunteerId, serial].filter((part) => part !== '').join(' ')
  return hashOf(vault, tenantId, 'volunteer-proof', named).slice(0, PROOF_SIGNS) + serial
}

/** Which code of the volunteer's it is, perhaps an old one; null for one that is not genuine. */
export const provenSerial = (
  vault: Vault,
  tenantId: string,
  { volunteerId, proof }: { readonly volunteerId: string; readonly proof: string },
): number | null => {
  const serial = parseInt(proof.slice(PROOF_SIGNS) || '0', 36)
  return Number.isSafeInteger(serial) &&
    volunteerProof(vault, tenantId, volunteerId, serial) === proof
    ? serial
    : null
}

/** Letters and digits; short enough for the scene of a 小程序码 (32 signs). */
export const newWallCode = (): string => randomBytes(12).toString('hex')
