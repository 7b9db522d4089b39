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

/** Sixteen signs are 96 bits: nobody guesses another one's. */
export const volunteerProof = (vault: Vault, tenantId: string, volunteerId: string): string =>
  hashOf(vault, tenantId, 'volunteer-proof', volunteerId).slice(0, 16)

/** Letters and digits; short enough for the scene of a 小程序码 (32 signs). */
export const newWallCode = (): string => randomBytes(12).toString('hex')
