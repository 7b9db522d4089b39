/**
 * Fills an empty database with a street to try: real regions, an imported roster, people with posts, some
 * weeks of visits. Stopped half-way it goes on at the next start; complete, it does nothing.
 */
import { uuidv7 } from 'uuidv7'
import { addDays, chinaDate } from '../../../src/domain/calendar'
import type { Api } from '../api'
import { announce } from './demo-announcements'
import { holdCouncil } from './demo-council'
import { registerElder } from './demo-help'
import { mediate } from './demo-mediations'
import { demoPeople, demoTenantId } from './demo-people'
import { appointOthers, appointWorker } from './demo-posts'
import { settleResidents } from './demo-residents'
import { importDemoRoster, importDemoVolunteers } from './demo-roster'
import { layOutStreet } from './demo-street'
import { pushDemoVisits } from './demo-visits'
import { fillTimeBank } from './demo-time-bank'
import { enlistVolunteers } from './demo-volunteers'
import { makeWishes } from './demo-wishes'

/** Posts began before the first of the demo's visits. */
const postedForDays = 60

/** The seeding member of a finished demo has its hint; another tenant's database is left alone. */
const whatIsThere = async ({ database }: Api): Promise<'nothing' | 'unfinished' | 'ready'> => {
  const tenants = await database.selectFrom('tenant').select(['id']).execute()
  if (tenants.length === 0) return 'nothing'
  if (!tenants.some(({ id }) => id === demoTenantId)) return 'ready'
  const hinted = await database
    .selectFrom('member')
    .select('id')
    .where('tenant_id', '=', demoTenantId)
    .where('demo_hint', 'is not', null)
    .executeTakeFirst()
  return hinted ? 'ready' : 'unfinished'
}

const openTheDoors = ({ database }: Api): Promise<void> =>
  database.transaction().execute(async (transaction) => {
    for (const { id, tryThis } of demoPeople)
      await transaction
        .updateTable('member')
        .set({ demo_hint: tryThis })
        .where('tenant_id', '=', demoTenantId)
        .where('id', '=', id)
        .execute()
  })

const firstStartMs = async ({ database }: Api): Promise<number> => {
  const tenant = await database
    .selectFrom('tenant')
    .select('created_at_ms')
    .where('id', '=', demoTenantId)
    .executeTakeFirstOrThrow()
  return tenant.created_at_ms
}

/** By the moment of the first start, so that a start that goes on later finds the same days. */
const tellAndTalk = async (api: Api, startMs: number): Promise<void> => {
  await announce(api, startMs)
  const residents = await settleResidents(api, startMs)
  await holdCouncil(api, startMs, residents)
  await mediate(api, startMs, residents)
}

export interface DemoOptions {
  /** Where regions-wutong.csv and roster-yangjiamen.xlsx lie. */
  readonly dataFolder: string
  /** Told before each step, for the terminal. */
  readonly say?: (line: string) => void
}

/** True when a street was made (or finished) now. Only where sessions may be signed (api.demo). */
export const seedDemo = async (api: Api, { dataFolder, say }: DemoOptions): Promise<boolean> => {
  if (!api.demo) throw new Error('A demo street is made in demo mode only.')
  if ((await whatIsThere(api)) === 'ready') return false
  const nowMs = api.nowMs()
  say?.('第一次启动：正在布置演示街道 …')
  const fromDate = addDays(chinaDate(nowMs), -postedForDays)
  await layOutStreet(api, { dataFolder, epoch: uuidv7(), fromDate, nowMs })
  await appointWorker(api, fromDate)
  say?.('正在导入杨家门社区的台账 …')
  await importDemoRoster(api, dataFolder)
  await appointOthers(api, fromDate)
  say?.('正在补记前几周的走访 …')
  await pushDemoVisits(api, await firstStartMs(api))
  say?.('正在登记志愿者、发布活动 …')
  await enlistVolunteers(api)
  await importDemoVolunteers(api)
  await fillTimeBank(api)
  await registerElder(api)
  await makeWishes(api)
  say?.('正在张贴公告、开居民议事厅 …')
  await tellAndTalk(api, await firstStartMs(api))
  await openTheDoors(api)
  return true
}
