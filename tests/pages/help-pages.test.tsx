/** 一键呼叫 as an elder, a relative and those on duty see it: the key, the telephone, who comes, how fresh it is. */
import { hideToast } from '../../src/components/toast/toast-store'
import AnswerPage from '../../src/packages/help/pages/answer'
import CallPage from '../../src/packages/help/pages/call'
import DutyPage from '../../src/packages/help/pages/duty'
import RegisterPage from '../../src/packages/help/pages/register'
import TodayPage from '../../src/pages/today'
import type { Alarm } from '../../src/ports'
import type { HelpCallLine, HelpCallView, MyHelpAnswer } from '../../src/protocol/help'
import { createFixtureApplication, type FixtureOptions } from '../support/fixture-application'
import { fixtureAccess } from '../support/fixture-building'
import { createManualClock } from '../support/manual-clock'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

// The manual clock lets promises go on by it; a page's world has none.
Object.assign(globalThis, { setImmediate: (action: () => void) => setTimeout(action, 0) })

const dutyAccess: typeof fixtureAccess = {
  ...fixtureAccess,
  settings: {
    ...fixtureAccess.settings,
    postKinds: fixtureAccess.settings.postKinds.map((kind) => ({
      ...kind,
      permissions: [...kind.permissions, 'help.answer'],
    })),
  },
}
const regionId = fixtureAccess.posts[0]?.regionId ?? ''
const line: HelpCallLine = {
  ...{ id: 'call-1', registrationId: 'key-1', regionId, door: '1幢101', name: '沈*琴' },
  ...{ state: 'calling', isDrill: false, isLate: false, pressedAtMs: 1, calledAtMs: 1 },
  ...{ outcome: null, responder: null },
}
const event = { byName: '', byPost: '', regionName: '', words: '', atMs: 1 }
const calling: HelpCallView = {
  ...line,
  ...{ relativesTold: false, isAtTop: false },
  events: [
    { ...event, turn: 1, kind: 'called' },
    { ...event, turn: 2, kind: 'alerted', regionName: '15幢' },
  ],
}
const mineWith = (call: HelpCallView | null): MyHelpAnswer => ({
  ...{ drillsAllowed: true, pollSeconds: 3, dialNumber: '120' },
  mine: [
    {
      ...{ registrationId: 'key-1', state: 'registered', name: '沈慧琴', door: '1幢101', regionId },
      ...{ relation: '', mayPress: true, dialNumber: '0573-88110001', details: null },
      ...{ call, looks: [] },
    },
  ],
})

const phone = (options: FixtureOptions = {}, isOnline = true) => {
  const dialled: string[] = []
  const rung: string[] = []
  const clock = createManualClock()
  const alarm: Alarm = { ring: () => rung.push('ring'), quiet: () => rung.push('quiet') }
  const answers = options.answers ?? {}
  const application = createFixtureApplication({
    ...options,
    device: {
      clock,
      alarm,
      telephone: {
        dial: (number) => {
          dialled.push(number)
          return Promise.resolve()
        },
      },
      network: {
        call: (path) =>
          Promise.resolve(
            path in answers
              ? { kind: 'answer', body: { ok: true, output: answers[path] } }
              : { kind: 'unreachable' },
          ),
        maxRequestBytes: 100 * 1024,
        isOnline: () => Promise.resolve(isOnline),
        onChange: () => () => undefined,
      },
    },
  })
  return { application, clock, dialled, rung }
}

const drawn = () => new Promise((resolve) => setTimeout(resolve, 60))

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
    responder: { name: '李网格', minutes: 10, atMs: 1, isSelf: false },
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

test('who is registered has the key on the first page too', async () => {
  const { application } = phone({
    access: { ...fixtureAccess, posts: [] },
    records: [],
    answers: { 'help.mine': mineWith(null) },
  })
  page = await showPage(TodayPage, application)
  await page.until('按住两秒')
})

test('on duty it rings until somebody has it, and says when it was last looked', async () => {
  const seen = { same: false, tag: 't1', pollSeconds: 3, calls: [line] }
  const answers: Record<string, unknown> = { 'help.watch': seen, 'help.calls': [] }
  const { application, clock, rung } = phone({ access: dutyAccess, answers })
  page = await showPage(DutyPage, application)
  await page.until('一键呼叫 1幢101 沈*琴')
  await page.until('0 秒前看过')
  await drawn()
  expect(rung).toEqual(['ring'])
  const had = { name: '李网格', minutes: 5, atMs: 1, isSelf: false }
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

test('a banner on the first page of who is on duty leads to the call', async () => {
  const seen = { same: false, tag: 't1', pollSeconds: 3, calls: [line] }
  const { application } = phone({ access: dutyAccess, answers: { 'help.watch': seen } })
  page = await showPage(TodayPage, application)
  await page.until('一键呼叫 1幢101 沈*琴')
  await page.tap('一键呼叫 1幢101 沈*琴')
  expect(page.opened).toEqual(['/packages/help/pages/answer/index?callId=call-1'])
})

test('who answers has the telephones first, says how soon, and is told when that did not get through', async () => {
  const person = {
    ...{ stationPhone: '', note: '耳背', phone: '13905730001', relation: '' },
    relatives: [{ name: '沈小梅', relation: '女儿', phone: '13905730009' }],
  }
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
