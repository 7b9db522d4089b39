/** Which registrations an office may end, or take off a lost WeChat: all standings by whose they are. */
import { mayEnd, mayRelease, type StandingVolunteer } from '../../../src/domain/volunteer/standing'

const actor = { memberId: 'worker' }
const codeOf = (may: ReturnType<typeof mayEnd>): string => (may.ok ? 'may' : may.error.code)

test.each<[StandingVolunteer['state'], string | null, string, string]>([
  ['verified', 'ann', 'may', 'may'],
  ['verified', null, 'already-done', 'may'],
  ['verified', 'worker', 'needs-another', 'needs-another'],
  ['waiting', 'ann', 'invalid', 'invalid'],
  ['waiting', 'worker', 'needs-another', 'needs-another'],
  ['declined', 'ann', 'invalid', 'already-done'],
  ['left', 'ann', 'invalid', 'already-done'],
  ['left', null, 'invalid', 'already-done'],
])('%s, held by %s: release %s, end %s', (state, memberId, release, end) => {
  const volunteer = { state, memberId }
  expect([codeOf(mayRelease(volunteer, actor)), codeOf(mayEnd(volunteer, actor))]).toEqual([
    release,
    end,
  ])
})
