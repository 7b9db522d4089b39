/** 小程序码 drawn by WeChat's API, against a server that answers as its documentation says; and who may ask for one. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chooseMiniProgramCodes } from '../../cloudfunctions/api/attendance/choose-mini-program-codes'
import { FakeMiniProgramCodes } from '../../cloudfunctions/api/attendance/fake-mini-program-codes'
import {
  noMiniProgramCodes,
  type NoPicture,
} from '../../cloudfunctions/api/attendance/mini-program-codes'
import { createWechatMiniProgramCodes } from '../../cloudfunctions/api/attendance/wechat-mini-program-codes'
import { isWholePicture } from '../../cloudfunctions/api/attendance/whole-picture'
import type { Api } from '../../cloudfunctions/api/api'
import { createWechatAccess } from '../../cloudfunctions/api/wechat-access'
import type { GatePack, WallPicture } from '../../src/protocol/attendance'
import { answer, ask, codeOf } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { addShift } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { seedStreet } from '../support/api/test-street'
import { readPdf } from '../support/read-pdf'

let picture: Buffer = Buffer.of()
/** One grey dot: how large it is, the scan, the end. */
const jpeg = Buffer.from('ffd8ffc0000b080001000101011100ffda0008010100003f0055ffd9', 'hex')

type Answer = number | 'picture' | 'cut' | 'nonsense' | Buffer

let server: Server
let seen: { readonly path: string; readonly body: string }[] = []
/** What the next askings are answered with. */
let answers: Answer[] = []
let tokens = 0

beforeAll(async () => {
  const drawn = await new FakeMiniProgramCodes().make('scan', '')
  if (typeof drawn === 'string') throw new Error(drawn)
  picture = drawn
  server = createServer((request, reply) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const path = request.url ?? ''
      seen.push({ path, body })
      if (path.startsWith('/cgi-bin/token'))
        return reply.end(JSON.stringify({ access_token: `token-${++tokens}`, expires_in: 7200 }))
      const next = answers.shift() ?? 'picture'
      if (next === 'cut') return request.socket.destroy()
      if (next === 'nonsense') return reply.end('<html>')
      if (typeof next === 'number')
        return reply.end(JSON.stringify({ errcode: next, errmsg: 'no' }))
      const drawn = next === 'picture' ? picture : next
      return reply.writeHead(200, { 'content-type': 'image/png' }).end(drawn)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
beforeEach(() => {
  seen = []
  answers = []
  tokens = 0
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const codes = (port = (server.address() as AddressInfo).port) =>
  createWechatMiniProgramCodes(
    createWechatAccess({
      appid: 'wx1',
      secret: 's3',
      origin: `http://127.0.0.1:${port}`,
      nowMs: () => 0,
    }),
  )

test('the picture comes as it is; the scene and the page stand in what was asked', async () => {
  const wechat = codes()
  expect(await wechat.make('scan', '0123456789abcdef01234567')).toEqual(picture)
  await wechat.make('certificate', 'ABCDEFGHJKMNPQRSTUVW')
  expect(tokens).toBe(1)
  expect(seen[1]?.path).toBe('/wxa/getwxacodeunlimit?access_token=token-1')
  expect(JSON.parse(seen[1]?.body ?? '')).toEqual({
    scene: '0123456789abcdef01234567',
    page: 'packages/volunteer/pages/scan/index',
    width: 640,
  })
  expect(JSON.parse(seen[2]?.body ?? '')).toMatchObject({
    scene: 'ABCDEFGHJKMNPQRSTUVW',
    page: 'packages/volunteer/pages/certificate/index',
  })
})

test.each<[string, Answer[], NoPicture | 'picture', number]>([
  ['a token that somebody else renewed is fetched anew', [40001, 'picture'], 'picture', 2],
  ['twice is enough', [40001, 42001], 'later', 2],
  ['too many in a minute', [45009], 'later', 1],
  ['WeChat is busy', [-1], 'later', 1],
  ['the page is not published', [41030], 'refused', 1],
  ['a scene that it does not take', [40169], 'refused', 1],
  ['cut off in mid-answer', ['cut'], 'later', 1],
  ['an answer that nobody can read', ['nonsense'], 'later', 1],
])('%s', async (_name, given, outcome, fetched) => {
  answers = given
  const drawn = await codes().make('scan', 's')
  expect(typeof drawn === 'string' ? drawn : 'picture').toBe(outcome)
  expect(tokens).toBe(fetched)
})

test('a picture that did not come whole is none, wherever it was hurt; what follows its end is let be', async () => {
  const hurt = (whole: Buffer, at: number): Buffer => {
    const bytes = Buffer.from(whole)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    return bytes
  }
  for (let at = 0; at < picture.length; at++) {
    expect(isWholePicture(picture.subarray(0, at))).toBe(false)
    expect(isWholePicture(hurt(picture, at))).toBe(false)
  }
  for (let at = 0; at < jpeg.length; at++) expect(isWholePicture(jpeg.subarray(0, at))).toBe(false)
  for (const whole of [picture, jpeg])
    expect(isWholePicture(Buffer.concat([whole, Buffer.of(10)]))).toBe(true)
  answers = [picture.subarray(0, 300), jpeg.subarray(0, 12), Buffer.from('<html>'), jpeg]
  const wechat = codes()
  for (const outcome of ['later', 'later', 'later', jpeg])
    expect(await wechat.make('certificate', 's')).toEqual(outcome)
})

test('what WeChat does not draw in five seconds comes later', async () => {
  jest.useFakeTimers()
  const never = () => new Promise<never>(() => undefined)
  const drawn = createWechatMiniProgramCodes({
    ...{ token: never, forgetToken: () => undefined, fetch: never },
  }).make('scan', 's')
  await jest.advanceTimersByTimeAsync(5_000)
  jest.useRealTimers()
  expect(await drawn).toBe('later')
})

test('nobody there; and who draws where', async () => {
  expect(await codes(1).make('scan', 's')).toBe('later')
  expect(chooseMiniProgramCodes(true, null)).toBeInstanceOf(FakeMiniProgramCodes)
  expect(chooseMiniProgramCodes(false, null)).toBe(noMiniProgramCodes)
  expect(await noMiniProgramCodes.make('scan', 's')).toBe('none')
})

describeOnBoth('the picture for a wall', (kind) => {
  let street: TestApi
  beforeAll(async () => {
    street = await openTestApi(kind)
    await emptyDatabase(street.api)
    await seedStreet(street.api)
    await addShift(street.api, 's1')
  })
  afterAll(() => street.close())

  it('has the wall code as its scene, which is short enough, and is for who runs the activity', async () => {
    const drawer = new FakeMiniProgramCodes()
    const api = { ...street.api, miniProgramCodes: drawer }
    const drawn = await answer<WallPicture>(api, 'leader', 'attendance.wallPicture', {
      shiftId: 's1',
    })
    expect(drawn).toMatchObject({ kind: 'picture', isFake: true })
    const { wallCode } = await answer<GatePack>(api, 'leader', 'attendance.gate', { shiftId: 's1' })
    expect(drawer.scenes).toEqual([wallCode])
    expect(wallCode).toMatch(/^[0-9a-z]{1,32}$/)
    for (const [member, shiftId] of [
      ['other', 's1'],
      ['leader', 'none'],
    ] as const)
      expect(codeOf(await ask(api, member, 'attendance.wallPicture', { shiftId }))).toBe(
        'forbidden',
      )
    const without = { ...street.api, miniProgramCodes: noMiniProgramCodes }
    expect(await answer(without, 'leader', 'attendance.wallPicture', { shiftId: 's1' })).toEqual({
      kind: 'none',
    })
  })

  it('comes on a paper that says what for and when, with no picture that nothing can scan', async () => {
    const paperOf = async (miniProgramCodes: Api['miniProgramCodes']) => {
      const api = { ...street.api, miniProgramCodes }
      const { fileName, bytes } = await answer<{ fileName: string; bytes: string }>(
        ...([api, 'leader', 'attendance.wallPaper', { shiftId: 's1' }] as const),
      )
      return { fileName, pdf: Buffer.from(bytes, 'base64') }
    }
    const drawer = new FakeMiniProgramCodes()
    const { fileName, pdf } = await paperOf(drawer)
    expect(fileName).toMatch(/^签到码 \d{4}-\d\d-\d\d\.pdf$/)
    const { text, pages } = readPdf(pdf)
    expect(pages).toBe(1)
    for (const words of ['签到 · 签退', '至', '签到签退']) expect(text).toContain(words)
    expect(text).not.toContain('扫一扫')
    expect(drawer.scenes).toEqual([])
    const drawn = await paperOf({
      isFake: false,
      make: (opens, scene) => drawer.make(opens, scene),
    })
    expect(readPdf(drawn.pdf).text).toContain('扫一扫')
    expect(drawn.pdf.includes('/Subtype /Image')).toBe(true)
    expect(codeOf(await ask(street.api, 'other', 'attendance.wallPaper', { shiftId: 's1' }))).toBe(
      'forbidden',
    )
  })
})
