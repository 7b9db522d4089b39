/** An objection taken down at the desk: which hours, by whom, once however often it is sent; and what came of it. */
import type { Application } from '../../src/application'
import { hideToast } from '../../src/components/toast/toast-store'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import VolunteerFilePage from '../../src/packages/office/pages/volunteer'
import type { OwnAttendance } from '../../src/protocol/attendance'
import { fixtureOfficeAccess } from '../support/fixture-office'
import {
  fixtureNowMs,
  fixtureRecord,
  volunteeringApplication,
} from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

type Hours = OwnAttendance['services'][number]
const onNotice: Hours = {
  ...{ serviceId: 'x1', title: '清扫楼道', startsAtMs: fixtureNowMs - 86_400_000, minutes: 90 },
  ...{ state: 'notice', noticeUntilMs: fixtureNowMs + 86_400_000, decisions: [] },
}
const fixture = (...hours: readonly Hours[]) => {
  const seen = { sameAs: '', otherClaims: 0, own: false, signsIn: false, moves: '', hours }
  const answers = { 'volunteer.one': { ...fixtureRecord({ state: 'verified' }), ...seen } }
  return volunteeringApplication(answers, {}, { access: fixtureOfficeAccess })
}
const show = async (application: Application) => {
  page = await showPage(VolunteerFilePage, application, { volunteerId: 'v1', regionId: 's1' })
  await page.until('公示的时长')
}
const act = '清扫楼道 · 1 小时 30 分'

test('what the person says is taken down for their own hours', async () => {
  const { application, sent } = fixture(onNotice)
  await show(application)
  await page.tap(act)
  await page.until('请转告本人')
  await page.tap('交给同事核对')
  expect(sent).toEqual([])
  await page.type('少记了半小时')
  await page.tap('交给同事核对')
  await page.until('记下了，请同事到“时长异议”里核对。')
  const args = { volunteerId: 'v1', serviceId: 'x1', text: '少记了半小时' }
  expect(sent).toMatchObject([{ name: 'hours.object-for', args }])
  expect(page.words()).not.toContain('本人说哪里不对')
})

test('what got no answer is found again, and is the same one', async () => {
  const { application } = fixture(onNotice)
  const said: OfficeCommandArgs<'hours.object-for'>[] = []
  const request: Application['request'] = (_name, _regionId, args) => {
    said.push(args as OfficeCommandArgs<'hours.object-for'>)
    const lost = { ok: false, error: 'unreachable' } as const
    return Promise.resolve(said.length === 1 ? lost : ({ ok: true, value: null } as const))
  }
  const losing = { ...application, request }
  await show(losing)
  await page.tap(act)
  await page.type('少记了半小时')
  await page.tap('交给同事核对')
  await page.until('连不上服务器')
  page.leave()
  await show(losing)
  await page.tap(act)
  await page.until('本人说哪里不对')
  await page.tap('交给同事核对')
  await page.until('记下了')
  expect(said[1]).toEqual(said[0])
})

test('hours that are looked at are not objected to again; what came of it is told on', async () => {
  const decisions = [{ upheld: true, minutesBefore: 60, reason: '问过组长' }]
  await show(
    fixture({ ...onNotice, state: 'objected' }, { ...onNotice, serviceId: 'x2', decisions })
      .application,
  )
  expect(page.words()).toMatch(/▲ 有人有异议，正在核对.*◆ 公示到 \d+月\d+日/s)
  expect(page.words()).toContain('社区核对后改了，原来是 1 小时：问过组长请转告本人')
  expect(page.words().split('点开替本人提异议')).toHaveLength(2)
})

test('what was decided a season ago has been told on', async () => {
  const decidedAtMs = fixtureNowMs - 90 * 86_400_000
  const decision = { upheld: false, minutesBefore: 90, reason: '问过组长', decidedAtMs }
  await show(fixture({ ...onNotice, decisions: [decision] }).application)
  expect(page.words()).toContain('没有改：问过组长')
  expect(page.words()).not.toContain('请转告本人')
})
