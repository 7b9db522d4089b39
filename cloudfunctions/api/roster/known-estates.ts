/**
 * 测试路12号学苑里3幢 beside 学苑里3幢 is one estate, written once with its street number. Judged from the
 * other rows of the sheet; an estate that nobody names alone stays as it is written.
 */
import type { ParsedAddress } from '../../../src/domain/address-text'

const STREET_NUMBER_BEFORE = /^(.+?(?:路|街|道|巷)\d+(?:-\d+)?号)([\u4e00-\u9fff].+)$/

/** One address per address, in order; the street number in front of a known estate goes into `rest`. */
export function withKnownEstates(addresses: readonly ParsedAddress[]): ParsedAddress[] {
  const known = new Set(addresses.map(({ estate }) => estate))
  return addresses.map((address) => {
    const [, street = '', estate = ''] = STREET_NUMBER_BEFORE.exec(address.estate) ?? []
    if (estate === '' || !known.has(estate)) return address
    return { ...address, estate, rest: `${street} ${address.rest}`.trim() }
  })
}
