/**
 * Counts what goes over the wire of the HTTP servers of this process: bytes of their sockets in both directions, and
 * requests. It listens to Node's own channel, so that nothing stands between phone and server.
 */
import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'

export interface WireReading {
  readonly requests: number
  readonly bytes: number
}

const bytesOf = ({ bytesRead, bytesWritten }: Socket): number => bytesRead + bytesWritten

/** Answers the sums since the start. */
export const meterWire = (): (() => WireReading) => {
  const sockets = new Set<Socket>()
  let requests = 0
  let closedBytes = 0
  subscribe('http.server.request.start', (message) => {
    const { socket } = message as { readonly socket: Socket }
    requests++
    if (sockets.has(socket)) return
    sockets.add(socket)
    socket.once('close', () => {
      closedBytes += bytesOf(socket)
      sockets.delete(socket)
    })
  })
  return () => ({
    requests,
    bytes: [...sockets].reduce((sum, socket) => sum + bytesOf(socket), closedBytes),
  })
}
