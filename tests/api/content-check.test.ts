/** What residents write for neighbours: checked after it was written, shown or held, decided by a person, never lost. */
import { sql } from 'kysely'
import type { ContentChecker } from '../../cloudfunctions/api/content-check/content-checker'
import {
  drainContentChecks,
  pauseAfterMs,
} from '../../cloudfunctions/api/content-check/drain-content-checks'
import { FakeContentChecker } from '../../cloudfunctions/api/content-check/fake-content-checker'
import { runTimer } from '../../cloudfunctions/api/timer'
import type { OfficeCommandArgs, OfficeCommandName } from '../../src/domain/office-commands'
import type { HeldContent } from '../../src/protocol/content'
import type { MatterView, PublicMatter } from '../../src/protocol/matter'
import { answer, ask, codeOf } from '../support/api/ask'
import { emptyDatabase, everyText } from '../support/api/look-inside'
import { matterRequest } from '../support/api/matter-samples'
import { officeCommand, push } from '../support/api/test-file'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { endPost, seedStreet } from '../support/api/test-street'
import { addMembers } from '../support/api/test-volunteers'

const minute = 60_000
const rude = '垃圾房又满了，你们滚出去吧'
const named = { kind: 'matter', subjectId: 'm' } as const
const subject = { ...named, writtenAtMs: testNowMs }

describeOnBoth('content check', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    server.reports.length = 0
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addMembers(server.api, ['resident'])
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
  const submit = (text: string, change: Partial<typeof matterRequest> = {}, member = 'resident') =>
    send(member, 'matter.submit', 'b1', {
      matterId: 'm',
      request: { ...matterRequest, isPublic: true, text, ...change },
    })
  const checking = (contentChecker: ContentChecker) => ({ ...server.api, contentChecker })
  const drain = (nowMs = testNowMs, checker: ContentChecker = new FakeContentChecker()) =>
    drainContentChecks(checking(checker), nowMs)
  const mine = async () => {
    const view = await answer<MatterView | null>(server.api, 'resident', 'matter.one', {
      matterId: 'm',
    })
    return `${view?.publicity} ${view?.heldReason}`.trim()
  }
  const neighboursSee = async () => {
    const { matters } = await answer<{ matters: readonly PublicMatter[] }>(
      ...([server.api, 'resident', 'matter.around', {}] as const),
    )
    return matters.map(({ text }) => text)
  }
  const held = (member = 'worker', regionId = 'c1') =>
    answer<readonly HeldContent[]>(server.api, member, 'content.held', { regionId })
  const told = async () => {
    const rows = await server.api.database
      .selectFrom('message')
      .select('id')
      .where('id', 'like', '%publicity%')
      .orderBy('id')
      .execute()
    // The turn at its end says only that it is another message than that of the words before.
    return rows.map(({ id }) => id.replace(/(?<=^matter\.m\.publicity\.\w+)\.\d+$/, ''))
  }

  test('neighbours see a request once its text has passed, and not a moment before', async () => {
    expect(await submit('垃圾房又满了')).toBe('applied')
    expect([await mine(), await neighboursSee()]).toEqual(['checking', []])
    expect(await everyText(server.api)).not.toContain('垃圾房')
    await runTimer(server.api, testNowMs)
    expect([await mine(), await neighboursSee()]).toEqual(['shown', ['垃圾房又满了']])
    expect([await told(), await held()]).toEqual([[], []])
  })

  test('a private one is nobody’s to check', async () => {
    await submit(rude, { isPublic: false })
    const checker = new FakeContentChecker()
    await drain(testNowMs, checker)
    expect([checker.asked, await mine()]).toEqual([[], 'private'])
  })

  test('held words are written anew by who asked, looked at anew, and stay in the history', async () => {
    const rewrite = (text: string, member = 'resident') =>
      send(member, 'matter.rewrite', 'b1', { matterId: 'm', text, photoIds: [] })
    await submit(rude)
    expect(await rewrite('垃圾房满了')).toBe('already-done')
    await drain()
    for (const member of ['micro', 'worker', 'nobody'])
      expect(await rewrite('垃圾房满了', member)).toBe('matter-not-found')
    expect(await rewrite(rude)).toBe('applied')
    await drain()
    expect(await mine()).toBe('held')
    expect(await told()).toEqual(['matter.m.publicity.held', 'matter.m.publicity.held'])
    expect(
      await send('worker', 'content.keep-held', 'c1', { ...subject, reason: '请不要骂人' }),
    ).toBe('applied')
    expect(await mine()).toBe('held 请不要骂人')
    expect(await rewrite('垃圾房满了，请来收')).toBe('applied')
    expect([await mine(), await held()]).toEqual(['checking', []])
    await drain()
    expect([await mine(), await neighboursSee()]).toEqual(['shown', ['垃圾房满了，请来收']])
    expect(await rewrite('再改一次')).toBe('already-done')
    const view = await answer<MatterView>(server.api, 'resident', 'matter.one', { matterId: 'm' })
    expect(view.steps.map(({ kind, words }) => [kind, words])).toEqual([
      ['submit', ''],
      ['rewrite', rude],
      ['rewrite', rude],
    ])
    expect(await everyText(server.api)).not.toContain('垃圾房满了')
    await send('nobody', 'matter.add-voice', 'b1', { matterId: 'm' })
    const seen = await answer<MatterView>(server.api, 'nobody', 'matter.one', { matterId: 'm' })
    expect(JSON.stringify(seen)).not.toContain(rude)
  })

  test('what was taken down for somebody is written anew only while a post there lasts', async () => {
    const request = { ...matterRequest, isPublic: true, text: rude }
    await send('micro', 'matter.take-down', 'm1', { matterId: 'm', channel: 'phone', request })
    await drain()
    const seen = await answer<MatterView>(server.api, 'micro', 'matter.one', { matterId: 'm' })
    expect([seen.side, seen.mayRewrite]).toEqual(['handler', true])
    await endPost(server.api, 'micro')
    const anew = { matterId: 'm', text: '垃圾房满了', photoIds: [] }
    expect(await send('micro', 'matter.rewrite', 'b1', anew)).toBe('matter-not-found')
  })

  test('a held one is told, goes on, and is shown when a person lets it through', async () => {
    await submit(rude)
    await drain()
    expect([await mine(), await neighboursSee()]).toEqual(['held', []])
    expect(await told()).toEqual(['matter.m.publicity.held'])
    const accept = { kind: 'accept', words: '' } as const
    const handled = { matterId: 'm', act: accept, photoIds: [] }
    expect(await send('micro', 'matter.handle', 'm1', handled)).toBe('applied')
    expect(await held()).toEqual([
      {
        ...{ ...subject, regionId: 'b1', regionName: '区域b1' },
        ...{ why: 'abuse', text: rude, photoIds: [], isOwn: false },
      },
    ])
    expect(await send('worker', 'content.release', 'c1', subject)).toBe('applied')
    expect([await mine(), await neighboursSee(), await held()]).toEqual(['shown', [rude], []])
    expect(await told()).toEqual(['matter.m.publicity.held', 'matter.m.publicity.passed'])
    expect(await send('admin', 'content.keep-held', 'street', { ...subject, reason: '不' })).toBe(
      'already-done',
    )
  })

  test('what a person keeps stays unshown, and the writer reads why', async () => {
    await submit(rude)
    await drain()
    const kept = { ...subject, reason: '请不要骂人，改好再公开' }
    expect(await send('worker', 'content.keep-held', 'c1', kept)).toBe('applied')
    expect(await mine()).toBe('held 请不要骂人，改好再公开')
    expect(await everyText(server.api)).not.toContain('请不要骂人')
    expect([await neighboursSee(), await held()]).toEqual([[], []])
    expect(await send('worker', 'content.release', 'c1', subject)).toBe('already-done')
  })

  test('who has read the words before they were written anew decides nothing about the new ones', async () => {
    await submit(rude)
    await drain()
    const later = testNowMs + minute
    const anew = officeCommand('matter.rewrite', 'b1', {
      ...{ matterId: 'm', text: `${rude}！`, photoIds: [] },
    })
    await push({ ...server.api, nowMs: () => later }, 'resident', anew)
    await drain(later)
    const keep = { ...subject, reason: '请不要骂人' }
    expect([
      await send('worker', 'content.release', 'c1', subject),
      await send('worker', 'content.keep-held', 'c1', keep),
    ]).toEqual(['already-done', 'already-done'])
    expect([await mine(), await neighboursSee()]).toEqual(['held', []])
    const [{ writtenAtMs } = subject] = await held()
    expect(await send('worker', 'content.release', 'c1', { ...named, writtenAtMs })).toBe('applied')
    expect(await neighboursSee()).toEqual([`${rude}！`])
  })

  test('another community, a grid member and the writer decide nothing', async () => {
    await submit(rude, {}, 'worker')
    await drain()
    expect(await held('other', 'c2')).toEqual([])
    expect(await send('other', 'content.release', 'c2', subject)).toBe('content-not-found')
    expect(await send('other', 'content.release', 'c1', subject)).toBe('forbidden')
    expect(await send('micro', 'content.release', 'm1', subject)).toBe('forbidden')
    expect(codeOf(await ask(server.api, 'micro', 'content.held', { regionId: 'm1' }))).toBe(
      'forbidden',
    )
    const seen = await held('worker')
    expect(seen.map(({ isOwn }) => isOwn)).toEqual([true])
    expect(await send('worker', 'content.release', 'c1', subject)).toBe('needs-another')
    expect(await send('admin', 'content.release', 'street', subject)).toBe('applied')
  })

  test('words that the asker and the handlers add are read by who added a voice once they passed', async () => {
    await addMembers(server.api, ['neighbour'])
    await submit('垃圾房又满了')
    await drain()
    expect(await send('neighbour', 'matter.add-voice', 'b1', { matterId: 'm' })).toBe('applied')
    const say = (words: string) =>
      send('resident', 'matter.say', 'b1', { matterId: 'm', words, photoIds: [] })
    expect([await say(rude), await say('今天又没人来')]).toEqual(['applied', 'applied'])
    const answered = { kind: 'progress', words: '已经派车' } as const
    const handled = { matterId: 'm', act: answered, photoIds: [] }
    expect(await send('micro', 'matter.handle', 'm1', handled)).toBe('applied')
    const read = async (member: string) => {
      const view = await answer<MatterView>(server.api, member, 'matter.one', { matterId: 'm' })
      return view.steps.slice(1).map((step) => `${step.publicity} ${step.words}`.trim())
    }
    const all = [`checking ${rude}`, 'checking 今天又没人来', 'checking 已经派车']
    expect([await read('resident'), await read('micro')]).toEqual([all, all])
    expect(await read('neighbour')).toEqual(['checking', 'checking', 'checking'])
    await drain()
    const seen = ['held', 'shown 今天又没人来', 'shown 已经派车']
    expect(await read('neighbour')).toEqual(seen)
    const step = { kind: 'matter-step', subjectId: 'm.2', writtenAtMs: testNowMs } as const
    expect(await held()).toMatchObject([{ ...step, why: 'abuse', text: rude, regionId: 'b1' }])
    const kept = { ...step, reason: '请不要骂人' }
    expect(await send('worker', 'content.keep-held', 'c1', kept)).toBe('applied')
    expect(await read('neighbour')).toEqual(seen)
    const own = await answer<MatterView>(server.api, 'resident', 'matter.one', { matterId: 'm' })
    expect(own.steps.map(({ heldReason }) => heldReason)).toEqual(['', '请不要骂人', '', ''])
    expect(await told()).toEqual(['matter.m.2.publicity.held', 'matter.m.2.publicity.kept'])
  })

  test('while WeChat is down it waits, each time longer; in the end a person looks', async () => {
    await submit('垃圾房又满了')
    const down = new FakeContentChecker(() => ({ kind: 'later' }))
    let now = testNowMs
    for (let attempt = 1; attempt <= 6; attempt++) {
      await drain(now, down)
      await drain(now + pauseAfterMs(attempt) - 1, down)
      expect(down.asked).toHaveLength(attempt)
      now += pauseAfterMs(attempt)
    }
    expect(await mine()).toBe('checking')
    await drain(now, down)
    expect([down.asked.length, await mine()]).toEqual([6, 'held'])
    expect((await held()).map(({ why }) => why)).toEqual(['not-reached'])
  })

  test('WeChat comes back', async () => {
    await submit('垃圾房又满了')
    await drain(testNowMs, new FakeContentChecker(() => ({ kind: 'later' })))
    await drain(testNowMs + minute)
    expect(await mine()).toBe('shown')
  })

  test('two timers at once ask once and settle once', async () => {
    await submit(rude)
    const other = kind === 'PGlite' ? null : await server.openAnother()
    const checker = new FakeContentChecker()
    const apis = [server.api, other?.api ?? server.api]
    await Promise.all(
      apis.map((api) => drainContentChecks({ ...api, contentChecker: checker }, testNowMs)),
    )
    await other?.close()
    expect([checker.asked, await mine(), await told()]).toEqual([
      [rude],
      'held',
      ['matter.m.publicity.held'],
    ])
  })

  test('a server that ends before the answer, or before it is written down, costs ten minutes', async () => {
    await submit('垃圾房又满了')
    const dying = new FakeContentChecker(() => {
      throw new Error('killed')
    })
    await drain(testNowMs, dying)
    expect(server.reports).toHaveLength(1)
    await drain(testNowMs + 9 * minute)
    expect(await mine()).toBe('checking')
    await drain(testNowMs + 10 * minute)
    expect(await mine()).toBe('shown')
  })

  test('the verdict and what follows are written together or not at all', async () => {
    await submit('垃圾房又满了')
    const { database } = server.api
    await sql`alter table matter add constraint no_show check (publicity <> 'shown')`.execute(
      database,
    )
    await drain()
    await sql`alter table matter drop constraint no_show`.execute(database)
    const row = await database.selectFrom('content_check').select('state').executeTakeFirst()
    expect([row?.state, await mine()]).toEqual(['waiting', 'checking'])
    await drain(testNowMs + 10 * minute)
    expect(await mine()).toBe('shown')
  })
})
