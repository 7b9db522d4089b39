/** How long somebody can have served: said with the sheet, and what a decision about an objection may come to. */
import { postDueHours } from '../../cloudfunctions/api/attendance/post-due-hours'
import type { OwnAttendance } from '../../src/protocol/attendance'
import type { HoursSheet } from '../../src/protocol/hours-sheet'
import type { LinesPage } from '../../src/protocol/time-bank'
import { answer } from '../support/api/ask'
import { addService } from '../support/api/certificates'
import { heardTurns, wantTurns } from '../support/api/heard-turns'
import { emptyDatabase } from '../support/api/look-inside'
import { addShift, addVolunteer } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { acceptsOnly, officeCommand, push } from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'

describeOnBoth('bounds of hours', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    for (const id of ['v1', 'v2']) await addVolunteer(server.api, id)
  })
  afterAll(() => server.close())

  test('the sheet says the most that a line of it may come to', async () => {
    const { api } = server
    await addShift(api, 's1', { seated: ['v1'] })
    const later = { ...api, nowMs: () => testNowMs + 86_400_000 }
    const sheet = await answer<HoursSheet>(later, 'leader', 'attendance.sheet', { shiftId: 's1' })
    const most = sheet.mostMinutes ?? 0
    const confirm = async (minutes: number) => {
      const lines = [{ volunteerId: 'v1', minutes, reason: '问过本人' }]
      const args = { shiftId: 's1', lines }
      return (await push(later, 'leader', officeCommand('hours.confirm', 'g1', args)))[0]
    }
    expect(await confirm(most + 1)).toMatchObject({ code: 'hours-not-confirmable' })
    expect(await confirm(most)).toMatchObject({ status: 'applied' })
  })

  test('an objection is not upheld with the minutes that stand: nobody is told that they changed', async () => {
    await addService(server.api, 's1', { state: 'notice', minutes: 60 })
    const api = { ...server.api, nowMs: () => testNowMs - 1000 }
    const objection = { objectionId: 'o1', serviceId: 'service-s1', text: '他提前走了' }
    acceptsOnly(await push(api, 'v2', officeCommand('hours.object', 'g1', objection)))
    await wantTurns(api, 'v1', 'v2')
    const decide = async (upheld: boolean, minutes: number) => {
      const args = { objectionId: 'o1', upheld, minutes, reason: '核对过' }
      return (await push(api, 'worker', officeCommand('hours.decide', 'c1', args)))[0]
    }
    expect(await decide(true, 60)).toMatchObject({
      code: 'invalid',
      detail: expect.stringMatching(/^现在就是 60 分钟/),
    })
    expect(await heardTurns(api)).toEqual([])
    expect(await decide(false, 60)).toMatchObject({ status: 'applied' })
    expect(await heardTurns(api)).toEqual([
      'openid-v1 有人提异议，核对后时长不变',
      'openid-v2 您提的异议，核对后时长不变',
    ])
  })

  test('of hours of nothing nothing is posted: they are confirmed anew, on a notice of their own, and then are posted', async () => {
    const { api } = server
    await addShift(api, 's1', { seated: ['v1'] })
    const dayMs = 86_400_000
    const at = (days: number) => ({ ...api, nowMs: () => testNowMs + days * dayMs })
    const confirm = async (days: number, minutes: number) => {
      const lines = [{ volunteerId: 'v1', minutes, reason: `第 ${days} 天问过` }]
      const args = { shiftId: 's1', lines }
      return (await push(at(days), 'leader', officeCommand('hours.confirm', 'g1', args)))[0]
    }
    const confirmed = async (days: number) => {
      const asked = { shiftId: 's1' }
      const sheet = await answer<HoursSheet>(at(days), 'leader', 'attendance.sheet', asked)
      return [...sheet.lines, ...sheet.absent][0]?.confirmed
    }
    expect(await confirm(1, 0)).toMatchObject({ answer: { confirmed: 1 } })
    // On its notice an objection is the way.
    expect(await confirm(2, 90)).toMatchObject({ answer: { confirmed: 0, otherwise: ['v1'] } })
    await postDueHours(api, testNowMs + 20 * dayMs)
    expect(await confirmed(20)).toMatchObject({
      ...{ state: 'posted', minutes: 0, mayConfirmAnew: true },
    })
    expect(await confirm(20, 0)).toMatchObject({ answer: { confirmed: 0, otherwise: [] } })
    expect(await confirm(20, 90)).toMatchObject({ answer: { confirmed: 1 } })
    expect(await confirmed(20)).toMatchObject({
      ...{ state: 'notice', minutes: 90 },
      reason: '第 20 天问过（李组长先前确认 0 分：第 1 天问过）',
    })
    const balance = () => api.database.selectFrom('time_account').select('balance').execute()
    expect(await postDueHours(api, testNowMs + 21 * dayMs)).toBe(0)
    expect(await postDueHours(api, testNowMs + 40 * dayMs)).toBe(1)
    expect(await balance()).toContainEqual({ balance: 90 })
    expect(await confirm(41, 120)).toMatchObject({ answer: { confirmed: 0, otherwise: ['v1'] } })
  })

  test('of hours of nothing that the office decided the leader writes no others', async () => {
    await addService(server.api, 's1', { state: 'notice', minutes: 60 })
    const api = { ...server.api, nowMs: () => testNowMs - 1000 }
    const objection = { objectionId: 'o1', serviceId: 'service-s1', text: '他没来' }
    acceptsOnly(await push(api, 'v2', officeCommand('hours.object', 'g1', objection)))
    const decided = { objectionId: 'o1', upheld: true, minutes: 0, reason: '核对过，没来' }
    acceptsOnly(await push(api, 'worker', officeCommand('hours.decide', 'c1', decided)))
    const later = { ...api, nowMs: () => testNowMs + 60 * 86_400_000 }
    await postDueHours(later, later.nowMs())
    const asked = { shiftId: 's1' }
    const sheet = await answer<HoursSheet>(later, 'leader', 'attendance.sheet', asked)
    expect([...sheet.lines, ...sheet.absent][0]?.confirmed).toMatchObject({
      ...{ state: 'posted', minutes: 0, mayConfirmAnew: false },
    })
    const lines = [{ volunteerId: 'v1', minutes: 60, reason: '来了' }]
    const args = { shiftId: 's1', lines }
    const [again] = await push(later, 'leader', officeCommand('hours.confirm', 'g1', args))
    expect(again).toMatchObject({ answer: { confirmed: 0, already: 1, otherwise: ['v1'] } })
  })

  test('onto the account comes no more than was on public notice: a correction takes, or puts back what was taken', async () => {
    await addService(server.api, 's1', { state: 'notice', minutes: 90 })
    const { api } = server
    await postDueHours(api, testNowMs + 1)
    const propose = async (minutes: number) => {
      const args = { transferId: 'issue/service-s1', minutes, reason: '写错了' }
      const envelope = officeCommand('correction.propose', 'c1', args)
      return { id: envelope.commandId, result: (await push(api, 'worker', envelope))[0] }
    }
    const approve = async (proposalId: string) =>
      (await push(api, 'admin', officeCommand('proposal.approve', 'c1', { proposalId })))[0]
    const stands = async () =>
      (await answer<OwnAttendance>(api, 'v1', 'attendance.mine', {})).services[0]?.minutes
    const tooMuch = { code: 'invalid', detail: expect.stringMatching(/^公示过的是 1 小时 30 分/) }
    expect((await propose(91)).result).toMatchObject(tooMuch)
    const lowered = await propose(60)
    expect(await approve(lowered.id)).toMatchObject({ status: 'applied' })
    expect((await propose(91)).result).toMatchObject(tooMuch)
    const restored = await propose(90)
    // As an older server took one down.
    const raise = (minutes: number) =>
      api.database
        .updateTable('time_proposal')
        .set({ minutes })
        .where('id', '=', restored.id)
        .execute()
    await raise(5000)
    expect(await approve(restored.id)).toMatchObject(tooMuch)
    expect(await stands()).toBe(60)
    await raise(90)
    expect(await approve(restored.id)).toMatchObject({ status: 'applied' })
    expect(await stands()).toBe(90)
    const month = { month: '2026-03' }
    const { lines } = await answer<LinesPage>(api, 'v1', 'timeBank.statement', month)
    const corrects = { kind: 'issue', atMs: testNowMs + 1 }
    const what = '清扫楼道'
    // Each says what it puts right.
    expect(lines).toMatchObject([
      { kind: 'correction', minutes: 30, what, corrects },
      { kind: 'correction', minutes: -30, what, corrects },
      { kind: 'issue', minutes: 90, what },
    ])
  })
})
