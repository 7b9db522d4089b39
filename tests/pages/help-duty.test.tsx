/** 一键呼叫 as those on duty see it: what rings and when, who answers and how soon, how fresh it is, who is registered. */
import { hideToast } from '../../src/components/toast/toast-store'
import AnswerPage from '../../src/packages/help/pages/answer'
import DutyPage from '../../src/packages/help/pages/duty'
import RegisterPage from '../../src/packages/help/pages/register'
import TodayPage from '../../src/pages/today'
import type { HelpCallLine } from '../../src/protocol/help'
import {
  calling,
  drawn,
  dutyAccess,
  had,
  line,
  person,
  phone,
  regionId,
} from '../support/help-phones'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

// The manual clock lets promises go on by it; a page's world has none.
Object.assign(globalThis, { setImmediate: (action: () => void) => setTimeout(action, 0) })

test('on duty it rings until somebody has it, and says when it was last looked', async () => {
  const seen = { same: false, tag: 't1', pollSeconds: 3, calls: [line] }
  const answers: Record<string, unknown> = { 'help.watch': seen, 'help.calls': [] }
  const { application, clock, rung } = phone({ access: dutyAccess, answers })
  page = await showPage(DutyPage, application)
  await page.until('一键呼叫 1幢101 沈*琴')
  await page.until('0 秒前看过')
  await drawn()
  expect(rung).toEqual(['ring'])
  answers['help.watch'] = {
    ...seen,
    tag: 't2',
    calls: [{ ...line, state: 'acknowledged', responder: had }],
  }
  await clock.advance(3000)
  await page.until('李网格负责，约 5 分钟到')
  await drawn()
  expect(rung).toEqual(['ring', 'quiet'])
  delete answers['help.watch']
  await clock.advance(3000)
  await page.until('网络断了，新的呼叫看不到')
})

test('whoever is late is rung on the own phone, and one more time when all are called again', async () => {
  const mineNow = { ...had, isSelf: true }
  const coming: HelpCallLine = { ...line, state: 'acknowledged', responder: mineNow }
  const answers: Record<string, unknown> = { 'help.calls': [] }
  const seeNext = (tag: string, call: HelpCallLine) =>
    (answers['help.watch'] = { same: false, tag, pollSeconds: 3, calls: [call] })
  seeNext('t1', coming)
  const { application, clock, rung } = phone({ access: dutyAccess, answers })
  page = await showPage(DutyPage, application)
  await page.until('您负责，约 5 分钟到')
  expect(rung).toEqual([])
  seeNext('t2', { ...coming, responder: { ...mineNow, isReminded: true } })
  await clock.advance(3000)
  await page.until('您说好的时间到了')
  await drawn()
  expect(rung).toEqual(['ring'])
  await page.tap('这部手机先别响')
  await drawn()
  expect(rung).toEqual(['ring', 'quiet'])
  // Given more time, and late again.
  seeNext('t3', { ...coming, responder: { ...mineNow, isReminded: true, atMs: 2 } })
  await clock.advance(3000)
  await drawn()
  expect(rung).toEqual(['ring', 'quiet', 'ring'])
  await page.tap('这部手机先别响')
  await drawn()
  seeNext('t4', { ...line, round: 2 })
  await clock.advance(3000)
  await page.until('又在叫人，还没有人来')
  await drawn()
  expect(rung).toEqual(['ring', 'quiet', 'ring', 'quiet', 'ring'])
})

test('a banner on the first page of who is on duty leads to the call', async () => {
  const seen = { same: false, tag: 't1', pollSeconds: 3, calls: [line] }
  const { application } = phone({ access: dutyAccess, answers: { 'help.watch': seen } })
  page = await showPage(TodayPage, application)
  await page.until('一键呼叫 1幢101 沈*琴')
  await page.tap('一键呼叫 1幢101 沈*琴')
  expect(page.opened).toEqual(['/packages/help/pages/answer/index?callId=call-1'])
})

test('who answers has the telephones first, says how soon, and is told when that did not get through', async () => {
  const answers = { 'help.one': { ...calling, name: '沈慧琴', person } }
  const { application, dialled } = phone({ answers })
  page = await showPage(AnswerPage, application, { callId: 'call-1' })
  await page.until('女儿 沈小梅')
  expect(page.words()).toContain('耳背')
  await page.tap('13905730009')
  expect(dialled).toEqual(['13905730009'])
  await page.tap('10 分钟')
  await page.until('连不上服务器')
})

test('who has it says that it takes longer, as often as that is allowed', async () => {
  const coming = { ...calling, state: 'acknowledged', name: '沈慧琴', person }
  const mineNow = { ...had, isSelf: true, delaysLeft: 1 }
  const answers = { 'help.one': { ...coming, responder: mineNow } }
  const { application } = phone({ answers })
  page = await showPage(AnswerPage, application, { callId: 'call-1' })
  await page.until('还能延 1 次')
  await page.tap('再 10 分钟')
  await page.until('连不上服务器')
  page.leave()
  Object.assign(answers, { 'help.one': { ...coming, responder: { ...mineNow, delaysLeft: 0 } } })
  page = await showPage(AnswerPage, phone({ answers }).application, { callId: 'call-1' })
  await page.until('去不了，转给别人')
  expect(page.words()).not.toContain('还要几分钟')
})

test('the register says who asked and who has no relatives written down', async () => {
  const entry = {
    ...{ registrationId: 'key-1', homeId: 'home-1', state: 'asked', regionId, regionName: '15幢' },
    ...{ door: '1幢101', name: '沈*琴', relatives: 0 },
  }
  const answers = { 'help.register': { lines: [entry], without: [] } }
  page = await showPage(RegisterPage, phone({ answers }).application)
  await page.until('等您登记')
  expect(page.words()).toContain('◆ 没有写家属')
})
