/** Shifts of an activity that is published: one more, another time, one less; and who is told of what. */
import type { Api } from '../../cloudfunctions/api/api'
import { volunteerProof } from '../../cloudfunctions/api/attendance/gate-secrets'
import { runTimer } from '../../cloudfunctions/api/timer'
import { FakeMessageSender } from '../../cloudfunctions/api/message/fake-message-sender'
import { personalCodeText } from '../../src/domain/attendance/gate-code'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import type { MySignUp, PublicActivity, SignedUpVolunteer } from '../../src/protocol/activity'
import type { AccessLogLine } from '../../src/protocol/access-log'
import type { GatePack } from '../../src/protocol/attendance'
import { answer, ask, codeOf } from '../support/api/ask'
import { scanOf, send } from '../support/api/gate-scans'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { addVolunteer } from '../support/api/test-activity'
import { seedStreet, tenantId } from '../support/api/test-street'
import {
  addMembers,
  addVolunteers,
  doAs,
  publish,
  shiftFaults,
  told,
} from '../support/api/test-volunteers'
import { activityFields } from '../support/api/volunteer-samples'
import { readPdf } from '../support/read-pdf'

const date = '2026-03-14'
const morning = { from: '08:00', to: '10:00', quota: 1 }
const noon = { from: '12:00', to: '13:00', quota: 2 }

describeOnBoth('shifts of a published activity', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addMembers(server.api, ['ann', 'ben'])
    await addVolunteers(server.api, ['ann', 'ben'])
    await publish(server.api, 'a', [morning, noon], date)
  })
  afterAll(() => server.close())

  const change = async (args: Partial<OfficeCommandArgs<'activity.change'>>) =>
    told(
      await doAs(server.api, 'leader', 'activity.change', {
        ...{ activityId: 'a', fields: activityFields, shifts: [] },
        ...args,
      }),
    )
  const cancelShift = async (shiftId: string, reason = '', member = 'leader', regionId = 'g1') =>
    told(
      await doAs(
        server.api,
        member,
        'activity.cancel-shift',
        { activityId: 'a', shiftId, reason },
        regionId,
      ),
    )
  const signUp = async (member: string, shiftId = 'a.s1') =>
    told(await doAs(server.api, member, 'activity.sign-up', { shiftId }))
  const shifts = async () => {
    const found = await answer<{ activity: PublicActivity }>(server.api, 'nobody', 'activity.one', {
      activityId: 'a',
    })
    return found.activity.shifts.map(({ id, state, quota }) => `${id} ${state} ${quota}`)
  }
  /** What ann and ben would have been sent until now. */
  const heard = async (nowMs = testNowMs) => {
    for (const member of ['ann', 'ben'])
      await doAs(server.api, member, 'message.consent', { templates: ['activity-change'] })
    const sender = new FakeMessageSender()
    await runTimer({ ...server.api, messageSender: sender }, nowMs)
    return sender.sent.map(({ openid, text }) => `${openid} ${text.remark}`).sort()
  }

  test('one more is signed up for like the others; nobody is told of it', async () => {
    await signUp('ann')
    expect(await change({ added: [{ date, from: '15:00', to: '17:00', quota: 4 }] })).toContain(
      'applied',
    )
    expect(await shifts()).toEqual(['a.s1 open 1', 'a.s2 open 2', 'a.s3 open 4'])
    expect(await signUp('ben', 'a.s3')).toContain('seated')
    expect(await heard()).toEqual([])
  })

  test.each([
    ['in the past', [{ date: '2026-03-01', ...noon }], 'rejected invalid 有一班的开始时间已经过了'],
    ['beyond ten', Array(9).fill({ date, ...noon }), 'rejected invalid 最多 10 班'],
  ])('one more %s is refused, and with it the whole change', async (_name, added, outcome) => {
    const fields = { ...activityFields, place: '别处' }
    expect(
      await change({
        fields,
        added: added as { date: string; from: string; to: string; quota: number }[],
      }),
    ).toBe(outcome)
    expect(await shifts()).toEqual(['a.s1 open 1', 'a.s2 open 2'])
    expect(await heard()).toEqual([])
  })

  test('another time is told to who has a place there and to nobody else', async () => {
    await signUp('ann')
    await signUp('ben', 'a.s2')
    const later = { shiftId: 'a.s1', date, from: '09:00', to: '10:00', quota: 1 }
    expect(await change({ shifts: [later] })).toContain('applied')
    expect(await heard()).toEqual(['openid-ann 时间改了'])
  })

  const listed = async (shiftId: string) => {
    const list = await answer<readonly SignedUpVolunteer[]>(
      ...([server.api, 'leader', 'activity.signUps', { shiftId, regionId: 'g1' }] as const),
    )
    return list.map(
      (one) => `${one.volunteerId} ${one.state}${one.isElsewhere ? ' elsewhere' : ''}`,
    )
  }

  test.each([
    [
      '09:00',
      ' elsewhere',
      ['openid-ann 时间改了，和您另一班重了，请退一班', 'openid-ben 时间改了'],
    ],
    ['10:00', '', ['openid-ann 时间改了', 'openid-ben 时间改了']],
  ])('moved to %s it is marked where somebody has another seat then', async (from, mark, news) => {
    await signUp('ann')
    await signUp('ann', 'a.s2')
    await signUp('ben', 'a.s2')
    await change({ shifts: [{ shiftId: 'a.s2', date, from, to: '11:00', quota: 2 }] })
    expect(await listed('a.s1')).toEqual([`v-ann seated${mark}`])
    expect(await listed('a.s2')).toEqual([`v-ann seated${mark}`, 'v-ben seated'])
    expect(await heard()).toEqual(news)
  })

  const placeOf = (volunteerId: string) =>
    doAs(server.api, 'leader', 'activity.place-somebody', {
      ...{ shiftId: 'b.s1', volunteerId, comes: true },
    })

  test.each([
    ['09:00', ['old seated', 'v-ann waiting elsewhere']],
    ['10:00', ['v-ann seated', 'old waiting']],
  ])('a seat at %s goes to who is not elsewhere then', async (from, places) => {
    for (const id of ['old', 'dee']) await addVolunteer(server.api, id, { memberId: null })
    await publish(server.api, 'b', [{ from: '15:00', to: '16:00', quota: 1 }], date)
    const move = (quota: number) => {
      const moved = { shiftId: 'b.s1', date, from, to: '11:00', quota }
      return change({ activityId: 'b', shifts: [moved] })
    }
    await signUp('ann')
    for (const member of ['ben', 'ann']) await signUp(member, 'b.s1')
    await placeOf('old')
    await move(1)
    await doAs(server.api, 'ben', 'activity.cancel-sign-up', { shiftId: 'b.s1' })
    expect(await listed('b.s1')).toEqual(places)
    // A seat stands free; who is elsewhere keeps nobody from it, and comes first once free again.
    await move(3)
    expect(await signUp('ben', 'b.s1')).toBe('applied {"state":"seated","place":0}')
    await doAs(server.api, 'ann', 'activity.cancel-sign-up', { shiftId: 'a.s1' })
    expect(told(await placeOf('dee'))).toBe('applied {"state":"waiting","place":1}')
    expect(await shiftFaults(server.api)).toEqual([])
  })

  test.each([false, true])(
    'a free seat is theirs who waited for it as soon as they give the other back, following: %s',
    async (following) => {
      const args = {
        activityId: 'w',
        fields: activityFields,
        schedule: {
          ...{ kind: 'series' as const, weekday: 6, fromDate: '2026-03-08', toDate: '2026-03-22' },
          shifts: [{ from: '08:00', to: '10:00', quota: 1 }],
        },
      }
      await doAs(server.api, 'leader', 'activity.publish', args)
      await publish(server.api, 'b', [{ from: '15:00', to: '16:00', quota: 1 }], date)
      await signUp('ann', 'w.1.s1')
      for (const member of ['ben', 'ann']) await signUp(member, 'b.s1')
      const moved = { shiftId: 'b.s1', date, from: '09:00', to: '11:00', quota: 1 }
      await change({ activityId: 'b', shifts: [moved] })
      await doAs(server.api, 'ben', 'activity.cancel-sign-up', { shiftId: 'b.s1' })
      expect(await listed('b.s1')).toEqual(['v-ann waiting elsewhere'])
      const back = { shiftId: 'w.1.s1', ...(following && { following }) }
      expect(told(await doAs(server.api, 'ann', 'activity.cancel-sign-up', back))).toContain(
        'applied',
      )
      expect(await listed('b.s1')).toEqual(['v-ann seated'])
      expect(await shiftFaults(server.api)).toEqual([])
    },
  )

  test('one that nobody has a place in goes without a word, also where somebody had one', async () => {
    await signUp('ann')
    await doAs(server.api, 'ann', 'activity.cancel-sign-up', { shiftId: 'a.s1' })
    expect(await change({ added: [{ date, from: '15:00', to: '17:00', quota: 4 }] })).toContain(
      'applied',
    )
    expect(await cancelShift('a.s3')).toContain('applied')
    expect(await cancelShift('a.s1')).toContain('applied')
    // What left a trace stays, crossed out; the other was never there.
    expect(await shifts()).toEqual(['a.s1 cancelled 1', 'a.s2 open 2'])
    expect(await cancelShift('a.s1')).toBe('rejected shift-not-found')
    expect(await cancelShift('a.s2')).toBe('rejected invalid 只剩这一班了，请取消整个活动')
  })

  test('one that people signed up for is cancelled with a reason, which they are told', async () => {
    await signUp('ann')
    await signUp('ben')
    expect(await cancelShift('a.s1')).toBe('rejected invalid 请写明取消的原因')
    expect(await cancelShift('a.s1', '停电')).toContain('applied')
    expect(await heard()).toEqual(['openid-ann 这一班取消：停电', 'openid-ben 这一班取消：停电'])
    expect(await signUp('ben')).toContain('waiting')
    const mine = await answer<MySignUp[]>(server.api, 'ann', 'activity.mySignUps', {})
    expect(mine).toMatchObject([{ cancelled: true, cancelledReason: '停电' }])
    const again = { shiftId: 'a.s1', date, from: '09:00', to: '10:00', quota: 1 }
    expect(await change({ shifts: [again] })).toBe('rejected activity-cancelled')
    // The rest is cancelled later: nobody is told of the same shift twice.
    const all = { activityId: 'a', following: false, reason: '下雨' }
    expect(told(await doAs(server.api, 'leader', 'activity.cancel', all))).toContain('applied')
    expect(await heard()).toEqual([])
    expect(await shiftFaults(server.api)).toEqual([])
  })

  test('what has begun is not cancelled with the rest: who came keeps the gate and the hours', async () => {
    const at = (hour: string): Api => ({
      ...server.api,
      nowMs: () => Date.parse(`${date}T${hour}:00+08:00`),
    })
    const byHand = (hour: string, direction: 'in' | 'out', volunteerId = 'v-ann') =>
      scanOf({
        ...{ way: 'by-hand', shiftId: 'a.s1', volunteerId, direction },
        scannedAtMs: at(hour).nowMs(),
      })
    const all = { activityId: 'a', following: false, reason: '下雨' }
    const cancel = async (hour: string) =>
      told(await doAs(at(hour), 'leader', 'activity.cancel', all))
    for (const member of ['ann', 'ben']) await signUp(member, 'a.s2')
    await signUp('ann')
    expect(await send(at('09:00'), 'leader', byHand('08:00', 'in'))).toEqual(['in'])
    expect(await cancel('09:10')).toContain('applied')
    expect(await shifts()).toEqual(['a.s1 open 1', 'a.s2 cancelled 2'])
    expect(await heard(at('09:10').nowMs())).toEqual([
      'openid-ann 活动取消：下雨',
      'openid-ben 活动取消：下雨',
    ])
    // A gate without signal tells of them much later.
    const late = [byHand('09:30', 'out'), byHand('08:30', 'in', 'v-ben')]
    expect(await send(at('12:30'), 'leader', ...late)).toEqual(['out', 'walk-in'])
    const lines = [{ volunteerId: 'v-ann', minutes: 90, reason: '' }]
    const confirmed = await doAs(at('12:30'), 'leader', 'hours.confirm', { shiftId: 'a.s1', lines })
    expect(told(confirmed)).toBe('applied {"confirmed":1,"already":0,"otherwise":[]}')
    expect(await cancel('12:40')).toBe('rejected activity-begun')
  })

  test('who has no phone is found, placed by the leader, scanned by a paper and confirmed', async () => {
    const { api } = server
    await addVolunteer(api, 'old', { memberId: null, name: '陈阿婆' })
    const find = (text: string, member = 'leader') =>
      ask(api, member, 'attendance.findVolunteer', { regionId: 'g1', find: text })
    const known = { volunteerId: 'old', name: '陈阿婆', number: 'Nold' }
    expect(await find('陈阿婆')).toMatchObject({ output: [known] })
    expect(await find('Nold1')).toMatchObject({ output: [] })
    expect(await find('陈阿')).toMatchObject({ output: [] })
    expect(codeOf(await find('陈阿婆', 'ann'))).toBe('forbidden')
    const place = async (volunteerId: string, comes: boolean, member = 'leader', region = 'g1') => {
      const args = { shiftId: 'a.s1', volunteerId, comes }
      return told(await doAs(api, member, 'activity.place-somebody', args, region))
    }
    expect(await place('old', true, 'other', 'c2')).toBe('rejected activity-not-found')
    expect(await place('nobody', true, 'other', 'c2')).toBe('rejected activity-not-found')
    expect(await place('nobody', true)).toBe('rejected volunteer-not-found')
    expect(await place('old', true)).toBe('applied {"state":"seated","place":0}')
    expect(await place('v-ann', true)).toBe('rejected invalid 对方有自己的手机，请本人报名')
    await signUp('ann')
    expect(await place('old', false)).toBe('applied {"told":false}')
    expect(await place('v-ann', false)).toBe('rejected invalid 请写一句为什么替他取消，他看得到')
    expect(await place('old', true)).toBe('applied {"state":"waiting","place":1}')
    expect(await shiftFaults(api)).toEqual([])

    const papers = { volunteerId: 'old', regionId: 'c1' }
    const paper = await answer<{ bytes: string }>(api, 'worker', 'attendance.codePaper', papers)
    // Whoever prints a code, or finds out whose a number is, is on record.
    const phone_index = api.vault.blindIndex(tenantId, 'volunteer-phone', '13900000001')
    await api.database
      .updateTable('volunteer')
      .set({ phone_index })
      .where('id', '=', 'old')
      .execute()
    expect(await find('13900000001')).toMatchObject({ output: [known] })
    expect(await find('13900000002')).toMatchObject({ output: [] })
    const looks = await answer<AccessLogLine[]>(api, 'admin', 'privacy.accessLog', {
      regionId: 'c1',
    })
    expect(looks.map(({ act, personName }) => `${act} ${personName}`).sort()).toEqual([
      'find-by-phone 陈阿婆',
      'print-code 陈阿婆',
    ])
    const { text, pages } = readPdf(Buffer.from(paper.bytes, 'base64'))
    expect([pages, text.match(/陈阿婆/g)?.length, text.includes('Nold')]).toEqual([1, 2, true])
    for (const member of ['leader', 'other'])
      expect(codeOf(await ask(api, member, 'attendance.codePaper', papers))).toBe('forbidden')
    const pack = await answer<GatePack>(api, 'leader', 'attendance.gate', { shiftId: 'a.s1' })
    expect(pack.seats.filter(({ seated }) => seated)).toMatchObject([
      { volunteerId: 'v-ann', number: expect.any(String) as string },
    ])
    const code = personalCodeText('old', volunteerProof(api.vault, tenantId, 'old'))
    const at = (hour: string) => Date.parse(`${date}T${hour}:00+08:00`)
    const card = (hour: string, direction: 'in' | 'out') =>
      scanOf({ way: 'personal', shiftId: 'a.s1', code, direction, scannedAtMs: at(hour) })
    const then = { ...api, nowMs: () => at('10:30') }
    const scans = [card('08:00', 'in'), card('10:00', 'out')]
    expect(await send(then, 'leader', ...scans)).toEqual(['walk-in', 'out'])
    const lines = [{ volunteerId: 'old', minutes: 120, reason: '' }]
    expect(told(await doAs(then, 'leader', 'hours.confirm', { shiftId: 'a.s1', lines }))).toBe(
      'applied {"confirmed":1,"already":0,"otherwise":[]}',
    )
  })

  test('one that began is the gate’s, and another office’s is nobody’s business', async () => {
    expect(await cancelShift('a.s1', '停电', 'other', 'c2')).toBe('rejected activity-not-found')
    await server.api.database.updateTable('shift').set({ starts_at_ms: 1 }).execute()
    expect(await cancelShift('a.s1', '停电')).toBe('rejected shift-begun')
  })

  test('a shift that began keeps its time and its seats; words and later shifts may change', async () => {
    const api = { ...server.api, nowMs: () => Date.parse(`${date}T09:00:00+08:00`) }
    const changeThen = async (...wanted: OfficeCommandArgs<'activity.change'>['shifts']) => {
      const args = { activityId: 'a', fields: activityFields, shifts: wanted }
      return told(await doAs(api, 'leader', 'activity.change', args))
    }
    const begun = { shiftId: 'a.s1', date, ...morning }
    await signUp('ann')
    await signUp('ben')
    expect(await changeThen({ ...begun, quota: 5 })).toBe('rejected shift-begun')
    expect(await changeThen({ ...begun, to: '11:00' })).toBe('rejected shift-begun')
    expect(await changeThen(begun, { shiftId: 'a.s2', date, ...noon, quota: 5 })).toContain(
      'applied',
    )
    expect(await shiftFaults(api)).toEqual([])
  })
})
