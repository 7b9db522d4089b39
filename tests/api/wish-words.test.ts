/** The words of a wish and its thanks: checked by machine and by person before everybody reads them, and told when held. */
import { drainContentChecks } from '../../cloudfunctions/api/content-check/drain-content-checks'
import type { OfficeCommandArgs, OfficeCommandName } from '../../src/domain/office-commands'
import type { HeldContent } from '../../src/protocol/content'
import type { PublicWish, WishPage, WishPlace, WishView } from '../../src/protocol/wish'
import { answer } from '../support/api/ask'
import { officeCommand, push } from '../support/api/test-file'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { seedStreet } from '../support/api/test-street'
import { addMembers } from '../support/api/test-volunteers'
import { helper, wishRequest } from '../support/api/wish-samples'

describeOnBoth('words of wishes', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
    await addMembers(server.api, ['wisher', 'anna'])
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
  const write = (wishId: string, text: string, member = 'wisher') =>
    send(member, 'wish.publish', 'b1', { wishId, request: { ...wishRequest, text } })
  const publish = (wishId: string, text: string, member = 'worker') =>
    send(member, 'wish.handle', member === 'admin' ? 'street' : 'c1', {
      ...{ wishId, act: { kind: 'publish', text }, photoIds: [] },
    })
  const drain = () => drainContentChecks(server.api, testNowMs)
  const one = (member: string, wishId: string) =>
    answer<WishView>(server.api, member, 'wish.one', { wishId })
  const heldIds = async () => {
    const all = await answer<HeldContent[]>(server.api, 'worker', 'content.held', {
      regionId: 'c1',
    })
    return all.map(({ subjectId }) => subjectId)
  }
  const toldWisher = async (part: string) => {
    const rows = await server.api.database
      .selectFrom('message')
      .select('id')
      .where('member_id', '=', 'wisher')
      .where('id', 'like', `%${part}%`)
      .execute()
    return rows.map(({ id }) => id)
  }

  test('nothing is published before the check has answered; what it holds is told and decided by another', async () => {
    await write('clean', '想要一台收音机')
    await write('rude', '你们滚出去，给我一台收音机')
    await write('own', '滚出去吧，想要一台收音机', 'worker')
    expect(await publish('clean', '想要一台收音机')).toBe('invalid')
    expect((await one('wisher', 'clean')).wordsCheck).toBe('waiting')
    await drain()
    expect(await publish('clean', '想要一台收音机')).toBe('applied')
    expect(await heldIds()).toEqual(['own', 'rude'])
    expect(await one('wisher', 'rude')).toMatchObject({ wordsCheck: 'held', heldWhy: null })
    expect((await one('worker', 'rude')).heldWhy).toBe('abuse')
    expect(await toldWisher('.held')).toEqual(['wish.rude.words.held.1'])
    expect(await publish('rude', '想要一台收音机')).toBe('applied')
    expect(await publish('own', '想要一台收音机')).toBe('needs-another')
    expect(await publish('own', '想要一台收音机', 'admin')).toBe('applied')
    expect(await heldIds()).toEqual([])
  })

  test('what was held or turned down is written anew by whose it is, and looked at anew', async () => {
    const rewrite = (text: string, member = 'wisher') =>
      send(member, 'wish.rewrite', 'b1', { wishId: 'anew', text })
    await write('anew', '你们滚出去，给我一台收音机')
    expect(await rewrite('想要一台收音机')).toBe('already-done')
    await drain()
    expect(await rewrite('想要一台收音机', 'anna')).toBe('wish-not-found')
    expect(await rewrite('想要一台收音机')).toBe('applied')
    expect((await one('wisher', 'anew')).wordsCheck).toBe('waiting')
    await drain()
    expect(await rewrite('想要一台大的收音机')).toBe('already-done')
    const decline = { kind: 'decline', words: '请写清楚要哪一种' } as const
    const args = { wishId: 'anew', act: decline, photoIds: [] }
    expect(await send('worker', 'wish.handle', 'c1', args)).toBe('applied')
    expect(await rewrite('想要一台能听戏的收音机')).toBe('applied')
    await drain()
    const seen = await one('wisher', 'anew')
    expect([seen.state, seen.text]).toEqual(['checking', '想要一台能听戏的收音机'])
    expect(seen.steps.map(({ kind, words }) => [kind, words])).toEqual([
      ['submit', ''],
      ['rewrite', '你们滚出去，给我一台收音机'],
      ['decline', '请写清楚要哪一种'],
      ['rewrite', '想要一台收音机'],
    ])
    expect(await publish('anew', '想要一台能听戏的收音机')).toBe('applied')
    expect(await rewrite('想要一台电视')).toBe('already-done')
    expect((await one('anna', 'anew')).steps).toEqual([])
    await send('wisher', 'wish.withdraw', 'b1', { wishId: 'anew' })
  })

  test('kept by who reviews contents it is declined with the reason; declined or withdrawn nobody has to look', async () => {
    for (const id of ['kept', 'declined', 'withdrawn']) await write(id, '你们滚出去')
    await drain()
    const reason = '请不要骂人，改好再写'
    expect(
      await send('worker', 'content.keep-held', 'c1', {
        ...{ kind: 'wish', subjectId: 'kept', writtenAtMs: testNowMs },
        reason,
      }),
    ).toBe('applied')
    const decline = { kind: 'decline', words: reason } as const
    await send('worker', 'wish.handle', 'c1', { wishId: 'declined', act: decline, photoIds: [] })
    await send('wisher', 'wish.withdraw', 'b1', { wishId: 'withdrawn' })
    for (const id of ['kept', 'declined']) {
      const view = await one('wisher', id)
      expect([view.state, view.steps.at(-1)?.words]).toEqual(['declined', reason])
    }
    expect(await heldIds()).toEqual([])
  })

  test('everybody reads the thanks once they were checked, unless they name somebody', async () => {
    const thanks = { nice: '声音很响亮，谢谢邻居', named: '谢谢陈志强师傅', bad: '滚出去' }
    for (const [wishId, words] of Object.entries(thanks)) {
      await write(wishId, '想要一台收音机')
      await drain()
      await publish(wishId, '想要一台收音机')
      await send('anna', 'wish.claim', 'g1', { wishId, helper, words: '' })
      const connect = { kind: 'connect', words: '' } as const
      await send('worker', 'wish.handle', 'c1', { wishId, act: connect, photoIds: [] })
      await send('anna', 'wish.fulfil', 'g1', { wishId, words: '送去了', photoIds: [] })
      const told = { wishId, cameTrue: true, words, photoIds: [] }
      expect(await send('wisher', 'wish.confirm', 'g1', told)).toBe('applied')
      expect((await one('anna', wishId)).thanks).toBe('')
    }
    await drain()
    const { wishes } = await answer<WishPage<PublicWish>>(
      ...([server.api, 'nobody', 'wish.shown', { list: 'true' }] as const),
    )
    const shown = Object.fromEntries(wishes.map((wish) => [wish.id, wish.thanks]))
    expect(shown).toEqual({ nice: thanks.nice, named: '', bad: '' })
    expect((await one('anna', 'named')).steps.at(-1)?.words).toBe(thanks.named)
    expect(await toldWisher('thanks')).toEqual(['wish.bad.thanks.held'])
    const places = await answer<WishPlace[]>(server.api, 'worker', 'wish.places', {})
    expect(places).toMatchObject([
      { regionId: 'c1', isOwn: true, open: 3 },
      { regionId: 'c2', isOwn: false, open: 0 },
    ])
  })
})
