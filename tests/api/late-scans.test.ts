/** Scans that arrive after the hours were confirmed: the leader finds them, the volunteer knows, and somebody looks. */
import type { Api } from '../../cloudfunctions/api/api'
import { lateScansLookBackMs } from '../../src/domain/attendance/late-scans'
import type { OwnAttendance } from '../../src/protocol/attendance'
import type { HoursSheet, LateShift } from '../../src/protocol/hours-sheet'
import { answer, ask, codeOf } from '../support/api/ask'
import { gateScan, send } from '../support/api/gate-scans'
import { emptyDatabase } from '../support/api/look-inside'
import { addShift, addVolunteer, shiftTimes } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { acceptsOnly, officeCommand, push, statusOf } from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'

const minute = 60_000
const hour = 60 * minute

describeOnBoth('scans that come after the confirmation', (kind) => {
  let server: TestApi
  let after: Api
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    const { api } = server
    await emptyDatabase(api)
    await seedStreet(api)
    for (const id of ['v1', 'v2']) await addVolunteer(api, id)
    await addVolunteer(api, 'l1', { memberId: 'leader' })
    await addShift(api, 's1', { seated: ['v1', 'v2', 'l1'] })
    for (const member of ['v1', 'v2', 'leader']) await send(api, member, gateScan(api, 's1'))
    after = { ...api, nowMs: () => shiftTimes.endsAtMs + hour }
    // Nobody has gone out, as far as the gate knows.
    await confirm('leader', 'v1', 'v2')
    await confirm('worker', 'l1')
    after = { ...api, nowMs: () => shiftTimes.endsAtMs + 2 * hour }
  })

  const confirm = async (member: string, ...volunteerIds: string[]) => {
    const lines = volunteerIds.map((volunteerId) => ({
      ...{ volunteerId, minutes: 120, reason: '都在' },
    }))
    const args = { shiftId: 's1', lines }
    acceptsOnly(await push(after, member, officeCommand('hours.confirm', 'g1', args)))
  }
  const arrives = (member: string, direction: 'in' | 'out', atMs: number) =>
    send(after, member, gateScan(after, 's1', { direction, atMs }))
  const found = (member = 'leader') =>
    answer<readonly LateShift[]>(after, member, 'attendance.lateScans', { regionId: 'g1' })
  const onSheet = async () => {
    const asked = { shiftId: 's1' }
    const { lines } = await answer<HoursSheet>(after, 'leader', 'attendance.sheet', asked)
    return lines.map(({ volunteerId, confirmed }) => `${volunteerId} ${confirmed?.lateScans}`)
  }
  const ownLook = async (member: string) => {
    const { services } = await answer<OwnAttendance>(after, member, 'attendance.mine', {})
    return services.map(({ lateScans }) => lateScans)
  }
  const note = async (volunteerId: string, scannedMinutes: number, member = 'leader') => {
    const args = { shiftId: 's1', volunteerId, scannedMinutes }
    return statusOf(
      (await push(after, member, officeCommand('hours.note-late-scans', 'g1', args)))[0],
    )
  }

  it('are found until a leader has looked, and again when others come', async () => {
    expect(await found()).toEqual([])
    expect(await arrives('v1', 'out', testNowMs + hour)).toEqual(['out'])
    expect(await found()).toEqual([
      { shiftId: 's1', title: '清扫楼道', ...shiftTimes, people: 1, lateWays: ['rotating'] },
    ])
    expect(await onSheet()).toEqual(['l1 none', 'v1 to-see', 'v2 none'])
    expect([await ownLook('v1'), await ownLook('v2')]).toEqual([['to-see'], ['none']])
    expect(await note('v1', 60)).toBe('applied')
    expect(await found()).toEqual([])
    expect(await ownLook('v1')).toEqual(['seen'])
    await arrives('v1', 'in', testNowMs - 30 * minute)
    await arrives('v2', 'out', testNowMs + hour)
    expect(await found()).toMatchObject([{ people: 2 }])
    expect(await onSheet()).toEqual(['l1 none', 'v1 to-see', 'v2 to-see'])
  })

  it('say nothing new where they come to what was confirmed', async () => {
    await arrives('v1', 'out', shiftTimes.endsAtMs)
    await arrives('v1', 'in', testNowMs + minute)
    expect([await found(), await ownLook('v1')]).toEqual([[], ['none']])
  })

  it('are promised to be looked at for as long as they are found, and no longer', async () => {
    await arrives('v1', 'out', testNowMs + hour)
    const both = async () => [(await found()).length, ...(await ownLook('v1'))]
    const last = shiftTimes.startsAtMs + lateScansLookBackMs
    after = { ...after, nowMs: () => last }
    expect(await both()).toEqual([1, 'to-see'])
    after = { ...after, nowMs: () => last + 1 }
    expect(await both()).toEqual([0, 'none'])
  })

  it('are another’s to look at where they are the own, and the office’s once somebody objects', async () => {
    await arrives('leader', 'out', testNowMs + hour)
    expect([await found('leader'), await found('worker')]).toMatchObject([[], [{ people: 1 }]])
    expect(await note('l1', 60)).toBe('rejected needs-another')
    expect(await note('l1', 60, 'worker')).toBe('applied')
    expect(await note('v9', 60)).toBe('rejected service-not-found')
    await arrives('v1', 'out', testNowMs + hour)
    const { services } = await answer<OwnAttendance>(after, 'v1', 'attendance.mine', {})
    const serviceId = services[0]?.serviceId ?? ''
    const objection = { objectionId: 'o1', serviceId, text: '少算了' }
    acceptsOnly(await push(after, 'v2', officeCommand('hours.object', 'g1', objection)))
    expect(await found()).toEqual([])
  })

  it('are told to nobody who does not run activities there', async () => {
    for (const member of ['v1', 'nobody'])
      expect(codeOf(await ask(after, member, 'attendance.lateScans', { regionId: 'g1' }))).toBe(
        'forbidden',
      )
  })
})
