/** One question over HTTP on connections that stay open, with the time until its last byte. */
import { Agent, request } from 'node:http'
import { gunzipSync } from 'node:zlib'

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

interface Asked {
  readonly output: unknown
  readonly ms: number
  readonly bytes: number
}

/** Rejects with what the server refused. */
export const askServer = (
  url: string,
  token: string,
  path: string,
  input: unknown,
): Promise<Asked> =>
  new Promise((resolve, reject) => {
    const startedMs = performance.now()
    const headers = {
      'content-type': 'application/json',
      'accept-encoding': 'gzip',
      authorization: `Bearer ${token}`,
    }
    const sending = request(
      `${url}/api/${path}`,
      { method: 'POST', agent, headers },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const ms = performance.now() - startedMs
          const bytes = Buffer.concat(chunks)
          const zipped = response.headers['content-encoding'] === 'gzip'
          const text = (zipped ? gunzipSync(bytes) : bytes).toString('utf8')
          const reply = JSON.parse(text) as { readonly ok: boolean; readonly output: unknown }
          if (reply.ok) resolve({ output: reply.output, ms, bytes: bytes.length })
          else reject(new Error(`${path}: ${text.slice(0, 200)}`))
        })
      },
    )
    sending.on('error', reject)
    sending.end(JSON.stringify(input))
  })
