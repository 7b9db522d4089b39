/** A correction asked for at the desk: only what is wrong, the card where it changes who somebody is, and a refusal passed on. */
import type { Application } from '../../src/application'
import { hideToast } from '../../src/components/toast/toast-store'
import VolunteerFilePage from '../../src/packages/office/pages/volunteer'
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

const act = '替本人更正登记'
const show = async (part: Partial<OfficeVolunteer> = {}, kept: Partial<Application> = {}) => {
  const seen = { sameAs: '', otherClaims: 0, own: false, signsIn: false, moves: '' }
  const answers = { 'volunteer.one': { ...fixtureRecord(), ...seen, ...part } }
  const { application, sent } = volunteeringApplication(
    answers,
    {},
    { access: fixtureOfficeAccess },
  )
  const route = { volunteerId: 'v1', regionId: 's1' }
  page = await showPage(VolunteerFilePage, { ...application, ...kept }, route)
  await page.until('3304830010030001')
  return sent
}

test('a telephone needs no card', async () => {
  const sent = await show()
  await page.tap(act)
  await page.until('本人是怎么提出的')
  await page.tap('交给同事更正')
  await page.type('13905730099', 2)
  await page.type('到窗口说的', 3)
  expect(page.words()).not.toContain('请看证件')
  await page.tap('交给同事更正')
  await page.until('提好了，请同事来更正。')
  expect(sent).toMatchObject([
    {
      name: 'volunteer.ask-correction-for',
      args: { volunteerId: 'v1', changes: { phone: '13905730099' }, note: '到窗口说的' },
    },
  ])
})

test('another name is asked for before the card', async () => {
  const sent = await show()
  await page.tap(act)
  await page.until('本人是怎么提出的')
  await page.type('沈惠琴', 0)
  await page.until('请看证件')
  await page.type('看了户口本', 4)
  await page.tap('交给同事更正')
  expect(sent).toEqual([])
  await page.type('330483196805120029', 3)
  await page.tap('交给同事更正')
  await page.until('提好了')
  const args = { changes: { name: '沈惠琴' }, note: '看了户口本', idNumber: '330483196805120029' }
  expect(sent).toMatchObject([{ args }])
})

test('a kept draft asks nothing back that a colleague has put right meanwhile, nor does it keep a number', async () => {
  const { drafts } = volunteeringApplication({}).application
  await show({}, { drafts })
  await page.tap(act)
  await page.until('本人是怎么提出的')
  await page.type('330483196805120029', 1)
  await page.type('13905730099', 2)
  await page.type('到窗口说的', 3)
  page.leave()
  expect(JSON.stringify(await drafts.read('volunteer.ask-correction-for v1'))).not.toContain('3304')
  const { details } = fixtureRecord()
  const sent = await show({ details: { ...details, name: '沈惠琴' } }, { drafts })
  await page.tap(act)
  await page.until('上次写的都在，身份证号请再写一遍。')
  await page.tap('交给同事更正')
  await page.until('提好了')
  expect(sent).toMatchObject([{ args: { changes: { phone: '13905730099' }, note: '到窗口说的' } }])
})

test('what was taken back is asked for anew by the draft of a lost answer', async () => {
  const { drafts } = volunteeringApplication({}).application
  const [id, phone, note] = ['r1', '13905730099', '到窗口说的']
  await drafts.write('volunteer.ask-correction-for v1', { requestId: id, phone, note })
  const takenBack = {
    ...{ id, changes: { phone }, note },
    state: 'declined',
    takenBack: true,
  } as const
  const settled = { askedAtMs: 0, settledByName: '周干事', settledReason: '', settledAtMs: 0 }
  const asked = { ...takenBack, ...settled, moveTo: null, askedByName: '周干事' }
  const sent = await show({ corrections: [asked] }, { drafts })
  await page.tap(act)
  await page.until('上次写的都在')
  await page.tap('交给同事更正')
  await page.until('提好了')
  expect(sent).toMatchObject([{ args: { changes: { phone }, note } }])
  expect((sent[0]?.args as { requestId: string }).requestId).not.toBe(id)
})

test('what was asked again and done is nothing to pass on', async () => {
  const asked = { changes: { phone: '139******99' }, note: '', moveTo: null, askedAtMs: 0 }
  const by = { askedByName: '周干事', settledByName: '徐丽萍' }
  const accepted = { ...asked, ...by, state: 'accepted', settledReason: '' } as const
  const declined = { ...asked, ...by, state: 'declined', settledReason: '打不通' } as const
  await show({
    corrections: [
      { ...accepted, id: 'r3', settledAtMs: fixtureNowMs - 1 },
      { ...declined, id: 'r2', settledAtMs: fixtureNowMs - 2 },
      { ...declined, id: 'r1', changes: { name: '沈惠琴' }, settledAtMs: fixtureNowMs - 2 },
    ],
  })
  expect(page.words()).not.toContain('（电话）没有办')
  expect(page.words()).toContain('（姓名）没有办')
})

test('who asked for it may only take it back', async () => {
  const asked: VolunteerCorrection = {
    ...{ id: 'r1', changes: { phone: '139******99' }, note: '到窗口说的', moveTo: null },
    ...{ askedByName: '周干事', askedByReader: true, state: 'open', askedAtMs: 0 },
    ...{ settledByName: '', settledReason: '' },
  }
  const sent = await show({ corrections: [asked] })
  await page.until('◆ 等另一位来办')
  for (const words of ['不更正', '照此更正']) expect(page.words()).not.toContain(words)
  await page.tap('撤回')
  await page.until('还要的话，再提一次。')
  expect(sent).toEqual([])
  await page.tap('撤回')
  expect(sent).toEqual([{ name: 'volunteer.take-back-correction', args: { requestId: 'r1' } }])
})

test('what its asker took back is nothing to pass on', async () => {
  await show({
    corrections: [
      {
        ...{ id: 'r1', changes: { phone: '139******99' }, note: '', moveTo: null },
        ...{ askedByName: '周干事', state: 'declined', takenBack: true, askedAtMs: 0 },
        ...{ settledByName: '周干事', settledReason: '', settledAtMs: fixtureNowMs },
      },
    ],
  })
  expect(page.words()).not.toContain('请转告本人')
})

test.each([89, 90])(
  'what was declined is passed on by the worker (%s days later)',
  async (days) => {
    await show({
      corrections: [
        {
          ...{ id: 'r1', changes: { phone: '139******99' }, note: '', moveTo: null },
          ...{ askedByName: '周干事', state: 'declined', askedAtMs: 0 },
          ...{ settledByName: '徐丽萍', settledReason: '号码打不通' },
          settledAtMs: fixtureNowMs - days * 86_400_000,
        },
      ],
    })
    const words = '替本人要求的更正（电话）没有办：号码打不通（徐丽萍）。请转告本人。'
    expect(page.words().includes(words)).toBe(days < 90)
  },
)

test.each(['open', 'accepted', 'taken back'] as const)(
  'each that was declined is passed on, though a later one is %s',
  async (later) => {
    const asked = { changes: { phone: '139******99' }, note: '', moveTo: null, askedAtMs: 0 }
    const declined = {
      state: 'declined',
      settledByName: '徐丽萍',
      settledAtMs: fixtureNowMs,
    } as const
    const one = { ...asked, ...declined, askedByName: '周干事' }
    const state = later === 'taken back' ? 'declined' : later
    const moveTo = { id: regionId('c9'), name: '文昌社区' }
    await show({
      moves: later === 'open' ? 'out' : '',
      corrections: [
        { ...one, id: 'r3', moveTo, state, takenBack: later === 'taken back', settledReason: '' },
        { ...one, id: 'r2', changes: { name: '沈惠琴' }, settledReason: '户口本上没有改' },
        { ...one, id: 'r1', settledReason: '号码打不通' },
      ],
    })
    expect(page.words()).toContain('（姓名）没有办：户口本上没有改（徐丽萍）。请转告本人。')
    expect(page.words()).toContain('（电话）没有办：号码打不通（徐丽萍）。请转告本人。')
    expect(page.words()).not.toContain('文昌社区没有同意')
  },
)

test('who has a WeChat asks by themselves', async () => {
  await show({ signsIn: true })
  expect(page.words()).not.toContain(act)
})
