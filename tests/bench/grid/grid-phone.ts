/** A phone with nothing on it, over real HTTP: the real store and sync with its texts in memory, as the peer's. */
import { Agent, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import type { Application } from '../../../src/application'
import type { Network } from '../../../src/ports'
import { createPhoneApplication } from '../../../src/sync/phone-application'
import { createFixtureDevice } from '../../support/fixture-device'
import { createMemoryStorage } from '../../support/memory-storage'

/** Connections stay open between calls, as a phone's do. */
const agent = new Agent({ keepAlive: true })

const post = (url: string, token: string, text: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'accept-encoding': 'gzip',
      authorization: `Bearer ${token}`,
    }
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const isZipped = response.headers['content-encoding'] === 'gzip'
        resolve(JSON.parse((isZipped ? gunzipSync(bytes) : bytes).toString('utf8')))
      })
    })
    sending.on('error', reject)
    sending.end(text)
  })

const createHttpNetwork = (url: string, token: () => Promise<string>): Network => ({
  async call(path, input) {
    try {
      const body = await post(`${url}/api/${path}`, await token(), JSON.stringify(input))
      return { kind: 'answer', body }
    } catch {
      return { kind: 'unreachable' }
    }
  },
  maxRequestBytes: 512 * 1024,
  isOnline: () => Promise.resolve(true),
  onChange: () => () => undefined,
})

/** A signed-in phone that has not asked for anything yet. */
export const createGridPhone = async (url: string, userId: string): Promise<Application> => {
  const { session } = createFixtureDevice()
  const network = createHttpNetwork(url, () => session.token())
  const clock = {
    nowMs: () => Date.now(),
    // Nothing happens by itself while it is measured.
    later: () => () => undefined,
  }
  let made = 0
  const identifiers = { newId: () => `${userId}-${Date.now()}-${++made}` }
  const storage = createMemoryStorage()
  const app = createPhoneApplication(
    createFixtureDevice({ storage, network, clock, session, identifiers }),
  )
  const answer = await network.call('session.demoSignIn', { userId })
  if (answer.kind !== 'answer') throw new Error('The server does not answer')
  const { output } = answer.body as { readonly output: { readonly token: string } }
  await app.session.signIn(output.token)
  return app
}
