/** 公告: told to a region and below, read without a login, corrected and withdrawn in the open; nobody counts readers. */
import { handleCall } from '../../cloudfunctions/api/call'
import type { AnnouncementFields } from '../../src/domain/announcement/announcement'
import type { OfficeCommandArgs, OfficeCommandName } from '../../src/domain/office-commands'
import type {
  AnnouncementPage,
  AnnouncementView,
  OneAnnouncement,
} from '../../src/protocol/announcement'
import { announcementFields as fields } from '../support/api/announcement-samples'
import { answer, ask, codeOf } from '../support/api/ask'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { officeCommand, push } from '../support/api/test-file'
import { regionIds, seedStreet, type TestMember } from '../support/api/test-street'
import { regionId } from '../support/fixture-building'

const dayMs = 24 * 3_600_000
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 0xff, 0xd9])

describeOnBoth('announcements', (kind) => {
  let server: TestApi
  let nowMs = testNowMs
  const api = () => ({ ...server.api, nowMs: () => nowMs })

  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
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
  const to = (...ids: string[]) => ids.map(regionId)
  const publish = (
    announcementId: string,
    change: Partial<AnnouncementFields> = {},
    [member, where]: readonly [TestMember, string] = ['worker', 'c1'],
  ) =>
    send(member, 'announcement.publish', where, {
      ...{ announcementId, seenAtMs: 0 },
      fields: { ...fields, title: announcementId, ...change },
    })
  const read = async (regions: readonly string[], list = 'standing') => {
    const input = { regionIds: regions, list }
    const call = { path: 'announcement.shown', input, identity: { kind: 'none' } as const }
    const reply = await handleCall(api(), call)
    if (!reply.ok) throw new Error(reply.error.code)
    return (reply.output as AnnouncementPage).announcements
  }
  const titles = async (regions: readonly string[], list?: string) =>
    (await read(regions, list)).map(({ fields: { title } }) => title)
  const one = (member: TestMember, announcementId: string) =>
    answer<OneAnnouncement | null>(api(), member, 'announcement.one', { announcementId })
  const desk = async (list: string, member: TestMember = 'worker', where = 'c1') => {
    const input = { regionId: where, list }
    const page = await answer<AnnouncementPage>(api(), member, 'announcement.desk', input)
    return page.announcements.map(({ id }) => id)
  }

  test('reaches its regions and what lies below them, pinned first, then the newest; nobody signs in', async () => {
    expect(await publish('a1', { regionIds: to('c1') })).toBe('applied')
    nowMs += 1000
    expect(await publish('a2', { regionIds: to('b1', 'm2'), pinned: true })).toBe('applied')
    nowMs += 1000
    expect(await publish('a3', { regionIds: to('g1') }, ['leader', 'g1'])).toBe('applied')
    nowMs += 1000
    expect(await publish('a4', { regionIds: to('street') }, ['admin', 'street'])).toBe('applied')
    expect(await titles(['b1'])).toEqual(['a2', 'a4', 'a3', 'a1'])
    expect(await titles(['c1'])).toEqual(['a4', 'a1'])
    expect(await titles(['c2'])).toEqual(['a4'])
    // One's own and one's mother's, each once.
    expect(await titles(['b3', 'b5'])).toEqual(['a2', 'a4', 'a3', 'a1'])
    expect(await titles(['nowhere'])).toEqual([])
    const [shown] = await read(['c2'])
    expect(shown).toMatchObject({ fromName: '区域street', regionNames: ['区域street'] })
  })

  test('is told to nobody above or beside the post, whatever the command names', async () => {
    const wrong: readonly [TestMember, string, string][] = [
      ['worker', 'c1', 'c2'],
      ['worker', 'c1', 'street'],
      ['leader', 'g1', 'g2'],
      ['leader', 'g1', 'nowhere'],
    ]
    for (const [member, where, target] of wrong)
      expect(await publish('a9', { regionIds: to('b1', target) }, [member, where])).toBe(
        'region-not-found',
      )
    for (const member of ['micro', 'steward', 'nobody'] as const)
      expect(await publish('a9', {}, [member, 'b1'])).toBe('forbidden')
    expect(await publish('a1', { regionIds: to('c2') }, ['other', 'c2'])).toBe('id-taken')
    const foreign = { announcementId: 'a1', reason: '不要了' }
    expect(await send('other', 'announcement.withdraw', 'c2', foreign)).toBe(
      'announcement-not-found',
    )
    expect(await publish('a9', { activityId: 'no-activity' })).toBe('activity-not-found')
    expect(await publish('a9', { photoId: 'no-photo' })).toBe('invalid')
    expect(await publish('a9', { untilDate: '2026-03-09' })).toBe('invalid')
    expect(await one('admin', 'a9')).toBeNull()
  })

  test('a draft is the office’s, also a colleague’s above, until it is published with its picture', async () => {
    const part = { fileId: 'p1', purpose: 'resident-photo', regionId: 'g1' }
    const bytes = jpeg.toString('base64')
    await answer(api(), 'leader', 'file.put', { ...part, index: 0, partCount: 1, bytes })
    const draft = { ...fields, title: 'd1', regionIds: to('m1'), photoId: 'p1' }
    const args = { announcementId: 'd1', fields: draft, seenAtMs: 0 }
    expect(await send('leader', 'announcement.draft', 'g1', args)).toBe('applied')
    expect([await one('nobody', 'd1'), await one('micro', 'd1')]).toEqual([null, null])
    expect(await titles(['m1'])).not.toContain('d1')
    expect(await desk('draft')).toEqual(['d1'])
    expect(
      codeOf(await ask(api(), 'micro', 'announcement.desk', { regionId: 'm1', list: 'draft' })),
    ).toBe('forbidden')
    expect(await answer(api(), 'nobody', 'announcement.photo', { announcementId: 'd1' })).toBeNull()
    expect(await send('worker', 'announcement.publish', 'c1', args)).toBe('applied')
    expect(await send('leader', 'announcement.draft', 'g1', args)).toBe('already-done')
    expect(await titles(['m1'])).toContain('d1')
    const picture = await answer(api(), 'nobody', 'announcement.photo', { announcementId: 'd1' })
    expect(picture).toMatchObject({ mediaType: 'image/jpeg' })
    expect((await one('leader', 'd1'))?.acts.map(({ kind: act, byName }) => [act, byName])).toEqual(
      [
        ['publish', 'worker'],
        ['draft', '李组长'],
      ],
    )
    expect((await one('micro', 'd1'))?.acts).toEqual([])
  })

  test('a correction stands beside what it corrects, and a withdrawal where it was read', async () => {
    const args = { announcementId: 'a1', fields: { ...fields, title: 'a1', regionIds: to('c1') } }
    const seenAtMs = (await one('worker', 'a1'))?.announcement.changedAtMs ?? 0
    const correct = (change: Partial<AnnouncementFields>) =>
      send('worker', 'announcement.correct', 'c1', {
        ...{ ...args, fields: { ...args.fields, ...change } },
        ...{ words: '改到周五', seenAtMs },
      })
    expect(await correct({})).toBe('invalid')
    expect(await correct({ text: '周五停水' })).toBe('applied')
    // Written over the words that stood there before the first correction.
    expect(await correct({ text: '周六停水' })).toBe('already-done')
    const [view] = (await read(['c1'])).filter(({ id }) => id === 'a1')
    expect(view).toMatchObject<Partial<AnnouncementView>>({
      fields: { ...args.fields, text: '周五停水' },
      corrections: [{ atMs: nowMs, words: '改到周五', title: 'a1', text: fields.text }],
    })
    const withdraw = { announcementId: 'a1', reason: '不停水了' }
    expect(await send('worker', 'announcement.withdraw', 'c1', withdraw)).toBe('applied')
    expect(await send('worker', 'announcement.withdraw', 'c1', withdraw)).toBe('already-done')
    expect(await correct({ text: '又停水' })).toBe('already-done')
    const again = (await read(['c1'])).find(({ id }) => id === 'a1')
    expect(again).toMatchObject({ standing: 'withdrawn', withdrawnReason: '不停水了' })
    expect(await desk('ended')).toEqual(['a1'])
  })

  test('comes and goes by its days, without anything having to run', async () => {
    nowMs += 1000
    expect(await publish('later', { fromDate: '2026-03-12', untilDate: '2026-03-13' })).toBe(
      'applied',
    )
    expect([await titles(['b1']), await one('nobody', 'later')]).toEqual([
      expect.not.arrayContaining(['later']),
      null,
    ])
    expect(await desk('standing')).toContain('later')
    nowMs += 2 * dayMs
    expect(await titles(['b1'])).toContain('later')
    nowMs += 2 * dayMs
    expect(await titles(['b1'])).toEqual([])
    expect(await titles(['b1'], 'past')).toEqual(['later', 'd1', 'a4', 'a3', 'a2', 'a1'])
    expect((await one('nobody', 'later'))?.announcement.standing).toBe('expired')
  })

  test('reading leaves no trace of who read', async () => {
    const counts = async () => {
      const tables = await server.api.database.introspection.getTables()
      const of = tables.filter(({ name, isView }) => !isView && name.startsWith('announcement'))
      const rows = await Promise.all(
        of.map(({ name }) =>
          server.api.database
            .selectFrom(name as 'announcement')
            .select((query) => query.fn.countAll<number>().as('count'))
            .executeTakeFirstOrThrow(),
        ),
      )
      return [of.map(({ name }) => name).sort(), rows.map(({ count }) => Number(count))]
    }
    const before = await counts()
    expect(before[0]).toEqual(['announcement', 'announcement_act', 'announcement_region'])
    for (const member of ['nobody', 'steward', 'worker'] as const) await one(member, 'a2')
    await read(regionIds.slice(0, 5))
    expect(await counts()).toEqual(before)
    expect(server.reports).toEqual([])
  })
})
