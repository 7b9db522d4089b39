/** Hours in the demo's time bank: stored before, given, asked for, and one thing of each kind that waits for the office. */
import type { Api } from '../api'
import { openingBalances } from '../time-bank/ledger.repository'
import { pushAs } from './demo-actions'
import { communityWorkerId, demoCommunityCode, demoTenantId } from './demo-people'

const [hairdresser, electrician] = ['demo-volunteer-1', 'demo-volunteer-2'] as const
const stored: readonly (readonly [memberId: string, minutes: number])[] = [
  [hairdresser, 46 * 60 + 30],
  [electrician, 21 * 60],
]

const act = (commandId: string, name: string, args: unknown) => ({
  commandId: `demo-time-${commandId}`,
  name,
  regionId: demoCommunityCode,
  args,
})

const elder = { name: '吴阿婆', relation: '婆婆', birthDate: '1941-06-18' }

export const fillTimeBank = async (api: Api): Promise<void> => {
  const by = { tenantId: demoTenantId, memberId: communityWorkerId, memberName: '徐丽萍' }
  await openingBalances(
    { database: api.database, by, nowMs: api.nowMs() },
    stored.map(([memberId, minutes]) => ({
      volunteerId: `volunteer-${memberId}`,
      minutes,
      serviceId: `demo-${memberId}`,
      capMinutes: 0,
    })),
  )
  await pushAs(api, electrician, [act('donate', 'donation.give', { minutes: 300, words: '' })])
  await foundTeam(api)
  const contact = '14405730090 迎凤二期 7 幢 203'
  const request = { service: '陪诊', minutes: 120, payFrom: 'own', elder, contact }
  await pushAs(api, hairdresser, [
    act('request', 'redeem.request', { ...request, wish: '下周三上午去中医院，走路慢' }),
    act('shopping', 'redeem.request', {
      ...{ ...request, service: '代购', minutes: 60 },
      wish: '米和油，东西重',
    }),
  ])
  // The other waits for somebody who knows her age.
  await pushAs(api, communityWorkerId, [
    act('shopping-agreed', 'redeem.approve', {
      ...{ orderId: 'demo-time-shopping', agreed: true, reason: '上门看过，身份证也看了' },
    }),
  ])
  await pushAs(api, electrician, [
    act('pool', 'redeem.request', {
      ...{ ...request, service: '理发', minutes: 60, payFrom: 'pool' },
      elder: { name: '方老伯', relation: '父亲', birthDate: '1944-02-09' },
      wish: '腿脚不便，请到家里来',
    }),
  ])
}

/** Kept by the hairdresser, with an hour from the electrician. */
const foundTeam = async (api: Api): Promise<void> => {
  const { number: keeperNumber } = await api.database
    .selectFrom('volunteer')
    .select('number')
    .where('tenant_id', '=', demoTenantId)
    .where('id', '=', `volunteer-${hairdresser}`)
    .executeTakeFirstOrThrow()
  const teamId = 'demo-team'
  await pushAs(api, communityWorkerId, [
    act('team', 'team.found', { teamId, name: '银龄服务队', keeperNumber }),
  ])
  await pushAs(api, electrician, [
    act('team-give', 'team.give', { teamId, minutes: 60, words: '' }),
  ])
}
