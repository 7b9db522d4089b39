/** Hours of a relative: neither confirmed nor decided, whoever else may. */
import type { Api } from '../../cloudfunctions/api/api'
import type { OfficeCommandArgs, OfficeCommandName } from '../../src/domain/office-commands'
import type { OfficeWaiting } from '../../src/domain/volunteer/office-waiting'
import type { FoundVolunteer, ObjectionLine } from '../../src/protocol/attendance'
import type { HoursSheet } from '../../src/protocol/hours-sheet'
import type { NoticeLine } from '../../src/protocol/notice'
import { answer } from '../support/api/ask'
import { gateScan, send } from '../support/api/gate-scans'
import { emptyDatabase } from '../support/api/look-inside'
import { homeIs, liveTogether, numberIs } from '../support/api/relatives'
import { addShift, addVolunteer, shiftTimes } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { doorOf, idNumbers } from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'
import { doAs, told } from '../support/api/test-volunteers'

describeOnBoth('hours of a relative', (kind) => {
  let server: TestApi
  let later: Api
  beforeAll(async () => {
    server = await openTestApi(kind)
    later = { ...server.api, nowMs: () => shiftTimes.endsAtMs + 60_000 }
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    const { api } = server
    await emptyDatabase(api)
    await seedStreet(api)
    for (const id of ['v1', 'v2', 'v3']) await addVolunteer(api, id)
    for (const memberId of ['leader', 'worker'])
      await addVolunteer(api, `v-${memberId}`, { memberId })
    await addShift(api, 's1', { seated: ['v1', 'v2'] })
    for (const id of ['v1', 'v2']) await send(api, id, gateScan(api, 's1'))
  })

  const does = async <Name extends OfficeCommandName>(
    member: string,
    name: Name,
    args: OfficeCommandArgs<Name>,
    regionId = 'g1',
  ) => told(await doAs(later, member, name, args, regionId))
  const hoursOf = (...ids: string[]) => ({
    shiftId: 's1',
    lines: ids.map((volunteerId) => ({ volunteerId, minutes: 120, reason: '都在' })),
  })
  const confirm = (member: string, ...ids: string[]) =>
    does(member, 'hours.confirm', hoursOf(...ids))
  const waiting = async (member: string) =>
    (await answer<OfficeWaiting>(later, member, 'volunteer.waiting', {})).objections
  const objectToAll = async () => {
    const notices = await answer<NoticeLine[]>(later, 'v3', 'attendance.notices', {})
    for (const { serviceId } of notices)
      await does('v3', 'hours.object', { objectionId: `o-${serviceId}`, serviceId, text: '没来' })
    return answer<ObjectionLine[]>(later, 'worker', 'attendance.objections', { regionId: 'c1' })
  }

  it('are left to somebody else on the sheet, also of who is added by hand; the others are confirmed', async () => {
    await liveTogether(server.api, 'v-leader', 'v2')
    const sheet = await answer<HoursSheet>(later, 'leader', 'attendance.sheet', { shiftId: 's1' })
    expect(sheet.lines.map(({ volunteerId, own }) => [volunteerId, own])).toEqual([
      ['v1', false],
      ['v2', true],
    ])
    const refused = 'rejected needs-another 义工v2：自己和家人的时长要请别人确认'
    expect(await confirm('leader', 'v1', 'v2')).toBe(refused)
    expect(await confirm('leader', 'v1')).toContain('"confirmed":1')
    expect(await confirm('worker', 'v2')).toContain('"confirmed":1')

    await numberIs(server.api, 'v2', '')
    await numberIs(server.api, 'v3', idNumbers.other)
    const found = async (find: string) =>
      (
        await answer<FoundVolunteer[]>(later, 'leader', 'attendance.findVolunteer', {
          ...{ regionId: 'g1', find },
        })
      ).map(({ own }) => own)
    expect([await found('Nv3'), await found('Nv1')]).toEqual([[true], [undefined]])
    expect(await confirm('leader', 'v3')).toContain('rejected needs-another')
    expect(await confirm('worker', 'v3')).toContain('"confirmed":1')
  })

  it('are decided by another, and wait at no desk of the relative', async () => {
    await liveTogether(server.api, 'v-worker', 'v1')
    expect(await confirm('leader', 'v1', 'v2')).toContain('"confirmed":2')
    const open = await objectToAll()
    const shareOf = (name: string) =>
      open.find(({ volunteerName }) => volunteerName === name)?.share
    expect([shareOf('义工v1'), shareOf('义工v2')]).toEqual(['这是您家人的时长', ''])
    expect([await waiting('worker'), await waiting('admin')]).toEqual([1, 2])
    const objectionId =
      open.find(({ volunteerName }) => volunteerName === '义工v1')?.objectionId ?? ''
    const decision = { objectionId, upheld: false, minutes: 120, reason: '问过大家' }
    expect(await does('worker', 'hours.decide', decision, 'c1')).toBe(
      'rejected needs-another 这是您家人的时长',
    )
    expect(await does('admin', 'hours.decide', decision, 'street')).toBe('applied')
  })

  it('are left to somebody else also by who is no volunteer and has only a home on file', async () => {
    const { api } = server
    // v2 has no phone of the own: the files know them by their ID number.
    await liveTogether(api, 'v2', 'v3')
    const letGo = api.database.updateTable('volunteer').set({ member_id: null })
    await letGo.where('id', 'in', ['v-leader', 'v-worker', 'v2']).execute()
    for (const memberId of ['leader', 'worker', 'v1'])
      await homeIs(api, memberId, doorOf('kin').householdId)
    for (const id of ['v1', 'v2'])
      expect(await confirm('leader', id)).toContain('rejected needs-another')
    expect(await does('admin', 'hours.confirm', hoursOf('v1', 'v2'), 'street')).toContain(
      '"confirmed":2',
    )
    const open = await objectToAll()
    expect(open.map(({ share }) => share)).toEqual(['这是您家人的时长', '这是您家人的时长'])
    expect(await waiting('worker')).toBe(0)
    const [one] = open
    const decision = { objectionId: one?.objectionId ?? '', upheld: false, minutes: 120 }
    expect(await does('worker', 'hours.decide', { ...decision, reason: '问过大家' }, 'c1')).toBe(
      'rejected needs-another 这是您家人的时长',
    )
  })
})
