/**
 * One caller on one connection that stays open, with as little work as HTTP allows: whoever measures shares the cores with
 * the server that is measured, and pgbench beside it is a lean program too.
 */
import { connect } from 'node:net'
import type { Reply } from '../../../src/protocol/wire'

export interface LeanCaller {
  /** One question at a time. Rejects with what the server refused. */
  ask(token: string, path: string, input: unknown): Promise<unknown>
  close(): void
}

/** The body of a whole answer; null while some of it is still to come. */
const bodyOf = (answer: Buffer): string | null => {
  const headEnd = answer.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const length = /content-length: (\d+)/i.exec(answer.toString('latin1', 0, headEnd))?.[1]
  if (length === undefined) throw new Error('An answer did not say how long it is')
  const from = headEnd + 4
  return answer.length < from + Number(length) ? null : answer.toString('utf8', from)
}

export const openCaller = (url: string): LeanCaller => {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname).setNoDelay(true)
  let received: Buffer = Buffer.alloc(0)
  let answered: (body: string) => void = () => undefined
  let failed: (error: Error) => void = () => undefined
  socket.on('error', (error) => failed(error))
  socket.on('close', () => failed(new Error('The server closed the connection')))
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    const body = bodyOf(received)
    if (body === null) return
    received = Buffer.alloc(0)
    answered(body)
  })
  return {
    async ask(token, path, input) {
      const text = JSON.stringify(input)
      const body = await new Promise<string>((resolve, reject) => {
        answered = resolve
        failed = reject
        socket.write(
          `POST /api/${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nauthorization: Bearer ${token}\r\n` +
            `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
        )
      })
      const reply = JSON.parse(body) as Reply
      if (!reply.ok) throw new Error(`${path}: ${body.slice(0, 300)}`)
      return reply.output
    },
    close: () => socket.destroy(),
  }
}
