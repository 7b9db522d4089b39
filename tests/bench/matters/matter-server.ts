/** The server of the matters benchmark: the real API over HTTP on PostgreSQL, with as many matters in a street as asked. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Api } from '../../../cloudfunctions/api/api'
import { createApp } from '../../../cloudfunctions/api/http/create-app'
import { runServer } from '../../../cloudfunctions/api/http/run-server'
import { insertMatter, type NewMatter } from '../../../cloudfunctions/api/matter/matter.repository'
import { sweepMatters } from '../../../cloudfunctions/api/matter/sweep-matters'
import { openApi } from '../../../cloudfunctions/api/open-api'
import { createSessionToken } from '../../../cloudfunctions/api/session/session-token'
import type { Matter } from '../../../src/domain/matter/matter'
import { defaultMatters } from '../../../src/domain/settings/matter-rules'
import { memberIdShape } from '../../../src/domain/shapes'
import { upTo } from '../grid/grid-data'
import { answerParent } from '../process/server-process'
import { microGridAt, regionRows, streetSize } from '../scale/street-data'
import { seedOrganisation, tenantId } from '../scale/street-server'
import * as v from 'valibot'

const dayMs = 86_400_000
const [street] = regionRows()
export const streetId = street?.id ?? ''
const [communityId = ''] = regionRows().flatMap(({ id, level_id }) =>
  level_id === 'community' ? [id] : [],
)
export { communityId }

/** Those who sit at a desk, besides the workers of the street. */
export const deskMembers = { community: 'desk-community', street: 'desk-street' } as const

const pathOf = new Map(regionRows().map(({ id, path }) => [id, path]))

/**
 * Over a year, the newest last: nine of ten are filed with a rating, one is open, and of the open ones one in four is
 * late. Every tenth can be read by neighbours.
 */
const matterAt = (index: number, all: number, nowMs: number): NewMatter => {
  const regionId = microGridAt(index % streetSize.microGrids)
  const path = pathOf.get(regionId) ?? ''
  // The grid's: its micro-grids hand up what they cannot do.
  const gridPath = path.split('/').slice(0, -2).join('/') + '/'
  const duty = { regionId: gridPath.split('/').at(-2) ?? '', kindId: '' }
  const submittedAtMs = nowMs - Math.round(((all - index) / all) * 365 * dayMs) - 1
  const isOpen = index % 10 === 0
  const dueAtMs = isOpen
    ? nowMs + ((index % 40 === 0 ? -1 : 1) * ((index % 7) + 1) * dayMs) / 4
    : submittedAtMs + 7 * dayMs
  const by = { memberId: `worker-${index % streetSize.grids}`, memberName: '沈建国', duty }
  const matter: Matter = {
    ...{ id: `matter-${index}`, regionId, channel: 'resident', deadlineClass: 'seven-days' },
    category: defaultMatters.categories[index % defaultMatters.categories.length] ?? '',
    ...{ state: isOpen ? 'working' : 'closed', duty, responsible: by, joint: [] },
    askerMemberId: `worker-${index % streetSize.phones}`,
    ...{ pause: { kind: 'none' }, clockFromMs: submittedAtMs, dueAtMs, nextAlarmAtMs: 0 },
    ...{ warned: false, escalations: 0, reopened: false, mergedInto: '', laterRating: null },
    outcome: isOpen ? null : 'solved',
    answeredAtMs: isOpen ? 0 : submittedAtMs + dayMs,
    rating: isOpen ? null : { solved: index % 7 !== 0, satisfaction: (index % 5) + 1 },
    ...{ submittedAtMs, changedAtMs: submittedAtMs },
  }
  const text = '楼道的灯坏了好几天，老人晚上下楼看不清，请来看看。'
  return {
    ...{ matter, number: `2026-${index}`, path, dutyPath: gridPath },
    publicity: index % 10 < 2 ? 'shown' : 'private',
    writtenByMemberId: matter.askerMemberId,
    request: {
      ...{ category: matter.category, text, photoIds: [], place: '3幢2单元', isPublic: true },
      ...{ name: '', phone: '', helped: null },
    },
  }
}

const addDesks = async ({ database }: Api): Promise<void> => {
  const desks = [
    [deskMembers.community, 'community-worker', communityId],
    [deskMembers.street, 'street-administrator', streetId],
  ] as const
  for (const [memberId, kindId, regionId] of desks) {
    await database
      .insertInto('member')
      .values({
        ...{ tenant_id: tenantId, id: memberId, openid: null, name: '李', demo_hint: null },
        created_at_ms: 0,
      })
      .execute()
    await database
      .insertInto('post')
      .values({
        ...{ tenant_id: tenantId, id: `post-${memberId}`, member_id: memberId, kind_id: kindId },
        ...{ region_id: regionId, from_date: '2020-01-01', to_date: '', created_at_ms: 0 },
        ...{ ended_at_ms: null, ended_by_member_id: null },
      })
      .execute()
  }
}

const fill = async (api: Api, from: number, to: number): Promise<void> => {
  const nowMs = api.nowMs()
  for (let at = from; at < to; at += 1000)
    await api.database.transaction().execute(async (transaction) => {
      const files = { database: transaction, vault: api.vault, tenantId }
      for (const index of upTo(Math.min(1000, to - at), (offset) => at + offset))
        await insertMatter(files, matterAt(index, to, nowMs))
    })
  // What housekeeping does within a minute is done at once.
  await sql`vacuum analyze`.execute(api.database)
}

/** So many of the open ones are due for the clock, spread over all of them. */
const setDue = async ({ database, nowMs }: Api, count: number): Promise<number> => {
  const { numAffectedRows = 0n } =
    await sql`update matter set next_alarm_at_ms = ${nowMs() - 1} where id in (
    select id from matter where tenant_id = ${tenantId} and state = 'working' and due_at_ms > ${nowMs()}
    order by md5(id) limit ${count})`.execute(database)
  return Number(numAffectedRows)
}

export const serveMatters = async (url: string): Promise<void> => {
  const keys = {
    cipherKeys: new Map([[1, randomBytes(32)]]),
    currentVersion: 1,
    indexKey: randomBytes(32),
    sessionKey: randomBytes(32),
  }
  const { api } = await openApi({ place: { kind: 'postgres', url, poolSize: 8 }, keys, demo: true })
  await seedOrganisation(api)
  await addDesks(api)
  const app = createApp(api, { trustContainerHeaders: false, h5Folder: 'dist/h5' })
  const server = await runServer(app, 0)
  let filled = 0
  answerParent(server.port, {
    fill: async (count) => {
      await fill(api, filled, Number(count))
      filled = Number(count)
    },
    tokens: (memberIds) =>
      (memberIds as readonly string[]).map((id) =>
        createSessionToken(
          keys.sessionKey,
          { tenantId, memberId: v.parse(memberIdShape, id) },
          api.nowMs(),
        ),
      ),
    /** The ms that the timer's sweep takes with so many due, how many were, and how many steps it wrote. */
    sweep: async (count) => {
      const due = await setDue(api, Number(count))
      const startedMs = performance.now()
      await sweepMatters(api, api.nowMs())
      const ms = performance.now() - startedMs
      const { rows } = await sql<{ steps: number }>`
        with gone as (delete from matter_step returning 1) select count(*)::integer as steps from gone`.execute(
        api.database,
      )
      return { ms, due, steps: rows[0]?.steps ?? 0 }
    },
  })
}
