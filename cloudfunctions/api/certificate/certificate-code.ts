/**
 * The code that a certificate is checked by, without a sign-in: 99 bits, so nobody guesses one, and who cannot scan can
 * type it. Its keyed hash alone lies in the database.
 */
import { randomCode } from '../secrets/random-code'
import type { Vault } from '../secrets/vault'

const codeLength = 20

export const newCertificateCode = (): string => randomCode(codeLength)

export const certificateCodeIndex = (vault: Vault, tenantId: string, code: string): string =>
  vault.blindIndex(tenantId, 'certificate-code', code)
