/** The HTTP server over a street on PostgreSQL, on a port of its own, with limits that a test chooses. */
import { createApp } from '../../../cloudfunctions/api/http/create-app'
import { runServer, type RunningServer } from '../../../cloudfunctions/api/http/run-server'
import { defaultLimits, type Limits } from '../../../cloudfunctions/api/limits/limits'
import type { Reply } from '../../../src/protocol/wire'
import { openTestApi, type TestApi } from './test-api'
import { seedStreet, type TestMember } from './test-street'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly reply: Reply
}

export interface HttpServer {
  readonly test: TestApi
  readonly server: RunningServer
  readonly url: string
  /** How often anything was asked of the database. */
  databaseUses(): number
  call(member: TestMember | 'stranger', path: string, input?: unknown): Promise<Answer>
  close(): Promise<void>
}

export const identityHeaders = (member: TestMember): Record<string, string> => ({
  'x-wx-openid': `openid-${member}`,
  'x-wx-source': 'wx_client',
})

export const openHttpServer = async (limits: Partial<Limits> = {}): Promise<HttpServer> => {
  const test = await openTestApi('PostgreSQL')
  await seedStreet(test.api)
  let uses = 0
  const database = new Proxy(test.api.database, {
    get: (target, name) => {
      uses++
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
  const all = { ...defaultLimits, ...limits }
  const options = { trustContainerHeaders: true, h5Folder: 'src', limits: all }
  const server = await runServer(createApp({ ...test.api, database }, options), 0, all)
  const url = `http://127.0.0.1:${server.port}`
  return {
    test,
    server,
    url,
    databaseUses: () => uses,
    async call(member, path, input = {}) {
      const answer = await fetch(`${url}/api/${path}`, {
        method: 'POST',
        headers: member === 'stranger' ? {} : identityHeaders(member),
        body: JSON.stringify(input),
      })
      const reply = (await answer.json()) as Reply
      return { status: answer.status, headers: answer.headers, reply }
    },
    async close() {
      await server.stop()
      await test.close()
    },
  }
}
