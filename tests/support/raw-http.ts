/** A connection on which a test writes HTTP by hand: half a request, a slow one, one that nobody finishes. */
import { connect, type Socket } from 'node:net'

export interface RawConnection {
  readonly socket: Socket
  write(text: string): void
  /** All that the server has sent so far. */
  received(): string
  /** Resolves with the status of the first answer, once its head is there. Rejects when the connection ends before. */
  status(): Promise<number>
  /** Resolves when the server has ended the connection. */
  closed(): Promise<void>
}

export const openRaw = async (port: number): Promise<RawConnection> => {
  const socket = connect({ port, host: '127.0.0.1' })
  let text = ''
  let isClosed = false
  const listeners = new Set<() => void>()
  const tell = () => listeners.forEach((listener) => listener())
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1')
    tell()
  })
  // A server that ends a connection on which something still arrives resets it.
  socket.on('error', () => undefined)
  socket.on('close', () => {
    isClosed = true
    tell()
  })
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  const until = <Value>(read: () => Value | undefined): Promise<Value> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const value = read()
        if (value === undefined && !isClosed) return
        listeners.delete(look)
        if (value === undefined) reject(new Error(`The connection ended after: ${text}`))
        else resolve(value)
      }
      listeners.add(look)
      look()
    })
  return {
    socket,
    write: (more) => void socket.write(more),
    received: () => text,
    status: async () =>
      Number(await until(() => /^HTTP\/1\.1 (\d{3}) [^]*\r\n\r\n/.exec(text)?.[1])),
    closed: () => until(() => (isClosed ? null : undefined)).then(() => undefined),
  }
}

/** The head of a call; `headers` are added to those that every call has. */
export const callHead = (
  path: string,
  headers: Readonly<Record<string, string | number>>,
): string =>
  [
    `POST /api/${path} HTTP/1.1`,
    'Host: localhost',
    'Content-Type: application/json',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n')
