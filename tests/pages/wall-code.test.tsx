/** What a leader hangs on the wall: what it is for and when, the QR code, and WeChat's own code or why there is none. */
import { wallCodeText } from '../../src/domain/attendance/gate-code'
import GatePage from '../../src/packages/volunteer/pages/gate'
import ScanPage from '../../src/packages/volunteer/pages/scan'
import type { PickedFile } from '../../src/ports'
import type { GatePack } from '../../src/protocol/attendance'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureAccess } from '../support/fixture-building'
import { createFixtureDevice } from '../support/fixture-device'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const nowMs = createFixtureDevice().clock.nowMs()

const pack: GatePack = {
  shiftId: 's1',
  regionId: 'b15',
  title: '清扫楼道',
  place: '15 幢楼下',
  startsAtMs: nowMs - 3_600_000,
  endsAtMs: nowMs + 3_600_000,
  cancelled: false,
  marginMs: 3_600_000,
  key: 'k',
  wallCode: '0123456789abcdef01234567',
  seats: [],
}

it.each([
  [{ kind: 'picture', bytes: 'iVBORw0KGgo=', isFake: false }, '用微信“扫一扫”直接扫'],
  [{ kind: 'picture', bytes: 'iVBORw0KGgo=', isFake: true }, '演示用的图，不能扫'],
  [{ kind: 'later' }, '微信那边现在忙'],
  [{ kind: 'refused' }, '小程序发布以后才有'],
  [{ kind: 'none' }, '还没有接通微信'],
])(
  'shows for the wall what it is for and when, with WeChat’s own code: %j',
  async (picture, words) => {
    const answers = { 'attendance.gate': pack, 'attendance.wallPicture': picture }
    page = await showPage(GatePage, createFixtureApplication({ answers }), { shiftId: 's1' })
    await page.until('墙上的码')
    await page.tap('墙上的码')
    await page.until(words)
    const shown = document.querySelector('[aria-label="小程序码"]')
    expect(shown !== null).toBe(picture.kind === 'picture')
    expect(page.words()).toContain('只在这一班前后有效')
  },
)

it('is opened as a paper to be printed', async () => {
  const paper = { fileName: '签到码 2026-11-22.pdf', bytes: 'JVBERi0=' }
  const answers = {
    'attendance.gate': pack,
    'attendance.wallPicture': { kind: 'none' },
    'attendance.wallPaper': paper,
  }
  const saved: PickedFile[] = []
  const files = {
    ...createFixtureDevice().files,
    saveFile: (file: PickedFile) => Promise.resolve(void saved.push(file)),
  }
  const application = createFixtureApplication({ answers, device: { files } })
  page = await showPage(GatePage, application, { shiftId: 's1' })
  await page.until('墙上的码')
  await page.tap('墙上的码')
  await page.tap('打印用的 PDF')
  await page.until('打印用的 PDF')
  expect(saved).toEqual([{ name: paper.fileName, base64: paper.bytes }])
})

it('keeps a wall’s code for who has to sign in first', async () => {
  const application = createFixtureApplication()
  application.change({ access: null })
  page = await showPage(ScanPage, application, { scene: pack.wallCode })
  await page.until('墙上的码已经记住了')
  await page.tap('去登录')
  expect(page.opened).toEqual(['/packages/me/pages/sign-in/index?back=1'])
  application.change({ access: fixtureAccess })
  await page.until('是来了，还是要走了？')
  await page.tap('签到')
  expect(application.snapshot().scans[0]?.scan.code).toBe(wallCodeText(pack.wallCode))
})
