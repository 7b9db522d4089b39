/** 核对大致位置 on the screen: chosen by the leader, said before the sign-up and the scan, and declined without harm. */
import ActivityPage from '../../src/packages/volunteer/pages/activity'
import PublishPage from '../../src/packages/volunteer/pages/publish'
import ScanPage from '../../src/packages/volunteer/pages/scan'
import { hideToast } from '../../src/components/toast/toast-store'
import type { PlaceCheck, Point } from '../../src/domain/activity/place-check'
import { rotatingCode, stepAt } from '../../src/domain/attendance/gate-code'
import type { Device } from '../../src/ports'
import type { Access } from '../../src/protocol/pull'
import { createFixtureApplication } from '../support/fixture-application'
import { createFixtureDevice } from '../support/fixture-device'
import { fixtureOfficeAccess } from '../support/fixture-office'
import {
  fixtureActivity,
  fixtureNowMs,
  fixtureSignUp,
  volunteeringApplication,
} from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

/** What stands in the field 集合地点. */
const placeTyped = () =>
  document.querySelectorAll<HTMLInputElement>('taro-input-core, taro-textarea-core')[1]?.value

const point: Point = { latitude: 30.63, longitude: 120.565 }
const placeCheck: PlaceCheck = { point, withinKm: 10 }
const officeWith = (placeCheckKm: number): Access => ({
  ...fixtureOfficeAccess,
  settings: {
    ...fixtureOfficeAccess.settings,
    volunteering: { ...fixtureOfficeAccess.settings.volunteering, placeCheckKm },
  },
})
const deviceAt = (here: Point | null, seen = ''): Partial<Device> => ({
  place: {
    available: true,
    choose: () => Promise.resolve({ name: '迎凤文化礼堂', point }),
    roughly: () => Promise.resolve(here),
  },
  scanner: { available: true, scan: () => Promise.resolve(seen) },
})

describe('发布活动', () => {
  it('offers no check where the street has not switched it on', async () => {
    const { application } = volunteeringApplication({}, {}, { access: officeWith(0) })
    page = await showPage(PublishPage, application)
    await page.until('什么活动')
    expect(page.words()).not.toContain('核对大致位置')
  })

  it('takes the point from the map, and its name only where nothing was typed', async () => {
    const { application } = volunteeringApplication(
      {},
      {},
      { access: officeWith(10), device: deviceAt(null) },
    )
    page = await showPage(PublishPage, application)
    await page.until('什么活动')
    await page.tap('在地图上选地点')
    await page.until('10 公里以内算在附近')
    expect(placeTyped()).toBe('迎凤文化礼堂')
    await page.type('礼堂东门', 1)
    await page.tap('不核对了')
    await page.tap('在地图上选地点')
    await page.until('10 公里以内算在附近')
    expect(placeTyped()).toBe('礼堂东门')
  })

  it('sends the point with the change, and null where it was given up', async () => {
    const answers = { 'activity.one': { activity: fixtureActivity({ placeCheck }), series: [] } }
    const { application, sent } = volunteeringApplication(
      answers,
      {},
      { access: officeWith(10), device: deviceAt(null) },
    )
    page = await showPage(PublishPage, application, { activityId: 'a' })
    await page.until('10 公里以内算在附近')
    await page.tap('不核对了')
    await page.tap('存好改动')
    expect(sent).toMatchObject([
      { name: 'activity.change', args: { fields: { checkedPoint: null } } },
    ])
  })
})

test('who signs up reads beforehand that the place is looked at', async () => {
  const answers = (activity: ReturnType<typeof fixtureActivity>) => ({
    'activity.one': { activity, series: [] },
    'activity.mySignUps': [],
    'message.templates': [],
  })
  const shown = (activity: ReturnType<typeof fixtureActivity>) =>
    showPage(ActivityPage, createFixtureApplication({ answers: answers(activity) }), {
      activityId: 'a',
    })
  page = await shown(fixtureActivity())
  await page.until('集合地点')
  expect(page.words()).not.toContain('大致位置')
  page.leave()
  page = await shown(fixtureActivity({ placeCheck }))
  await page.until('这次活动会核对大致位置')
  expect(page.words()).toContain('不同意也照样签到')
})

describe('签到签退', () => {
  const code = (shiftId: string) =>
    rotatingCode('k', { shiftId, direction: 'in', step: stepAt(fixtureNowMs) })
  const mine = fixtureSignUp({
    startsAtMs: fixtureNowMs - 60_000,
    endsAtMs: fixtureNowMs + 3_600_000,
    placeCheck,
  })
  const scanned = async (here: Point | null, seen = code(mine.shiftId)) => {
    const application = createFixtureApplication({
      answers: { 'activity.mySignUps': [mine] },
      device: deviceAt(here, seen),
    })
    page = await showPage(ScanPage, application)
    await page.until('这次活动会核对大致位置')
    expect(page.words()).not.toContain('不定位')
    await page.tap('扫一扫')
    await page.until('已存在手机上')
    const [kept] = application.snapshot().scans
    // Nothing of where the phone was goes with it, but the outcome.
    expect(JSON.stringify(kept)).not.toMatch(/latitude|longitude|30\.6|120\.5/)
    return kept?.scan.place
  }

  it.each<[string, Point | null, string]>([
    ['who is near', { latitude: 30.66, longitude: 120.58 }, 'near'],
    ['who is far', { latitude: 31.2, longitude: 121.4 }, 'far'],
    ['who declines', null, 'unchecked'],
  ])('takes the scan of %s', async (_who, here, place) => {
    expect(await scanned(here)).toBe(place)
  })

  it('says nothing of the place for another activity, of which it was not told', async () => {
    expect(await scanned(point, code('another'))).toBeUndefined()
  })

  /** A place that counts how often it is asked for, and takes its time. */
  const countedPlace = (device: Partial<Device>) => {
    const counted = { asked: 0, nowMs: fixtureNowMs }
    const clock = { ...createFixtureDevice().clock, nowMs: () => counted.nowMs }
    const roughly = () => {
      counted.asked++
      counted.nowMs += 90_000
      return Promise.resolve(point)
    }
    const place = { available: true, choose: () => Promise.resolve(null), roughly }
    return { counted, device: { ...device, clock, place } }
  }

  it('asks once for a code on a wall', async () => {
    const { counted, device } = countedPlace(deviceAt(point, 'LX2.0123456789abcdef01234567'))
    const application = createFixtureApplication({
      answers: { 'activity.mySignUps': [mine] },
      device,
    })
    page = await showPage(ScanPage, application)
    await page.until('这次活动会核对大致位置')
    await page.tap('扫一扫')
    await page.tap('签到')
    expect(application.snapshot().scans[0]?.scan).toMatchObject({ way: 'wall', place: 'near' })
    expect(counted.asked).toBe(1)
  })

  const hour = 3_600_000
  const before = fixtureSignUp({
    shiftId: 'before',
    startsAtMs: fixtureNowMs - 2 * hour,
    endsAtMs: fixtureNowMs - 180_000,
    placeCheck,
  })
  const far: PlaceCheck = { point: { latitude: 31.2, longitude: 121.4 }, withinKm: 10 }

  it.each<
    [string, first: PlaceCheck | null, next: PlaceCheck | null, code: string, place: unknown]
  >([
    ['the code of the next', far, placeCheck, mine.shiftId, 'near'],
    ['the code of the first', far, placeCheck, 'before', 'far'],
    ['the next, which alone asks', null, placeCheck, mine.shiftId, 'near'],
    ['the first, where only the next asks', null, placeCheck, 'before', undefined],
    ['the next, where only the first asks', placeCheck, null, mine.shiftId, undefined],
  ])('between two shifts looks by %s', async (_what, first, next, read, place) => {
    const { counted, device } = countedPlace(deviceAt(point, code(read)))
    const own = [
      { ...before, placeCheck: first },
      { ...mine, placeCheck: next },
    ]
    const application = createFixtureApplication({ answers: { 'activity.mySignUps': own }, device })
    page = await showPage(ScanPage, application)
    await page.until('这次活动会核对大致位置')
    expect(page.words()).not.toContain('不定位')
    await page.tap('扫一扫')
    await page.until('已存在手机上')
    const scan = application.snapshot().scans[0]?.scan
    // Nobody is asked for nothing; and however long the question took, the scan is of when the code was read.
    expect([scan?.place, counted.asked]).toEqual([place, place === undefined ? 0 : 1])
    expect(scan?.scannedAtMs).toBe(fixtureNowMs)
  })
})
