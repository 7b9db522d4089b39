/** Moving house: asked for in the own record, decided by the new community, told by the old one, asked for at the desk. */
import { hideToast } from '../../src/components/toast/toast-store'
import VolunteerFilePage from '../../src/packages/office/pages/volunteer'
import VolunteersPage from '../../src/packages/office/pages/volunteers'
import RecordPage from '../../src/packages/volunteer/pages/record'
import type { OfficeVolunteer, VolunteerCorrection } from '../../src/protocol/volunteer'
import { regionId } from '../support/fixture-building'
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

const regions = {
  'volunteer.regions': [
    { id: 's1', name: '迎凤社区' },
    { id: 'c9', name: '文昌社区' },
  ],
}
const move: VolunteerCorrection = {
  ...{ id: 'r1', changes: {}, note: '', state: 'open', askedAtMs: 0, askedByName: '' },
  ...{ moveTo: { id: regionId('c9'), name: '文昌社区' }, settledByName: '', settledReason: '' },
}
const options = { access: fixtureOfficeAccess }
const params = { volunteerId: 'v1', regionId: 's1' }
const show = async (part: Partial<OfficeVolunteer>) => {
  const record = fixtureRecord({ corrections: [move] })
  const seen = { sameAs: '', otherClaims: 0, own: false, signsIn: true, moves: '' }
  const answers = { ...regions, 'volunteer.one': { ...record, ...seen, ...part } }
  const { application, sent } = volunteeringApplication(answers, {}, options)
  page = await showPage(VolunteerFilePage, application, params)
  await page.until('3304830010030001')
  return sent
}

const pick = (label: string, value: number): Promise<void> => {
  const control = document.querySelector(`[aria-label^="${label}"]`)
  const picker = control?.closest('taro-picker-core') ?? control?.parentElement
  picker?.dispatchEvent(new CustomEvent('change', { detail: { value }, bubbles: true }))
  return new Promise((resolve) => setTimeout(resolve, 50))
}

test('another community is asked for with the rest of the record, and says who will read it', async () => {
  const answers = { ...regions, 'volunteer.mine': fixtureRecord() }
  const { application, sent } = volunteeringApplication(answers)
  page = await showPage(RecordPage, application)
  await page.until('要求更正')
  await page.tap('要求更正')
  await page.until('迎凤社区')
  await pick('在哪个社区', 1)
  await page.until('交给文昌社区核对，那边看得到您是谁')
  // Back again, it is no move.
  await pick('在哪个社区', 0)
  expect(page.words()).not.toContain('交给文昌社区')
  await pick('在哪个社区', 1)
  await page.type('13905730088', 2)
  await page.tap('交给文昌社区')
  const args = { changes: { phone: '13905730088' }, note: '', toRegionId: 'c9' }
  expect(sent).toMatchObject([{ name: 'volunteer.ask-correction', args }])
})

test.each([
  ['one that waits', fixtureRecord({ corrections: [move] }), '◆ 等文昌社区办'],
  ['who is not verified yet', fixtureRecord({ state: 'waiting' }), '等待核对'],
] as const)('%s asks for no other', async (_who, record, words) => {
  const answers = { ...regions, 'volunteer.mine': record }
  page = await showPage(RecordPage, volunteeringApplication(answers).application)
  await page.until(words)
  await page.tap('要求更正')
  await page.until('交给社区')
  expect(document.querySelector('[aria-label^="在哪个社区"]')).toBeNull()
})

test('who comes is taken in; till then nothing else can be done here', async () => {
  const sent = await show({ moves: 'in' })
  for (const words of ['◆ 等您办', '迁到', '核对本人是不是住在文昌社区', '看完整号码'])
    expect(page.words()).toContain(words)
  for (const words of ['时间账户', '打印志愿者码', '记一条', '结束登记'])
    expect(page.words()).not.toContain(words)
  await page.tap('同意迁来')
  expect(sent).toMatchObject([{ name: 'volunteer.accept-correction', args: { requestId: 'r1' } }])
})

test('who is not taken in gets a reason', async () => {
  const sent = await show({ moves: 'in' })
  await page.tap('不同意')
  await page.until('记录留在原来的社区')
  await page.type('没有住在这里')
  await page.tap('不同意')
  const args = { requestId: 'r1', reason: '没有住在这里' }
  expect(sent).toEqual([{ name: 'volunteer.decline-correction', args }])
})

test('the old community reads where somebody goes, and decides nothing about it', async () => {
  await show({ moves: 'out' })
  expect(page.words()).toContain('◆ 等文昌社区核对')
  expect(page.words()).toContain('结束登记')
  for (const words of ['同意迁来', '不同意']) expect(page.words()).not.toContain(words)
})

test('whoever asked takes it back, in the own record or at the desk', async () => {
  const both = { ...move, changes: { phone: '13905730088' } }
  const answers = { ...regions, 'volunteer.mine': fixtureRecord({ corrections: [both] }) }
  const own = volunteeringApplication(answers)
  page = await showPage(RecordPage, own.application)
  await page.until('◆ 等文昌社区办')
  await page.tap('不要了，点这里撤回')
  await page.until('不迁到文昌社区了？撤回以后，记录留在迎凤社区，一起提的更正也不办了。')
  expect(own.sent).toEqual([])
  await page.tap('撤回')
  await page.until('撤回了。')
  const taken = { name: 'volunteer.take-back-correction', args: { requestId: 'r1' } }
  expect(own.sent).toEqual([taken])
  page.leave()
  const asked = { ...move, askedByName: '周干事', askedByReader: true }
  const sent = await show({ signsIn: false, moves: 'out', corrections: [asked] })
  await page.tap('撤回')
  await page.until('撤回以后就不办了')
  await page.tap('撤回')
  expect(sent).toEqual([taken])
})

test('what was taken back is called so', async () => {
  const corrections = [{ ...move, state: 'declined', takenBack: true } as const]
  const answers = { ...regions, 'volunteer.mine': fixtureRecord({ corrections }) }
  page = await showPage(RecordPage, volunteeringApplication(answers).application)
  await page.until('– 撤回了')
  for (const words of ['没有更正', '点这里撤回']) expect(page.words()).not.toContain(words)
})

test('the list names who comes and who has gone', async () => {
  const line = {
    ...{ id: 'v1', number: 'N1', state: 'verified', name: '沈慧琴', phoneMask: '139******01' },
    ...{ idNumberMask: '', team: '', regionName: '杨家门社区', registeredAtMs: 0 },
    ...{ openCorrections: 1, comes: true },
  }
  const gone = {
    ...{ id: 'r2', number: 'N2', name: '陈阿珍', toRegionName: '文昌社区' },
    ...{ movedAtMs: fixtureNowMs, takenInByName: '周建国' },
  }
  const answers = { 'volunteer.list': { volunteers: [line], more: false, moved: [gone] } }
  page = await showPage(VolunteersPage, volunteeringApplication(answers, {}, options).application)
  await page.until('◆ 要迁来')
  expect(page.words()).not.toContain('更正 1 条')
  expect(page.words()).toContain('陈阿珍3月2日迁到文昌社区，周建国核对 · N2')
})

test('for somebody without a phone it is asked for at the desk, and a refusal is passed on', async () => {
  const settled = { settledByName: '周建国', settledReason: '没有住在这里' }
  const declined = { ...move, state: 'declined', ...settled } as const
  const sent = await show({ signsIn: false, corrections: [declined] })
  expect(page.words()).toContain('文昌社区没有同意迁去：没有住在这里（周建国）')
  await page.tap('迁到别的社区')
  await page.until('本人是怎么提出的')
  await page.tap('交给那边核对')
  expect(sent).toEqual([])
  await pick('现在住在哪个社区', 1)
  await page.type('到窗口说的，女儿在场')
  await page.tap('交给文昌社区核对')
  const args = { volunteerId: 'v1', toRegionId: 'c9', note: '到窗口说的，女儿在场' }
  expect(sent).toMatchObject([{ name: 'volunteer.ask-move-for', args }])
})
