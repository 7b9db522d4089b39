/**
 * The code that a certificate is checked by, without a sign-in: 20 characters of 31 are 99 bits, so nobody guesses one,
 * and who cannot scan can type it. Its keyed hash alone lies in the database.
 */
import { randomInt } from 'node:crypto'
import { codeAlphabet } from '../organisation/invitation-code'
import type { Vault } from '../secrets/vault'

const codeLength = 20

export const newCertificateCode = (): string =>
  Array.from({ length: codeLength }, () =>
    codeAlphabet.charAt(randomInt(codeAlphabet.length)),
  ).join('')

export const certificateCodeIndex = (vault: Vault, tenantId: string, code: string): string =>
  vault.blindIndex(tenantId, 'certificate-code', code)
