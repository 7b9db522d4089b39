/** Photos that go with letters: anybody signed in may send them, only whoever took them up shows them to others. */
import {
  readHeldPhoto,
  takeUpPhotos,
} from '../../cloudfunctions/api/file/resident-photo.repository'
import { answer, ask, codeOf } from '../support/api/ask'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { actorOf, seedStreet, tenantId, type TestMember } from '../support/api/test-street'

const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xdb, 0, 67]),
  Buffer.alloc(65, 7),
  Buffer.from([0xff, 0xda, 0, 12]),
  Buffer.alloc(10, 1),
  Buffer.alloc(500, 5),
  Buffer.from([0xff, 0xd9]),
])

describeOnBoth('photos of residents', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
  })
  afterAll(() => server.close())

  const partOf = (fileId: string) => ({
    fileId,
    purpose: 'resident-photo',
    regionId: 'b1',
    index: 0,
    partCount: 1,
    bytes: jpeg.toString('base64'),
  })
  const put = (member: TestMember, fileId: string, part: object = {}) =>
    ask(server.api, member, 'file.put', { ...partOf(fileId), ...part })
  const photo = (member: TestMember, photoId: string) =>
    ask(server.api, member, 'file.photo', { photoId, regionId: 'b1' })
  const take = (member: TestMember, photoIds: readonly string[], id: string) =>
    server.api.database.transaction().execute((transaction) =>
      takeUpPhotos(transaction, actorOf(member), photoIds, {
        kind: 'matter',
        id,
      }),
    )

  test('need no post, only a region that exists', async () => {
    expect(await put('nobody', 'r1')).toEqual({ ok: true, output: { complete: true } })
    expect(codeOf(await put('nobody', 'r2', { regionId: 'nowhere' }))).toBe('forbidden')
    expect(codeOf(await put('nobody', 'r3', { purpose: 'photo' }))).toBe('forbidden')
  })

  test('are shown to whoever took them and to nobody else', async () => {
    const { mediaType } = await answer<{ mediaType: string }>(server.api, 'nobody', 'file.photo', {
      photoId: 'r1',
      regionId: 'b1',
    })
    expect(mediaType).toBe('image/jpeg')
    for (const other of ['worker', 'admin', 'micro'] as const)
      expect(codeOf(await photo(other, 'r1'))).toBe('forbidden')
  })

  test('are taken up once, by what their own member made, and read through it', async () => {
    expect(await take('worker', ['r1'], 'm1')).toEqual([])
    expect(await take('nobody', ['gone', 'r1'], 'm1')).toEqual(['r1'])
    expect(await take('nobody', ['r1'], 'm1')).toEqual(['r1'])
    expect(await take('nobody', ['r1'], 'm2')).toEqual([])
    const context = { vault: server.api.vault, tenantId }
    const read = (id: string) =>
      readHeldPhoto(server.api.database, context, 'r1', { kind: 'matter', id })
    expect((await read('m1'))?.bytes.length).toBeGreaterThan(500)
    expect(await read('m2')).toBeNull()
  })

  test('that nothing takes up are so many and no more', async () => {
    for (let index = 0; index < 60; index++)
      expect(codeOf(await put('other', `many-${index}`))).toBe('ok')
    expect(codeOf(await put('other', 'one-more'))).toBe('retry-later')
    expect(codeOf(await put('other', 'many-7'))).toBe('ok')
    await take('other', ['many-0'], 'm3')
    expect(codeOf(await put('other', 'one-more'))).toBe('ok')
  })

  test('are forgotten after ninety days unless something took them up', async () => {
    const later = { ...server.api, nowMs: () => testNowMs + 91 * 86_400_000 }
    await ask(later, 'nobody', 'file.put', partOf('later'))
    const left = await server.api.database
      .selectFrom('upload')
      .select('id')
      .where('member_id', '=', 'nobody')
      .orderBy('id')
      .execute()
    expect(left.map(({ id }) => id)).toEqual(['later', 'r1'])
  })
})
