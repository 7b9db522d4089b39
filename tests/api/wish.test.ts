/** A wish from its words to its yes: checked, claimed once, connected, fulfilled, confirmed; and who learns what when. */
import { chinaDate } from '../../src/domain/calendar'
import type { OfficeCommandArgs, OfficeCommandName } from '../../src/domain/office-commands'
import type { WishActInput, WishRequest } from '../../src/domain/wish/wish-commands'
import type {
  PublicWish,
  WishContacts,
  WishCounts,
  WishLine,
  WishPage,
  WishView,
} from '../../src/protocol/wish'
import { handleCall } from '../../cloudfunctions/api/call'
import { drainContentChecks } from '../../cloudfunctions/api/content-check/drain-content-checks'
import { runTimer } from '../../cloudfunctions/api/timer'
import { answer, ask, codeOf } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { officeCommand, push } from '../support/api/test-file'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { endPost, seedStreet, tenantId } from '../support/api/test-street'
import { helpedElder, helper, wishRequest } from '../support/api/wish-samples'

const dayMs = 24 * 3_600_000
const shownText = '想要一台收音机听戏'
const personal = ['沈慧琴', '13905730001', '7幢', '陈志强', '13905730088', '我是']

describeOnBoth('wishes', (kind) => {
  let server: TestApi

  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await server.api.database
      .insertInto('member')
      .values(
        ['wisher', 'anna', 'ben'].map((id) => ({
          ...{ tenant_id: tenantId, id, openid: `openid-${id}`, name: `名字${id}` },
          ...{ demo_hint: null, created_at_ms: testNowMs },
        })),
      )
      .execute()
  })
  afterAll(() => server.close())

  const send = async <Name extends OfficeCommandName>(
    member: string,
    name: Name,
    regionId: string,
    args: OfficeCommandArgs<Name>,
  ): Promise<string> => {
    const [result] = await push(server.api, member, officeCommand(name, regionId, args))
    return result?.status === 'rejected' ? result.code : (result?.status ?? 'none')
  }
  /** Written, and looked at by the content check. */
  const publish = async (wishId = 'w', change: Partial<WishRequest> = {}) => {
    const request = { ...wishRequest, ...change }
    const sent = await send('wisher', 'wish.publish', 'b1', { wishId, request })
    await drainContentChecks(server.api, testNowMs)
    return sent
  }
  const handle = (act: WishActInput, wishId = 'w', member = 'worker', regionId = 'c1') =>
    send(member, 'wish.handle', regionId, { wishId, act, photoIds: [] })
  const claim = (member: string, wishId = 'w') =>
    send(member, 'wish.claim', 'g1', { wishId, helper, words: '我家有一台新的' })
  const fulfil = (member = 'anna') =>
    send(member, 'wish.fulfil', 'g1', { wishId: 'w', words: '送去了', photoIds: [] })
  const confirm = (cameTrue = true) =>
    send('wisher', 'wish.confirm', 'g1', { wishId: 'w', cameTrue, words: '谢谢', photoIds: [] })
  const shown = { kind: 'publish', text: shownText } as const
  const connect = { kind: 'connect', words: '' } as const
  const one = (member: string, wishId = 'w') =>
    answer<WishView | null>(server.api, member, 'wish.one', { wishId })
  const anonymously = async (path: string, input: unknown) => {
    const reply = await handleCall(server.api, { path, input, identity: { kind: 'none' } })
    return reply.ok ? reply.output : reply.error.code
  }
  const listed = async (list: string) =>
    ((await anonymously('wish.shown', { list })) as WishPage<PublicWish>).wishes
  const opened = async (wishId = 'w', change: Partial<WishRequest> = {}) => {
    expect(await publish(wishId, change)).toBe('applied')
    expect(await handle(shown, wishId)).toBe('applied')
  }

  test('goes from its words to its yes, and is counted with its denominator', async () => {
    await opened()
    await opened('other')
    expect(await claim('anna')).toBe('applied')
    expect(await fulfil()).toBe('invalid')
    expect(await handle(connect)).toBe('applied')
    expect(await fulfil()).toBe('applied')
    expect(await confirm()).toBe('applied')
    expect(await confirm()).toBe('already-done')
    expect((await one('anna'))?.steps.map((step) => [step.kind, step.words])).toEqual([
      ...[
        ['submit', ''],
        ['publish', ''],
        ['claim', ''],
        ['connect', ''],
      ],
      ...[
        ['fulfil', '送去了'],
        ['confirm', '谢谢'],
      ],
    ])
    expect((await listed('true')).map(({ id }) => id)).toEqual(['w'])
    const day = chinaDate(testNowMs)
    const input = { regionId: 'c1', fromDate: day, toDate: day }
    const sums = { published: 2, fulfilled: 1, pooledPublished: 0, pooledFulfilled: 0 }
    expect(await answer<WishCounts[]>(server.api, 'worker', 'wish.counts', input)).toEqual([
      { regionId: 'c1', regionName: '区域c1', ...sums },
      { regionId: 'g1', regionName: '区域g1', ...sums },
    ])
  })

  test('is nobody’s to read before the check; then everybody’s without login, name, door or building', async () => {
    await publish()
    expect(await listed('open')).toEqual([])
    expect(await anonymously('wish.one', { wishId: 'w' })).toBeNull()
    expect(await one('anna')).toBeNull()
    expect(await claim('anna')).toBe('wish-not-found')
    expect((await one('wisher'))?.request).toEqual(wishRequest)
    expect((await one('worker'))?.request?.contact).toEqual({
      ...{ name: '沈*琴', phone: '139******01', door: '' },
    })
    await handle(shown)
    const [wish] = await listed('open')
    expect(wish).toMatchObject({ text: shownText, regionId: 'g1', regionName: '区域c1 区域g1' })
    const seen = JSON.stringify([
      wish,
      await anonymously('wish.one', { wishId: 'w' }),
      await one('anna'),
    ])
    for (const word of [...personal, 'wisher', 'b1', 'm1']) expect(seen).not.toContain(word)
  })

  test('the sides learn of each other once connected and not before, and every look is told', async () => {
    await opened()
    await claim('anna')
    const contacts = async (member: string) => {
      const reply = await ask(server.api, member, 'wish.contacts', { wishId: 'w' })
      return reply.ok ? (reply.output as WishContacts) : reply.error.code
    }
    for (const member of ['anna', 'wisher', 'ben', 'nobody', 'other', 'leader'])
      expect([member, await contacts(member)]).toEqual([member, 'forbidden'])
    const before = JSON.stringify([await one('anna'), await one('wisher'), await one('ben')])
    for (const word of ['陈志强', '13905730088', '我家有一台']) expect(before).not.toContain(word)
    expect(JSON.stringify([await one('anna'), await one('ben')])).not.toContain('沈')
    await handle(connect)
    expect(await contacts('anna')).toEqual({
      ...{ wisher: { ...wishRequest.contact, helpedName: '' }, helpers: [] },
    })
    expect(await contacts('wisher')).toEqual({ wisher: null, helpers: [{ ...helper, amount: 0 }] })
    for (const member of ['ben', 'other']) expect(await contacts(member)).toBe('forbidden')
    expect((await one('wisher'))?.looks.map(({ byName }) => byName)).toEqual([
      ...['名字wisher', '名字anna'],
    ])
    await handle({ kind: 'release', words: '对方出远门了' })
    expect(await contacts('anna')).toBe('forbidden')
    expect((await one('ben'))?.looks).toEqual([])
    await server.api.database
      .updateTable('wish_look')
      .set({ at_ms: testNowMs - 1 })
      .execute()
    expect(await claim('ben')).toBe('applied')
    const former = async () => JSON.stringify((await one('ben'))?.looks)
    expect(await former()).toBe('[]')
    await handle(connect)
    expect(await former()).toBe('[]')
    await contacts('wisher')
    expect(await former()).toContain('名字wisher')
    expect((await one('wisher'))?.looks.map(({ byName }) => byName)).toEqual([
      ...['名字wisher', '名字wisher', '帮过忙的人'],
    ])
    expect(JSON.stringify((await one('worker'))?.looks)).toContain('名字anna')
  })

  test('of two who claim it at once one wins, and the other is told that somebody was first', async () => {
    await opened()
    const results = await Promise.all(['anna', 'ben', 'leader', 'nobody'].map((who) => claim(who)))
    expect([...results].sort()).toEqual([
      ...['applied', 'wish-claimed', 'wish-claimed', 'wish-claimed'],
    ])
    const winner = ['anna', 'ben', 'leader', 'nobody'][results.indexOf('applied')] ?? ''
    expect((await one(winner))?.side).toBe('helper')
    expect(await claim(winner)).toBe('already-done')
  })

  test('one person claims as many at once as the rules let, also when all come together', async () => {
    const ids = ['w1', 'w2', 'w3', 'w4', 'w5']
    for (const id of ids) await opened(id)
    const results = await Promise.all(ids.map((id) => claim('anna', id)))
    expect(results.filter((result) => result === 'applied')).toHaveLength(3)
    expect(results.filter((result) => result === 'too-many-claims')).toHaveLength(2)
  })

  test('a claim is reminded of once and ends once, over double timers', async () => {
    await opened()
    await claim('anna')
    const timers = (nowMs: number) =>
      Promise.all([runTimer(server.api, nowMs), runTimer(server.api, nowMs)])
    const kinds = async () => (await one('worker'))?.steps.slice(3).map((step) => step.kind)
    await timers(testNowMs + 10 * dayMs)
    expect(await kinds()).toEqual([])
    for (const days of [11, 12]) await timers(testNowMs + days * dayMs)
    expect(await kinds()).toEqual(['reminded'])
    for (const days of [14, 15]) await timers(testNowMs + days * dayMs)
    expect(await kinds()).toEqual(['reminded', 'expired'])
    const { messages } = await server.api.database
      .selectFrom('message')
      .select((of) => of.fn.countAll<number>().as('messages'))
      .where('member_id', '=', 'anna')
      .executeTakeFirstOrThrow()
    expect(messages).toBe(2)
    expect((await listed('open')).map(({ id }) => id)).toEqual(['w'])
    expect(await fulfil()).toBe('wish-not-found')
    expect(await claim('ben')).toBe('applied')
  })

  test('for an elder a grid member writes it with the consent and says that it came true; nobody for the own help', async () => {
    const request = { ...wishRequest, helped: helpedElder }
    const args = { wishId: 'w', request }
    expect(await send('nobody', 'wish.publish-for', 'b1', args)).toBe('forbidden')
    expect(await send('micro', 'wish.publish-for', 'm1', args)).toBe('applied')
    await drainContentChecks(server.api, testNowMs)
    await handle(shown)
    await claim('leader')
    await handle(connect)
    await fulfil('leader')
    const told = { wishId: 'w', cameTrue: true, words: '老人很高兴', photoIds: [] }
    expect(await send('other', 'wish.confirm-for', 'c2', told)).toBe('wish-not-found')
    expect(await send('leader', 'wish.confirm-for', 'g1', told)).toBe('needs-another')
    expect(await send('micro', 'wish.confirm-for', 'm1', told)).toBe('applied')
    expect((await one('worker'))?.steps.at(-1)).toMatchObject({ byName: 'micro', kind: 'confirm' })

    await send('micro', 'wish.publish-for', 'm1', { wishId: 'v', request })
    expect((await one('micro', 'v'))?.request).toEqual(request)
    await endPost(server.api, 'micro')
    expect([await one('micro', 'v'), await answer(server.api, 'micro', 'wish.mine', {})]).toEqual([
      ...[null, []],
    ])
    const anew = { wishId: 'v', text: shownText }
    expect(await send('micro', 'wish.rewrite', 'm1', anew)).toBe('wish-not-found')
    expect(await send('micro', 'wish.withdraw', 'm1', { wishId: 'v' })).toBe('wish-not-found')
  })

  test('not fulfilled it is there for others; declined and withdrawn it is gone, with the reason for the wisher', async () => {
    await opened()
    await claim('anna')
    await handle(connect)
    await fulfil()
    expect(await confirm(false)).toBe('applied')
    expect((await listed('open')).map(({ id }) => id)).toEqual(['w'])
    expect(await handle({ kind: 'decline', words: '已由民政办解决' })).toBe('applied')
    expect((await one('wisher'))?.steps.at(-1)?.words).toBe('已由民政办解决')
    expect(await one('anna')).toBeNull()
    await opened('v')
    const withdraw = (member: string) => send(member, 'wish.withdraw', 'g1', { wishId: 'v' })
    expect(await withdraw('anna')).toBe('wish-not-found')
    expect(await withdraw('wisher')).toBe('applied')
    expect(await listed('open')).toEqual([])
  })

  test('is checked by who manages wishes there, never with words of money, in rules that are the tenant’s', async () => {
    await publish()
    expect(await handle(shown, 'w', 'other', 'c2')).toBe('wish-not-found')
    for (const member of ['leader', 'micro', 'nobody'])
      expect(await handle(shown, 'w', member, 'm1')).toBe('forbidden')
    expect(await handle({ kind: 'publish', text: '请发红 包' })).toBe('invalid')
    expect(await publish('x', { text: '想要钱，请转账' })).toBe('invalid')
    expect(await publish('x', { text: '长'.repeat(121) })).toBe('invalid')
    expect(await publish('x', { category: '没有的类别' })).toBe('invalid')
    expect(
      await send('wisher', 'wish.publish', 'street', { wishId: 'x', request: wishRequest }),
    ).toBe('region-not-found')
    const desk = { regionId: 'c1', list: 'checking' }
    const waiting = await answer<WishPage<WishLine>>(server.api, 'worker', 'wish.desk', desk)
    expect(waiting.wishes.map(({ id }) => id)).toEqual(['w'])
    expect(codeOf(await ask(server.api, 'leader', 'wish.desk', desk))).toBe('forbidden')
  })

  test('nothing personal lies readable in the database', async () => {
    await opened()
    await claim('anna')
    for (const table of ['wish', 'wish_step'] as const) {
      const rows = await server.api.database.selectFrom(table).selectAll().execute()
      const text = JSON.stringify(rows)
      for (const word of [...personal, '我家有一台']) expect(text).not.toContain(word)
    }
  })
})
