/** A street on a real PostgreSQL server behind the real bundled cloud function, and the phones of its people. */
import { randomBytes } from 'node:crypto'
import type { Api } from '../../cloudfunctions/api/api'
import { openDatabase } from '../../cloudfunctions/api/database/connect'
import { migrate } from '../../cloudfunctions/api/database/migrate'
import { keyRingFromEnvironment } from '../../cloudfunctions/api/secrets/key-ring'
import { FakeMiniProgramCodes } from '../../cloudfunctions/api/attendance/fake-mini-program-codes'
import { FakeContentChecker } from '../../cloudfunctions/api/content-check/fake-content-checker'
import { FakeMessageSender } from '../../cloudfunctions/api/message/fake-message-sender'
import { createVault } from '../../cloudfunctions/api/secrets/vault'
import { createMigrated } from '../support/api/migrated-template'
import { acceptsOnly, command, houseFields, push, residentFields } from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'
import { createDatabase, startPostgres } from '../support/postgres'
import { loadBuild, type Build } from './host/build'
import { startCloudFunctions, type CloudFunctions } from './host/cloud-functions'
import { Phone } from './host/phone'
import { User } from './host/user'
import { WorldClock } from './host/world-clock'

export interface Street {
  readonly api: Api
  readonly build: Build
  readonly functions: CloudFunctions
  readonly clock: WorldClock
  /** A phone in the hand of somebody with this WeChat identity. */
  userOf(openid: string, build?: Build, patienceMs?: number): User
  close(): Promise<void>
}

export const openidOf = (member: string): string => `openid-${member}`

export interface Family {
  readonly id: string
  readonly regionId: string
  readonly building: string
  readonly room: string
  readonly name: string
  readonly phone: string
}

export const families: readonly Family[] = [
  { id: 'a', regionId: 'b1', building: '7', room: '903', name: '李佳珍', phone: '13800001234' },
  { id: 'b', regionId: 'b1', building: '7', room: '904', name: '沈阿毛', phone: '13900005678' },
  { id: 'c', regionId: 'b2', building: '8', room: '101', name: '陈桂英', phone: '13700009012' },
]

/** A building of ten floors with as many doors as asked for, a family behind each. */
export const crowdedBuilding = (count: number): readonly Family[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `crowd-${index}`,
    regionId: 'b1',
    building: '9',
    room: `${(index % 10) + 1}${String(Math.floor(index / 10) + 1).padStart(2, '0')}`,
    name: `沈阿${'一二三四五六七八九十'.charAt(index % 10)}`,
    phone: `1390000${String(1000 + index)}`,
  }))

const moveIn = ({ id, regionId, building, room, name, phone }: Family) => [
  command('house.add', regionId, {
    houseId: `house-${id}`,
    fields: { ...houseFields, building, floor: Number(room.slice(0, -2)), room },
  }),
  command('household.move-in', regionId, {
    householdId: `family-${id}`,
    houseId: `house-${id}`,
    tenure: '自有',
    movedInOn: '2020-01-01',
    residents: [
      { residentId: `person-${id}`, fields: { ...residentFields, name, phone }, idNumber: '' },
    ],
  }),
]

const newKey = () => randomBytes(32).toString('base64')

const openApiOn = async (url: string, environment: Record<string, string>, clock: WorldClock) => {
  const { database, pipeline, close } = await openDatabase({
    ...{ kind: 'postgres', url, poolSize: 4 },
  })
  const keys = keyRingFromEnvironment(environment)
  const api: Api = {
    database,
    pipeline,
    vault: createVault(keys),
    publicUrl: 'https://lianxin.example',
    keys,
    demo: false,
    messageSender: new FakeMessageSender(),
    contentChecker: new FakeContentChecker(),
    nowMs: () => clock.nowMs(),
    miniProgramCodes: new FakeMiniProgramCodes(),
    report: (what, error) => {
      throw new Error(what, { cause: error })
    },
  }
  await migrate(database)
  return { api, close }
}

/** `build:weapp` must have run: it makes both the mini-program and the function. */
export const openStreet = async (living: readonly Family[] = families): Promise<Street> => {
  const dist = process.env.WEAPP_DIST ?? 'dist'
  const build = loadBuild(`${dist}/weapp`)
  // All tests of a run share a server; a benchmark has none.
  const own = process.env.TEST_DATABASE_URL === undefined ? await startPostgres() : undefined
  const url = own ? await createDatabase(own.url) : await createMigrated()
  const environment = {
    DATABASE_URL: url,
    LIANXIN_KEYS: JSON.stringify({ 1: newKey() }),
    LIANXIN_INDEX_KEY: newKey(),
  }
  const clock = new WorldClock()
  const { api, close } = await openApiOn(url, environment, clock)
  await seedStreet(api)
  acceptsOnly(await push(api, 'worker', ...living.flatMap(moveIn)))
  const functions = startCloudFunctions(`${dist}/cloudfunctions`, environment, clock)
  const users: User[] = []
  return {
    api,
    build,
    functions,
    clock,
    userOf(openid, changed = build, patienceMs) {
      const user = new User(new Phone({ build: changed, functions, openid, clock }), patienceMs)
      users.push(user)
      return user
    },
    async close() {
      const open = users.map(({ phone }) => phone).filter((phone) => !phone.discarded)
      for (const phone of open) phone.discard()
      await functions.stop()
      await close()
      await own?.stop()
      // What went wrong after the last look at a phone counts as well.
      for (const phone of open) phone.trouble.raise()
    },
  }
}
