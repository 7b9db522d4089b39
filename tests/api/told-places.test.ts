/** A change reaches who has a consent left, by one message; everybody else with a place is counted and named, to be called. */
import { runTimer } from '../../cloudfunctions/api/timer'
import { FakeMessageSender } from '../../cloudfunctions/api/message/fake-message-sender'
import type { SendOutcome } from '../../cloudfunctions/api/message/message-sender'
import type { MySignUp, SignedUpVolunteer } from '../../src/protocol/activity'
import { answer } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { addVolunteer } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { seedStreet } from '../support/api/test-street'
import { addMembers, addVolunteers, doAs, publish, told } from '../support/api/test-volunteers'
import { activityFields } from '../support/api/volunteer-samples'

const saturdays = {
  kind: 'series' as const,
  weekday: 6,
  fromDate: '2026-05-01',
  toDate: '2026-05-31',
  shifts: [{ from: '08:00', to: '11:00', quota: 9 }],
}
const morning = { from: '08:00', to: '11:00', quota: 9 }
const noon = { from: '12:00', to: '13:00', quota: 9 }

describeOnBoth('who is told that an activity has changed', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addMembers(server.api, ['ann', 'ben'])
    await addVolunteers(server.api, ['ann', 'ben'])
    await addVolunteer(server.api, 'old', { memberId: null, name: '陈阿婆' })
    await server.api.database.deleteFrom('message').execute()
  })
  afterAll(() => server.close())

  const signUp = (member: string, shiftId: string) =>
    doAs(server.api, member, 'activity.sign-up', { shiftId })
  const placeOld = (shiftId: string) =>
    doAs(server.api, 'leader', 'activity.place-somebody', {
      ...{ shiftId, volunteerId: 'old', comes: true },
    })
  const consent = (member: string) =>
    doAs(server.api, member, 'message.consent', { templates: ['activity-change'] })
  const cancel = async (activityId: string, following = false) => {
    const args = { activityId, following, reason: '高温' }
    return told(await doAs(server.api, 'leader', 'activity.cancel', args))
  }
  const move = async (place: string) => {
    const args = { activityId: 'a', fields: { ...activityFields, place }, shifts: [] }
    return told(await doAs(server.api, 'leader', 'activity.change', args))
  }
  const untold = (...shifts: readonly [string, string, number][]) =>
    `applied ${JSON.stringify({
      untold: shifts.map(([shiftId, at, people]) => ({
        ...{ shiftId, startsAtMs: Date.parse(`${at}:00+08:00`), people },
      })),
    })}`
  const heard = async (outcome: SendOutcome = 'sent') => {
    const messageSender = new FakeMessageSender(() => outcome)
    await runTimer({ ...server.api, messageSender }, testNowMs)
    return messageSender.sent.map(({ openid, text }) => `${openid} ${text.remark}`)
  }
  const listed = (shiftId: string) =>
    answer<readonly SignedUpVolunteer[]>(
      ...([server.api, 'leader', 'activity.signUps', { shiftId, regionId: 'g1' }] as const),
    )
  const toCall = async (shiftId: string) => {
    const list = await listed(shiftId)
    return list.flatMap(({ volunteerId, isUntold }) => (isUntold ? [volunteerId] : []))
  }

  test('of a series everybody is counted once, and one consent is enough for all its days', async () => {
    const args = { activityId: 'may', fields: activityFields, schedule: saturdays }
    await doAs(server.api, 'leader', 'activity.publish', args)
    for (const member of ['ann', 'ben'])
      await doAs(server.api, member, 'activity.sign-up-following', { shiftId: 'may.2.s1' })
    await placeOld('may.4.s1')
    await consent('ann')
    expect(await cancel('may.2', true)).toBe(
      untold(['may.2.s1', '2026-05-09T08:00', 1], ['may.4.s1', '2026-05-23T08:00', 1]),
    )
    expect(await heard()).toEqual(['openid-ann 共 4 次，活动取消：高温'])
    expect([await toCall('may.2.s1'), await toCall('may.4.s1')]).toEqual([
      ['v-ben'],
      ['v-ben', 'old'],
    ])
  })

  test('who has heard of one change has no consent for the next', async () => {
    await publish(server.api, 'a', [morning])
    await signUp('ann', 'a.s1')
    await consent('ann')
    expect(await toCall('a.s1')).toEqual([])
    expect(await move('文化礼堂')).toBe(untold())
    expect(await move('社区广场')).toBe(untold(['a.s1', '2026-03-14T08:00', 1]))
    expect(await heard()).toEqual(['openid-ann 地点改了'])
    expect(await toCall('a.s1')).toEqual(['v-ann'])
    // Whoever gives the place back and takes it again has read how it is now.
    await doAs(server.api, 'ann', 'activity.cancel-sign-up', { shiftId: 'a.s1' })
    await signUp('ann', 'a.s1')
    expect(await toCall('a.s1')).toEqual([])
  })

  const waits = async (member: string) => {
    const mine = await answer<readonly MySignUp[]>(
      ...([server.api, member, 'activity.mySignUps', {}] as const),
    )
    return mine.map(({ shiftId, lacks }) => `${shiftId} ${lacks?.includes('activity-seat')}`)
  }

  test.each<[SendOutcome, readonly string[]]>([
    ['sent', ['v-ann', 'old']],
    ['refused', ['v-ann', 'v-ben', 'old']],
  ])(
    'who moves up and cannot be told is to be called: of messages %s, %j',
    async (outcome, names) => {
      await addMembers(server.api, ['cai'])
      await addVolunteers(server.api, ['cai'])
      await publish(server.api, 'a', [{ ...morning, quota: 1 }])
      await signUp('cai', 'a.s1')
      await signUp('ann', 'a.s1')
      await signUp('ben', 'a.s1')
      await placeOld('a.s1')
      await doAs(server.api, 'ben', 'message.consent', { templates: ['activity-seat'] })
      await doAs(server.api, 'cai', 'activity.cancel-sign-up', { shiftId: 'a.s1' })
      const shifts = [{ shiftId: 'a.s1', date: '2026-03-14', ...morning }]
      const args = { activityId: 'a', fields: activityFields, shifts }
      expect(told(await doAs(server.api, 'leader', 'activity.change', args))).toBe(untold())
      // Whom a message is about to tell is not to be called.
      expect(await toCall('a.s1')).toEqual(['v-ann', 'old'])
      await heard(outcome)
      expect(await toCall('a.s1')).toEqual(names)
      await doAs(server.api, 'leader', 'activity.note-call', {
        shiftId: 'a.s1',
        volunteerId: 'old',
      })
      expect(await toCall('a.s1')).toEqual(names.filter((name) => name !== 'old'))
    },
  )

  const oldLine = async () => {
    const line = (await listed('a.s1')).find(({ volunteerId }) => volunteerId === 'old')
    const { newsId = '?', isUntoldSeat = false, isUntold = false } = line ?? {}
    const said = [...(newsId === '' ? [] : ['changed']), ...(isUntoldSeat ? ['seat'] : [])]
    const note = () =>
      doAs(server.api, 'leader', 'activity.note-call', {
        ...{ shiftId: 'a.s1', volunteerId: 'old', newsId, isUntoldSeat },
      })
    return { said: `${isUntold ? 'call' : 'quiet'}: ${said.join()}`, note }
  }
  const waitBehindAnn = async () => {
    await publish(server.api, 'a', [{ ...morning, quota: 1 }])
    await signUp('ann', 'a.s1')
    await placeOld('a.s1')
  }
  const letUp = () => doAs(server.api, 'ann', 'activity.cancel-sign-up', { shiftId: 'a.s1' })

  test('a change that comes after the list was shown is still to be told', async () => {
    await waitBehindAnn()
    await letUp()
    const shown = await oldLine()
    expect(shown.said).toBe('call: seat')
    await move('文化礼堂')
    await shown.note()
    const next = await oldLine()
    expect(next.said).toBe('call: changed')
    await move('社区广场')
    await next.note()
    const last = await oldLine()
    expect(last.said).toBe('call: changed')
    await last.note()
    expect((await oldLine()).said).toBe('quiet: ')
  })

  test('a seat that comes after the list was shown is still to be told', async () => {
    await waitBehindAnn()
    await move('文化礼堂')
    const shown = await oldLine()
    expect(shown.said).toBe('call: changed')
    await letUp()
    await shown.note()
    expect((await oldLine()).said).toBe('call: seat')
  })

  test('one consent is promised to one of two places that wait', async () => {
    const full = { ...morning, quota: 1 }
    await publish(server.api, 'a', [full, { ...noon, quota: 1 }])
    for (const shiftId of ['a.s1', 'a.s2']) {
      await signUp('ben', shiftId)
      await signUp('ann', shiftId)
    }
    expect(await waits('ann')).toEqual(['a.s1 true', 'a.s2 true'])
    const seat = { templates: ['activity-seat' as const] }
    await doAs(server.api, 'ann', 'message.consent', seat)
    expect(await waits('ann')).toEqual(['a.s1 false', 'a.s2 true'])
    await doAs(server.api, 'ann', 'message.consent', seat)
    expect(await waits('ann')).toEqual(['a.s1 false', 'a.s2 false'])
  })

  test('a consent reminds of the shift for which it was given, and of no other', async () => {
    await publish(server.api, 'a', [morning])
    await publish(server.api, 'b', [noon])
    await signUp('ann', 'a.s1')
    await signUp('ann', 'b.s1')
    const lacks = async () => {
      const mine = await answer<readonly MySignUp[]>(
        ...([server.api, 'ann', 'activity.mySignUps', {}] as const),
      )
      return mine.map((one) => `${one.shiftId} ${String(one.lacks)}`)
    }
    const both = 'activity-reminder,activity-change'
    expect(await lacks()).toEqual([`a.s1 ${both}`, `b.s1 ${both}`])
    const templates = ['activity-reminder' as const]
    await doAs(server.api, 'ann', 'message.consent', { templates, shiftId: 'b.s1' })
    expect(await lacks()).toEqual([`a.s1 ${both}`, 'b.s1 activity-change'])
    await doAs(server.api, 'ben', 'message.consent', { templates, shiftId: 'a.s1' })
    const messageSender = new FakeMessageSender()
    const dayBefore = Date.parse('2026-03-13T17:00:00+08:00')
    await runTimer({ ...server.api, messageSender }, dayBefore)
    expect(messageSender.sent.map(({ openid, text }) => `${openid} ${text.page}`)).toEqual([
      'openid-ann packages/volunteer/pages/activity/index?activityId=b',
    ])
    const later = { ...server.api, nowMs: () => dayBefore }
    const after = await answer<readonly MySignUp[]>(later, 'ann', 'activity.mySignUps', {})
    // What can come no more is not offered.
    expect(after.map((one) => one.lacks)).toEqual([['activity-change'], ['activity-change']])
  })

  test.each<[SendOutcome, readonly string[]]>([
    ['sent', []],
    ['refused', ['v-ann']],
    ['unknown', ['v-ann']],
  ])('a message that ended as %s leaves to be called: %j', async (outcome, names) => {
    await publish(server.api, 'a', [morning, noon])
    await signUp('ann', 'a.s1')
    await signUp('ben', 'a.s2')
    await consent('ann')
    await consent('ben')
    const args = { activityId: 'a', shiftId: 'a.s1', reason: '停电' }
    const cancelled = await doAs(server.api, 'leader', 'activity.cancel-shift', args)
    expect(told(cancelled)).toBe(untold())
    await heard(outcome)
    expect([await toCall('a.s1'), await toCall('a.s2')]).toEqual([names, []])
  })
})
