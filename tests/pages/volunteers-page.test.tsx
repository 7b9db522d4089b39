/** Volunteers as a community worker sees them: who waits, what was registered, letting in or not, corrections. */
import { hideToast } from '../../src/components/toast/toast-store'
import VolunteerFilePage from '../../src/packages/office/pages/volunteer'
import VolunteersPage from '../../src/packages/office/pages/volunteers'
import type { ListedVolunteer } from '../../src/protocol/volunteer'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { fixtureRecord, volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const options = { access: fixtureOfficeAccess }
const line: ListedVolunteer = {
  id: 'v1',
  number: 'N1',
  state: 'waiting',
  name: '沈慧琴',
  phoneMask: '139******01',
  idNumberMask: '',
  team: '红梅队',
  regionName: '迎凤社区',
  registeredAtMs: 0,
  openCorrections: 1,
  comes: false,
}
const file = (part: object) => ({
  'volunteer.one': {
    ...fixtureRecord({ state: 'waiting' }),
    sameAs: '',
    otherClaims: 0,
    own: false,
    signsIn: true,
    moves: '',
    ...part,
  },
})
const params = { volunteerId: 'v1', regionId: 's1' }

test('who waits stands first, masked, and opens', async () => {
  const answers = { 'volunteer.list': { volunteers: [line], more: false, moved: [] } }
  page = await showPage(VolunteersPage, volunteeringApplication(answers, {}, options).application)
  await page.until('沈慧琴')
  for (const words of ['◆ 等待核对', '◆ 更正 1 条', '139******01'])
    expect(page.words()).toContain(words)
  await page.tap('沈慧琴')
  expect(page.opened[0]).toContain('/packages/office/pages/volunteer/index?volunteerId=v1')
})

test('with nobody waiting it says so', async () => {
  const answers = { 'volunteer.list': { volunteers: [], more: false, moved: [] } }
  page = await showPage(VolunteersPage, volunteeringApplication(answers, {}, options).application)
  await page.until('没有等待核对的登记')
})

test('the whole phone number is shown once somebody has said why', async () => {
  const answers = {
    ...file({ otherClaims: 1, details: { ...fixtureRecord().details, politicalStatus: '**' } }),
    'volunteer.politicalStatus': { politicalStatus: '中共党员' },
    'volunteer.phone': { phone: '13905730001', guardianPhone: '' },
  }
  const { application } = volunteeringApplication(answers, {}, options)
  page = await showPage(VolunteerFilePage, application, params)
  await page.until('还有人用这个身份证号登记')
  expect(page.words()).not.toContain('打电话')
  await page.tap('看完整号码')
  await page.tap('看号码')
  await page.until('打电话 13905730001')
  await page.tap('本人填了，点开看')
  await page.until('为什么要看政治面貌')
  await page.tap('看政治面貌')
  await page.until('中共党员')
})

test('a registration is let in, with the number from the card', async () => {
  const answers = file({ sameAs: '沈慧琴 OLD-7' })
  const { application, sent } = volunteeringApplication(answers, {}, options)
  page = await showPage(VolunteerFilePage, application, params)
  await page.until('可能是同一人：沈慧琴 OLD-7')
  await page.type('330483194003070029')
  await page.tap('通过')
  expect(sent).toEqual([
    {
      name: 'volunteer.verify',
      args: { volunteerId: 'v1', idNumber: '330483194003070029' },
    },
  ])
})

test('one that is not let in gets a reason', async () => {
  const { application, sent } = volunteeringApplication(file({}), {}, options)
  page = await showPage(VolunteerFilePage, application, params)
  await page.until('不通过')
  await page.tap('不通过')
  const fields = document.querySelectorAll('taro-input-core, taro-textarea-core')
  await page.type('电话打不通', fields.length - 1)
  await page.tap('不通过')
  expect(sent).toEqual([
    { name: 'volunteer.decline', args: { volunteerId: 'v1', reason: '电话打不通' } },
  ])
})

test('a correction is carried out, and a training is entered', async () => {
  const correction = {
    id: 'r1',
    changes: { team: '红梅理发队', idNumber: '33**************29' },
    note: '队名改了',
    moveTo: null,
    askedByName: '',
    state: 'open',
    askedAtMs: 0,
    settledByName: '',
    settledReason: '',
  }
  const answers = file({ state: 'verified', corrections: [correction] })
  const { application, sent } = volunteeringApplication(answers, {}, options)
  page = await showPage(VolunteerFilePage, application, params)
  await page.until('红梅理发队')
  await page.tap('照此更正')
  expect(sent).toEqual([])
  await page.type('看了身份证', 0)
  await page.type('330483194003070029', 1)
  await page.tap('照此更正')
  await page.tap('记一条')
  await page.type('急救培训', 2)
  await page.tap('记下')
  expect(sent).toMatchObject([
    {
      name: 'volunteer.accept-correction',
      args: { requestId: 'r1', answer: '看了身份证', idNumber: '330483194003070029' },
    },
    {
      name: 'volunteer.record-training',
      args: { volunteerId: 'v1', name: '急救培训', minutes: 60, heldOn: '2026-03-02' },
    },
  ])
})

const renamed = {
  ...{ id: 'r1', changes: { name: '沈惠琴' }, before: { name: '沈慧琴' }, note: '', moveTo: null },
  ...{ askedByName: '', state: 'open', askedAtMs: 0, settledByName: '', settledReason: '' },
}

test('another name is put right before the card, and who it was before can be read', async () => {
  const done = { ...renamed, id: 'r0', state: 'accepted', settledByName: '徐丽萍' }
  const answers = file({ state: 'verified', corrections: [renamed, done] })
  const { application, sent } = volunteeringApplication(answers, {}, options)
  page = await showPage(VolunteerFilePage, application, params)
  await page.until('沈惠琴（原来 沈慧琴）')
  expect(page.words()).toContain('姓名从 沈慧琴 改为 沈惠琴徐丽萍办的')
  await page.tap('照此更正')
  expect(sent).toEqual([])
  await page.type('330483194003070029', 1)
  await page.tap('照此更正')
  expect(sent).toEqual([])
  await page.type('看了户口本', 0)
  await page.tap('照此更正')
  const args = { requestId: 'r1', answer: '看了户口本', idNumber: '330483194003070029' }
  expect(sent).toEqual([{ name: 'volunteer.accept-correction', args }])
})

test('where no number is on file, what was looked at is written down', async () => {
  const details = { ...fixtureRecord().details, idNumber: '' }
  const answers = file({ state: 'verified', details, corrections: [renamed] })
  const { application, sent } = volunteeringApplication(answers, {}, options)
  page = await showPage(VolunteerFilePage, application, params)
  await page.until('看了什么证件')
  await page.tap('照此更正')
  expect(sent).toEqual([])
  await page.type('看了户口本', 0)
  await page.tap('照此更正')
  expect(sent).toMatchObject([{ args: { requestId: 'r1', answer: '看了户口本' } }])
})

const training = {
  ...{ id: 'e1', kind: 'training', text: '急救', onDate: '2026-02-10', minutes: 90, givenBy: '' },
  ...{ enteredByName: '徐丽萍', ended: null },
}

test('a wrong line is put right or taken back with a reason, and stays struck through', async () => {
  const reason = '记错了人'
  const ended = { how: 'withdrawn', reason, byName: '徐丽萍' }
  const gone = { ...training, id: 'e0', text: '消防', ended }
  const answers = file({ state: 'verified', entries: [training, gone] })
  const { application, sent } = volunteeringApplication(answers, {}, options)
  page = await showPage(VolunteerFilePage, application, params)
  await page.until('已撤回：记错了人（徐丽萍）')
  expect(page.words()).toContain('1 条')
  await page.tap('急救')
  const fields = () => document.querySelectorAll('taro-input-core, taro-textarea-core').length
  await page.type('急救培训', 0)
  await page.type('写错了名称', fields() - 1)
  await page.tap('改成这样')
  await page.tap('急救')
  await page.type(reason, fields() - 1)
  await page.tap('不该有这一条，撤回')
  const right = { text: '急救培训', onDate: '2026-02-10', minutes: 90, givenBy: '' }
  expect(sent.map(({ args }) => args)).toMatchObject([
    { amendsId: 'e1', right, reason: '写错了名称' },
    { amendsId: 'e1', right: null, reason },
  ])
})

test('of the own record nothing can be decided or written', async () => {
  const correction = {
    ...{ id: 'r1', changes: {}, note: '补记', state: 'open', askedAtMs: 0 },
    ...{ moveTo: null, askedByName: '', settledByName: '', settledReason: '' },
  }
  const answers = file({ own: true, corrections: [correction], entries: [training] })
  const { application } = volunteeringApplication(answers, {}, options)
  page = await showPage(VolunteerFilePage, application, params)
  await page.until('这是您自己的记录')
  expect(page.words()).toContain('上级街道')
  for (const act of ['不通过', '已办好', '记一条']) expect(page.words()).not.toContain(act)
})
