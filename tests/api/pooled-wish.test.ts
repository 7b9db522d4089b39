/** 众筹微心愿: pledges in kind or in hours up to the target and never beyond; not reached in time they are free again. */
import { drainContentChecks } from '../../cloudfunctions/api/content-check/drain-content-checks'
import { runTimer } from '../../cloudfunctions/api/timer'
import { addDays, chinaDate } from '../../src/domain/calendar'
import type { WishActInput } from '../../src/domain/wish/wish-commands'
import type { WishContacts, WishView } from '../../src/protocol/wish'
import { answer, ask, codeOf } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { seedStreet, type TestMember } from '../support/api/test-street'
import { addTimeBankPeople, expectAudited, hoursOf, sendTo } from '../support/api/time-bank-people'
import { helper, wishRequest } from '../support/api/wish-samples'

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 0xff, 0xd9])
const dayMs = 24 * 3_600_000
const untilDate = addDays(chinaDate(testNowMs), 10)
const overMs = testNowMs + 11 * dayMs

describeOnBoth('pooled wishes', (kind) => {
  let server: TestApi

  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    server.reports.length = 0
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addTimeBankPeople(server.api, [
      { member: 'leader', number: '1001001', name: '李组长', minutes: 600 },
      { member: 'micro', number: '1001002', name: '王小妹', minutes: 60 },
    ])
  })
  afterEach(() => expectAudited(server.api))
  afterAll(() => server.close())

  const opened = async (unit: 'piece' | 'yuan' | 'hour', target: number): Promise<void> => {
    const request = { ...wishRequest, pool: { unit, target, untilDate } }
    const published = await sendTo(server.api, 'steward', 'wish.publish', { wishId: 'w', request })
    expect(published.status).toBe('applied')
    await drainContentChecks(server.api, testNowMs)
    await handle({ kind: 'publish', text: '想凑齐一间书屋的书' })
  }
  const handle = async (act: WishActInput, photoIds: string[] = []) => {
    const args = { wishId: 'w', act, photoIds }
    expect((await sendTo(server.api, 'worker', 'wish.handle', args)).status).toBe('applied')
  }
  const pledge = async (member: TestMember, pledgeId: string, amount: number): Promise<string> => {
    const args = { wishId: 'w', pledgeId, amount, helper, words: '旧书几本' }
    return (await sendTo(server.api, member, 'wish.pledge', args)).status
  }
  const takeBack = async (member: TestMember, pledgeId: string): Promise<string> =>
    (await sendTo(server.api, member, 'wish.take-back', { wishId: 'w', pledgeId })).status
  const one = (member: TestMember) =>
    answer<WishView>(server.api, member, 'wish.one', { wishId: 'w' })
  const twice = (nowMs: number) =>
    Promise.all([runTimer(server.api, nowMs), runTimer(server.api, nowMs)])

  test('pledges at once never come beyond the target, and the one that fills it closes it', async () => {
    await opened('piece', 5)
    const members: TestMember[] = ['leader', 'micro', 'nobody', 'admin', 'other']
    const results = await Promise.all(members.map((who, at) => pledge(who, `p${at}`, 2)))
    expect(results.filter((result) => result === 'applied')).toHaveLength(2)
    expect(results.filter((result) => result === 'rejected pledge-too-much')).toHaveLength(3)
    expect((await one('worker')).pool).toMatchObject({ pledged: 4, target: 5 })
    expect(await pledge('worker', 'last', 1)).toBe('applied')
    expect((await one('nobody')).state).toBe('reached')
    expect(await pledge('worker', 'more', 1)).toBe('rejected already-done')
  })

  test('hours are held at once, free when taken back or not reached, each exactly once', async () => {
    await opened('hour', 12)
    expect(await pledge('leader', 'a', 6)).toBe('applied')
    expect(await pledge('leader', 'b', 5)).toBe('rejected not-enough-hours')
    expect(await pledge('nobody', 'c', 1)).toBe('rejected not-a-volunteer')
    expect(await pledge('micro', 'd', 1)).toBe('applied')
    expect(await hoursOf(server.api, 'leader')).toEqual([600, 360])
    expect((await one('worker')).pool?.pledged).toBe(7)
    expect(await takeBack('leader', 'd')).toBe('rejected wish-not-found')
    expect(await takeBack('micro', 'd')).toBe('applied')
    expect(await hoursOf(server.api, 'micro')).toEqual([60, 0])
    await twice(testNowMs + 9 * dayMs)
    expect((await one('leader')).state).toBe('open')
    await twice(overMs)
    await twice(overMs + dayMs)
    expect((await one('leader')).state).toBe('lapsed')
    expect((await one('leader')).pledges).toMatchObject([{ id: 'a', state: 'released' }])
    expect((await one('worker')).steps.filter(({ kind }) => kind === 'lapsed')).toHaveLength(1)
    expect(await hoursOf(server.api, 'leader')).toEqual([600, 0])
    expect(server.reports).toEqual([])
  })

  test('reached it is organised by the community worker; come true the hours go to the pool', async () => {
    await opened('hour', 7)
    await pledge('leader', 'a', 6)
    await pledge('micro', 'd', 1)
    await twice(overMs)
    expect(await takeBack('micro', 'd')).toBe('rejected already-done')
    const contacts = (member: TestMember) =>
      ask(server.api, member, 'wish.contacts', { wishId: 'w' })
    await handle({ kind: 'connect', words: '周六上午一起去' })
    // Pledgers and wisher meet through who organises it: neither is told how to reach the other.
    for (const member of ['leader', 'micro', 'nobody'] as const)
      expect(codeOf(await contacts(member))).toBe('forbidden')
    expect(
      await answer<WishContacts>(server.api, 'steward', 'wish.contacts', { wishId: 'w' }),
    ).toEqual({ wisher: null, helpers: [] })
    const all = await answer<WishContacts>(server.api, 'worker', 'wish.contacts', { wishId: 'w' })
    expect(all.helpers.map(({ amount }) => amount)).toEqual([6, 1])
    const file = { fileId: 'p1', purpose: 'resident-photo', regionId: 'c1' }
    const bytes = jpeg.toString('base64')
    await answer(server.api, 'worker', 'file.put', { ...file, index: 0, partCount: 1, bytes })
    await handle({ kind: 'fulfil', words: '书屋开了' }, ['p1'])
    const photo = { wishId: 'w', photoId: 'p1' }
    expect(codeOf(await ask(server.api, 'nobody', 'wish.photo', photo))).toBe('forbidden')
    expect(await answer(server.api, 'leader', 'wish.photo', photo)).toMatchObject({
      mediaType: 'image/jpeg',
    })
    const told = { wishId: 'w', cameTrue: true, words: '谢谢大家', photoIds: [] }
    expect((await sendTo(server.api, 'steward', 'wish.confirm', told)).status).toBe('applied')
    expect(await hoursOf(server.api, 'leader')).toEqual([240, 0])
    expect(await hoursOf(server.api, 'micro')).toEqual([0, 0])
    expect((await one('leader')).pledges).toMatchObject([{ state: 'given', isOwn: true }])
  })

  test('who pledged, and what, is nobody’s to read but the office’s; declined it is released', async () => {
    await opened('yuan', 300)
    expect(await pledge('leader', 'a', 100)).toBe('applied')
    const seen = JSON.stringify([await one('nobody'), await one('steward')])
    for (const word of ['陈志强', '旧书几本']) expect(seen).not.toContain(word)
    expect((await one('worker')).pledges).toMatchObject([{ name: '陈*强', words: '旧书几本' }])
    await handle({ kind: 'decline', words: '已经有了' })
    expect((await one('leader')).pledges).toMatchObject([{ state: 'released' }])
  })
})
