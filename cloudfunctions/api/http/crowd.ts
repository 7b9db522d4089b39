/**
 * Open connections by address. One too many is answered once, if it asks anything, and ended; it is not left open for
 * others to wait behind.
 */
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { addressKey } from '../limits/address-key'

/** In which one too many may still ask and be told. */
const LAST_WORD_MS = 2_000

export interface Crowd {
  isTooMany(socket: Socket): boolean
}

export const watchCrowd = (server: Server, maxPerAddress: number): Crowd => {
  const counts = new Map<string, number>()
  const tooMany = new WeakSet<Socket>()
  server.on('connection', (socket: Socket) => {
    const address = addressKey(socket.remoteAddress)
    const count = (counts.get(address) ?? 0) + 1
    counts.set(address, count)
    socket.once('close', () => {
      const rest = (counts.get(address) ?? 1) - 1
      if (rest > 0) counts.set(address, rest)
      else counts.delete(address)
    })
    if (count <= maxPerAddress) return
    tooMany.add(socket)
    const timer = setTimeout(() => socket.destroy(), LAST_WORD_MS)
    socket.once('close', () => clearTimeout(timer))
  })
  return { isTooMany: (socket) => tooMany.has(socket) }
}
