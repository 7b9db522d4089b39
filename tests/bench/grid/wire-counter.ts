/**
 * A TCP relay between phone and server that counts: bytes in both directions as they are on the wire, and
 * requests. Both sides of the benchmark go through one, so its own cost falls on both.
 */
import { connect, createServer } from 'node:net'

export interface WireCounter {
  readonly port: number
  reset(): void
  read(): { readonly requests: number; readonly bytes: number }
  close(): void
}

const requestLine = /(?:GET|POST|PUT|DELETE|HEAD) \S+ HTTP\/1\.1\r\n/g

export const countWire = async (targetPort: number): Promise<WireCounter> => {
  let requests = 0
  let bytes = 0
  const server = createServer((phone) => {
    const target = connect(targetPort, '127.0.0.1')
    phone.setNoDelay(true)
    target.setNoDelay(true)
    phone.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      requests += chunk.toString('latin1').match(requestLine)?.length ?? 0
      target.write(chunk)
    })
    target.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      phone.write(chunk)
    })
    phone.on('close', () => target.destroy())
    target.on('close', () => phone.destroy())
    phone.on('error', () => target.destroy())
    target.on('error', () => phone.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    reset: () => {
      requests = 0
      bytes = 0
    },
    read: () => ({ requests, bytes }),
    close: () => server.close(),
  }
}
