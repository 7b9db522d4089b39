/** Personal codes that others have got hold of: after another one was given, the old one lets nobody in. */
import type { Api } from '../../cloudfunctions/api/api'
import { findPossibleVolunteers } from '../../cloudfunctions/api/volunteer/volunteer-match.repository'
import { findVolunteers } from '../../cloudfunctions/api/volunteer/volunteer.repository'
import { personalCodeText } from '../../src/domain/attendance/gate-code'
import type { GatePack, OwnAttendance } from '../../src/protocol/attendance'
import { answer } from '../support/api/ask'
import { scanOf, send } from '../support/api/gate-scans'
import { emptyDatabase } from '../support/api/look-inside'
import { addShift, addVolunteer } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { seedStreet } from '../support/api/test-street'
import { doAs, told } from '../support/api/test-volunteers'

describeOnBoth('a personal code', (kind) => {
  let server: TestApi
  let api: Api
  beforeAll(async () => {
    server = await openTestApi(kind)
    ;({ api } = server)
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    await emptyDatabase(api)
    await seedStreet(api)
    await addVolunteer(api, 'v1')
    await addVolunteer(api, 'v2', { memberId: null })
    await addShift(api, 's1', { seated: ['v1', 'v2'] })
  })

  const ownCode = async (): Promise<string> => {
    const own = await answer<OwnAttendance>(api, 'v1', 'attendance.mine', {})
    return personalCodeText(own.volunteerId, own.proof)
  }
  const listedCode = async (volunteerId: string): Promise<string> => {
    const pack = await answer<GatePack>(api, 'leader', 'attendance.gate', { shiftId: 's1' })
    const seat = pack.seats.find((one) => one.volunteerId === volunteerId)
    return personalCodeText(volunteerId, seat?.proof ?? '')
  }
  const atGate = (code: string) =>
    send(api, 'leader', scanOf({ way: 'personal', shiftId: 's1', code }))

  it('is another one for its owner who asks for it, and the old one is told to be old', async () => {
    const old = await ownCode()
    expect(told(await doAs(api, 'v1', 'volunteer.renew-code', {}))).toContain('applied')
    const next = await ownCode()
    expect(next).not.toBe(old)
    expect(await listedCode('v1')).toBe(next)
    expect(await atGate(old)).toEqual(['old-code'])
    expect(await api.database.selectFrom('attendance').selectAll().execute()).toEqual([])
    expect(await atGate(next)).toEqual(['in'])
    // Nobody makes the next one out of this one.
    expect(await atGate(next.replace(/1$/, '2'))).toEqual(['code-unknown'])
    expect(await atGate(next.replace(/1$/, ''))).toEqual(['code-unknown'])
  })

  it('is known by its number wherever its owner is found', async () => {
    await doAs(api, 'v1', 'volunteer.renew-code', {})
    const [{ number } = { number: '' }] = await findVolunteers(api, 't1', ['v1'])
    const sought = { idNumbers: [], numbers: [number], phones: [], held: false }
    expect(await findPossibleVolunteers(api, 't1', sought)).toMatchObject([
      { id: 'v1', codeSerial: 1 },
    ])
  })

  it('is given anew by the office where the volunteer belongs, and by nobody else', async () => {
    const paper = await listedCode('v2')
    const reissue = async (member: string, regionId: string) =>
      told(await doAs(api, member, 'volunteer.reissue-code', { volunteerId: 'v2' }, regionId))
    expect(await reissue('other', 'c1')).toContain('forbidden')
    expect(await reissue('v1', 'c1')).toContain('forbidden')
    expect(await reissue('other', 'c2')).toContain('volunteer-not-found')
    expect(await atGate(paper)).toEqual(['in'])
    expect(await reissue('worker', 'c1')).toContain('applied')
    expect(await atGate(paper)).toEqual(['old-code'])
    expect(await atGate(await listedCode('v2'))).toEqual(['again-in'])
  })

  it('counts where it was scanned while it held, whenever a signal comes', async () => {
    const old = await ownCode()
    const at = (scannedAtMs: number) =>
      send(api, 'leader', scanOf({ way: 'personal', shiftId: 's1', code: old, scannedAtMs }))
    await doAs(api, 'v1', 'volunteer.renew-code', {})
    expect(await at(testNowMs)).toEqual(['old-code'])
    expect(await at(testNowMs - 60_000)).toEqual(['in'])
    await doAs(api, 'v1', 'volunteer.renew-code', {})
    expect(await at(testNowMs - 60_000)).toEqual(['old-code'])
  })

  it('holds no more once the WeChat that showed it was let go', async () => {
    const lost = await ownCode()
    const args = { volunteerId: 'v1', reason: '手机丢了' }
    expect(told(await doAs(api, 'worker', 'volunteer.release', args, 'c1'))).toContain('applied')
    expect(await atGate(lost)).toEqual(['old-code'])
  })

  it('is asked for by volunteers only', async () => {
    expect(told(await doAs(api, 'nobody', 'volunteer.renew-code', {}))).toContain('not-a-volunteer')
  })
})
