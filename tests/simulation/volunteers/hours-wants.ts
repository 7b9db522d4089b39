/** What leaders, volunteers and the office want of the hours that come of a shift. */
import { sql } from 'kysely'
import {
  findShift,
  listParticipants,
} from '../../../cloudfunctions/api/attendance/attendance.repository'
import { linesOf } from '../../../cloudfunctions/api/attendance/hours-lines'
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import { tenantId } from '../../support/api/test-street'
import { shifts, type ShiftRow } from './activity-wants'
import { choose, serviceOrder, someOfficer, someVolunteer, wanted, type Want } from './wanted'

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
