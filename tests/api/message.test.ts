/** Messages: written with what they tell of, sent once, for as many as were agreed to, given up in the end. */
import { sql } from 'kysely'
import {
  drainMessages,
  drainUrgentMessages,
  pauseAfterMs,
} from '../../cloudfunctions/api/message/drain-messages'
import { FakeMessageSender } from '../../cloudfunctions/api/message/fake-message-sender'
import { writeMessages } from '../../cloudfunctions/api/message/message.repository'
import type { SendOutcome } from '../../cloudfunctions/api/message/message-sender'
import { main } from '../../cloudfunctions/api/main'
import { runTimer } from '../../cloudfunctions/api/timer'
import { messageTemplates, type MessageTemplate } from '../../src/domain/message/message-commands'
import { emptyDatabase, everyText } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { seedStreet, tenantId } from '../support/api/test-street'
import { addMembers, addVolunteers, doAs, publish, told } from '../support/api/test-volunteers'
import { activityFields } from '../support/api/volunteer-samples'

const hour = 3_600_000
const startsAtMs = Date.UTC(2026, 2, 14, 0)
const shift = { from: '08:00', to: '11:00', quota: 1 }

describeOnBoth('messages', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addMembers(server.api, ['ann', 'ben'])
    await addVolunteers(server.api, ['ann', 'ben'])
    await publish(server.api, 'a', [shift])
    // That they were verified is no news here.
    await server.api.database.deleteFrom('message').execute()
  })
  afterAll(() => server.close())

  const withSender = (sender: FakeMessageSender) => ({ ...server.api, messageSender: sender })
  const consent = (member: string, times = 1) =>
    Promise.all(
      Array.from({ length: times }, () =>
        doAs(server.api, member, 'message.consent', { templates: [...messageTemplates] }),
      ),
    )
  const signUp = (member: string, shiftId = 'a.s1') =>
    doAs(server.api, member, 'activity.sign-up', { shiftId })
  const states = async () => {
    const rows = await server.api.database
      .selectFrom('message')
      .select(['template', 'state', 'attempts'])
      .orderBy('written_at_ms')
      .orderBy('id')
      .execute()
    return rows.map(({ template, state, attempts }) => `${template} ${state} ${attempts}`)
  }
  const heard = ({ sent }: FakeMessageSender) =>
    sent.map(({ openid, template, text }) => `${openid} ${template} ${text.remark}`)

  test('who moves up is told, when there is a consent', async () => {
    await signUp('ann')
    await signUp('ben')
    await consent('ben')
    await doAs(server.api, 'ann', 'activity.cancel-sign-up', { shiftId: 'a.s1' })
    expect(await everyText(server.api)).not.toContain('候补到您了')
    const sender = new FakeMessageSender()
    await runTimer(withSender(sender), testNowMs)
    await runTimer(withSender(sender), testNowMs + 60_000)
    expect(heard(sender)).toEqual(['openid-ben activity-seat 候补到您了，已给您留好名额'])
    expect(sender.sent[0]?.text).toMatchObject({
      page: 'packages/volunteer/pages/activity/index?activityId=a',
      startsAtMs,
      title: activityFields.title,
    })
    expect(await states()).toEqual(['activity-seat sent 1'])
  })

  test('one consent is worth one message of its template', async () => {
    await signUp('ann')
    await consent('ann')
    const elsewhere = (place: string) =>
      doAs(server.api, 'leader', 'activity.change', {
        activityId: 'a',
        fields: { ...activityFields, place },
        shifts: [],
      })
    await elsewhere('文化礼堂')
    await elsewhere('社区广场')
    const sender = new FakeMessageSender()
    await drainMessages(withSender(sender), testNowMs)
    expect(heard(sender)).toEqual(['openid-ann activity-change 地点改了'])
    expect((await states()).sort()).toEqual([
      'activity-change no-consent 0',
      'activity-change sent 1',
    ])
  })

  test('a refused change tells nobody', async () => {
    await signUp('ann')
    const shifts = [{ shiftId: 'a.s1', date: '2026-03-01', from: '08:00', to: '11:00', quota: 1 }]
    const args = { activityId: 'a', fields: activityFields, shifts }
    expect(told(await doAs(server.api, 'leader', 'activity.change', args))).toContain('rejected')
    expect(await states()).toEqual([])
  })

  test('another time, and a cancellation with its reason, reach who has a place', async () => {
    await signUp('ann')
    await signUp('ben')
    await consent('ann', 2)
    await consent('ben', 2)
    const shifts = [{ shiftId: 'a.s1', date: '2026-03-15', from: '08:00', to: '11:00', quota: 1 }]
    await doAs(server.api, 'leader', 'activity.change', {
      activityId: 'a',
      fields: activityFields,
      shifts,
    })
    await doAs(server.api, 'leader', 'activity.cancel', {
      activityId: 'a',
      following: false,
      reason: '下雨',
    })
    const sender = new FakeMessageSender()
    await drainMessages(withSender(sender), testNowMs)
    expect(heard(sender).sort()).toEqual([
      'openid-ann activity-change 时间改了',
      'openid-ann activity-change 活动取消：下雨',
      'openid-ben activity-change 时间改了',
      'openid-ben activity-change 活动取消：下雨',
    ])
  })

  test('the day before, once, and again for another time', async () => {
    await signUp('ann')
    await consent('ann', 3)
    const sender = new FakeMessageSender()
    const api = withSender(sender)
    await runTimer(api, startsAtMs - 25 * hour)
    expect(heard(sender)).toEqual([])
    await runTimer(api, startsAtMs - 24 * hour)
    await runTimer(api, startsAtMs - 23 * hour)
    expect(heard(sender)).toEqual(['openid-ann activity-reminder 明天的活动，记得来'])
    const shifts = [{ shiftId: 'a.s1', date: '2026-03-21', from: '08:00', to: '11:00', quota: 1 }]
    await doAs(server.api, 'leader', 'activity.change', {
      activityId: 'a',
      fields: activityFields,
      shifts,
    })
    await runTimer(api, startsAtMs + 6.6 * 24 * hour)
    expect(heard(sender)).toHaveLength(2)
    await runTimer(api, startsAtMs + 6.25 * 24 * hour)
    expect(sender.sent.filter(({ template }) => template === 'activity-reminder')).toHaveLength(2)
  })

  test('who signs up too late for that is reminded on the morning of the day, when there still is time', async () => {
    await publish(server.api, 'late', [{ from: '14:00', to: '16:00', quota: 2 }])
    await signUp('ann', 'late.s1')
    await signUp('ben', 'late.s1')
    for (const member of ['ann', 'ben']) await consent(member, 2)
    await server.api.database
      .updateTable('sign_up')
      .set({ signed_up_at_ms: startsAtMs - 8 * hour })
      .where('volunteer_id', '=', 'v-ben')
      .execute()
    const sender = new FakeMessageSender()
    const api = withSender(sender)
    for (const hours of [-18, -13, -1]) await runTimer(api, startsAtMs + hours * hour)
    expect(heard(sender)).toEqual(['openid-ann activity-reminder 明天的活动，记得来'])
    for (const hours of [0, 1, 2]) await runTimer(api, startsAtMs + hours * hour)
    expect(heard(sender)).toEqual([
      'openid-ann activity-reminder 明天的活动，记得来',
      'openid-ben activity-reminder 今天的活动，记得来',
    ])
  })

  test('what did not leave is tried again with longer pauses, and given up in the end', async () => {
    await signUp('ann')
    await consent('ann')
    await doAs(server.api, 'leader', 'activity.cancel', {
      activityId: 'a',
      following: false,
      reason: '下雨',
    })
    const tries: number[] = []
    const sender = new FakeMessageSender(() => {
      tries.push(now)
      return 'not-sent'
    })
    let now = testNowMs
    for (let minute = 0; minute < 90; minute++) {
      now = testNowMs + minute * 60_000
      await drainMessages(withSender(sender), now)
    }
    expect(tries.map((at) => (at - testNowMs) / 60_000)).toEqual([0, 1, 3, 7, 15, 31])
    expect(pauseAfterMs(3)).toBe(4 * 60_000)
    expect(await states()).toEqual(['activity-change given-up 6'])
  })

  test.each<[SendOutcome, string]>([
    ['refused', 'refused'],
    ['unknown', 'unknown'],
  ])('%s is not tried again', async (outcome, state) => {
    await signUp('ann')
    await consent('ann')
    await doAs(server.api, 'leader', 'activity.cancel', {
      activityId: 'a',
      following: false,
      reason: '下雨',
    })
    let tries = 0
    const sender = new FakeMessageSender(() => (tries++, outcome))
    for (const minute of [0, 1, 10])
      await drainMessages(withSender(sender), testNowMs + minute * 60_000)
    expect(tries).toBe(1)
    expect(await states()).toEqual([`activity-change ${state} 1`])
  })

  test('a server that ended while sending leaves a message that is never sent again', async () => {
    await signUp('ann')
    await consent('ann')
    await doAs(server.api, 'leader', 'activity.cancel', {
      activityId: 'a',
      following: false,
      reason: '下雨',
    })
    const dying = {
      ...server.api,
      messageSender: { templateIds: {}, send: () => Promise.reject(new Error('killed')) },
    }
    await expect(drainMessages(dying, testNowMs)).rejects.toThrow('killed')
    const sender = new FakeMessageSender()
    for (const minute of [1, 11, 30])
      await drainMessages(withSender(sender), testNowMs + minute * 60_000)
    expect(heard(sender)).toEqual([])
    expect(await states()).toEqual(['activity-change unknown 1'])
  })

  test('a server that ended while sending takes one message with it, not those behind it', async () => {
    await signUp('ann')
    await signUp('ben')
    await consent('ann')
    await consent('ben')
    await doAs(server.api, 'leader', 'activity.cancel', {
      activityId: 'a',
      following: false,
      reason: '下雨',
    })
    const dying = {
      ...server.api,
      messageSender: { templateIds: {}, send: () => Promise.reject(new Error('killed')) },
    }
    await expect(drainMessages(dying, testNowMs)).rejects.toThrow('killed')
    const sender = new FakeMessageSender()
    await drainMessages(withSender(sender), testNowMs + 60_000)
    expect(heard(sender)).toHaveLength(1)
    expect((await states()).sort()).toEqual(['activity-change sending 1', 'activity-change sent 1'])
  })

  test('a call for help waits behind nothing that a whole street is told', async () => {
    const { database, vault } = server.api
    const text = { page: 'p', title: 't', startsAtMs: 0, place: '', remark: 'r' }
    const write = (template: MessageTemplate, ids: readonly string[], nowMs: number) =>
      database.transaction().execute((transaction) =>
        writeMessages(
          { transaction, vault, tenantId, nowMs },
          ids.map((id) => ({ ...{ id, template, text }, memberId: 'ann', usefulUntilMs: 9e15 })),
        ),
      )
    await consent('ann')
    const many = Array.from({ length: 150 }, (_, at) => `n${String(at)}`)
    await write('announcement-new', many, testNowMs - 2000)
    await write('matter-turn', ['m'], testNowMs - 1000)
    await write('help-call', ['h'], testNowMs)
    const sender = new FakeMessageSender()
    await drainUrgentMessages(withSender(sender), testNowMs)
    expect(sender.sent.map(({ template }) => template)).toEqual(['help-call'])
    await drainMessages(withSender(sender), testNowMs)
    const templates = sender.sent.map(({ template }) => template)
    expect(templates).toEqual(['help-call', 'matter-turn', 'announcement-new'])
  })

  test('what nobody needs any more is not sent', async () => {
    await signUp('ann')
    await consent('ann')
    await doAs(server.api, 'leader', 'activity.cancel', {
      activityId: 'a',
      following: false,
      reason: '下雨',
    })
    const sender = new FakeMessageSender()
    await drainMessages(withSender(sender), startsAtMs + 1)
    expect([heard(sender), await states()]).toEqual([[], ['activity-change too-late 0']])
  })

  test('a job that fails is reported and holds no other back', async () => {
    const reports: string[] = []
    const api = { ...server.api, report: (what: string) => void reports.push(what) }
    await sql`alter table shift rename to shift_away`.execute(server.api.database)
    await runTimer(api, testNowMs)
    await sql`alter table shift_away rename to shift`.execute(server.api.database)
    expect(reports).toEqual(['timer: reminders'])
  })
})

test('the timer of the cloud function is the platform’s: with an openid it is a call of no procedure', async () => {
  const reply = await main(
    { Type: 'Timer', TriggerName: 'every-minute' },
    { environment: { WX_OPENID: 'somebody' } },
  )
  expect(reply).toMatchObject({ ok: false, error: { code: 'unknown-procedure' } })
})
