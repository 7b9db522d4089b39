/** Publishing, changing, cancelling, signing up: accepted, replayed, refused, forbidden; read by everybody. */
import { handleCall } from '../../cloudfunctions/api/call'
import { drainContentChecks } from '../../cloudfunctions/api/content-check/drain-content-checks'
import { FakeContentChecker } from '../../cloudfunctions/api/content-check/fake-content-checker'
import type { Schedule } from '../../src/domain/activity/activity'
import type {
  ActivityPage,
  ComingPage,
  MySignUp,
  PublicActivity,
} from '../../src/protocol/activity'
import { answer, ask, codeOf } from '../support/api/ask'
import { emptyDatabase, everyText } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { officeCommand, push, statuses } from '../support/api/test-file'
import { seedStreet, tenantId } from '../support/api/test-street'
import {
  addMembers,
  addVolunteers,
  doAs,
  publish,
  register,
  shiftFaults,
  told,
} from '../support/api/test-volunteers'
import { activityFields } from '../support/api/volunteer-samples'

const morning = { from: '08:00', to: '11:00', quota: 1 }
const saturdays: Schedule = {
  kind: 'series',
  weekday: 6,
  fromDate: '2026-05-01',
  toDate: '2026-08-31',
  shifts: [{ from: '08:00', to: '11:00', quota: 20 }],
}

describeOnBoth('activities', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addMembers(server.api, ['ann', 'ben', 'cai'])
    await addVolunteers(server.api, ['ann', 'ben', 'cai'])
  })
  afterAll(async () => {
    expect(await shiftFaults(server.api)).toEqual([])
    await server.close()
  })

  const publishSeries = (schedule: Schedule = saturdays, activityId = 'summer') =>
    doAs(server.api, 'leader', 'activity.publish', { activityId, fields: activityFields, schedule })
  const signUp = async (member: string, shiftId = 'a.s1') =>
    told(await doAs(server.api, member, 'activity.sign-up', { shiftId }))
  const cancel = async (member: string, shiftId = 'a.s1') =>
    told(await doAs(server.api, member, 'activity.cancel-sign-up', { shiftId }))
  /** As somebody for whom nobody vouches. */
  const read = async <Output>(path: string, input: unknown): Promise<Output> => {
    const reply = await handleCall(server.api, { path, input, identity: { kind: 'none' } })
    return (reply.ok ? reply.output : reply.error) as Output
  }
  const one = async (activityId: string) =>
    await read<{ activity: PublicActivity; series: unknown[] }>('activity.one', { activityId })
  const change = (args: object, activityId = 'a') =>
    doAs(server.api, 'leader', 'activity.change', {
      activityId,
      fields: activityFields,
      shifts: [],
      ...args,
    })

  test('a summer of Saturdays is made once and read by everybody', async () => {
    const [first, again] = await (async () => {
      const args = { activityId: 'summer', fields: activityFields, schedule: saturdays }
      const sent = officeCommand('activity.publish', 'g1', args)
      return [await push(server.api, 'leader', sent), await push(server.api, 'leader', sent)]
    })()
    expect([...statuses(first), ...statuses(again)]).toEqual(['applied', 'replayed'])
    expect(told(await publishSeries())).toBe('rejected id-taken')
    const coming = await read<ComingPage>('activity.coming', {})
    expect(coming.activities).toMatchObject([
      { id: 'summer.1', laterInSeries: 17, seriesId: 'summer' },
    ])
    const { activity, series } = await one('summer.3')
    expect(activity).toMatchObject({ ...activityFields, regionName: '区域g1' })
    expect(series).toHaveLength(17)
    expect(await one('none')).toBeNull()
  })

  test.each([
    [
      'for nobody',
      { ...saturdays, fromDate: '2026-09-01' },
      '这段日子里一次也没有，请核对星期和日期',
    ],
    ['in the past', { ...saturdays, fromDate: '2026-03-01' }, '有一班的开始时间已经过了'],
  ])('a series %s is refused whole', async (_name, schedule, detail) => {
    expect(told(await publishSeries(schedule))).toBe(`rejected invalid ${detail}`)
    expect((await read<ComingPage>('activity.coming', {})).activities).toEqual([])
  })

  test('the last seat is taken once, the others wait in their order and move up by themselves', async () => {
    await publish(server.api, 'a', [morning])
    expect(await signUp('ann')).toBe('applied {"state":"seated","place":0}')
    expect(await signUp('ben')).toBe('applied {"state":"waiting","place":1}')
    expect(await signUp('cai')).toBe('applied {"state":"waiting","place":2}')
    expect(await signUp('cai')).toBe('applied {"state":"waiting","place":2}')
    expect(await cancel('ann')).toContain('applied')
    expect(await cancel('ann')).toBe('rejected not-signed-up')
    expect(await signUp('ben')).toBe('applied {"state":"seated","place":0}')
    expect(await signUp('ann')).toBe('applied {"state":"waiting","place":2}')
    const mine = await answer<MySignUp[]>(server.api, 'nobody', 'activity.mySignUps', {})
    expect(mine).toEqual([])
    const places = await answer<object[]>(server.api, 'leader', 'activity.signUps', {
      shiftId: 'a.s1',
      regionId: 'g1',
    })
    expect(places).toMatchObject([
      { name: '志愿者ben', state: 'seated', waitingPlace: 0, phoneMask: '139******01' },
      { name: '志愿者cai', state: 'waiting', waitingPlace: 1 },
      { name: '志愿者ann', state: 'waiting', waitingPlace: 2 },
    ])
    const whom = { shiftId: 'a.s1', regionId: 'g1', volunteerId: 'v-ben' }
    const elsewhere = { ...whom, regionId: 'g2' }
    for (const [member, asked] of [
      ['other', { ...whom, regionId: 'c2' }],
      ['leader', elsewhere],
      ['leader', { ...whom, volunteerId: 'v-nobody' }],
    ] as const)
      expect(codeOf(await ask(server.api, member, 'activity.phone', asked))).toBe('forbidden')
    const log = () => server.api.database.selectFrom('access_log').selectAll().execute()
    expect(await log()).toEqual([])
    expect(await answer(server.api, 'leader', 'activity.phone', whom)).toEqual({
      phone: '13905730001',
    })
    expect(await log()).toMatchObject([
      { member_id: 'leader', volunteer_id: 'v-ben', reason: '联系报名的人：楼道清洁' },
    ])
    expect(await shiftFaults(server.api)).toEqual([])
  })

  test('only verified volunteers sign up, once at a time, before it begins', async () => {
    await publish(server.api, 'a', [morning, { ...morning, from: '10:30', to: '12:00' }])
    await publish(server.api, 'b', [{ ...morning, from: '09:00', to: '10:00' }])
    expect(await signUp('nobody')).toBe('rejected not-a-volunteer')
    await register(server.api, 'nobody')
    expect(await signUp('nobody')).toBe('rejected not-verified')
    expect(await signUp('ann', 'none')).toBe('rejected activity-not-found')
    expect(await signUp('ann')).toContain('applied')
    expect(await signUp('ann', 'a.s2')).toBe('rejected shifts-overlap 楼道清洁')
    expect(await signUp('ann', 'b.s1')).toBe('rejected shifts-overlap 楼道清洁')
    await cancel('ann')
    expect(await signUp('ann', 'b.s1')).toContain('applied')
    await server.api.database.updateTable('shift').set({ starts_at_ms: 1 }).execute()
    expect(await signUp('ben')).toBe('rejected shift-begun')
    expect(await cancel('ann', 'b.s1')).toBe('rejected shift-begun')
  })

  test('who leaves gives the seats back', async () => {
    await publish(server.api, 'a', [morning])
    await signUp('ann')
    await signUp('ben')
    await doAs(server.api, 'ann', 'volunteer.leave', {})
    expect(await signUp('ben')).toBe('applied {"state":"seated","place":0}')
  })

  test('more seats let the waiting list move up, fewer than are given are refused', async () => {
    await publish(server.api, 'a', [morning])
    for (const member of ['ann', 'ben', 'cai']) await signUp(member)
    const shift = { shiftId: 'a.s1', date: '2026-03-14', from: '08:00', to: '11:00' }
    expect(told(await change({ shifts: [{ ...shift, quota: 3 }] }))).toContain('applied')
    expect(await signUp('cai')).toBe('applied {"state":"seated","place":0}')
    expect(told(await change({ shifts: [{ ...shift, quota: 2 }] }))).toBe(
      'rejected seats-given 已有 3 人',
    )
    expect(told(await change({ shifts: [{ ...shift, date: '2026-03-09', quota: 3 }] }))).toBe(
      'rejected invalid 有一班的开始时间已经过了',
    )
    expect(told(await change({ shifts: [{ ...shift, shiftId: 'b.s1', quota: 3 }] }))).toBe(
      'rejected activity-not-found',
    )
    expect(told(await change({ fields: { ...activityFields, place: '文化礼堂' } }))).toContain(
      'applied',
    )
    expect((await one('a')).activity.place).toBe('文化礼堂')
  })

  test('a series is cancelled from one Saturday on', async () => {
    await publishSeries()
    await signUp('ann', 'summer.5.s1')
    const args = { activityId: 'summer.5', following: true, reason: '高温' }
    expect(told(await doAs(server.api, 'leader', 'activity.cancel', args))).toContain('applied')
    expect(told(await doAs(server.api, 'leader', 'activity.cancel', args))).toBe(
      'rejected activity-cancelled',
    )
    const coming = await read<ComingPage>('activity.coming', {})
    expect(coming.activities).toMatchObject([{ id: 'summer.1', laterInSeries: 3 }])
    expect((await one('summer.18')).activity).toMatchObject({
      state: 'cancelled',
      cancelledReason: '高温',
    })
    expect(await signUp('ben', 'summer.5.s1')).toBe('rejected activity-cancelled')
    const mine = await handleCall(server.api, {
      path: 'activity.mySignUps',
      input: {},
      identity: { kind: 'openid', openid: 'openid-ann' },
    })
    expect(mine).toMatchObject({ output: [{ cancelled: true, cancelledReason: '高温' }] })
  })

  test('who leaves a series gives all later places back at once, and whoever waits moves up', async () => {
    await publishSeries({ ...saturdays, toDate: '2026-05-23', shifts: [morning] })
    for (const member of ['ann', 'ben'])
      await doAs(server.api, member, 'activity.sign-up-following', { shiftId: 'summer.1.s1' })
    const args = { shiftId: 'summer.2.s1', following: true }
    const leave = officeCommand('activity.cancel-sign-up', 'g1', args)
    const [first] = await push(server.api, 'ann', leave)
    expect(first).toMatchObject({ status: 'applied', answer: { cancelled: 3 } })
    expect(statuses(await push(server.api, 'ann', leave))).toEqual(['replayed'])
    const again = officeCommand('activity.cancel-sign-up', 'g1', args)
    expect(statuses(await push(server.api, 'ann', again))).toEqual(['rejected not-signed-up'])
    const seats = await server.api.database
      .selectFrom('sign_up')
      .select(['shift_id', 'volunteer_id', 'state'])
      .where('state', '=', 'seated')
      .orderBy('shift_id')
      .execute()
    expect(seats.map((one) => `${one.shift_id} ${one.volunteer_id}`)).toEqual([
      'summer.1.s1 v-ann',
      ...[2, 3, 4].map((number) => `summer.${number}.s1 v-ben`),
    ])
    const told = await server.api.database
      .selectFrom('message')
      .select('id')
      .where('template', '=', 'activity-seat')
      .execute()
    // One tells of all.
    expect(told).toEqual([{ id: 'summer.2.s1.seat.2' }])
  })

  test('another office neither changes it nor sees who comes', async () => {
    await publish(server.api, 'a', [morning])
    const cancelIt = { activityId: 'a', following: false, reason: '不办了' }
    expect(told(await doAs(server.api, 'other', 'activity.cancel', cancelIt, 'c1'))).toBe(
      'rejected forbidden',
    )
    expect(told(await doAs(server.api, 'other', 'activity.cancel', cancelIt, 'c2'))).toBe(
      'rejected activity-not-found',
    )
    const list = (regionId: string) =>
      ask(server.api, 'other', 'activity.signUps', { shiftId: 'a.s1', regionId })
    expect([codeOf(await list('c1')), codeOf(await list('c2'))]).toEqual(['forbidden', 'forbidden'])
    expect(codeOf(await ask(server.api, 'steward', 'activity.run', { regionId: 'b1' }))).toBe(
      'forbidden',
    )
  })

  test('who runs them reads first what is next, and then what was last', async () => {
    await publishSeries({ ...saturdays, toDate: '2026-05-16' })
    const run = async (daysFromNow: number) => {
      const nowMs = testNowMs + daysFromNow * 86_400_000
      const { activities } = await answer<ActivityPage>(
        { ...server.api, nowMs: () => nowMs },
        'worker',
        'activity.run',
        { regionId: 'c1' },
      )
      return activities.map(({ id }) => id)
    }
    expect(await run(0)).toEqual(['summer.1', 'summer.2', 'summer.3'])
    // The tenth of May: two are over.
    expect(await run(61)).toEqual(['summer.3', 'summer.2', 'summer.1'])
  })

  test('what is near is below and above one', async () => {
    await publish(server.api, 'a', [morning])
    const idsAt = async (regionId: string) =>
      (await read<ComingPage>('activity.coming', { regionId })).activities.map(({ id }) => id)
    expect([
      await idsAt('street'),
      await idsAt('b1'),
      await idsAt('c2'),
      await idsAt('no-such'),
    ]).toEqual([['a'], ['a'], [], []])
    const others = await read<ComingPage>('activity.coming', { serviceKind: '应急救援' })
    expect(others.activities).toEqual([])
  })

  test('a picture is the own upload, and everybody sees it', async () => {
    const photo = { fileId: 'p1', purpose: 'photo', regionId: 'g1', index: 0, partCount: 1 }
    const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 0xff, 0xd9]).toString('base64')
    await answer(server.api, 'worker', 'file.put', { ...photo, bytes })
    const fields = { ...activityFields, photoId: 'p1' }
    const schedule: Schedule = { kind: 'once', date: '2026-03-14', shifts: [morning] }
    const args = { activityId: 'a', fields, schedule }
    expect(told(await doAs(server.api, 'leader', 'activity.publish', args))).toBe(
      'rejected invalid 图片还没有传上，请稍等再发',
    )
    expect(told(await doAs(server.api, 'worker', 'activity.publish', args, 'c1'))).toContain(
      'applied',
    )
    await drainContentChecks({ ...server.api, contentChecker: new FakeContentChecker() }, testNowMs)
    expect(await read('activity.photo', { activityId: 'a' })).toEqual({
      mediaType: 'image/jpeg',
      bytes,
    })
    expect(await read('activity.photo', { activityId: 'none' })).toBeNull()
  })

  test('the contact is for everybody, but lies sealed; nothing of a volunteer is published', async () => {
    await publish(server.api, 'a', [morning])
    await signUp('ann')
    expect(await everyText(server.api)).not.toContain(activityFields.contactPhone)
    const published = JSON.stringify([await one('a'), await read('activity.coming', {})])
    expect(published).toContain(activityFields.contactPhone)
    expect(published).not.toMatch(/志愿者ann|v-ann|13905730001/)
  })

  test('the table itself refuses to sell a seat twice', async () => {
    await publish(server.api, 'a', [morning])
    const oversell = server.api.database
      .updateTable('shift')
      .set({ seats_taken: 2 })
      .where('tenant_id', '=', tenantId)
      .execute()
    await expect(oversell).rejects.toThrow('shift')
  })
})
