/** 签到台: the wrong one was ticked, and is taken back there and then, with a signal and without. */
import { hideToast } from '../../src/components/toast/toast-store'
import { noAttendance } from '../../src/domain/attendance/attendance'
import { personalCodeText } from '../../src/domain/attendance/gate-code'
import GatePage from '../../src/packages/volunteer/pages/gate'
import type { GatePack } from '../../src/protocol/attendance'
import { createFixtureApplication } from '../support/fixture-application'
import { createFixtureDevice } from '../support/fixture-device'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const nowMs = createFixtureDevice().clock.nowMs()
const hourMs = 3_600_000

const pack: GatePack = {
  ...{ shiftId: 's1', regionId: 'b15', title: '清扫楼道', place: '15 幢楼下', cancelled: false },
  ...{ startsAtMs: nowMs - hourMs, endsAtMs: nowMs + hourMs, marginMs: hourMs },
  ...{ key: 'k', wallCode: '0123456789abcdef01234567' },
  seats: ['王建国', '王建军'].map((name, index) => ({
    ...{ volunteerId: `v${index + 1}`, name, proof: `proof-000${index + 1}` },
    ...{ verified: true, seated: true, attendance: noAttendance },
  })),
}

/** The gate without a signal, with its list of names. */
const openNames = async (
  application: ReturnType<typeof createFixtureApplication>,
): Promise<void> => {
  await application.answers.keep('gate/s1', pack)
  page = await showPage(GatePage, application, { shiftId: 's1' })
  await page.until('没有网络，用的是')
  await page.tap('点名、加人')
}

test('a wrong tick is undone without a signal, stays to be seen, and the right one is ticked', async () => {
  const application = createFixtureApplication({
    device: {
      scanner: {
        available: true,
        scan: () => Promise.resolve(personalCodeText('v2', 'proof-0002')),
      },
    },
  })
  await openNames(application)
  await page.tap('王建国')
  await page.until('1人到了')
  await page.tap('点错了，收回')
  await page.until('王建国：点错的收回了，不算数')
  expect(page.words()).toContain('0人到了2人报了名')
  expect(page.words()).toContain('✓ 王建国：签到好了')
  expect(page.words()).not.toContain('点错了')
  const [back, tick] = application.snapshot().scans
  expect(back).toMatchObject({
    scan: { way: 'take-back', code: tick?.scan.scanId, volunteerId: 'v1', direction: 'in' },
    ...{ result: 'taken-back', judged: false },
  })
  // What was scanned with a code cannot be taken back.
  await page.tap('扫志愿者的码')
  await page.until('王建军：签到好了')
  expect(page.words()).not.toContain('点错了')
  expect(page.words()).toContain('1人到了')
  // The same one again, who came after all.
  await page.tap('点名、加人')
  await page.tap('王建国')
  await page.until('2人到了')
})

test('a name tapped twice is one tick, and taking it back undoes all of it', async () => {
  const application = createFixtureApplication()
  await openNames(application)
  // Whoever is looked for stays on the list.
  await page.type('王建国', 0)
  await page.tap('王建国')
  await page.tap('王建国')
  await page.until('1人到了')
  expect(application.snapshot().scans).toHaveLength(1)
  await page.tap('点错了，收回')
  await page.until('0人到了2人报了名')
  expect(page.words()).not.toContain('点错了，收回')
})

test('a name ticked long ago is told to be there since then, where the list hides the page', async () => {
  const application = createFixtureApplication()
  await openNames(application)
  await page.type('王建国', 0)
  await page.tap('王建国')
  await page.until('1人到了')
  const made = application.snapshot().scans.map((kept) => ({
    ...kept,
    scan: { ...kept.scan, scannedAtMs: nowMs - hourMs / 2 },
  }))
  application.change({ scans: made })
  await page.tap('王建国')
  await page.until('已经签到过了')
  const list = page.words().slice(page.words().indexOf('谁来了'))
  expect(list).toMatch(/^谁来了.*● 王建国：已经签到过了从 今天/)
  expect(page.words()).not.toContain('点错了，收回')
  expect(application.snapshot().scans).toHaveLength(1)
})

test('a list that knows of the tick already does not bring it back', async () => {
  const application = createFixtureApplication()
  await openNames(application)
  await page.tap('王建国')
  await page.until('1人到了')
  const inAtMs = application.snapshot().scans[0]?.scan.scannedAtMs ?? null
  const [first, ...others] = pack.seats
  const seats = [
    ...(first ? [{ ...first, attendance: { ...noAttendance, inAtMs } }] : []),
    ...others,
  ]
  page.leave()
  await application.answers.keep('gate/s1', { ...pack, seats })
  page = await showPage(GatePage, application, { shiftId: 's1' })
  await page.until('1人到了')
  await page.tap('收回')
  await page.until('0人到了2人报了名')
})
