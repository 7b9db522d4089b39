/**
 * Codes of invitations: made from the system's random source, short enough to be read aloud. 31 characters
 * without 0/O, 1/I/L: ten of them are 49 bits, which cannot be tried out online before they expire.
 */
import { randomInt } from 'node:crypto'

export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const codeLength = 10

export const newInvitationCode = (): string =>
  Array.from({ length: codeLength }, () =>
    codeAlphabet.charAt(randomInt(codeAlphabet.length)),
  ).join('')
