/** What volunteers and leaders want of activities and of the hours that come of them. */
import { sql } from 'kysely'
import {
  findShift,
  listParticipants,
} from '../../../cloudfunctions/api/attendance/attendance.repository'
import { linesOf } from '../../../cloudfunctions/api/attendance/hours-lines'
import { addDays, chinaDate } from '../../../src/domain/calendar'
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import { activityFields } from '../../support/api/volunteer-samples'
import { tenantId } from '../../support/api/test-street'
import { choose, serviceOrder, someOfficer, someVolunteer, wanted, type Want } from './wanted'

interface ShiftRow {
  readonly id: string
  readonly activityId: string
  readonly startsAtMs: number
  readonly endsAtMs: number
}

const shifts = sql`select id, activity_id as "activityId", starts_at_ms as "startsAtMs", ends_at_ms as "endsAtMs"
  from shift`

/** Those who come to it may be late: mostly a shift that has not begun, now and then any. */
const someShift = (around: Parameters<Want>[0], dice: number) => {
  const fromMs = around.dice[3] % 8 === 0 ? 0 : around.nowMs
  return choose<ShiftRow>(
    around,
    dice,
    sql`${shifts} where starts_at_ms > ${fromMs} order by starts_at_ms, id limit 4`,
  )
}

export const publish: Want = ({ nowMs, dice, unique }) => {
  const date = addDays(chinaDate(nowMs), 1 + (dice[0] % 3))
  const shiftsOfDay = [
    { from: '09:00', to: '11:30', quota: 1 + (dice[1] % 3) },
    // It overlaps the first.
    ...(dice[2] % 2 === 0 ? [{ from: '11:00', to: '12:15', quota: 1 + (dice[2] % 2) }] : []),
  ]
  const schedule = { kind: 'once' as const, date, shifts: shiftsOfDay }
  const args = { activityId: `a-${unique}`, fields: activityFields, schedule }
  return Promise.resolve(wanted('leader', 'activity.publish', args))
}

export const changeSeats: Want = async (around) => {
  const shift = await someShift(around, around.dice[0])
  if (!shift) return null
  const date = chinaDate(shift.startsAtMs)
  const [from, to] = around.dice[2] % 4 === 0 ? ['10:00', '12:00'] : ['09:00', '11:30']
  const quota = 1 + (around.dice[1] % 5)
  return wanted('leader', 'activity.change', {
    activityId: shift.activityId,
    fields: activityFields,
    shifts: [{ shiftId: shift.id, date, from: from ?? '', to: to ?? '', quota }],
  })
}

export const cancelActivity: Want = async (around) => {
  const shift = await someShift(around, around.dice[0])
  if (!shift) return null
  const args = { activityId: shift.activityId, following: false, reason: around.unique }
  return wanted('leader', 'activity.cancel', args)
}

export const signUp: Want = async (around) => {
  const shift = await someShift(around, around.dice[0])
  return shift
    ? wanted(someVolunteer(around.dice[1]), 'activity.sign-up', { shiftId: shift.id })
    : null
}

export const cancelSignUp: Want = async (around) => {
  const place = await choose<{ shiftId: string; memberId: string }>(
    around,
    around.dice[0],
    sql`select u.shift_id as "shiftId", v.member_id as "memberId" from sign_up u
      join volunteer v on v.id = u.volunteer_id join shift s on s.id = u.shift_id
      where u.state <> 'cancelled' and s.starts_at_ms > ${around.nowMs - 86_400_000}
      order by s.starts_at_ms, u.shift_id, u.volunteer_id`,
  )
  return place
    ? wanted(place.memberId, 'activity.cancel-sign-up', { shiftId: place.shiftId })
    : null
}

/** The sheet as it is proposed, or with a line that the leader changed; now and then a line of two is left for later. */
export const confirmHours: Want = async (around) => {
  const { api, nowMs, dice, unique } = around
  const row = await choose<ShiftRow>(
    around,
    dice[0],
    sql`${shifts} where ends_at_ms <= ${nowMs + (dice[3] % 6 === 0 ? 86_400_000 : 0)}
      and (exists (select from attendance a where a.shift_id = shift.id)
        or exists (select from sign_up u where u.shift_id = shift.id and u.state = 'seated'))
      order by (select count(*) from service s where s.shift_id = shift.id), ends_at_ms desc, id limit 3`,
  )
  const shift = row && (await findShift(api.database, tenantId, row.id))
  if (!shift) return null
  const rules = defaultSettings.volunteering
  const participants = await listParticipants(api.database, tenantId, shift.id)
  const sheet = await linesOf(api.database, { tenantId, shift, rules }, participants)
  const lines = sheet
    .slice(0, dice[2] % 4 === 0 ? 1 : sheet.length)
    .map(({ volunteerId, proposedMinutes, anomalies }, at) => {
      const isChanged = (dice[1] + at) % 3 === 0
      const reason = isChanged || anomalies.length > 0 ? unique : ''
      // Who forgets the reason is refused.
      const forgets = dice[1] % 7 === 0
      const minutes = isChanged ? 30 + (dice[1] % 150) : proposedMinutes
      return { volunteerId, minutes, reason: forgets ? '' : reason }
    })
  return lines.length === 0
    ? null
    : wanted(dice[1] % 2 === 0 ? 'leader' : 'worker', 'hours.confirm', { shiftId: shift.id, lines })
}

export const objectToHours: Want = async (around) => {
  const { dice, unique } = around
  const service = await choose<{ id: string }>(
    around,
    dice[0],
    sql`select s.id from service s where s.state <> 'posted' or ${dice[3] % 8 === 0}
      order by ${serviceOrder}`,
  )
  const args = { objectionId: `o-${unique}`, serviceId: service?.id ?? '', text: unique }
  return service ? wanted(someVolunteer(dice[1]), 'hours.object', args) : null
}

export const decideObjection: Want = async (around) => {
  const { dice, unique } = around
  const objection = await choose<{ id: string }>(
    around,
    dice[0],
    sql`select id from service_objection where state = 'open' or ${dice[3] % 6 === 0} order by id`,
  )
  if (!objection) return null
  const args = { objectionId: objection.id, upheld: dice[1] % 2 === 0, minutes: dice[2] % 200 }
  return wanted(someOfficer(dice[3]), 'hours.decide', { ...args, reason: unique })
}

/** A volunteer leaves, with all seats to come. */
export const leave: Want = ({ dice }) =>
  Promise.resolve(wanted(dice[0] % 2 === 0 ? 'v5' : 'v4', 'volunteer.leave', {}))
