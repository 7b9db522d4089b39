/** Hours of somebody without a phone: objected to at the desk by one of the office, decided by another. */
import type { Api } from '../../cloudfunctions/api/api'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import type { OfficeWaiting } from '../../src/domain/volunteer/office-waiting'
import type { ObjectionLine, OwnObjection } from '../../src/protocol/attendance'
import type { OfficeVolunteer } from '../../src/protocol/volunteer'
import { answer } from '../support/api/ask'
import { addService } from '../support/api/certificates'
import { heardTurns, wantTurns } from '../support/api/heard-turns'
import { emptyDatabase } from '../support/api/look-inside'
import { liveTogether } from '../support/api/relatives'
import { addVolunteer } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { addSecondWorker, seedStreet, type TestMember } from '../support/api/test-street'
import { doAs, told } from '../support/api/test-volunteers'

describeOnBoth('an objection of who has no phone', (kind) => {
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
    await addVolunteer(api, 'elder', { memberId: null, name: '张秀兰' })
    await addVolunteer(api, 'v1')
    await addService(api, 's1', { volunteerId: 'elder', state: 'notice' })
    await addService(api, 's2', { volunteerId: 'v1', state: 'notice' })
    await api.database
      .updateTable('service')
      .set({ notice_until_ms: testNowMs + 3_600_000 })
      .execute()
  })

  type Args = OfficeCommandArgs<'hours.object-for'>
  const objectFor = async (
    part: Partial<Args> = {},
    { member = 'worker', regionId = 'c1', at = api } = {},
  ) => {
    const args = { volunteerId: 'elder', objectionId: 'o1', serviceId: 'service-s1', text: '漏了' }
    return told(await doAs(at, member, 'hours.object-for', { ...args, ...part }, regionId))
  }
  const decide = async (member: string, regionId: string) => {
    const args = { objectionId: 'o1', upheld: true, minutes: 120, reason: '问过组长' }
    return told(await doAs(api, member, 'hours.decide', args, regionId))
  }
  const list = (member: string, regionId: string) =>
    answer<ObjectionLine[]>(api, member, 'attendance.objections', { regionId })
  const waiting = async (member: TestMember) =>
    (await answer<OfficeWaiting>(api, member, 'volunteer.waiting', {})).objections
  const hours = async (volunteerId = 'elder', at = api) => {
    const where = { volunteerId, regionId: 'c1' }
    return (await answer<OfficeVolunteer>(at, 'worker', 'volunteer.one', where)).hours
  }

  it('is taken down at the desk, decided by somebody else, and told to who took it down', async () => {
    expect(await hours()).toMatchObject([{ serviceId: 'service-s1', state: 'notice' }])
    expect(await objectFor()).toBe('applied')
    const line = { volunteerName: '张秀兰', text: '漏了', askedByName: 'worker' }
    expect(await list('worker', 'c1')).toMatchObject([{ ...line, share: '这条异议是您提的' }])
    expect(await list('admin', 'street')).toMatchObject([{ ...line, share: '' }])
    expect([await waiting('worker'), await waiting('admin')]).toEqual([0, 1])
    // It is not the worker's own, so it stands among nothing of theirs.
    expect(await answer<OwnObjection[]>(api, 'worker', 'attendance.myObjections', {})).toEqual([])
    expect(await hours()).toMatchObject([{ state: 'objected', decisions: [] }])
    expect(await decide('worker', 'c1')).toBe('rejected needs-another 这条异议是您提的')
    await wantTurns(api, 'worker')
    expect(await decide('admin', 'street')).toBe('applied')
    expect(await heardTurns(api)).toEqual(['openid-worker 替人提的异议，核对后改成 120 分钟'])
    expect(await hours()).toMatchObject([
      {
        ...{ state: 'notice', minutes: 120 },
        decisions: [{ upheld: true, minutesBefore: 90, reason: '问过组长' }],
      },
    ])
  })

  it('is to be passed on for 90 days, also once the hours are posted', async () => {
    await objectFor()
    expect(await decide('admin', 'street')).toBe('applied')
    await api.database.updateTable('service').set({ state: 'posted', posted_at_ms: 0 }).execute()
    const after = (days: number): Api => ({ ...api, nowMs: () => testNowMs + days * 86_400_000 })
    expect(await hours('elder', after(89))).toMatchObject([{ serviceId: 'service-s1' }])
    expect(await hours('elder', after(90))).toEqual([])
  })

  it.each([
    ['the same worker', 'worker', 'c1', ['这条异议是您提的', '', '']],
    ['another of the office', 'admin', 'street', ['这条时长是您确认的', '这条异议是您提的', '']],
  ])(
    'to hours that a worker confirmed, taken down by %s, is decided by neither of them',
    async (_who, member, regionId, shares) => {
      await addSecondWorker(api)
      await api.database.updateTable('service').set({ confirmed_by_member_id: 'worker' }).execute()
      expect(await objectFor({}, { member, regionId })).toBe('applied')
      const offices = [
        ['worker', 'c1'],
        ['admin', 'street'],
        ['other', 'c1'],
      ] as const
      for (const [index, [decider, at]] of offices.entries()) {
        const share = shares[index] ?? ''
        expect(await list(decider, at)).toMatchObject([{ share }])
        if (share !== '') expect(await decide(decider, at)).toBe(`rejected needs-another ${share}`)
      }
      expect(await decide('other', 'c1')).toBe('applied')
    },
  )

  it('is taken down only where the post is, for others, for who cannot object, to their own hours', async () => {
    expect(await objectFor({}, { member: 'leader', regionId: 'g1' })).toBe('rejected forbidden')
    expect(await objectFor({}, { member: 'nobody' })).toBe('rejected forbidden')
    expect(await objectFor({}, { member: 'other', regionId: 'c2' })).toBe(
      'rejected volunteer-not-found',
    )
    expect(await objectFor({ volunteerId: 'v1', serviceId: 'service-s2' })).toBe(
      'rejected invalid 本人有微信，请本人在“我的码和时长”里提异议',
    )
    expect(await objectFor({ serviceId: 'service-s2' })).toBe('rejected service-not-found')
    const late = { ...api, nowMs: () => testNowMs + 3_600_000 }
    expect(await objectFor({}, { at: late })).toBe('rejected notice-over')
    await addVolunteer(api, 'v-worker', { memberId: 'worker' })
    await liveTogether(api, 'v-worker', 'elder')
    expect(await objectFor()).toBe('rejected needs-another 是您自己或家人的时间')
    expect(await objectFor({}, { member: 'admin', regionId: 'street' })).toBe('applied')
    // Who has a phone reads the own hours there.
    expect(await hours('v1')).toEqual([])
  })

  it('is one of so many at most that wait for one volunteer, whoever takes them down', async () => {
    const onNotice = async (shiftId: string, volunteerId: string) => {
      await addService(api, shiftId, { volunteerId, state: 'notice' })
      await api.database
        .updateTable('service')
        .set({ notice_until_ms: testNowMs + 3_600_000 })
        .where('shift_id', '=', shiftId)
        .execute()
      return { objectionId: `o-${shiftId}`, serviceId: `service-${shiftId}`, volunteerId }
    }
    const desks = [{}, { member: 'admin', regionId: 'street' }]
    for (let at = 0; at < 20; at++)
      expect(await objectFor(await onNotice(`n${at}`, 'elder'), desks[at % 2])).toBe('applied')
    for (const desk of desks)
      expect(await objectFor({}, desk)).toBe('rejected invalid 前面的异议还没有办完，请先等一等')
    await addVolunteer(api, 'another', { memberId: null })
    expect(await objectFor(await onNotice('x', 'another'))).toBe('applied')
  })

  it('is the same one when its form is sent again, and stands alone', async () => {
    expect([await objectFor(), await objectFor()]).toEqual(['applied', 'applied'])
    const second = { objectionId: 'o2' }
    const refused = 'rejected already-done 已经替本人提过异议了，正在核对'
    expect(await objectFor(second)).toBe(refused)
    expect(await objectFor(second, { member: 'admin', regionId: 'street' })).toBe(refused)
    // Whoever else is signed in may still object by themselves.
    const own = { objectionId: 'o1', serviceId: 'service-s1', text: '没来' }
    expect(told(await doAs(api, 'v1', 'hours.object', own))).toBe('rejected id-taken')
    expect(told(await doAs(api, 'v1', 'hours.object', { ...own, objectionId: 'o3' }))).toBe(
      'applied',
    )
    await decide('admin', 'street')
    expect(await objectFor()).toBe('applied')
    expect(await list('admin', 'street')).toMatchObject([{ objectionId: 'o3', askedByName: '' }])
  })
})
