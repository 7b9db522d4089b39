/** Photos: in parts, cleaned before anybody sees them, and shown to those of the door only. */
import { maxPartBytes } from '../../src/protocol/limits'
import { answer, ask, codeOf } from '../support/api/ask'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { acceptsOnly, command, openDoor, push, visitArgs } from '../support/api/test-file'
import { seedStreet, type TestMember } from '../support/api/test-street'

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
const SECRET = 'Exif\0\0 GPS 30.63N 120.56E'
const picture = [
  segment(0xdb, Buffer.alloc(65, 7)),
  segment(0xda, Buffer.alloc(10, 1)),
  Buffer.alloc(70_000, 5),
]
const wrapped = (...inside: Buffer[]) =>
  Buffer.concat([Buffer.from([0xff, 0xd8]), ...inside, ...picture, Buffer.from([0xff, 0xd9])])
const dirtyPhoto = wrapped(segment(0xe1, Buffer.from(SECRET)))

describeOnBoth('uploads', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b1', 'a')))
  })
  afterAll(() => server.close())

  const parts = (fileId: string, bytes: Buffer) =>
    Array.from({ length: Math.ceil(bytes.length / maxPartBytes) }, (_, index) => ({
      fileId,
      purpose: 'photo',
      regionId: 'b1',
      index,
      partCount: Math.ceil(bytes.length / maxPartBytes),
      bytes: bytes.subarray(index * maxPartBytes, (index + 1) * maxPartBytes).toString('base64'),
    }))
  const put = (member: TestMember, part: object) => ask(server.api, member, 'file.put', part)
  const photo = (member: TestMember, photoId: string) =>
    ask(server.api, member, 'file.photo', { photoId, regionId: 'b1' })

  test('a photo comes in parts, in any order and again, and goes out without its metadata', async () => {
    const [first, second] = parts('p1', dirtyPhoto)
    expect(await put('micro', second ?? {})).toEqual({ ok: true, output: { complete: false } })
    expect(await put('micro', second ?? {})).toEqual({ ok: true, output: { complete: false } })
    expect(await put('micro', first ?? {})).toEqual({ ok: true, output: { complete: true } })
    expect(await put('micro', first ?? {})).toEqual({ ok: true, output: { complete: true } })
    const { mediaType, bytes } = await answer<{ mediaType: string; bytes: string }>(
      server.api,
      'micro',
      'file.photo',
      { photoId: 'p1', regionId: 'b1' },
    )
    expect(mediaType).toBe('image/jpeg')
    expect(Buffer.from(bytes, 'base64')).toEqual(wrapped())
  })

  test('is its uploader’s until a visit holds it, then those of the door may see it', async () => {
    expect(codeOf(await photo('worker', 'p1'))).toBe('forbidden')
    acceptsOnly(
      await push(
        server.api,
        'micro',
        command('visit.record', 'b1', { ...visitArgs('a', 'v1'), photoIds: ['p1'] }),
      ),
    )
    expect(codeOf(await photo('worker', 'p1'))).toBe('ok')
    expect(codeOf(await photo('leader', 'p1'))).toBe('ok')
    for (const member of ['other', 'nobody', 'admin'] as const)
      expect(codeOf(await photo(member, 'p1'))).toBe('forbidden')
    expect(await photo('other', 'p1')).toEqual(await photo('other', 'invented'))
  })

  test('naming somebody else’s photo in a visit of one’s own opens nothing', async () => {
    for (const part of parts('p2', dirtyPhoto)) await put('micro', part)
    acceptsOnly(
      await push(
        server.api,
        'leader',
        command('visit.record', 'b1', { ...visitArgs('a', 'v2'), photoIds: ['p2'] }),
      ),
    )
    expect(codeOf(await photo('leader', 'p2'))).toBe('forbidden')
  })

  test('the region that is named is authorised before the photo is looked for', async () => {
    const asked = { photoId: 'p1', regionId: 'b5' }
    expect(codeOf(await ask(server.api, 'micro', 'file.photo', asked))).toBe('forbidden')
  })

  test('a photo that a visit already names still comes when the post has ended', async () => {
    const [first, second] = parts('p3', dirtyPhoto)
    acceptsOnly(
      await push(
        server.api,
        'steward',
        command('visit.record', 'b1', { ...visitArgs('a', 'v3'), photoIds: ['p3'] }),
      ),
    )
    const ended = (at: number | null) =>
      server.api.database
        .updateTable('post')
        .set({ ended_at_ms: at, ended_by_name: at === null ? '' : '管理员' })
        .where('id', '=', 'post-steward')
        .execute()
    await ended(testNowMs)
    expect(codeOf(await put('steward', { ...first, fileId: 'p4' }))).toBe('forbidden')
    expect(codeOf(await put('steward', first ?? {}))).toBe('ok')
    expect(await put('steward', second ?? {})).toEqual({ ok: true, output: { complete: true } })
    expect(codeOf(await photo('steward', 'p3'))).toBe('forbidden')
    expect(codeOf(await photo('leader', 'p3'))).toBe('ok')
    await ended(null)
  })

  test('what is no photo, too large, another’s or not permitted is refused', async () => {
    const one = { fileId: 'x', purpose: 'photo', regionId: 'b1', index: 0, partCount: 1 }
    const text = Buffer.from('<svg onload="alert(1)"/>').toString('base64')
    expect(codeOf(await put('micro', { ...one, bytes: text }))).toBe('unusable')
    expect(codeOf(await put('micro', { ...one, partCount: 17, bytes: text }))).toBe('too-large')
    expect(await put('micro', { ...one, bytes: '' })).toMatchObject({
      error: { code: 'invalid', message: '这个文件是空的，请另选一个' },
    })
    expect(codeOf(await put('micro', { ...one, index: 3, bytes: text }))).toBe('invalid')
    expect(
      codeOf(
        await put('micro', { ...one, bytes: Buffer.alloc(maxPartBytes + 1).toString('base64') }),
      ),
    ).toBe('too-large')
    expect(codeOf(await put('leader', { ...one, fileId: 'p1', partCount: 2, bytes: text }))).toBe(
      'unusable',
    )
    for (const member of ['other', 'nobody'] as const)
      expect(codeOf(await put(member, { ...one, bytes: text }))).toBe('forbidden')
  })

  test('what is begun and never finished is limited, and forgotten after a week', async () => {
    const begin = (index: number, api = server.api) =>
      ask(api, 'steward', 'file.put', {
        fileId: `half-${index}`,
        purpose: 'photo',
        regionId: 'b1',
        index: 0,
        partCount: 2,
        bytes: 'AAAA',
      })
    for (let index = 0; index < 30; index++) expect(codeOf(await begin(index))).toBe('ok')
    expect(codeOf(await begin(30))).toBe('retry-later')
    const later = { ...server.api, nowMs: () => testNowMs + 8 * 24 * 3_600_000 }
    expect(codeOf(await begin(30, later))).toBe('ok')
    expect(codeOf(await photo('worker', 'p1'))).toBe('ok')
  })

  test('a photo that no visit names goes after 90 days, unless its visit may still be adopted', async () => {
    const days = 24 * 3_600_000
    const small = (fileId: string) => ({ ...parts(fileId, wrapped())[0], fileId })
    const whole = async (member: TestMember, fileId: string) => {
      for (const part of parts(fileId, wrapped())) await put(member, part)
    }
    const visit = (visitId: string, photoId: string) =>
      command('visit.record', 'b1', { ...visitArgs('a', visitId), photoIds: [photoId] })
    await whole('micro', 'named')
    await whole('micro', 'orphan')
    await whole('worker', 'refused')
    acceptsOnly(await push(server.api, 'micro', visit('v-named', 'named')))
    const gone = command('visit.record', 'b1', {
      ...visitArgs('nobody', 'v-gone'),
      photoIds: ['refused'],
    })
    expect((await push(server.api, 'worker', gone))[0]).toMatchObject({ status: 'rejected' })

    const stored = async () => {
      const rows = await server.api.database.selectFrom('upload').select('id').execute()
      return ['named', 'orphan', 'refused'].filter((id) => rows.some((row) => row.id === id))
    }
    const after = (ms: number) => ({ ...server.api, nowMs: () => testNowMs + ms })
    await ask(after(89 * days), 'micro', 'file.put', small('next'))
    expect(await stored()).toEqual(['named', 'orphan', 'refused'])
    await ask(after(91 * days), 'micro', 'file.put', small('last'))
    expect(await stored()).toEqual(['named', 'refused'])
  })
})
