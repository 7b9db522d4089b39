/** A phone with nothing on it, over real HTTP: the real store and sync with its texts in memory, as the peer's. */
import type { Application } from '../../../src/application'
import type { Network } from '../../../src/ports'
import { createPhoneApplication } from '../../../src/sync/phone-application'
import { createFixtureDevice } from '../../support/fixture-device'
import { createMemoryStorage } from '../../support/memory-storage'

const createHttpNetwork = (url: string, token: () => Promise<string>): Network => ({
  async call(path, input) {
    try {
      const response = await fetch(`${url}/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await token()}` },
        body: JSON.stringify(input),
      })
      return { kind: 'answer', body: await response.json() }
    } catch {
      return { kind: 'unreachable' }
    }
  },
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
