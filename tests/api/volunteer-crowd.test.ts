/**
 * Volunteers, leaders, the office and timers all at once on two servers over real PostgreSQL, with retries, copies and
 * cut connections: no minute is made or lost, no seat sold twice, no hour credited twice, whatever meets whatever.
 */
import type { Api } from '../../cloudfunctions/api/api'
import { everyCheck } from '../simulation/volunteers/check-ledger'
import { foundVolunteers, setGifts } from '../simulation/volunteers/found-volunteers'
import { allChecks } from '../simulation/volunteers/run-volunteers'
import { restlessIn, settleAll } from '../simulation/volunteers/settle-all'
import { emptyDatabase } from '../support/api/look-inside'
import { openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { officeCommand, push } from '../support/api/test-file'
import { addPost, seedStreet, tenantId } from '../support/api/test-street'
import { letLoose, type Crowd } from '../support/api/volunteer-crowd'
import { watchSeats } from '../support/api/watch-seats'

const seeds = Array.from({ length: Number(process.env.CROWD_RUNS ?? 2) }, (_, at) => at + 1)
const dayMs = 86_400_000

let server: TestApi
let second: Awaited<ReturnType<TestApi['openAnother']>>
let nowMs: number
let apis: readonly Api[]

beforeAll(async () => {
  server = await openTestApi('PostgreSQL')
  second = await server.openAnother()
  await watchSeats(server.api.database)
  apis = [server.api, second.api].map((api) => ({ ...api, nowMs: () => nowMs }))
})
afterAll(async () => {
  await second.close()
  await server.close()
})

/** Somebody of the office who is no volunteer and has no phone among the crowd. */
const addInspector = async (api: Api): Promise<void> => {
  const id = 'inspector'
  await api.database
    .insertInto('member')
    .values({
      ...{ tenant_id: tenantId, id, openid: id, name: id, demo_hint: null },
      created_at_ms: testNowMs,
    })
    .execute()
  await addPost(api, { member: id, kindId: 'community-worker', regionId: 'street' })
}

const begin = async (api: Api, seed: number): Promise<void> => {
  nowMs = testNowMs
  await emptyDatabase(api)
  await seedStreet(api)
  await addInspector(api)
  await foundVolunteers(api)
  await setGifts(api, seed % 2 === 0 ? 'relatives' : 'anyone')
}

/** What a client was told of a command is what the tables say. */
const falselyTold = async ({ database }: Api, { told }: Crowd): Promise<readonly string[]> => {
  const commands = await database.selectFrom('command').select(['id', 'name', 'outcome']).execute()
  const transfers = await database.selectFrom('time_transfer').select('id').execute()
  const applied = new Set([
    ...commands.filter(({ outcome }) => outcome === 'applied').map(({ id }) => id),
    ...transfers.map(({ id }) => id),
  ])
  return [...told]
    .filter(([id, { status }]) => applied.has(id) !== (status !== 'rejected'))
    .map(([id, { status }]) => `${id} was told as ${status}`)
}

test.each(seeds)('whatever happens at once, every minute is somebody’s (seed %i)', async (seed) => {
  const [api] = apis
  if (!api || server.place.kind !== 'postgres') throw new Error('This needs PostgreSQL.')
  await begin(api, seed)
  const crowd: Crowd = {
    apis,
    databaseUrl: server.place.url,
    passTime: (ms) => void (nowMs += ms),
    told: new Map(),
    judged: new Map(),
  }
  await letLoose(crowd, { seed, clients: 12, acts: 45 })
  expect(await everyCheck(allChecks, api.database, nowMs)).toEqual([])
  expect(await falselyTold(api, crowd)).toEqual([])
  const scans = await api.database.selectFrom('scan').select(['id', 'result']).execute()
  expect(new Map(scans.map(({ id, result }) => [id, result]))).toEqual(
    new Map([...crowd.judged.values()].map(({ scanId, result }) => [scanId, result])),
  )
  await settleAll({
    api,
    send: async (name, args) =>
      void (await push(api, 'inspector', officeCommand(name, 'c1', args))),
    letTimePass: () => Promise.resolve(void (nowMs += 31 * dayMs)),
  })
  expect(await restlessIn(api.database)).toEqual([])
  expect(await everyCheck(allChecks, api.database, nowMs)).toEqual([])
  // It proves something only when much of it took effect.
  const names = new Set([...crowd.told].filter(([, { status }]) => status !== 'rejected'))
  expect(names.size).toBeGreaterThan(60)
})
