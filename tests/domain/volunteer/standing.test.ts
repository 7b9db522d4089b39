/** Which registrations an office may end or take off a lost WeChat, by standing and owner; who hands one over. */
import { mayHandOver } from '../../../src/domain/volunteer/own-entry'
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

test.each([
  [null, '', 'may'],
  ['worker', '330483194003070025', 'needs-another'],
  ['other', '', 'invalid'],
  ['other', '330483194003070025', 'may'],
] as const)('let go by %s, the card says "%s": handing it over is %s', (letGoBy, typed, code) => {
  const by = { memberId: 'worker', typedIdNumber: typed }
  expect(codeOf(mayHandOver({ letGoBy }, by))).toBe(code)
})
