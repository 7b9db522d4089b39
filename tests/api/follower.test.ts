/**
 * Who asked to be told is told once, portion by portion: of the next announcement where they asked for it, and of how a topic
 * ends; never of what they have seen, nor by two servers twice.
 */
import type { Api } from '../../cloudfunctions/api/api'
import { FakeMessageSender } from '../../cloudfunctions/api/message/fake-message-sender'
import { mostFollowings, tellPortion } from '../../cloudfunctions/api/message/follower.repository'
import { runTimer } from '../../cloudfunctions/api/timer'
import type { AnnouncementFields } from '../../src/domain/announcement/announcement'
import { addDays, chinaDate, startOfChinaDateMs } from '../../src/domain/calendar'
import type { OfficeCommandArgs, OfficeCommandName } from '../../src/domain/office-commands'
import { regionIdShape } from '../../src/domain/shapes'
import type { Followings } from '../../src/protocol/message'
import * as v from 'valibot'
import { announcementFields } from '../support/api/announcement-samples'
import { answer } from '../support/api/ask'
import { topicFields } from '../support/api/deliberation-samples'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { officeCommand, push } from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'
import { addMembers } from '../support/api/test-volunteers'

const hourMs = 3_600_000
const region = (id: string) => v.parse(regionIdShape, id)

describeOnBoth('followers', (kind) => {
  let server: TestApi
  let nowMs = testNowMs
  const sender = new FakeMessageSender()
  const api = (): Api => ({ ...server.api, messageSender: sender, nowMs: () => nowMs })

  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
    await addMembers(server.api, ['anna', 'ben', 'carl', 'dora'])
  })
  afterAll(() => server.close())

  const send = async <Name extends OfficeCommandName>(
    member: string,
    name: Name,
    where: string,
    args: OfficeCommandArgs<Name>,
  ): Promise<string> => {
    const [result] = await push(api(), member, officeCommand(name, where, args))
    return result?.status === 'rejected' ? result.code : (result?.status ?? 'none')
  }
  const follow = (member: string, ...regionIds: string[]) =>
    send(member, 'message.follow', 'c1', {
      news: { of: 'announcements', regionIds: regionIds.map(region) },
    })
  const write = (id: string, change: Partial<AnnouncementFields>) =>
    send('worker', 'announcement.publish', 'c1', {
      ...{ announcementId: id, seenAtMs: 0 },
      fields: { ...announcementFields, ...change },
    })
  const following = (member: string) => answer<Followings>(api(), member, 'message.following', {})
  const heard = async (laterMs: number) => {
    nowMs += laterMs
    sender.sent.splice(0)
    await runTimer(api(), nowMs)
    expect(server.reports).toEqual([])
    return sender.sent.map(({ openid, template, text }) => `${openid} ${template} ${text.title}`)
  }

  test('the next announcement is told once, to who asked there or below, not at night and not when it is withdrawn', async () => {
    expect(await follow('anna', 'b1')).toBe('applied')
    expect(await follow('ben', 'b1', 'm1', 'b3')).toBe('applied')
    expect(await follow('carl', 'b5')).toBe('applied')
    expect(await follow('dora', 'nowhere')).toBe('region-not-found')
    expect((await following('ben')).regionIds).toHaveLength(3)
    nowMs += 1
    expect(await write('a1', { regionIds: [region('m1')] })).toBe('applied')
    // Who asks now has just read it.
    nowMs += 1
    expect(await follow('dora', 'b2')).toBe('applied')
    expect(await heard(1)).toEqual([
      'openid-anna announcement-new 周四上午停水',
      'openid-ben announcement-new 周四上午停水',
    ])
    expect(await following('ben')).toEqual({ regionIds: [], topicIds: [] })
    expect(await heard(hourMs)).toEqual([])

    // One that begins later waits for its morning, and one that is withdrawn before is not told.
    const later = { fromDate: '2026-03-12', untilDate: '2026-03-14', regionIds: [region('c1')] }
    expect(await write('a2', later)).toBe('applied')
    expect(await write('a3', { ...later, title: '写错了' })).toBe('applied')
    const gone = { announcementId: 'a3', reason: '写错了' }
    expect(await send('worker', 'announcement.withdraw', 'c1', gone)).toBe('applied')
    expect(await heard(12 * hourMs)).toEqual([])
    expect(await heard(35 * hourMs)).toEqual(['openid-dora announcement-new 周四上午停水'])
    expect((await following('carl')).regionIds).toEqual(['b5'])
  })

  test('two servers tell portions of the same news, nobody twice', async () => {
    for (const member of ['anna', 'ben', 'dora']) expect(await follow(member, 'b1')).toBe('applied')
    nowMs += 1
    expect(await write('a4', { title: '分批说', untilDate: '2026-03-20' })).toBe('applied')
    nowMs += 24 * hourMs
    const portion = () =>
      api()
        .database.transaction()
        .execute((transaction) => tellPortion({ transaction, vault: server.api.vault, nowMs }, 2))
    await Promise.all([portion(), portion()])
    await portion()
    expect(await portion()).toBe(false)
    expect((await heard(1)).map((line) => line.split(' ')[0])).toEqual([
      'openid-anna',
      'openid-ben',
      'openid-dora',
    ])
  })

  test('a tap is worth one message: what another tap asked for stays, and two servers with two news tell it once', async () => {
    for (const regionIds of [['b1', 'b2'], ['b4']]) {
      nowMs += 1
      expect(await follow('anna', ...regionIds)).toBe('applied')
    }
    const spare = { templates: ['announcement-new' as const] }
    expect(await send('anna', 'message.consent', 'b1', spare)).toBe('applied')
    const publish = async (id: string, title: string, where: string) => {
      nowMs += 1
      const dates = { fromDate: chinaDate(nowMs), untilDate: chinaDate(nowMs) }
      const shown = { ...dates, title, regionIds: [region(where)] }
      expect(await write(id, shown)).toBe('applied')
    }
    await publish('a5', '一', 'b1')
    await publish('a6', '二', 'm1')
    const { database, vault } = server.api
    const tell = (meanwhile: () => Promise<unknown>) =>
      database.transaction().execute(async (transaction) => {
        expect(await tellPortion({ transaction, vault, nowMs }, 2)).toBe(true)
        await meanwhile()
      })
    const nothing = () => Promise.resolve()
    // The other server comes before this one has ended; PGlite has one connection.
    if (kind === 'PostgreSQL') await tell(() => tell(nothing))
    expect(await heard(1)).toEqual(['openid-anna announcement-new 一'])
    expect((await following('anna')).regionIds).toEqual(['b4'])
    await publish('a7', '三', 'b4')
    expect(await heard(1)).toEqual(['openid-anna announcement-new 三'])
  })

  test('what waits for the morning is told as it was corrected since, and not to who has read it', async () => {
    nowMs = startOfChinaDateMs(addDays(chinaDate(nowMs), 1)) - 2 * hourMs
    expect(await follow('anna', 'b1')).toBe('applied')
    nowMs += 1
    const dates = { fromDate: chinaDate(nowMs), untilDate: addDays(chinaDate(nowMs), 2) }
    expect(await write('a8', { ...dates, title: '周四停水' })).toBe('applied')
    nowMs += hourMs
    expect(await follow('ben', 'b1')).toBe('applied')
    const corrected = { announcementId: 'a8', words: '改到周五', seenAtMs: nowMs - hourMs }
    const fields = { ...announcementFields, ...dates, title: '周五停水' }
    const correct = { ...corrected, fields }
    expect(await send('worker', 'announcement.correct', 'c1', correct)).toBe('applied')
    expect(await heard(0)).toEqual([])
    expect(await heard(9 * hourMs)).toEqual(['openid-anna announcement-new 周五停水'])
    expect((await following('ben')).regionIds).toEqual(['b1'])
  })

  test('how a topic ends is told to who asked, once, also when it is called off; nobody follows what is over', async () => {
    const topicFor = (topicId: string) => ({
      topicId,
      fields: { ...topicFields, collectUntil: '2026-03-20', voteUntil: '2026-03-24' },
    })
    expect(await send('worker', 'deliberation.open', 'c1', topicFor('t1'))).toBe('applied')
    const asked = { news: { of: 'topic', topicId: 't1' } } as const
    expect(await send('anna', 'message.follow', 'b1', asked)).toBe('applied')
    expect(
      await send('anna', 'message.follow', 'b1', { news: { of: 'topic', topicId: 'x' } }),
    ).toBe('topic-not-found')
    expect((await following('anna')).topicIds).toEqual(['t1'])
    // A server with a clock that is behind calls it off.
    nowMs -= hourMs
    const off = { topicId: 't1', reason: '车棚要拆了' }
    expect(await send('worker', 'deliberation.call-off', 'c1', off)).toBe('applied')
    expect(await heard(hourMs)).toEqual(['openid-anna topic-result 车棚改成充电棚好不好'])
    expect(await heard(hourMs)).toEqual([])
    expect(await send('ben', 'message.follow', 'b1', asked)).toBe('topic-not-found')

    expect(await send('worker', 'deliberation.open', 'c1', topicFor('t2'))).toBe('applied')
    const late = { news: { of: 'topic', topicId: 't2' } } as const
    nowMs = startOfChinaDateMs('2026-03-25')
    // No timer has come round.
    expect(await send('ben', 'message.follow', 'b1', late)).toBe('phase-over')

    const many = Array.from({ length: mostFollowings + 1 }, (_, at) => ({
      ...{ tenant_id: 't1', member_id: 'carl', subject: 'topic' as const, region_path: '' },
      ...{ subject_id: `t-${at}`, followed_at_ms: nowMs },
    }))
    await server.api.database.insertInto('follower').values(many).execute()
    expect(await follow('carl', 'b1')).toBe('invalid')
  })
})
