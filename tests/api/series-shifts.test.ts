/** Time and quota of every shift that is still to come of a series, changed in one go. */
import { sql } from 'kysely'
import { FakeMessageSender } from '../../cloudfunctions/api/message/fake-message-sender'
import { runTimer } from '../../cloudfunctions/api/timer'
import { chinaClock, chinaDate } from '../../src/domain/calendar'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import type { SignedUpVolunteer } from '../../src/protocol/activity'
import { answer } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { acceptsOnly } from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'
import { addMembers, addVolunteers, doAs, shiftFaults, told } from '../support/api/test-volunteers'
import { activityFields } from '../support/api/volunteer-samples'

const saturdays = {
  kind: 'series' as const,
  weekday: 6,
  fromDate: '2026-05-02',
  toDate: '2026-05-23',
  shifts: [
    { from: '09:00', to: '11:00', quota: 2 },
    { from: '14:00', to: '16:00', quota: 2 },
  ],
}
type Change = OfficeCommandArgs<'activity.change'>

describeOnBoth('shifts of a series', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addMembers(server.api, ['ann', 'ben', 'cai'])
    await addVolunteers(server.api, ['ann', 'ben', 'cai'])
    const args = { activityId: 'may', fields: activityFields, schedule: saturdays }
    acceptsOnly([await doAs(server.api, 'leader', 'activity.publish', args)])
    await server.api.database.deleteFrom('message').execute()
  })
  afterEach(async () => {
    expect(await shiftFaults(server.api)).toEqual([])
  })
  afterAll(() => server.close())

  const change = async (args: Partial<Change>) =>
    told(
      await doAs(server.api, 'leader', 'activity.change', {
        ...{ activityId: 'may.2', fields: activityFields, shifts: [], followingShifts: true },
        ...args,
      }),
    )
  const second = (part: Partial<Change['shifts'][number]> = {}) => ({
    ...{ shiftId: 'may.2.s1', date: '2026-05-09', from: '09:00', to: '11:00', quota: 2 },
    ...part,
  })
  const signUp = async (member: string, ...shiftIds: readonly string[]) => {
    for (const shiftId of shiftIds)
      acceptsOnly([await doAs(server.api, member, 'activity.sign-up', { shiftId })])
  }
  const shifts = async (like: string) => {
    const rows = await server.api.database
      .selectFrom('shift')
      .selectAll()
      .where('id', 'like', like)
      .orderBy('id')
      .execute()
    return rows.map((row) => {
      const [from, to] = [chinaClock(row.starts_at_ms), chinaClock(row.ends_at_ms)]
      return `${chinaDate(row.starts_at_ms).slice(5)} ${from}–${to} ${row.seats_taken}/${row.quota}`
    })
  }
  /** What everybody would have been sent until now. */
  const heard = async () => {
    for (const member of ['ann', 'ben', 'cai'])
      await doAs(server.api, member, 'message.consent', { templates: ['activity-change'] })
    const messageSender = new FakeMessageSender()
    await runTimer({ ...server.api, messageSender }, testNowMs)
    return messageSender.sent
      .filter(({ template }) => template === 'activity-change')
      .map(({ openid, text }) => `${openid} ${chinaDate(text.startsAtMs)} ${text.remark}`)
      .sort()
  }

  test('from this Saturday on it begins earlier and has more seats; who has places hears it once', async () => {
    await signUp('ann', 'may.1.s1', 'may.2.s1', 'may.3.s1', 'may.4.s1')
    await signUp('ben', 'may.4.s1')
    await signUp('cai', 'may.3.s2')
    expect(await change({ shifts: [second({ from: '08:30', quota: 3 })] })).toBe(
      `applied ${JSON.stringify({
        untold: [
          { shiftId: 'may.2.s1', startsAtMs: Date.parse('2026-05-09T08:30:00+08:00'), people: 1 },
          { shiftId: 'may.4.s1', startsAtMs: Date.parse('2026-05-23T08:30:00+08:00'), people: 1 },
        ],
        kept: [],
      })}`,
    )
    expect(await shifts('may.%.s1')).toEqual([
      '05-02 09:00–11:00 1/2',
      '05-09 08:30–11:00 1/3',
      '05-16 08:30–11:00 1/3',
      '05-23 08:30–11:00 2/3',
    ])
    expect(new Set((await shifts('may.%.s2')).map((one) => one.slice(6, 17)))).toEqual(
      new Set(['14:00–16:00']),
    )
  })

  test('one message tells of all of one’s shifts that were moved', async () => {
    await signUp('ann', 'may.2.s1', 'may.3.s1', 'may.4.s1')
    await signUp('ben', 'may.4.s1')
    for (const member of ['ann', 'ben'])
      await doAs(server.api, member, 'message.consent', { templates: ['activity-change'] })
    expect(await change({ shifts: [second({ from: '08:30' })] })).toBe(
      'applied {"untold":[],"kept":[]}',
    )
    expect(await heard()).toEqual([
      'openid-ann 2026-05-09 共 3 次，时间改了',
      'openid-ben 2026-05-23 时间改了',
    ])
  })

  test('of many it is the one that clashes now that is told of', async () => {
    await signUp('ann', 'may.2.s1', 'may.3.s1', 'may.3.s2', 'may.4.s1')
    await doAs(server.api, 'ann', 'message.consent', { templates: ['activity-change'] })
    expect(await change({ shifts: [second({ from: '13:00', to: '15:00' })] })).toContain('applied')
    expect(await heard()).toEqual(['openid-ann 2026-05-16 时间改了，和您另一班重了，请退一班'])
  })

  test('another place and another time are one message, and words are changed for whom they were meant', async () => {
    await signUp('ann', 'may.2.s1', 'may.3.s1')
    await doAs(server.api, 'ann', 'message.consent', { templates: ['activity-change'] })
    const fields = { ...activityFields, place: '文化礼堂' }
    await change({ fields, following: true, shifts: [second({ from: '08:30' })] })
    expect(await heard()).toEqual(['openid-ann 2026-05-09 共 2 次，时间和地点改了'])
    const places = async () =>
      (
        await server.api.database.selectFrom('activity').select('place').orderBy('id').execute()
      ).map(({ place }) => place.slice(0, 2))
    const [old] = await places()
    expect(await places()).toEqual([old, '文化', '文化', '文化'])
    // The shifts alone: of the words only this one's.
    const square = { ...activityFields, place: '社区广场' }
    await change({ fields: square, shifts: [second({ from: '08:00' })] })
    expect(await shifts('may.4.s1')).toEqual(['05-23 08:00–11:00 0/2'])
    expect(await places()).toEqual([old, '社区', '文化', '文化'])
  })

  test('more seats let everybody move up who waits, on every Saturday', async () => {
    for (const member of ['ann', 'ben', 'cai']) await signUp(member, 'may.2.s1', 'may.3.s1')
    expect(await shifts('may._.s1')).toContain('05-16 09:00–11:00 2/2')
    expect(await change({ shifts: [second({ quota: 3 })] })).toContain('applied')
    expect(await shifts('may.%.s1')).toEqual([
      '05-02 09:00–11:00 0/2',
      '05-09 09:00–11:00 3/3',
      '05-16 09:00–11:00 3/3',
      '05-23 09:00–11:00 0/3',
    ])
    expect(await heard()).toEqual([])
  })

  test('who moves up on many days is told once, and is to be called for none of them then', async () => {
    const seats = async (member: string) => {
      for (const shiftId of ['may.2.s1', 'may.3.s1', 'may.4.s1']) await signUp(member, shiftId)
    }
    for (const member of ['ann', 'ben', 'cai']) await seats(member)
    const toCall = async () => {
      const asked = { shiftId: 'may.3.s1', regionId: 'g1' }
      const list = await answer<readonly SignedUpVolunteer[]>(
        ...([server.api, 'leader', 'activity.signUps', asked] as const),
      )
      return list.flatMap(({ volunteerId, isUntoldSeat }) => (isUntoldSeat ? [volunteerId] : []))
    }
    expect(await change({ shifts: [second({ quota: 3 })] })).toContain('applied')
    expect(await toCall()).toEqual(['v-cai'])
    await doAs(server.api, 'cai', 'message.consent', { templates: ['activity-seat'] })
    const messageSender = new FakeMessageSender()
    await runTimer({ ...server.api, messageSender }, testNowMs)
    expect(messageSender.sent.map(({ openid, text }) => [openid, text.remark, text.page])).toEqual([
      ['openid-cai', '共 3 次候补到您了，已留好名额', expect.stringContaining('may.2')],
    ])
    expect(await toCall()).toEqual([])
  })

  test('several shifts of one Saturday are told of as so many shifts, not as so many times', async () => {
    const afternoon = { shiftId: 'may.2.s2', date: '2026-05-09', from: '14:00', to: '16:00' }
    for (const member of ['ann', 'ben', 'cai']) await signUp(member, 'may.2.s1', 'may.2.s2')
    await signUp('ann', 'may.3.s1')
    const moreSeats = [second({ quota: 3 }), { ...afternoon, quota: 3 }]
    expect(await change({ shifts: moreSeats })).toContain('applied')
    await doAs(server.api, 'cai', 'message.consent', { templates: ['activity-seat'] })
    const messageSender = new FakeMessageSender()
    await runTimer({ ...server.api, messageSender }, testNowMs)
    expect(messageSender.sent.map(({ text }) => text.remark)).toEqual([
      '共 2 班候补到您了，已留好名额',
    ])
    const fields = { ...activityFields, place: '文化礼堂' }
    await change({ fields, following: true })
    expect(await heard()).toEqual([
      'openid-ann 2026-05-09 共 3 班，地点改了',
      'openid-ben 2026-05-09 共 2 班，地点改了',
      'openid-cai 2026-05-09 共 2 班，地点改了',
    ])
  })

  test('a Saturday that cannot follow stays and is named; the others follow', async () => {
    await signUp('ann', 'may.3.s1')
    await signUp('ben', 'may.3.s1')
    const moved = { shiftId: 'may.4.s1', date: '2026-05-23', from: '10:00', to: '12:00', quota: 2 }
    await change({ activityId: 'may.4', shifts: [moved] })
    const answer = await change({ shifts: [second({ from: '08:30', quota: 1 })] })
    expect((JSON.parse(answer.replace('applied ', '')) as { kept: unknown }).kept).toEqual([
      {
        ...{ activityId: 'may.3', quota: 2, seatsTaken: 2, why: 'seats-given' },
        startsAtMs: Date.parse('2026-05-16T08:30:00+08:00'),
        endsAtMs: Date.parse('2026-05-16T11:00:00+08:00'),
      },
      {
        ...{ activityId: 'may.4', quota: 2, seatsTaken: 0, why: 'other-time' },
        startsAtMs: Date.parse('2026-05-23T10:00:00+08:00'),
        endsAtMs: Date.parse('2026-05-23T12:00:00+08:00'),
      },
    ])
    expect(await shifts('may.%.s1')).toEqual([
      '05-02 09:00–11:00 0/2',
      '05-09 08:30–11:00 0/1',
      '05-16 08:30–11:00 2/2',
      '05-23 10:00–12:00 0/2',
    ])
  })

  test('a Saturday without the shifts that are changed is named once', async () => {
    const shift = { date: '2026-05-09', from: '18:00', to: '19:00', quota: 2 }
    await change({ added: [shift, { ...shift, from: '17:00' }] })
    const args = { activityId: 'may.4', shiftId: 'may.4.s2', reason: '' }
    acceptsOnly([await doAs(server.api, 'leader', 'activity.cancel-shift', args)])
    const why = async (...numbers: readonly number[]) => {
      const changed = numbers.map((number) => ({ ...shift, shiftId: `may.2.s${number}`, quota: 3 }))
      const answer = (await change({ shifts: changed })).replace('applied ', '')
      const { kept } = JSON.parse(answer) as { kept: { activityId: string; why: string }[] }
      return kept.map((one) => `${one.activityId} ${one.why}`)
    }
    expect(await why(2)).toEqual(['may.4 no-shift'])
    expect(await why(3, 4)).toEqual(['may.3 no-shift', 'may.4 no-shift'])
  })

  test.each([
    ['fewer seats than this one has given', { quota: 1 }, 'rejected seats-given 已有 2 人'],
    ['a time that is over', { date: '2026-03-01' }, 'rejected invalid 有一班的开始时间已经过了'],
  ])('%s is refused, and no other is changed', async (_name, part, outcome) => {
    await signUp('ann', 'may.2.s1')
    await signUp('ben', 'may.2.s1')
    const before = await shifts('may.%')
    expect(await change({ shifts: [second({ from: '08:30', ...part })] })).toBe(outcome)
    expect(await shifts('may.%')).toEqual(before)
  })

  test('a form that was opened before another leader moved all changes only what was typed in it', async () => {
    const fields = { ...activityFields, place: '文化礼堂' }
    await change({ fields, following: true, shifts: [second({ from: '10:00', to: '12:00' })] })
    await signUp('ann', 'may.3.s1')
    const { from, to, date, quota } = second()
    const seen = { date, from, to, quota }
    const stale = { seenFields: activityFields, following: true }
    expect(await change({ ...stale, shifts: [{ ...second({ quota: 3 }), seen }] })).toBe(
      'applied {"untold":[],"kept":[]}',
    )
    const moved = ['05-09 10:00–12:00 0/3', '05-16 10:00–12:00 1/3', '05-23 10:00–12:00 0/3']
    expect((await shifts('may.%.s1')).slice(1)).toEqual(moved)
    const { rows } = await sql<{ place: string }>`select distinct place from activity
      where id <> 'may.1'`.execute(server.api.database)
    expect(rows).toEqual([{ place: '文化礼堂' }])
    expect(await heard()).toEqual([])
    // What both have changed is said, and nothing is done.
    const disputed = { ...second({ to: '11:30' }), seen }
    expect(await change({ ...stale, shifts: [disputed] })).toBe(
      'rejected shift-changed 现在是 2026-05-09 10:00–12:00，名额 3',
    )
    expect((await shifts('may.%.s1')).slice(1)).toEqual(moved)
  })

  test('what another has moved for all of them is not moved a second time', async () => {
    const { from, to, date, quota } = second()
    const seen = { date, from, to, quota }
    const sunday = { ...second({ date: '2026-05-10' }), seen }
    const oncePerSunday = async (sent: typeof sunday, hours: string) => {
      expect(await change({ shifts: [sent] })).toContain('applied')
      expect((await shifts('may.%.s1')).slice(1).map((one) => one.slice(0, 17))).toEqual(
        ['05-10', '05-17', '05-24'].map((day) => `${day} ${hours}`),
      )
    }
    await oncePerSunday(sunday, '09:00–11:00')
    // Another leader, and the first one again whose answer was lost.
    await oncePerSunday({ ...sunday, from: '10:00', to: '12:00' }, '10:00–12:00')
    await oncePerSunday({ ...sunday, from: '10:00', to: '12:00', quota: 5 }, '10:00–12:00')
  })

  test('without it only this one is changed, as older phones say', async () => {
    const args = { activityId: 'may.2', fields: activityFields, shifts: [second({ quota: 9 })] }
    for (const following of [false, true]) {
      const sent = { ...args, ...(following && { following }) }
      expect(told(await doAs(server.api, 'leader', 'activity.change', sent))).toBe(
        'applied {"untold":[]}',
      )
    }
    expect(await shifts('may.%.s1')).toEqual([
      '05-02 09:00–11:00 0/2',
      '05-09 09:00–11:00 0/9',
      '05-16 09:00–11:00 0/2',
      '05-23 09:00–11:00 0/2',
    ])
  })
})
