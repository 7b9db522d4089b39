/** What is wanted of the time bank: gifts, donations, orders, corrections, inheritances. */
import { sql } from 'kysely'
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import { numberOf, volunteers } from './found-volunteers'
import {
  choose,
  someOfficer,
  someVolunteer,
  wanted,
  type Around,
  type Dice,
  type Want,
} from './wanted'

export const minutesOf = (dice: number): number => 10 + (dice % 30) * 10

export const gift: Want = ({ dice, unique }) => {
  const toNumber = numberOf(someVolunteer(dice[1]))
  const args = { toNumber, minutes: minutesOf(dice[2]), relation: '家人', words: unique }
  return Promise.resolve(wanted(someVolunteer(dice[0]), 'gift.give', args))
}

export const donation: Want = ({ dice, unique }) =>
  Promise.resolve(
    wanted(someVolunteer(dice[0]), 'donation.give', { minutes: minutesOf(dice[2]), words: unique }),
  )

/** The office confirms a gift or sends it back; now and then one that has ended already. */
export const decideGift: Want = async (around) => {
  const { dice, unique } = around
  const pending = await choose<{ id: string }>(
    around,
    dice[0],
    sql`select id from time_transfer t where kind = 'gift' and phase = 'pending' and (${dice[3] % 5 === 0}
      or not exists (select from time_transfer e where e.pending_id = t.id)) order by id`,
  )
  if (!pending) return null
  const officer = someOfficer(dice[1])
  return dice[2] % 3 === 0
    ? wanted(officer, 'gift.refuse', { giftId: pending.id, reason: unique })
    : wanted(officer, 'gift.confirm', { giftId: pending.id })
}

/** One of those who are old enough, now and then by another's number. */
const elderBy = (dice: number) => {
  const name = `义工${dice % 2 === 0 ? 'v1' : 'v2'}`
  const number = numberOf(dice % 5 === 0 ? 'v1' : name.slice(2))
  return { name, relation: '母亲', birthDate: '', number }
}

/** Out of the own hours, the community's, or those of an elder for whom the asker asks. */
export const request: Want = ({ dice, unique }) => {
  const asker = someVolunteer(dice[0])
  const isForElder = !['v1', 'v2'].includes(asker)
  const fromElder = isForElder && dice[2] % 4 === 1
  const relative = { name: '沈阿婆', relation: '母亲', birthDate: '1940-01-01' }
  const nobody = { name: '', relation: '', birthDate: '' }
  const elder = fromElder ? elderBy(dice[3]) : isForElder ? relative : nobody
  const payFrom = dice[2] % 4 === 0 ? 'pool' : fromElder ? 'elder' : 'own'
  const service = defaultSettings.timeBank.services[0] ?? ''
  return Promise.resolve(
    wanted(asker, 'redeem.request', {
      ...{ service, minutes: minutesOf(dice[1]), payFrom },
      ...{ elder, contact: '13800000000', wish: unique },
    }),
  )
}

interface OrderRow {
  readonly id: string
  readonly minutes: number
  readonly asker: string
  /** Whose hours they are; null: the community's. */
  readonly payer: string | null
  readonly taker: string | null
}

const someOrder = (around: Around, states: readonly string[]): Promise<OrderRow | undefined> =>
  choose<OrderRow>(
    around,
    around.dice[0],
    sql`select o.id, o.minutes, o.asker_member_id as asker, v.member_id as taker, p.member_id as payer
      from time_order o left join volunteer v on v.id = o.taker_volunteer_id
        left join volunteer p on o.payer = 'volunteer:' || p.id
      where (o.state = any(${[...states]}::text[]) or ${around.dice[3] % 9 === 0})
        and o.id = coalesce(${around.orderId ?? null}, o.id) order by o.id`,
  )

export const take: Want = async (around) => {
  const order = await someOrder(around, ['open'])
  return order ? wanted(someVolunteer(around.dice[1]), 'redeem.take', { orderId: order.id }) : null
}

/** Who asked, or now and then whose hours they are; else who took it. */
const sideOf = ({ asker, payer, taker }: OrderRow, dice: Dice): string => {
  const asking = dice[2] % 3 === 0 ? (payer ?? asker) : asker
  return dice[1] % 2 === 0 ? asking : (taker ?? asker)
}

/** Mostly both say the same, else the office has to look. */
export const done: Want = async (around) => {
  const { dice } = around
  const order = await someOrder(around, ['taken'])
  if (!order) return null
  const side = sideOf(order, dice)
  const minutes = dice[2] % 4 === 0 ? Math.max(1, order.minutes - 10) : order.minutes
  return wanted(side, 'redeem.done', { orderId: order.id, minutes })
}

export const cancelOrder: Want = async (around) => {
  const { dice } = around
  const order = await someOrder(around, ['asked', 'open', 'taken'])
  if (!order) return null
  return wanted(sideOf(order, dice), 'redeem.cancel', { orderId: order.id })
}

export const dispute: Want = async (around) => {
  const { dice, unique } = around
  const order = await someOrder(around, ['taken'])
  if (!order) return null
  return wanted(sideOf(order, dice), 'redeem.dispute', { orderId: order.id, words: unique })
}

export const settle: Want = async (around) => {
  const { dice, unique } = around
  const order = await someOrder(around, ['disputed', ...(dice[2] % 3 === 0 ? ['taken'] : [])])
  if (!order) return null
  const minutes = dice[2] % 3 === 0 ? 0 : Math.max(1, order.minutes - (dice[2] % 40))
  return wanted(someOfficer(dice[1]), 'redeem.settle', {
    ...{ orderId: order.id, minutes, reason: unique },
  })
}

export const approve: Want = async (around) => {
  const { dice, unique } = around
  const order = await someOrder(around, ['asked'])
  if (!order) return null
  const agreed = dice[2] % 4 > 0
  return wanted(someOfficer(dice[1]), 'redeem.approve', {
    ...{ orderId: order.id, agreed, reason: unique },
    ...(agreed && { elderAgreed: true as const }),
  })
}

export const proposeCorrection: Want = async (around) => {
  const { dice, unique } = around
  const transfer = await choose<{ id: string; minutes: number }>(
    around,
    dice[0],
    // Ids of services are made by the server; what they stand for is the same in every run.
    sql`select t.id, t.minutes from time_transfer t left join service s on t.id = 'issue/' || s.id
      where t.phase in ('posted', 'post') and t.kind in ('issue', 'gift', 'redeem', 'donation', 'opening')
      order by t.at_ms desc, s.shift_id, s.volunteer_id, t.id limit 8`,
  )
  if (!transfer) return null
  const minutes = [0, Math.floor(transfer.minutes / 2), transfer.minutes + 20][dice[1] % 3] ?? 0
  const args = { transferId: transfer.id, minutes, reason: unique }
  return wanted(someOfficer(dice[2]), 'correction.propose', args)
}

/** Of who is registered no more; while nobody is, one who leaves anyway leaves for it. */
export const proposeInheritance: Want = async (around) => {
  const { dice, unique } = around
  const from = await choose<{ number: string }>(
    around,
    dice[0],
    sql`select number from volunteer where state = 'left' or ${dice[3] % 6 === 0} order by number`,
  )
  if (!from) return wanted(dice[0] % 3 === 0 ? 'v5' : 'v4', 'volunteer.leave', {})
  const toNumber = dice[1] % 4 === 0 ? '' : numberOf(volunteers[dice[1] % 3] ?? 'v1')
  const args = { fromNumber: from.number, toNumber, reason: unique }
  return wanted(someOfficer(dice[2]), 'inheritance.propose', args)
}

export const decideProposal: Want = async (around) => {
  const { dice, unique } = around
  const open = await choose<{ id: string }>(
    around,
    dice[0],
    sql`select id from time_proposal where state = 'proposed' or ${dice[3] % 6 === 0} order by id`,
  )
  if (!open) return null
  const by = someOfficer(dice[1])
  return dice[2] % 5 === 0
    ? wanted(by, 'proposal.decline', { proposalId: open.id, reason: unique })
    : wanted(by, 'proposal.approve', { proposalId: open.id })
}
