/** What volunteers want of places in shifts, and leaders for those who have no phone. */
import { sql } from 'kysely'
import { someShift } from './activity-wants'
import { phoneless, volunteerIdOf } from './found-volunteers'
import { pick } from '../chance'
import { choose, inActivity, someVolunteer, wanted, type Want } from './wanted'

export const signUp: Want = async (around) => {
  const shift = await someShift(around, around.dice[0])
  return shift
    ? wanted(someVolunteer(around.dice[1]), 'activity.sign-up', { shiftId: shift.id })
    : null
}

export const signUpFollowing: Want = async (around) => {
  const shift = await choose<{ id: string }>(
    around,
    around.dice[0],
    sql`select s.id from shift s join activity a on a.id = s.activity_id
      where a.series_id <> '' and s.starts_at_ms > ${around.nowMs} order by s.starts_at_ms, s.id limit 3`,
  )
  const args = { shiftId: shift?.id ?? '' }
  return shift ? wanted(someVolunteer(around.dice[1]), 'activity.sign-up-following', args) : null
}

export const cancelSignUp: Want = async (around) => {
  const place = await choose<{ shiftId: string; memberId: string }>(
    around,
    around.dice[0],
    sql`select u.shift_id as "shiftId", v.member_id as "memberId" from sign_up u
      join volunteer v on v.id = u.volunteer_id join shift s on s.id = u.shift_id
      where u.state <> 'cancelled' and s.starts_at_ms > ${around.nowMs - 86_400_000}
        and v.member_id is not null and ${inActivity(around)}
      order by s.starts_at_ms, u.shift_id, u.volunteer_id`,
  )
  if (!place) return null
  // Of what is no series it is refused.
  const following = around.dice[2] % 5 === 0
  return wanted(place.memberId, 'activity.cancel-sign-up', { shiftId: place.shiftId, following })
}

/** Who has no phone is signed up by the leader, and taken off the list again. */
export const placeSomebody: Want = async (around) => {
  const shift = await someShift(around, around.dice[0])
  const volunteerId = volunteerIdOf(pick(phoneless, around.dice[1]) ?? '')
  const args = { shiftId: shift?.id ?? '', volunteerId, comes: around.dice[2] % 3 > 0 }
  return shift ? wanted('leader', 'activity.place-somebody', args) : null
}

/** A volunteer leaves, with all seats to come. */
export const leave: Want = ({ dice }) =>
  Promise.resolve(wanted(dice[0] % 2 === 0 ? 'v5' : 'v4', 'volunteer.leave', {}))
