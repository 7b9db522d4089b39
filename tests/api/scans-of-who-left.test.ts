/** A scan that arrives after its volunteer left is judged by what they were when it was made. */
import type { Api } from '../../cloudfunctions/api/api'
import { volunteerProof } from '../../cloudfunctions/api/attendance/gate-secrets'
import { postDueHours } from '../../cloudfunctions/api/attendance/post-due-hours'
import { personalCodeText } from '../../src/domain/attendance/gate-code'
import { gateScan, scanOf, send } from '../support/api/gate-scans'
import { emptyDatabase } from '../support/api/look-inside'
import { addShift, addVolunteer, shiftTimes } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { acceptsOnly, officeCommand, push } from '../support/api/test-file'
import { seedStreet, tenantId } from '../support/api/test-street'
import { doAs } from '../support/api/test-volunteers'

const minute = 60_000
const leftMs = testNowMs + 30 * minute

describeOnBoth('scans of who has left since', (kind) => {
  let server: TestApi
  let later: Api
  beforeAll(async () => {
    server = await openTestApi(kind)
    later = { ...server.api, nowMs: () => leftMs + 60 * minute }
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    const { api } = server
    await emptyDatabase(api)
    await seedStreet(api)
    await addVolunteer(api, 'v1')
    await addVolunteer(api, 'v2', { state: 'waiting' })
    await addShift(api, 's1', { seated: ['v1'] })
    const leaving = { ...api, nowMs: () => leftMs }
    for (const member of ['v1', 'v2'])
      acceptsOnly([await doAs(leaving, member, 'volunteer.leave', {})])
  })

  const arrives = (member: string, atMs: number, heardServerAtMs?: number) =>
    send(later, member, {
      ...gateScan(later, 's1', { atMs }),
      ...(heardServerAtMs === undefined ? {} : { heardServerAtMs }),
    })

  it('count where they were made before, by the own phone or the leader’s', async () => {
    expect(await arrives('v1', leftMs)).toEqual(['not-verified'])
    expect(await arrives('v1', testNowMs)).toEqual(['in'])
    const code = personalCodeText('v1', volunteerProof(later.vault, tenantId, 'v1', 0))
    const scanned = { way: 'personal', direction: 'out', shiftId: 's1', code } as const
    const out = scanOf({ ...scanned, scannedAtMs: testNowMs + 20 * minute })
    expect(await send(later, 'leader', out)).toEqual(['out'])
  })

  it('do not where the phone has met the server since, or nobody had verified them', async () => {
    expect(await arrives('v1', testNowMs, leftMs + minute)).toEqual(['not-verified'])
    expect(await arrives('v2', testNowMs)).toEqual(['not-verified'])
  })

  it('come to hours that are confirmed and posted as anybody’s', async () => {
    await arrives('v1', testNowMs)
    const after = { ...later, nowMs: () => shiftTimes.endsAtMs + minute }
    const lines = [{ volunteerId: 'v1', minutes: 120, reason: '到结束' }]
    const args = { shiftId: 's1', lines }
    acceptsOnly(await push(after, 'leader', officeCommand('hours.confirm', 'g1', args)))
    expect(await postDueHours(later, testNowMs + 40 * 86_400_000)).toBe(1)
  })
})
