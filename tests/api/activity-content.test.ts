/** What everybody reads of activities is looked at, and a series says one thing: words, pictures, and Saturdays changed together. */
import { sql } from 'kysely'
import { drainContentChecks } from '../../cloudfunctions/api/content-check/drain-content-checks'
import { noContentChecker } from '../../cloudfunctions/api/content-check/content-checker'
import { FakeContentChecker } from '../../cloudfunctions/api/content-check/fake-content-checker'
import {
  readCheckedPhoto,
  photoAddress,
} from '../../cloudfunctions/api/content-check/photo-address'
import {
  wordsBeingChecked,
  type ActivityFields,
  type Schedule,
} from '../../src/domain/activity/activity'
import type { ComingPage, MySignUp, PublicActivity } from '../../src/protocol/activity'
import type { HeldContent } from '../../src/protocol/content'
import { answer } from '../support/api/ask'
import { runTimer } from '../../cloudfunctions/api/timer'
import { FakeMessageSender } from '../../cloudfunctions/api/message/fake-message-sender'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { seedStreet, tenantId } from '../support/api/test-street'
import {
  addMembers,
  addVolunteers,
  doAs,
  publish as publishOnce,
  register,
  shiftFaults,
  told,
} from '../support/api/test-volunteers'
import { addVolunteer } from '../support/api/test-activity'
import { activityFields } from '../support/api/volunteer-samples'

const saturdays: Schedule = {
  kind: 'series',
  weekday: 6,
  fromDate: '2026-05-01',
  toDate: '2026-05-31',
  shifts: [{ from: '08:00', to: '11:00', quota: 1 }],
}
const rude = '不来的滚出去'

describeOnBoth('what activities say', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
  })
  afterAll(() => server.close())

  const publish = (fields: Partial<ActivityFields> = {}, member = 'leader', regionId = 'g1') =>
    doAs(
      server.api,
      member,
      'activity.publish',
      { activityId: 'may', fields: { ...activityFields, ...fields }, schedule: saturdays },
      regionId,
    ).then(told)
  const change = (activityId: string, fields: Partial<ActivityFields>, following = false) =>
    doAs(server.api, 'leader', 'activity.change', {
      ...{ activityId, fields: { ...activityFields, ...fields }, shifts: [], following },
    }).then(told)
  const drain = (checker = new FakeContentChecker()) =>
    drainContentChecks({ ...server.api, contentChecker: checker }, testNowMs)
  const one = (activityId: string, member = 'nobody') =>
    answer<{ activity: PublicActivity; hiddenReason: string; series: unknown[] } | null>(
      ...([server.api, member, 'activity.one', { activityId }] as const),
    )
  const coming = async () => {
    const page = await answer<ComingPage>(server.api, 'nobody', 'activity.coming', {})
    return page.activities.map(({ id, laterInSeries }) => `${id}+${laterInSeries}`)
  }
  const held = (member = 'worker') =>
    answer<readonly HeldContent[]>(server.api, member, 'content.held', { regionId: 'c1' })
  const subject = async (id: string) => ({
    kind: 'activity' as const,
    subjectId: (await row(id)).checked_as,
    writtenAtMs: testNowMs,
  })
  const reason = async (id: string) => ({
    kind: 'activity-reason' as const,
    subjectId: (await row(id)).reason_checked_as,
    writtenAtMs: testNowMs,
  })
  const row = (id: string) =>
    server.api.database
      .selectFrom('activity')
      .select(['checked_as', 'reason_checked_as'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  const keep = async (seen: { kind: 'activity' | 'activity-reason'; subjectId: string }) =>
    doAs(
      server.api,
      'worker',
      'content.keep-held',
      { ...seen, writtenAtMs: testNowMs, reason: '请好好说话' },
      'c1',
    ).then(told)
  const release = async (seen: { kind: 'activity' | 'activity-reason'; subjectId: string }) =>
    doAs(server.api, 'worker', 'content.release', { ...seen, writtenAtMs: testNowMs }, 'c1').then(
      told,
    )
  const messages = () =>
    server.api.database.selectFrom('message').select('id').where('member_id', '=', 'leader')

  test('what the check takes for abuse is hidden for a whole series until a person has looked', async () => {
    const checker = new FakeContentChecker()
    await publish({ note: rude })
    await drain(checker)
    expect(checker.asked).toHaveLength(1)
    expect([await coming(), await one('may.2'), await one('may.2', 'other')]).toEqual([
      [],
      null,
      null,
    ])
    expect((await one('may.2', 'leader'))?.activity.hidden).toBe(true)
    expect(await messages().execute()).toHaveLength(1)
    expect(await held()).toMatchObject([{ kind: 'activity', why: 'abuse' }])
    expect(await keep(await subject('may.2'))).toBe('applied')
    expect((await one('may.2', 'leader'))?.hiddenReason).toBe('请好好说话')
    // Said anew of one Saturday, that one alone is looked at anew; and not shown a moment before.
    expect(await change('may.2', {})).toContain('applied')
    expect(await one('may.2')).toBeNull()
    await drain()
    expect([(await one('may.2'))?.activity.note, await one('may.3')]).toEqual([
      activityFields.note,
      null,
    ])
    expect(await change('may.3', {}, true)).toContain('applied')
    await drain()
    expect((await one('may.3'))?.activity.hidden).toBe(false)
    // Nobody has changed the first: what a person kept hidden stays so.
    expect([await one('may.1'), (await one('may.5'))?.activity.note]).toEqual([
      null,
      activityFields.note,
    ])
  })

  test('a Saturday that says something else is a question of its own, and stays one when the series is changed', async () => {
    await publish()
    await drain()
    await change('may.4', { note: rude })
    const checker = new FakeContentChecker()
    expect(await change('may.2', { place: '文化礼堂' }, true)).toContain('applied')
    await drain(checker)
    // The first question about Saturday 4 is forgotten: nothing says that any more.
    expect(checker.asked).toHaveLength(2)
    expect([(await one('may.3'))?.activity.place, await one('may.4')]).toEqual(['文化礼堂', null])
    expect((await one('may.4', 'leader'))?.activity).toMatchObject({
      ...{ place: '文化礼堂', note: rude, hidden: true },
    })
    expect(await held()).toHaveLength(1)
    await change('may.4', { place: '文化礼堂' })
    expect(await held()).toEqual([])
  })

  test('who has a place in what is hidden reads when it is, can give it back, and is told no held word', async () => {
    await addMembers(server.api, ['ann'])
    await addVolunteers(server.api, ['ann'])
    await addVolunteer(server.api, 'v-old', { memberId: null, name: '陈阿婆' })
    await publish({ title: `${rude}吧`, contactName: rude, note: rude })
    const mine = () => answer<MySignUp[]>(server.api, 'ann', 'activity.mySignUps', {})
    await doAs(server.api, 'ann', 'activity.sign-up', { shiftId: 'may.2.s1' })
    expect((await mine())[0]?.title).toContain(rude)
    await drain()
    const { title, place } = wordsBeingChecked
    const seen = await one('may.2', 'ann')
    expect(seen).toMatchObject({
      activity: { ...wordsBeingChecked, hidden: true, shifts: [{ id: 'may.2.s1' }] },
      hiddenReason: '',
      series: [],
    })
    expect(await one('may.3', 'ann')).toBeNull()
    expect(await mine()).toMatchObject([{ shiftId: 'may.2.s1', title, place }])
    const signUp = (shiftId: string, following: '' | '-following' = '') =>
      doAs(server.api, 'ann', `activity.sign-up${following}`, { shiftId }).then(told)
    const placeOld = async () => {
      const args = { shiftId: 'may.3.s1', volunteerId: 'v-old', comes: true }
      return told(await doAs(server.api, 'leader', 'activity.place-somebody', args))
    }
    expect(await signUp('may.2.s1')).toBe('applied {"state":"seated","place":0}')
    expect(await signUp('may.3.s1')).toBe('rejected activity-hidden')
    expect(await placeOld()).toBe('rejected activity-hidden')
    expect(await signUp('may.2.s1', '-following')).toBe('rejected activity-hidden')
    const templates = ['activity-reminder', 'activity-change'] as const
    await doAs(server.api, 'ann', 'message.consent', { templates: [...templates] })
    await change('may.2', { title: `还是${rude}`, place: '文化礼堂', note: rude })
    const sender = new FakeMessageSender()
    await runTimer(
      { ...server.api, messageSender: sender },
      Date.parse('2026-05-08T12:00:00+08:00'),
    )
    expect(sender.sent.map(({ text }) => `${text.title} ${text.place}`)).toEqual(
      templates.map(() => `${title} ${place}`),
    )
    expect(JSON.stringify([seen, await mine()])).not.toContain(rude)
    const back = await doAs(server.api, 'ann', 'activity.cancel-sign-up', { shiftId: 'may.2.s1' })
    expect(told(back)).toBe('applied')
    expect(await one('may.2', 'ann')).toBeNull()
  })

  test('no new activity takes an id that stands for others', async () => {
    await publish()
    const taken = async (activityId: string) => {
      const schedule: Schedule = { kind: 'once', date: '2026-05-30', shifts: saturdays.shifts }
      const args = { activityId, fields: activityFields, schedule }
      return told(await doAs(server.api, 'leader', 'activity.publish', args))
    }
    expect(await taken('may')).toContain('rejected id-taken')
    expect(await taken((await row('may.1')).checked_as)).toContain('rejected id-taken')
  })

  test('where nobody can check, words stand and wait for a person; a picture is shown when one has looked', async () => {
    const photo = { fileId: 'p1', purpose: 'photo', regionId: 'g1', index: 0, partCount: 1 }
    const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 0xff, 0xd9]).toString('base64')
    await answer(server.api, 'leader', 'file.put', { ...photo, bytes })
    await publish({ photoId: 'p1' })
    const picture = (member: string) =>
      answer<object | null>(server.api, member, 'activity.photo', { activityId: 'may.1' })
    const { database, vault } = server.api
    const checked = { ...(await subject('may.1')), tenantId, photoId: 'p1' }
    const token = photoAddress(vault, checked, testNowMs).split('/').at(-1) ?? ''
    expect((await readCheckedPhoto(server.api, token, testNowMs))?.mediaType).toBe('image/jpeg')
    const other = photoAddress(vault, { ...checked, photoId: 'p2' }, testNowMs)
      .split('/')
      .at(-1)
    expect(await readCheckedPhoto({ database, vault }, other ?? '', testNowMs)).toBeNull()
    expect([await picture('nobody'), await picture('leader')]).toEqual([null, expect.anything()])
    await drainContentChecks({ ...server.api, contentChecker: noContentChecker }, testNowMs)
    expect([await coming(), await picture('nobody')]).toEqual([['may.1+4'], null])
    expect(await release(await subject('may.1'))).toBe('applied')
    expect(await picture('nobody')).not.toBeNull()
  })

  test('a reason that is no reason to read is told to those concerned and shown to nobody else', async () => {
    await publish()
    const cancel = async (activityId: string, because: string) => {
      const args = { activityId, following: true, reason: because }
      return told(await doAs(server.api, 'leader', 'activity.cancel', args))
    }
    expect(await cancel('may.2', rude)).toContain('applied')
    expect((await one('may.3'))?.activity.cancelledReason).toBe(rude)
    await drain()
    const shown = await one('may.3')
    expect([shown?.activity.cancelledReason, shown?.activity.shifts[0]?.cancelledReason]).toEqual([
      '',
      '',
    ])
    expect(await keep(await reason('may.3'))).toBe('applied')
    // What is said of the next cancellation is said of that alone.
    expect(await cancel('may.1', '高温')).toContain('applied')
    await drain()
    const says = async (id: string) => (await one(id))?.activity.cancelledReason
    expect([await says('may.1'), await says('may.3')]).toEqual(['高温', ''])
  })

  test('what is changed of a series from one Saturday on is changed there and nothing else, and told', async () => {
    await addMembers(server.api, ['ann'])
    await addVolunteers(server.api, ['ann'])
    await publish()
    await doAs(server.api, 'ann', 'activity.sign-up', { shiftId: 'may.4.s1' })
    await change('may.3', { note: '带手套' })
    await change('may.2', { place: '文化礼堂', contactPhone: '057300000002' }, true)
    const says = async (id: string) => {
      const { place, note, contactPhone } = (await one(id))?.activity ?? {}
      return [place, note, contactPhone]
    }
    const { place, note, contactPhone } = activityFields
    expect(await says('may.1')).toEqual([place, note, contactPhone])
    expect(await says('may.2')).toEqual(['文化礼堂', note, '057300000002'])
    expect(await says('may.3')).toEqual(['文化礼堂', '带手套', '057300000002'])
    expect(await says('may.5')).toEqual(['文化礼堂', note, '057300000002'])
    const told = await server.api.database
      .selectFrom('message')
      .select('member_id')
      .where('template', '=', 'activity-change')
      .execute()
    expect(told).toEqual([{ member_id: 'ann' }])
  })

  test('one act signs up for every Saturday to come, each by its own rules', async () => {
    await addMembers(server.api, ['ann', 'ben', 'cai'])
    await publish()
    const each = (member: string, shiftId: string) =>
      doAs(server.api, member, 'activity.sign-up-following', { shiftId }).then(told)
    expect(await each('ann', 'may.2.s1')).toBe('rejected not-a-volunteer')
    await addVolunteers(server.api, ['ann', 'ben'])
    await register(server.api, 'cai')
    expect(await each('cai', 'may.2.s1')).toBe('rejected not-verified')
    const shift = { from: '10:30', to: '12:00', quota: 5 }
    await publishOnce(server.api, 'own', [shift], '2026-05-30')
    await doAs(server.api, 'ann', 'activity.sign-up', { shiftId: 'own.s1' })
    await doAs(server.api, 'ben', 'activity.sign-up', { shiftId: 'may.3.s1' })
    const cancelIt = { activityId: 'may.4', following: false, reason: '下雨' }
    await doAs(server.api, 'leader', 'activity.cancel', cancelIt)
    // Saturdays 2 to 5: one seat, one place behind Ben, one that is cancelled, one beside the own shift.
    const startsAtMs = Date.parse('2026-05-30T08:00:00+08:00')
    const answered = { seated: 1, waiting: 1, overlapping: [{ startsAtMs, title: '楼道清洁' }] }
    const second = { shiftId: 'may.2.s1', startsAtMs: Date.parse('2026-05-09T08:00:00+08:00') }
    const first = { ...second, state: 'seated' }
    const taken = { seated: 1, waiting: 1, first, overlapping: answered.overlapping }
    expect(await each('ann', 'may.2.s1')).toBe(`applied ${JSON.stringify(taken)}`)
    expect(await each('ann', 'may.2.s1')).toBe(`applied ${JSON.stringify(answered)}`)
    expect(await each('ann', 'own.s1')).toBe('rejected activity-not-found')
    // The last Saturday's was moved to the afternoon: it is another shift than the one that Ben chose.
    await sql`update shift set starts_at_ms = starts_at_ms + 21600000, ends_at_ms = ends_at_ms + 21600000
      where id = 'may.5.s1'`.execute(server.api.database)
    const others = {
      ...{ seated: 1, waiting: 1, first: { ...second, state: 'waiting' }, overlapping: [] },
    }
    expect(await each('ben', 'may.2.s1')).toBe(`applied ${JSON.stringify(others)}`)
    expect(await shiftFaults(server.api)).toEqual([])
  })

  test('what is told first of a series is the soonest that was taken, not the one that was tapped', async () => {
    await addMembers(server.api, ['ann'])
    await addVolunteers(server.api, ['ann'])
    await publish()
    await publishOnce(server.api, 'own', [{ from: '08:00', to: '12:00', quota: 5 }], '2026-05-09')
    await doAs(server.api, 'ann', 'activity.sign-up', { shiftId: 'own.s1' })
    const args = { shiftId: 'may.2.s1' }
    const startsAtMs = Date.parse('2026-05-16T08:00:00+08:00')
    expect(await doAs(server.api, 'ann', 'activity.sign-up-following', args)).toMatchObject({
      answer: { seated: 3, first: { shiftId: 'may.3.s1', startsAtMs, state: 'seated' } },
    })
  })

  test('only kinds of service and brands of the street are published; what it struck off may stay', async () => {
    const no = 'rejected invalid 街道没有'
    expect(await publish({ serviceKind: '代写作业' })).toContain(`${no}“代写作业”这个服务类别`)
    expect(await publish({ brand: '某某集团' })).toContain(`${no}“某某集团”这个品牌`)
    expect(await publish({ brand: '' })).toContain('applied')
    await server.api.database.updateTable('activity').set({ service_kind: '老类别' }).execute()
    expect(await change('may.1', { serviceKind: '老类别' })).toContain('applied')
    expect(await change('may.1', { serviceKind: '新类别' })).toContain(no)
  })
})
