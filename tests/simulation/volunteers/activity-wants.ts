/** What leaders want of activities: one or a series, shifts that follow or overlap one another, another time, an end. */
import { sql } from 'kysely'
import type { Schedule, ShiftTimes } from '../../../src/domain/activity/activity'
import { addDays, chinaClock, chinaDate } from '../../../src/domain/calendar'
import { activityFields } from '../../support/api/volunteer-samples'
import { pick } from '../chance'
import { choose, inActivity, wanted, type Dice, type Want } from './wanted'

export interface ShiftRow {
  readonly id: string
  readonly activityId: string
  readonly startsAtMs: number
  readonly endsAtMs: number
}

export const shifts = sql`select id, activity_id as "activityId", starts_at_ms as "startsAtMs", ends_at_ms as "endsAtMs"
  from shift`

/** Those who come to it may be late: mostly a shift that has not begun, now and then any. */
export const someShift = (around: Parameters<Want>[0], dice: number) => {
  const fromMs = around.dice[3] % 8 === 0 ? 0 : around.nowMs
  return choose<ShiftRow>(
    around,
    dice,
    sql`${shifts} where starts_at_ms > ${fromMs} and ${inActivity(around)} order by starts_at_ms, id limit 5`,
  )
}

const shiftsOfDay = ([, second, third]: Dice): ShiftTimes[] => [
  { from: '09:00', to: '11:30', quota: 1 + (second % 3) },
  // It overlaps the first.
  ...(third % 2 === 0 ? [{ from: '11:00', to: '12:15', quota: 1 }] : []),
  // It does not, until somebody moves one of them.
  ...(third % 3 > 0 ? [{ from: '14:00', to: '16:00', quota: 1 + (second % 2) }] : []),
]

const published = (unique: string, schedule: Schedule) =>
  Promise.resolve(
    wanted('leader', 'activity.publish', {
      ...{ activityId: `a-${unique}`, fields: activityFields, schedule },
    }),
  )

export const publish: Want = ({ nowMs, dice, unique }) => {
  const date = addDays(chinaDate(nowMs), 1 + (dice[0] % 3))
  return published(unique, { kind: 'once', date, shifts: shiftsOfDay(dice) })
}

export const publishSeries: Want = ({ nowMs, dice, unique }) => {
  const fromDate = addDays(chinaDate(nowMs), 1)
  const toDate = addDays(fromDate, 20)
  const weekday = 1 + (dice[0] % 7)
  return published(unique, {
    kind: 'series',
    ...{ weekday, fromDate, toDate, shifts: shiftsOfDay(dice) },
  })
}

/** Now and then for all of its series that are to come. */
const changed = (
  { activityId, id, startsAtMs }: ShiftRow,
  times: ShiftTimes,
  [, , , fourth]: Dice,
) =>
  wanted('leader', 'activity.change', {
    ...{ activityId, fields: activityFields },
    shifts: [{ shiftId: id, date: chinaDate(startsAtMs), ...times }],
    ...(fourth % 2 === 0 && { followingShifts: true }),
  })

export const changeSeats: Want = async (around) => {
  const shift = await someShift(around, around.dice[0])
  if (!shift) return null
  const [from, to] = [chinaClock(shift.startsAtMs), chinaClock(shift.endsAtMs)]
  return changed(shift, { from, to, quota: 1 + (around.dice[1] % 4) }, around.dice)
}

/** Mostly where another shift lies, of one who is in both. */
const slots = [
  { from: '09:00', to: '11:30' },
  { from: '10:00', to: '12:00' },
  { from: '14:00', to: '16:00' },
  { from: '15:00', to: '17:00' },
] as const

export const moveShift: Want = async (around) => {
  const { dice } = around
  const shift = await someShift(around, dice[0])
  const slot = pick(slots, dice[1])
  return shift && slot ? changed(shift, { ...slot, quota: 1 + (dice[2] % 2) }, dice) : null
}

export const cancelShift: Want = async (around) => {
  const shift = await someShift(around, around.dice[0])
  if (!shift) return null
  const args = { activityId: shift.activityId, shiftId: shift.id, reason: around.unique }
  return wanted('leader', 'activity.cancel-shift', args)
}

export const cancelActivity: Want = async (around) => {
  const shift = await someShift(around, around.dice[0])
  if (!shift) return null
  const following = around.dice[1] % 2 === 0
  const args = { activityId: shift.activityId, following, reason: around.unique }
  return wanted('leader', 'activity.cancel', args)
}
