/** Of the copy of one's own data: services that somebody asked for or took on by the time bank, and objections to hours. */
import { chinaMoment } from '../../../src/domain/calendar'
import { coveredName } from '../../../src/domain/covered-name'
import { isElder } from '../../../src/domain/time-bank/order'
import { standingWords } from '../../../src/domain/time-bank/order-standing'
import { isOwnContact } from '../../../src/domain/time-bank/request-for'
import { listOwnObjections } from '../attendance/objection.repository'
import type { MemberKey } from '../access/actor-access'
import type { Api } from '../api'
import type { Row, Sheet } from '../paper/write-book'
import { listOwnOrders, neededApproval, type StoredOrder } from '../time-bank/order.repository'
import { findVolunteerOf } from '../volunteer/volunteer.repository'

const objectionStates = {
  open: '社区正在核对',
  upheld: '已改',
  dismissed: '核对过，没有改',
} as const

/** To who took it on, how to reach whom it is for is no data of theirs; nor to who asked in somebody's place. */
const orderRow = (
  stored: StoredOrder,
  {
    memberId,
    ownId,
    nowMs,
  }: { readonly memberId: string; readonly ownId: string | null; readonly nowMs: number },
): Row => {
  const { service, order, details, askedAtMs, settledByName, settledReason } = stored
  const asked = order.askerMemberId === memberId
  const isTheirs = isElder(order, { memberId, volunteerId: ownId })
  const other = isTheirs ? '家人用我的时间提出' : '我接下'
  const written = isOwnContact(order, memberId, ownId)
  const minutes = asked || isTheirs ? order.askerMinutes : order.takerMinutes
  const { elder, contact, wantedOn = '', wish, disputes } = details
  const said = disputes.filter((one) => one.memberId === memberId).map(({ words }) => words)
  return [
    ...[chinaMoment(askedAtMs), asked ? '我提出' : other, service, order.minutes],
    ...[
      asked && elder.name !== '' ? coveredName(elder.name) : '',
      written ? contact : '',
      wantedOn,
      written ? wish : '',
    ],
    standingWords({ ...order, settledByName, neededApproval: neededApproval(stored) }, nowMs),
    ...[minutes ?? '', said.join('；'), settledReason],
  ]
}

export const timeSheets = async (
  { database, vault, nowMs }: Pick<Api, 'database' | 'vault' | 'nowMs'>,
  whose: MemberKey,
  most: number,
): Promise<readonly Sheet[]> => {
  const { tenantId, memberId } = whose
  const files = { database, vault, tenantId }
  const ownId = (await findVolunteerOf(files, whose))?.id ?? null
  const orders = await listOwnOrders(files, { memberId, volunteerId: ownId }, { limit: most })
  const objections = await listOwnObjections(files, whose, most)
  return [
    [
      '兑换',
      [
        [
          ...['时间', '我', '服务', '约定分钟', '替谁', '联系方式', '哪一天要', '要知道的'],
          ...['状态', '我说的分钟', '我的意见', '社区的答复'],
        ],
        ...orders.map((order) => orderRow(order, { memberId, ownId, nowMs: nowMs() })),
      ],
    ],
    [
      '时长异议',
      [
        ['时间', '活动', '活动时间', '谁的时长', '我写的', '状态', '答复'],
        ...objections.map(({ atMs, title, startsAtMs, name, text, state, reason }) => [
          ...[chinaMoment(atMs), title, chinaMoment(startsAtMs), name, text],
          ...[objectionStates[state], reason],
        ]),
      ],
    ],
  ]
}
