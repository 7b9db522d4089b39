/**
 * Codes that people read aloud and type, from the system's random source: 31 characters without 0/O, 1/I/L, so that ten
 * of them are 49 bits and twenty are 99.
 */
import { randomInt } from 'node:crypto'

export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

export const randomCode = (length: number): string =>
  Array.from({ length }, () => codeAlphabet.charAt(randomInt(codeAlphabet.length))).join('')
