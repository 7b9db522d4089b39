/** Planted faults of waiting lists: who moves up, and when. */
import type { VolunteerMutation } from './volunteer-mutation'

export const mutationsOfLists: readonly VolunteerMutation[] = [
  {
    name: 'list-stands-still',
    what: 'A seat that is given back stays free beside those who wait for it.',
    breaks: 'seats',
    often: ['busy-evening'],
    asking: {
      right: 'and (s.id = any($3::text[]) or u.volunteer_id in (',
      wrong: 'and (s.id = any($3::text[]) and false or u.volunteer_id in (',
    },
  },
  {
    name: 'free-again-not-seen',
    what: 'Who was passed over and comes free is not given the free seat that they wait for.',
    breaks: 'seats',
    often: ['busy-evening'],
    asking: {
      right: 'and (s.id = any($3::text[]) or u.volunteer_id in (',
      wrong: 'and (s.id = any($3::text[]) or false and u.volunteer_id in (',
    },
  },
  {
    name: 'two-places-at-once',
    what: 'Who moves up is not asked for a seat elsewhere at that time.',
    breaks: 'seats',
    often: ['busy-evening'],
    asking: {
      right: `other.state = 'seated' and t.state = 'open'`,
      wrong: `other.state = 'seated' and t.state = 'open' and false`,
    },
  },
  {
    name: 'seats-sold-again-when-moved',
    what: 'A shift that gets another time counts as empty.',
    breaks: 'seats',
    often: ['busy-evening'],
    asking: {
      right: 'update shift set starts_at_ms =',
      wrong: 'update shift set seats_taken = 0, starts_at_ms =',
    },
  },
]
