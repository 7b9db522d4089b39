/** A browser before a server with a test street of its own on real PostgreSQL, for journeys that the demo has no people for. */
import type { Browser } from 'playwright-core'
import type { Api } from '../../cloudfunctions/api/api'
import { createApp } from '../../cloudfunctions/api/http/create-app'
import { runServer } from '../../cloudfunctions/api/http/run-server'
import { defaultLimits } from '../../cloudfunctions/api/limits/limits'
import { createSessionToken } from '../../cloudfunctions/api/session/session-token'
import { openTestApi } from './api/test-api'
import { actorOf, seedStreet, tenantId } from './api/test-street'
import { launchChromium } from './chromium'
import { freePort } from './free-port'
import { openPhone, type PhoneInHand } from './phone-in-hand'
import { startPostgres } from './postgres'

export interface OwnStreet {
  readonly api: Api
  readonly browser: Browser
  /** Signed in as somebody of the test street. */
  phoneOf(memberId: string): Promise<PhoneInHand>
  close(): Promise<void>
}

export const openOwnStreet = async (): Promise<OwnStreet> => {
  const postgres = await startPostgres()
  process.env.TEST_DATABASE_URL = postgres.url
  const testApi = await openTestApi('PostgreSQL')
  const port = await freePort()
  const api: Api = {
    ...testApi.api,
    nowMs: () => Date.now(),
    publicUrl: `http://127.0.0.1:${port}`,
  }
  await seedStreet(api)
  const options = { trustContainerHeaders: false, h5Folder: 'dist/h5', limits: defaultLimits }
  const server = await runServer(createApp(api, options), port, defaultLimits)
  const browser = await launchChromium()
  return {
    api,
    browser,
    async phoneOf(memberId) {
      const phone = await openPhone(browser, api.publicUrl)
      const { memberId: id } = actorOf(memberId)
      const token = createSessionToken(api.keys.sessionKey, { tenantId, memberId: id }, Date.now())
      await phone.page.evaluate((text) => localStorage.setItem('lianxin.session', text), token)
      await phone.page.reload()
      return phone
    },
    async close() {
      await browser.close()
      await server.stop()
      await testApi.close()
      await postgres.stop()
    },
  }
}
