/** 签到签退: a volunteer's scan on the screen, kept at once and judged later. */
import ScanPage from '../../src/packages/volunteer/pages/scan'
import { rotatingCode, stepAt, wallCodeText } from '../../src/domain/attendance/gate-code'
import { hideToast } from '../../src/components/toast/toast-store'
import { createFixtureApplication } from '../support/fixture-application'
import { createFixtureDevice } from '../support/fixture-device'
import { fixtureSignUp, volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const nowMs = createFixtureDevice().clock.nowMs()
const wallCode = '0123456789abcdef01234567'

/** A phone whose camera sees these, one after another. */
const withCamera = (codes: readonly string[]) => {
  const left = [...codes]
  return createFixtureApplication({
    device: {
      scanner: { available: true, scan: () => Promise.resolve(left.shift() ?? null) },
    },
  })
}

describe('签到签退', () => {
  it('keeps a scan and says that it will be checked', async () => {
    const code = rotatingCode('k', { shiftId: 's1', direction: 'in', step: stepAt(nowMs) })
    const application = withCamera([code])
    page = await showPage(ScanPage, application)
    expect(page.words()).toContain('不定位，也不拍照')
    await page.tap('扫一扫')
    expect(page.words()).toContain('已存在手机上，有网就核对')
    application.change({
      scans: application
        .snapshot()
        .scans.map((kept) => ({ ...kept, result: 'again-in', sinceMs: nowMs, judged: true })),
    })
    await page.until('已经签到过了')
    expect(page.words()).toMatch(/从 今天 \d+:\d\d 起/)
  })

  it('tells of a repeated scan since when, from its own memory, and lets a refusal be felt', async () => {
    const code = rotatingCode('k', { shiftId: 's1', direction: 'in', step: stepAt(nowMs) })
    const felt: (string | undefined)[] = []
    const left = [code, code, 'wxp://f2f0']
    const application = createFixtureApplication({
      device: {
        scanner: { available: true, scan: () => Promise.resolve(left.shift() ?? null) },
        vibrate: (outcome) => void felt.push(outcome),
      },
    })
    page = await showPage(ScanPage, application)
    await page.tap('扫一扫')
    expect(page.words()).toContain('已存在手机上，有网就核对')
    await page.tap('扫一扫')
    expect(page.words()).toContain('已经签到过了')
    expect(page.words()).toMatch(/从 今天 \d+:\d\d 起 · 还没传出去/)
    await page.tap('扫一扫')
    expect(felt).toEqual(['done', 'done', 'refused'])
  })

  it('asks at a wall whether one comes or goes, and offers the other one next', async () => {
    const wall = wallCodeText(wallCode)
    const application = withCamera([wall, wall])
    page = await showPage(ScanPage, application)
    await page.tap('扫一扫')
    await page.tap('签到')
    expect(application.snapshot().scans[0]?.scan).toMatchObject({ way: 'wall', direction: 'in' })
    await page.tap('扫一扫')
    await page.until('是来了，还是要走了？')
    await page.tap('签退')
    expect(application.snapshot().scans[0]?.scan).toMatchObject({ way: 'wall', direction: 'out' })
  })

  it('opened by a 小程序码 asks at once whether one comes or goes, also where the scene came encoded', async () => {
    const application = createFixtureApplication()
    page = await showPage(ScanPage, application, { scene: encodeURIComponent(wallCode) })
    await page.until('是来了，还是要走了？')
    await page.tap('签到')
    expect(application.snapshot().scans[0]?.scan).toMatchObject({
      way: 'wall',
      code: wallCodeText(wallCode),
    })
  })

  it('shows what came of a scan that was judged after one had left', async () => {
    const code = rotatingCode('k', { shiftId: 's1', direction: 'in', step: stepAt(nowMs) })
    const application = withCamera([code])
    page = await showPage(ScanPage, application)
    await page.tap('扫一扫')
    expect(page.words()).not.toContain('最近扫过的')
    page.leave()
    application.change({
      scans: application
        .snapshot()
        .scans.map((kept) => ({ ...kept, result: 'too-late', judged: true })),
    })
    page = await showPage(ScanPage, application)
    await page.until('最近扫过的')
    expect(page.words()).toContain('✕ 已过签到签退的时间，请找活动负责人补记')
  })

  it('leads who is no volunteer yet to the form', async () => {
    const code = rotatingCode('k', { shiftId: 's1', direction: 'in', step: stepAt(nowMs) })
    const application = withCamera([code])
    page = await showPage(ScanPage, application)
    await page.tap('扫一扫')
    expect(page.words()).not.toContain('去登记')
    const result = 'not-a-volunteer' as const
    const [kept] = application.snapshot().scans
    if (kept) application.change({ scans: [{ ...kept, result, judged: true }] })
    await page.until('还没有登记成为志愿者，请先登记')
    await page.tap('去登记')
    expect(page.opened).toEqual(['/packages/volunteer/pages/register/index'])
  })

  it('says of a stranger’s code that it is none of an activity', async () => {
    page = await showPage(ScanPage, withCamera(['wxp://f2f0']))
    await page.tap('扫一扫')
    expect(page.words()).toContain('这个码不是活动的码')
  })

  it('lists that one tried a stranger’s code, without what it says', async () => {
    const code = rotatingCode('k', { shiftId: 's1', direction: 'in', step: stepAt(nowMs) })
    const application = withCamera(['wxp://f2f0', code])
    page = await showPage(ScanPage, application)
    await page.tap('扫一扫')
    await page.tap('扫一扫')
    await page.until('最近扫过的')
    expect(page.words()).toMatch(/扫码 · 今天 \d+:\d\d✕ 这个码不是活动的码/)
    expect(JSON.stringify(application.snapshot().scans)).not.toContain('wxp')
  })

  describe('after signing out', () => {
    const lacks = ['activity-reminder', 'activity-change'] as const
    const hour = 3_600_000
    const today = fixtureSignUp({ shiftId: 'a.s1', startsAtMs: nowMs - 2 * hour })
    const next = fixtureSignUp({ shiftId: 'b.s1', startsAtMs: nowMs + 168 * hour, lacks })
    const later = fixtureSignUp({ shiftId: 'c.s1', startsAtMs: nowMs + 336 * hour, lacks })

    const scanOut = async (places: readonly unknown[], result: 'out' | 'too-late' = 'out') => {
      const answers = {
        'activity.mySignUps': places,
        'message.templates': [{ template: 'activity-reminder', id: 'tmpl-1' }],
      }
      const code = rotatingCode('k', { shiftId: 'a.s1', direction: 'out', step: stepAt(nowMs) })
      const scanner = { available: true, scan: () => Promise.resolve(code) }
      const { application, sent } = volunteeringApplication(answers, {}, { device: { scanner } })
      page = await showPage(ScanPage, application)
      await page.tap('扫一扫')
      expect(page.words()).toContain('已存在手机上，有网就核对')
      expect(page.words()).not.toContain('提醒我')
      const [kept] = application.snapshot().scans
      if (kept) application.change({ scans: [{ ...kept, result, judged: true }] })
      return { application, sent, answers }
    }
    /** As long as an offer takes to come. */
    const wait = async () => {
      for (let times = 0; times < 5; times++) await page.tap('我的码')
    }

    it('offers to remind of the next own shift, once, and can be left alone', async () => {
      const waiting = { ...next, shiftId: 'w.s1', state: 'waiting', startsAtMs: nowMs + 90 * hour }
      const { application, sent, answers } = await scanOut([today, waiting, next, later])
      await page.until('3月9日 周一也提醒我')
      await page.tap('3月9日 周一也提醒我')
      await page.until('好的，3月9日 周一那次前一天提醒您。')
      const args = { templates: ['activity-reminder'], shiftId: 'b.s1' }
      expect(sent).toEqual([{ name: 'message.consent', args }])
      answers['activity.mySignUps'] = [today, later]
      application.change({ lastSyncedAtMs: nowMs })
      await wait()
      expect(page.words()).not.toContain('也提醒我')
    })

    it.each([
      ['has nothing to come', [today], 'out'],
      ['is reminded of it already', [today, { ...next, lacks: ['activity-change'] }], 'out'],
      ['was turned away', [today, next], 'too-late'],
    ] as const)('asks nothing of who %s', async (_who, places, result) => {
      await scanOut(places, result)
      await page.until(result === 'out' ? '签退好了' : '已过签到签退的时间')
      await wait()
      expect(page.words()).not.toContain('提醒我')
    })
  })
})
