/** What two leaders have changed of one shift. */
import { mergeShift } from '../../../src/domain/activity/merge-change'

const seen = { date: '2026-05-09', from: '09:00', to: '11:00', quota: 20 }
const at10 = { from: '10:00', to: '12:00' }

test.each([
  ['another time beside more seats', at10, { quota: 25 }, { quota: 20 }, { ...at10, quota: 25 }],
  [
    'another day beside another time',
    { date: '2026-05-10' },
    at10,
    {},
    { date: '2026-05-10', ...at10 },
  ],
  ['nothing', at10, {}, {}, at10],
  // This one alone was changed: the later ones are still as they were seen, and follow.
  ['the same', { quota: 25 }, { quota: 25 }, { quota: 20 }, { quota: 25 }],
])('%s: both hold', (_name, theirs, typed, was, wanted) =>
  expect(mergeShift({ ...seen, ...theirs }, seen, { ...seen, ...typed })).toEqual({
    was: { ...seen, ...theirs, ...was },
    wanted: { ...seen, ...wanted },
  }),
)

test.each([
  ['seats', { quota: 25 }, { quota: 30 }],
  ['hours', at10, { from: '08:30' }],
  ['begin and end', at10, { to: '11:30' }],
  ['days', { date: '2026-05-10' }, { date: '2026-05-16' }],
])('other %s by both are disputed', (_name, theirs, typed) =>
  expect(mergeShift({ ...seen, ...theirs }, seen, { ...seen, ...typed })).toBeNull(),
)
