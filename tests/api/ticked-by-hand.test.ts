/** What a leader ticked without a code is told apart from what was scanned: on the sheet, and to the volunteer. */
import type { Api } from '../../cloudfunctions/api/api'
import type { Direction } from '../../src/domain/attendance/scan'
import type { OwnAttendance } from '../../src/protocol/attendance'
import type { HoursSheet } from '../../src/protocol/hours-sheet'
import { answer } from '../support/api/ask'
import { gateScan, scanOf, send } from '../support/api/gate-scans'
import { emptyDatabase } from '../support/api/look-inside'
import { addShift, addVolunteer, shiftTimes } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { acceptsOnly, officeCommand, push } from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'

const minute = 60_000

describeOnBoth('ticks by hand', (kind) => {
  let server: TestApi
  let after: Api
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    for (const id of ['v1', 'v2']) await addVolunteer(server.api, id)
    await addShift(server.api, 's1', { seated: ['v1', 'v2'] })
    after = { ...server.api, nowMs: () => shiftTimes.endsAtMs + minute }
  })

  const tick = (volunteerId: string, direction: Direction, atMs: number) =>
    scanOf({ way: 'by-hand', shiftId: 's1', volunteerId, direction, scannedAtMs: atMs })
  const scans = (volunteerId: string, direction: Direction, atMs: number) =>
    send(server.api, volunteerId, gateScan(server.api, 's1', { direction, atMs }))
  const onSheet = async () => {
    const asked = { shiftId: 's1' }
    const sheet = await answer<HoursSheet>(after, 'leader', 'attendance.sheet', asked)
    return [...sheet.lines, ...sheet.absent].map(({ byHand }) => byHand)
  }
  const own = async (member: string) => {
    const { waiting, services } = await answer<OwnAttendance>(after, member, 'attendance.mine', {})
    return [...(waiting ?? []), ...services].map(({ byHand }) => byHand)
  }

  it('are known from scans, before and after the hours are confirmed', async () => {
    await send(server.api, 'leader', tick('v1', 'in', testNowMs))
    await scans('v1', 'out', testNowMs + minute)
    await scans('v2', 'in', testNowMs)
    expect(await onSheet()).toEqual([['in'], []])
    expect([await own('v1'), await own('v2')]).toEqual([[['in']], [[]]])
    const lines = ['v1', 'v2'].map((volunteerId) => ({ volunteerId, minutes: 60, reason: '都在' }))
    const confirm = officeCommand('hours.confirm', 'g1', { shiftId: 's1', lines })
    acceptsOnly(await push(after, 'leader', confirm))
    expect(await onSheet()).toEqual([['in'], []])
    expect([await own('v1'), await own('v2')]).toEqual([[['in']], [[]]])
  })

  it('are told where their time is the one that counts', async () => {
    await scans('v1', 'in', testNowMs)
    await send(server.api, 'leader', tick('v1', 'in', testNowMs + minute))
    await send(server.api, 'leader', tick('v2', 'in', testNowMs), tick('v2', 'out', testNowMs))
    await scans('v2', 'in', testNowMs + minute)
    await scans('v2', 'out', testNowMs + minute)
    expect(await onSheet()).toEqual([[], ['in']])
    await send(server.api, 'leader', tick('v2', 'out', testNowMs + 2 * minute))
    expect(await onSheet()).toEqual([[], ['in', 'out']])
  })
})
