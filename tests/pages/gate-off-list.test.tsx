/** 签到台 where the list does not help: somebody who is not on it, or it never came to this phone. */
import GatePage from '../../src/packages/volunteer/pages/gate'
import { noAttendance } from '../../src/domain/attendance/attendance'
import { personalCodeText } from '../../src/domain/attendance/gate-code'
import type { GatePack } from '../../src/protocol/attendance'
import { createFixtureApplication } from '../support/fixture-application'
import { createFixtureDevice } from '../support/fixture-device'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const nowMs = createFixtureDevice().clock.nowMs()
const hourMs = 3_600_000
const seat = (volunteerId: string, name: string, seated = true): GatePack['seats'][number] => ({
  ...{ volunteerId, name, proof: `proof-of-${volunteerId}`, verified: true, seated },
  attendance: noAttendance,
})
const pack: GatePack = {
  ...{ shiftId: 's1', regionId: 'b15', title: '清扫楼道', place: '15 幢楼下', cancelled: false },
  ...{ startsAtMs: nowMs - hourMs, endsAtMs: nowMs + hourMs, marginMs: hourMs },
  ...{ key: 'k', wallCode: '0123456789abcdef01234567' },
  seats: [seat('v1', '张桂兰'), seat('v2', '李明'), seat('v3', '方志强', false)],
}

/** A phone without a network whose camera sees these, one after another. */
const withCamera = (codes: readonly string[]) => {
  const left = [...codes]
  const scan = () => Promise.resolve(left.shift() ?? null)
  return createFixtureApplication({ device: { scanner: { available: true, scan } } })
}

describe('签到台 without a name for somebody', () => {
  it('knows who is on no list when they come again, and counts them beside the figures', async () => {
    const guest = personalCodeText('v8', 'proof-0008')
    const forged = personalCodeText('v2', 'forged-0002')
    const application = withCamera([
      guest,
      guest,
      personalCodeText('v9', 'proof-0009'),
      forged,
      forged,
    ])
    await application.answers.keep('gate/s1', pack)
    page = await showPage(GatePage, application, { shiftId: 's1' })
    await page.until('0人到了2人报了名')
    expect(page.words()).not.toContain('名单外')
    await page.tap('扫志愿者的码')
    expect(page.words()).toContain('另有名单外 1 人')
    expect(page.words()).not.toContain('已经签到过了')
    await page.tap('扫志愿者的码')
    expect(page.words()).toMatch(/已经签到过了从 .+ 起 · 还没传出去/)
    expect(page.words()).toContain('另有名单外 1 人')
    for (let scans = 0; scans < 3; scans++) await page.tap('扫志愿者的码')
    // A listed name by a code that is not theirs is neither.
    expect(application.snapshot().scans[0]).toMatchObject({ result: 'unchecked' })
    expect(page.words()).toContain('另有名单外 2 人')
    await page.tap('点名、加人')
    expect(page.words()).toContain('方志强候补，没到')
    await page.tap('方志强')
    await page.until('方志强：没有报名，按现场参加签到了')
  })

  it('says above the list of names that the phone is full, and clears nothing that was looked for', async () => {
    const found = [{ volunteerId: 'v9', name: '陈桂芳', number: 'N9', regionName: '迎凤社区' }]
    const answers = { 'attendance.gate': pack, 'attendance.findVolunteer': found }
    const application = createFixtureApplication({ answers })
    const withSpace = { ...application.scans }
    page = await showPage(GatePage, application, { shiftId: 's1' })
    await page.until('0人到了2人报了名')
    await page.tap('点名、加人')
    await page.tap('张桂兰')
    await page.until('张桂兰：签到好了')
    Object.assign(application.scans, { take: () => Promise.resolve('storage-full') })
    await page.tap('李明')
    const onSheet = () => page.words().slice(page.words().indexOf('谁来了'))
    expect(onSheet()).toMatch(/手机存满了，没有记下.*✓ 张桂兰：签到好了/)
    await page.type('陈桂芳', 0)
    await page.tap('找志愿者“陈桂芳”')
    await page.until('编号 N9')
    await page.tap('陈桂芳')
    expect(document.querySelector('taro-input-core')).toHaveProperty('value', '陈桂芳')
    expect(page.words()).toContain('编号 N9')
    Object.assign(application.scans, withSpace)
    await page.tap('陈桂芳')
    await page.until('陈桂芳：没有报名，按现场参加签到了')
    expect(page.words()).not.toContain('手机存满了')
    expect(document.querySelector('taro-input-core')).toHaveProperty('value', '')
  })

  it('scans codes without a list as well, for the server to judge', async () => {
    const code = personalCodeText('v1', 'proof-0001')
    const application = withCamera([code, code])
    page = await showPage(GatePage, application, { shiftId: 's1' })
    await page.until('名单没有取到')
    await page.tap('扫志愿者的码')
    await page.until('签到扫了 1 人')
    expect(page.words()).toContain('已存在手机上，有网就核对')
    await page.tap('扫志愿者的码')
    await page.until('已经签到过了')
    expect(application.snapshot().scans).toMatchObject([
      { scan: { way: 'personal', shiftId: 's1', code }, result: 'again-in', judged: false },
      { scan: { way: 'personal', shiftId: 's1', code }, result: 'unchecked', judged: false },
    ])
    page.leave()
    page = await showPage(GatePage, createFixtureApplication(), { shiftId: 's1' })
    await page.until('名单没有取到')
    expect(page.words()).toContain('先记下姓名，确认时长时补')
    expect(page.words()).not.toContain('扫志愿者的码')
  })
})
