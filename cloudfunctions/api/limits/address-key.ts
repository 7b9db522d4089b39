/** One key for each address that calls: an IPv4 address, or the network of an IPv6 one, within which anybody has them all. */
import { isIPv6 } from 'node:net'

/** '' when the socket is already closed. */
export const addressKey = (remoteAddress: string | undefined): string => {
  const address = (remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/, '')
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array<string>(8 - before.length - after.length).fill('0')
  return [...before, ...(tail === undefined ? [] : zeros), ...after].slice(0, 4).join(':')
}
