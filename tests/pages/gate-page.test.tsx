/** 签到台 on the screen: a leader's gate, with a signal and without, and whatever its phone's clock says. */
import GatePage from '../../src/packages/volunteer/pages/gate'
import { noAttendance } from '../../src/domain/attendance/attendance'
import {
  codeStepMs,
  personalCodeText,
  rotatingCode,
  stepAt,
} from '../../src/domain/attendance/gate-code'
import type { TransportReply } from '../../src/ports'
import type { GatePack } from '../../src/protocol/attendance'
import type { CallErrorCode } from '../../src/protocol/wire'
import { createFixtureApplication, type FixtureOptions } from '../support/fixture-application'
import { createFixtureDevice } from '../support/fixture-device'
import { createManualClock } from '../support/manual-clock'
import { hideToast } from '../../src/components/toast/toast-store'
import { showPage, type ShownPage } from '../support/show-page'

// The manual clock lets promises go on by it; a browser has none.
Object.assign(globalThis, { setImmediate: (action: () => void) => setTimeout(action, 0) })

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const nowMs = createFixtureDevice().clock.nowMs()
const hourMs = 3_600_000

const pack: GatePack = {
  shiftId: 's1',
  regionId: 'b15',
  title: '清扫楼道',
  place: '15 幢楼下',
  startsAtMs: nowMs - hourMs,
  endsAtMs: nowMs + hourMs,
  cancelled: false,
  marginMs: hourMs,
  key: 'k',
  wallCode: '0123456789abcdef01234567',
  seats: ['张桂兰', '李明'].map((name, index) => ({
    volunteerId: `v${index + 1}`,
    name,
    proof: `proof-000${index + 1}`,
    verified: true,
    seated: true,
    attendance: noAttendance,
  })),
}

const codeAt = (atMs: number): string =>
  rotatingCode('k', { shiftId: 's1', direction: 'in', step: stepAt(atMs) })

/** A phone whose camera sees these, one after another. */
const withCamera = (codes: readonly string[], options: FixtureOptions = {}) => {
  const left = [...codes]
  return createFixtureApplication({
    ...options,
    device: {
      scanner: { available: true, scan: () => Promise.resolve(left.shift() ?? null) },
    },
  })
}

describe('签到台', () => {
  it('works without a signal by the list that it took along', async () => {
    const application = withCamera([
      personalCodeText('v1', 'proof-0001'),
      personalCodeText('v1', 'proof-0001'),
      personalCodeText('v2', 'forged-0002'),
      'https://example.com',
    ])
    const felt: (string | undefined)[] = []
    Object.assign(application.device, { vibrate: (how?: string) => felt.push(how) })
    await application.answers.keep('gate/s1', pack)
    page = await showPage(GatePage, application, { shiftId: 's1' })
    await page.until('没有网络，用的是')
    expect(page.words()).toContain('0人到了2人报了名')
    await page.tap('扫志愿者的码')
    expect(page.words()).toContain('张桂兰：签到好了')
    expect(page.words()).toContain('1人到了2人报了名')
    await page.tap('扫志愿者的码')
    expect(page.words()).toContain('张桂兰：已经签到过了')
    await page.tap('扫志愿者的码')
    expect(page.words()).toContain('1人到了')
    await page.tap('扫志愿者的码')
    expect(page.words()).toContain('这个码不是活动的码')
    await page.tap('点名、加人')
    await page.tap('李明')
    expect(page.words()).toContain('2人到了')
    expect(felt).toEqual(['done', 'done', 'done', 'refused', 'done'])
  })

  it('adds a volunteer without a phone who is on no list, and says what to do without a network', async () => {
    const found = [{ volunteerId: 'v9', name: '陈桂芳', number: 'N9', regionName: '迎凤社区' }]
    const [first, second] = pack.seats
    const seats = [
      { ...first, attendance: { ...noAttendance, inAtMs: nowMs - 60_000 } },
      { ...second, number: '3304830010030012' },
    ]
    const answers: Record<string, unknown> = { 'attendance.gate': { ...pack, seats } }
    const application = createFixtureApplication({ answers })
    page = await showPage(GatePage, application, { shiftId: 's1' })
    await page.until('1人到了2人报了名')
    // Not scanned with this phone, and yet what happened last.
    expect(page.words()).toContain('✓ 张桂兰：签到')
    expect(page.words()).not.toContain('还没有人签到')
    await page.tap('点名、加人')
    await page.type('0012', 0)
    await page.until('李明')
    await page.type('陈桂芳', 0)
    await page.tap('找志愿者“陈桂芳”')
    await page.until('没有网时，请扫志愿者码，纸的也行')
    answers['attendance.findVolunteer'] = found
    await page.tap('找志愿者“陈桂芳”')
    await page.until('编号 N9')
    await page.tap('陈桂芳')
    await page.until('陈桂芳：没有报名，按现场参加签到了')
    expect(page.words()).toContain('2人到了')
    expect(application.snapshot().scans[0]).toMatchObject({
      scan: { way: 'by-hand', volunteerId: 'v9' },
      result: 'walk-in',
    })
  })

  it('knows somebody who was looked for by phone from the list', async () => {
    const [seat] = pack.seats
    const seats = [{ ...seat, attendance: { ...noAttendance, inAtMs: nowMs - 60_000 } }]
    const found = [{ volunteerId: 'v1', name: '张桂兰', number: 'N1', regionName: '迎凤社区' }]
    const answers = { 'attendance.gate': { ...pack, seats }, 'attendance.findVolunteer': found }
    page = await showPage(GatePage, createFixtureApplication({ answers }), { shiftId: 's1' })
    await page.until('1人到了1人报了名')
    await page.tap('点名、加人')
    await page.type('13800000001', 0)
    await page.tap('找志愿者“13800000001”')
    await page.until('编号 N1')
    await page.tap('张桂兰')
    await page.until('张桂兰：已经签到过了')
  })

  it('shows the code of the server’s time on a phone that is fast, and says by how much', async () => {
    const answers: Record<string, unknown> = {
      'attendance.gate': { ...pack, servedAtMs: nowMs - 5 * 60_000 },
    }
    const application = createFixtureApplication({ answers })
    page = await showPage(GatePage, application, { shiftId: 's1' })
    await page.until('手机快了 5 分钟，码已对准')
    expect(page.words()).toContain(codeAt(nowMs - 5 * 60_000))
    expect(page.words()).toContain('自动设置时间')
    delete answers['attendance.gate']
    application.change({ lastSyncedAtMs: nowMs })
    await page.until('码已对准。连上网以前先别改')
    expect(page.words()).toContain(codeAt(nowMs - 5 * 60_000))
    // A list from before says nothing of the clock of now.
    page.leave()
    const off = { atMs: nowMs, answer: { ...pack, servedAtMs: nowMs - 5 * 60_000 } }
    application.answers.read = <Answer,>() =>
      Promise.resolve(off as { atMs: number; answer: Answer })
    page = await showPage(GatePage, application, { shiftId: 's1' })
    await page.until('取名单时手机快了 5 分钟，请先看准不准')
    expect(page.words()).toContain(codeAt(nowMs))
  })

  it('goes on with its codes when it learns just after one began that its clock is faster still', async () => {
    const beganMs = stepAt(nowMs) * codeStepMs
    const clock = createManualClock(beganMs + 61_000 + codeStepMs - 5_000)
    let offMs = 61_000
    const answers = {
      get 'attendance.gate'(): GatePack {
        return { ...pack, endsAtMs: nowMs + 2 * hourMs, servedAtMs: clock.nowMs() - offMs }
      },
    }
    const application = createFixtureApplication({ answers, device: { clock } })
    page = await showPage(GatePage, application, { shiftId: 's1' })
    await page.until(codeAt(beganMs))
    await clock.advance(5_100)
    await page.until(codeAt(beganMs + codeStepMs))
    offMs = 62_000
    application.change({ lastSyncedAtMs: nowMs })
    await page.until(codeAt(beganMs))
    await clock.advance(1_000)
    await page.until(codeAt(beganMs + codeStepMs))
  })

  it('gives up the list once somebody else runs it, and tells that from no network', async () => {
    let answer: TransportReply = { kind: 'unreachable' }
    const code = personalCodeText('v1', 'proof-0001')
    const { network } = createFixtureDevice()
    const application = createFixtureApplication({
      device: {
        network: { ...network, call: () => Promise.resolve(answer) },
        scanner: { available: true, scan: () => Promise.resolve(code) },
      },
    })
    await application.answers.keep('gate/s1', pack)
    page = await showPage(GatePage, application, { shiftId: 's1' })
    await page.until('没有网络，用的是')
    await page.tap('扫志愿者的码')
    const fail = async (code: CallErrorCode, message: string, words: string) => {
      answer = { kind: 'answer', body: { ok: false, error: { code, message } } }
      application.change({ lastSyncedAtMs: nowMs + code.length })
      await page.until(words)
    }
    await fail('retry-later', '现在人多，请稍后。', '现在人多，请稍后。用的是')
    expect(page.words()).toContain('张桂兰：签到好了')
    expect(page.words()).not.toContain('没有网络，用的是')
    await fail('forbidden', '您现在没有这里的岗位', '这场签到现在不归您管')
    expect(page.words()).toContain('还有 1 次等着传')
    expect(page.words()).not.toContain('张桂兰')
    expect(await application.answers.read('gate/s1')).toBeNull()
    answer = { kind: 'unreachable' }
    application.change({ lastSyncedAtMs: nowMs })
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(page.words()).toContain('这场签到现在不归您管')
    expect(application.snapshot().scans).toHaveLength(1)
  })

  it('opens on what people come for then, stays bright while it is shown, and dark after', async () => {
    const awake: boolean[] = []
    const at = async (part: Partial<GatePack>) => {
      const application = createFixtureApplication({
        device: { keepAwake: (on) => awake.push(on) },
      })
      await application.answers.keep('gate/s1', { ...pack, ...part })
      page = await showPage(GatePage, application, { shiftId: 's1' })
      await page.until('每 20 秒换一个')
      const said = page.words()
      page.leave()
      return said
    }
    expect(await at({ startsAtMs: nowMs - hourMs / 2 })).toContain('现在签到')
    expect(awake).toEqual([true, false])
    expect(await at({ endsAtMs: nowMs + hourMs / 2 })).toContain('现在签退')
  })
})
