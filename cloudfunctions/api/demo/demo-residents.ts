/**
 * Residents of the demo's roster who use the product themselves: each with a home that the grid's leader has found among the
 * files, so that their households can vote. One of them can be tried, the others only speak and vote.
 */
import type { Api } from '../api'
import { daysBefore, pushAs } from './demo-actions'
import { demoResidentId, demoTenantId, gridLeaderId } from './demo-people'
import { requireRegionId } from './demo-posts'

/** As the roster of the second grid's first micro-grid has them. */
const residents = [
  [demoResidentId, '廖娜欣', '7幢2单元903'],
  ['demo-resident-2', '徐凤宝', '10幢1单元602'],
  ['demo-resident-3', '廖菊素', '4幢1单元301'],
  ['demo-resident-4', '袁庆帆', '7幢1单元503'],
  ['demo-resident-5', '雷艳珍', '11幢2单元501'],
  ['demo-resident-6', '贾霞妹', '14幢1单元301'],
  ['demo-resident-7', '武勇波', '12幢2单元403'],
  ['demo-resident-8', '魏斌文', '2幢2单元1102'],
  ['demo-resident-9', '金凤', '5幢1单元103'],
  ['demo-resident-10', '郭龙刚', '9幢1单元904'],
] as const

export interface DemoResident {
  readonly memberId: string
  readonly homeId: string
  readonly residentId: string
  readonly householdId: string
  readonly name: string
  readonly door: string
  readonly phone: string
}

const findResidents = async (
  { database }: Api,
  microGridId: string,
): Promise<readonly DemoResident[]> => {
  const rows = await database
    .selectFrom('resident')
    .innerJoin('region', (join) =>
      join
        .onRef('region.tenant_id', '=', 'resident.tenant_id')
        .onRef('region.id', '=', 'resident.region_id'),
    )
    .select(['resident.id', 'resident.household_id as householdId', 'resident.name'])
    .where('resident.tenant_id', '=', demoTenantId)
    .where('region.path', 'like', `%/${microGridId}/%`)
    .where('resident.state', '=', 'living')
    .execute()
  return residents.map(([memberId, name, door], place) => {
    const row = rows.find((one) => one.name === name)
    if (!row) throw new Error(`The demo's roster has no ${name}`)
    const ids = { memberId, homeId: `home-${memberId}`, residentId: row.id }
    const phone = `144057300${place + 21}`
    return { ...ids, householdId: row.householdId, name, door, phone }
  })
}

const insertMembers = async ({ database, nowMs }: Api): Promise<void> => {
  const rows = residents.map(([id, name], place) => ({
    ...{ tenant_id: demoTenantId, id, openid: null, name, demo_hint: null },
    created_at_ms: nowMs() + 2000 + place,
  }))
  await database
    .insertInto('member')
    .values(rows)
    // The one that can be tried is there.
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .execute()
}

/** A month before the demo began, so that what they said and voted since then could be. */
export const settleResidents = async (
  api: Api,
  startMs: number,
): Promise<readonly DemoResident[]> => {
  await insertMembers(api)
  const microGridId = await requireRegionId(api, '杨家门社区/第二网格/1号微网格')
  const found = await findResidents(api, microGridId)
  const then = daysBefore(api, startMs, 30)
  for (const { memberId, homeId, name, door, phone } of found)
    await pushAs(then, memberId, [
      {
        ...{ commandId: `${homeId}-set`, name: 'home.set', regionId: microGridId },
        args: { homeId, details: { forWhom: 'self', door, name, phone } },
      },
    ])
  const confirmed = found.map(({ homeId, householdId }) => ({
    ...{ commandId: `${homeId}-confirmed`, name: 'home.confirm', regionId: microGridId },
    args: { homeId, householdId },
  }))
  await pushAs(then, gridLeaderId, confirmed)
  return found
}
