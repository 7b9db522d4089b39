/** Scans that were too early or too late to count stand on the sheet, where the leader can put it right with a reason. */
import type { Api } from '../../cloudfunctions/api/api'
import type { HoursSheet, HoursSheetLine } from '../../src/protocol/hours-sheet'
import { answer } from '../support/api/ask'
import { gateScan, scanOf, send } from '../support/api/gate-scans'
import { emptyDatabase } from '../support/api/look-inside'
import { addShift, addVolunteer, shiftTimes } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { acceptsOnly, officeCommand, push } from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'

const hour = 3_600_000
const { startsAtMs, endsAtMs } = shiftTimes

describeOnBoth('scans that did not count', (kind) => {
  let server: TestApi
  let later: Api
  beforeAll(async () => {
    server = await openTestApi(kind)
    later = { ...server.api, nowMs: () => endsAtMs + 6 * hour }
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    for (const id of ['v1', 'v2', 'v3', 'v4']) await addVolunteer(server.api, id)
    await addShift(server.api, 's1', { seated: ['v1', 'v2', 'v4'] })
  })

  const scan = (member: string, direction: 'in' | 'out', atMs: number) =>
    send(later, member, gateScan(later, 's1', { direction, atMs }))
  const sheet = () => answer<HoursSheet>(later, 'leader', 'attendance.sheet', { shiftId: 's1' })
  const told = (lines: readonly HoursSheetLine[] = []) =>
    lines.map(({ volunteerId, turnedAway = [] }) => [
      volunteerId,
      ...turnedAway.map(
        ({ direction, result, atMs }) => `${direction} ${result} ${atMs - startsAtMs}`,
      ),
    ])

  it('stand beside what they would have told, and nowhere else', async () => {
    // Too early, and in time; out too late.
    expect(await scan('v1', 'in', startsAtMs - 5 * hour)).toEqual(['too-early'])
    expect(await scan('v1', 'in', testNowMs)).toEqual(['in'])
    expect(await scan('v1', 'out', endsAtMs + 5 * hour)).toEqual(['too-late'])
    expect(await scan('v1', 'out', endsAtMs + 4 * hour)).toEqual(['too-late'])
    // Never in time; and one who did not sign up.
    expect(await scan('v2', 'in', startsAtMs - 4 * hour)).toEqual(['too-early'])
    const ticked = { way: 'by-hand', shiftId: 's1', volunteerId: 'v3' } as const
    expect(
      await send(later, 'leader', scanOf({ ...ticked, scannedAtMs: endsAtMs + 4 * hour })),
    ).toEqual(['too-late'])
    const { lines, absent, turnedAway } = await sheet()
    expect(told(lines)).toEqual([['v1', `out too-late ${7 * hour}`]])
    expect(told(absent)).toEqual([['v2', `in too-early ${-4 * hour}`], ['v4']])
    expect(told(turnedAway)).toEqual([['v3', `in too-late ${7 * hour}`]])
  })

  it('are put right with a reason, also for who did not sign up', async () => {
    await scan('v3', 'in', endsAtMs + 4 * hour)
    const confirm = async (reason: string) => {
      const args = { shiftId: 's1', lines: [{ volunteerId: 'v3', minutes: 60, reason }] }
      return push(later, 'leader', officeCommand('hours.confirm', 'g1', args))
    }
    expect(await confirm('')).toMatchObject([{ status: 'rejected', code: 'hours-not-confirmable' }])
    acceptsOnly(await confirm('来了一小时，走时才扫'))
    const { lines, turnedAway } = await sheet()
    expect(lines).toMatchObject([{ volunteerId: 'v3', confirmed: { minutes: 60 } }])
    expect(turnedAway).toEqual([])
  })

  it('of who is a volunteer no more are on no sheet: nobody can write hours for them', async () => {
    await scan('v3', 'in', endsAtMs + 4 * hour)
    const leaving = officeCommand('volunteer.leave', 'g1', {})
    acceptsOnly(await push(later, 'v3', leaving))
    expect((await sheet()).turnedAway).toEqual([])
  })
})
