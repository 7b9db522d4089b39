/** 一键呼叫 as an elder and a relative see it: the key, the telephone, who comes, and who is called instead. */
import { hideToast } from '../../src/components/toast/toast-store'
import CallPage from '../../src/packages/help/pages/call'
import TodayPage from '../../src/pages/today'
import type { HelpCallView, HelpEventLine, MyHelpAnswer } from '../../src/protocol/help'
import { fixtureAccess } from '../support/fixture-building'
import { calling, drawn, event, had, mineWith, phone } from '../support/help-phones'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

// The manual clock lets promises go on by it; a page's world has none.
Object.assign(globalThis, { setImmediate: (action: () => void) => setTimeout(action, 0) })

const touch = async (kind: 'touchstart' | 'touchend'): Promise<void> => {
  document.querySelector('.help-key')?.dispatchEvent(new CustomEvent(kind, { bubbles: true }))
  await drawn()
}

test('the key asks to be held: let go too soon it calls nobody', async () => {
  const { application, clock, dialled } = phone({ answers: { 'help.mine': mineWith(null) } }, false)
  page = await showPage(CallPage, application)
  await page.until('按住两秒')
  await touch('touchstart')
  await page.until('请继续按住…')
  await clock.advance(1900)
  await touch('touchend')
  await page.until('太快了，请按住两秒')
  await clock.advance(5000)
  await drawn()
  expect(dialled).toEqual([])
  expect(application.snapshot().letters).toEqual([])
})

test('without a network it dials at once, and the call is kept to be sent later', async () => {
  const { application, clock, dialled } = phone({ answers: { 'help.mine': mineWith(null) } }, false)
  page = await showPage(CallPage, application)
  await page.until('按住两秒')
  await touch('touchstart')
  await clock.advance(2000)
  await page.until('没有网络，正在拨电话')
  expect(dialled).toEqual(['0573-88110001'])
  expect(application.snapshot().letters).toMatchObject([
    { envelope: { name: 'help.call', args: { registrationId: 'key-1', isDrill: false } } },
  ])
  await page.until('呼叫记在本机，有网就自动发出')
})

test('the number can be dialled at any time, and who comes stands in large type', async () => {
  const coming: HelpCallView = {
    ...calling,
    state: 'acknowledged',
    responder: { ...had, minutes: 10 },
  }
  const { application, dialled } = phone({ answers: { 'help.mine': mineWith(coming) } })
  page = await showPage(CallPage, application)
  await page.until('李网格马上来')
  expect(page.words()).toContain('大约 10 分钟到')
  expect(document.querySelector('.help-key')).toBeNull()
  await page.tap('打电话 0573-88110001')
  expect(dialled).toEqual(['0573-88110001'])
})

test('while nobody has answered it says who was told, and asks again by itself', async () => {
  const answers: Record<string, unknown> = { 'help.mine': mineWith(calling) }
  const { application, clock } = phone({ answers })
  page = await showPage(CallPage, application)
  await page.until('正在叫人')
  expect(page.words()).toContain('已通知 15幢')
  const told = { ...calling, relativesTold: true, isAtTop: true }
  answers['help.mine'] = mineWith(told)
  await drawn()
  await clock.advance(3000)
  await page.until('也告诉了家属')
  await page.until('还没有人应答，请直接打电话')
})

test('who does not come in time is asked, and when others are called the screen says so at once', async () => {
  const late: HelpCallView = {
    ...calling,
    state: 'acknowledged',
    responder: { ...had, isReminded: true },
  }
  const answers: Record<string, unknown> = { 'help.mine': mineWith(late) }
  const { application, clock } = phone({ answers })
  page = await showPage(CallPage, application)
  await page.until('正在催李网格')
  const again: HelpEventLine = {
    ...event,
    turn: 4,
    kind: 'alerted',
    round: 2,
    regionName: '二网格',
  }
  answers['help.mine'] = mineWith({
    ...calling,
    ...{ round: 2, relativesTold: true },
    events: [...calling.events, { ...event, turn: 3, kind: 'overdue', byName: '李网格' }, again],
  })
  await clock.advance(3000)
  await page.until('李网格没有按时到。已通知 二网格，也告诉了家属')
})

test('without a network the key is there again, whatever was last seen of a call', async () => {
  const coming: HelpCallView = { ...calling, state: 'acknowledged', responder: had }
  const answers: Record<string, unknown> = { 'help.mine': mineWith(coming) }
  const { application, clock } = phone({ answers })
  page = await showPage(CallPage, application)
  await page.until('李网格马上来')
  expect(document.querySelector('.help-key')).toBeNull()
  delete answers['help.mine']
  await drawn()
  await clock.advance(3000)
  await page.until('网络断了，显示的是上一次看到的')
  expect(document.querySelector('.help-key')).not.toBeNull()
})

test('what was kept is old until the server has answered, and the key is there', async () => {
  const coming: HelpCallView = { ...calling, state: 'acknowledged', responder: had }
  let arrive: (answer: MyHelpAnswer) => void = () => undefined
  const answers = { 'help.mine': new Promise<MyHelpAnswer>((resolve) => (arrive = resolve)) }
  const { application } = phone({ answers })
  await application.answers.keep('help.mine', mineWith(coming))
  page = await showPage(CallPage, application)
  await page.until('这是上一次看到的，正在问现在怎样')
  expect(document.querySelector('.help-key')).not.toBeNull()
  arrive(mineWith(null))
  await drawn()
  expect(page.words()).not.toContain('李网格')
})

test('who has pressed without a network reads of no earlier call, open or ended', async () => {
  const coming: HelpCallView = { ...calling, state: 'acknowledged', responder: had }
  const { application, clock } = phone({}, false)
  await application.answers.keep('help.mine', mineWith(coming))
  page = await showPage(CallPage, application)
  await page.until('李网格马上来')
  await touch('touchstart')
  await clock.advance(2000)
  await page.until('呼叫记在本机，有网就自动发出')
  expect(page.words()).not.toContain('李网格')
})

test('who comes from a press that was sent reads that it was, until the server has answered', async () => {
  const over: HelpCallView = { ...calling, state: 'ended', outcome: 'helped' }
  let arrive: (answer: MyHelpAnswer) => void = () => undefined
  const answers = { 'help.mine': new Promise<MyHelpAnswer>((resolve) => (arrive = resolve)) }
  const { application } = phone({ answers })
  await application.answers.keep('help.mine', mineWith(over))
  page = await showPage(CallPage, application, { pressed: 'sent' })
  await page.until('按住两秒')
  expect(page.words()).toContain('已发出，正在等回音')
  expect(page.words()).not.toContain('呼叫已结束')
  arrive(mineWith(calling))
  await page.until('正在叫人')
  expect(page.words()).not.toContain('已发出')
})

test('who is registered has the key on the first page too', async () => {
  const { application } = phone({
    access: { ...fixtureAccess, posts: [] },
    records: [],
    answers: { 'help.mine': mineWith(null) },
  })
  page = await showPage(TodayPage, application)
  await page.until('按住两秒')
})
