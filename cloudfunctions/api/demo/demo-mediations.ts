/** Mediations of the demo: one in the middle, with its next session agreed, and one that ended with a revisit promised. */
import { addDays, chinaDate, startOfChinaDateMs } from '../../../src/domain/calendar'
import type { DisputeKind } from '../../../src/domain/mediation/mediation'
import type {
  MediationActInput,
  PartyInput,
} from '../../../src/domain/mediation/mediation-commands'
import type { Api } from '../api'
import { daysBefore, pushAs } from './demo-actions'
import { communityWorkerId, gridLeaderId } from './demo-people'
import { requireRegionId } from './demo-posts'
import type { DemoResident } from './demo-residents'

const place = '社区一楼调解室'

const partyOf = (
  { residentId, name, phone, door }: DemoResident,
  side: PartyInput['side'],
): PartyInput => ({
  ...{
    id: `party-${side}`,
    side,
    kind: 'person',
    name,
    phone,
    sex: '',
    ethnicGroup: '',
    age: null,
  },
  ...{ occupation: '', address: `迎凤二期 ${door}`, representative: null, residentId },
})

const bothIds = ['party-first', 'party-second']
const bothAgree = bothIds.map((partyId): MediationActInput => ({
  kind: 'consent',
  partyId,
  agreed: true,
  words: '',
}))

export const mediate = async (
  api: Api,
  startMs: number,
  residents: readonly DemoResident[],
): Promise<void> => {
  const regionId = await requireRegionId(api, '杨家门社区/第二网格')
  const today = chinaDate(startMs)
  const day = (days: number): string => addDays(today, days)
  /** After work, whichever day it is. */
  const eveningMs = (days: number): number => startOfChinaDateMs(day(days)) + 19 * 3_600_000
  const act = (daysAgo: number, mediationId: string, acts: readonly MediationActInput[]) =>
    pushAs(
      daysBefore(api, startMs, daysAgo),
      gridLeaderId,
      acts.map((one, turn) => ({
        ...{ commandId: `${mediationId}-${one.kind}-${daysAgo}-${turn}`, name: 'mediation.handle' },
        ...{ regionId, args: { mediationId, act: one } },
      })),
    )
  const open = (
    daysAgo: number,
    mediationId: string,
    [first, second]: readonly (DemoResident | undefined)[],
    dispute: { readonly kind: DisputeKind; readonly brief: string },
  ) => {
    const parties = first && second ? [partyOf(first, 'first'), partyOf(second, 'second')] : []
    const mediatorIds = [gridLeaderId, communityWorkerId]
    const args = { mediationId, matterId: '', ...dispute, mediatorIds, parties }
    return pushAs(daysBefore(api, startMs, daysAgo), gridLeaderId, [
      { commandId: `${mediationId}-open`, name: 'mediation.open', regionId, args },
    ])
  }
  const heldOn = (days: number, words: string, privateWords = ''): MediationActInput => ({
    ...{ kind: 'hold', atMs: eveningMs(days), place, presentIds: bothIds, alsoPresent: '' },
    ...{ words, privateWords },
  })

  const dog = 'demo-mediation-dog'
  const fell = '遛狗没有牵绳，扑倒了邻居家的老人，医药费和道歉谈不拢。'
  await open(24, dog, [residents[8], residents[9]], { kind: '损害赔偿', brief: fell })
  await act(23, dog, bothAgree)
  const sorry = '养狗的一方认错，愿意付医药费；另一方说钱是小事，要当面给老人道个歉。'
  await act(20, dog, [
    heldOn(-21, sorry, '老人摔过以后不敢下楼。道歉要上门，别只打电话。'),
    {
      ...{ kind: 'agree', form: 'written', agreedOn: day(-21), revisitOn: day(2) },
      facts: '一方的狗没有牵绳，在 7 幢前面扑倒另一方的母亲，手腕扭伤，看病花了四百六十元。',
      terms: '养狗的一方付医药费四百六十元，上门给老人道歉；往后出门牵绳，进电梯戴嘴套。',
      ...{ performance: '签字当天付清，写收条。', performBy: day(-15) },
    },
  ])
  await act(18, dog, [{ kind: 'sign', signedOn: day(-18) }])

  const parking = 'demo-mediation-parking'
  const locked = '一方在公共车位上装了地锁，把另一方的车锁在里面，两家吵了三次。'
  await open(7, parking, [residents[3], residents[6]], { kind: '邻里', brief: locked })
  await act(6, parking, bothAgree)
  const talked =
    '都说是车位不够闹的。装锁的一方愿意拆，要先说好晚上怎么停；另一方要他先拆再谈。请物业带车位图来，下次一起看。'
  await act(3, parking, [
    heldOn(-4, talked, '装锁的一方上夜班，半夜回来没位子，这才是根子。'),
    { kind: 'plan', atMs: eveningMs(2), place },
  ])
}
