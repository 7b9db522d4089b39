/** The own record: what it holds, how it is taken along, corrected and given up. */
import { hideToast } from '../../src/components/toast/toast-store'
import RecordPage from '../../src/packages/volunteer/pages/record'
import type { PickedFile } from '../../src/ports'
import {
  fixtureRecord,
  fixtureNowMs,
  volunteeringApplication,
} from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const entry = {
  minutes: 0,
  givenBy: '',
  enteredByName: '徐丽萍',
  onDate: '2026-02-10',
  ended: null,
}
const record = fixtureRecord({
  serviceSum: { times: 1, minutes: 152 },
  service: [
    {
      activityTitle: '楼道清洁',
      serviceKind: '环境卫生',
      place: '7 幢',
      startsAtMs: fixtureNowMs - 86_400_000,
      minutes: 152,
    },
  ],
  entries: [
    { ...entry, id: 'e1', kind: 'training', text: '岗前培训', minutes: 90 },
    { ...entry, id: 'e2', kind: 'commendation', text: '优秀志愿者', givenBy: '梧桐街道' },
    { ...entry, id: 'e3', kind: 'appraisal', text: '做事细心' },
  ],
  corrections: [
    {
      id: 'r1',
      changes: { phone: '13905730099' },
      note: '',
      moveTo: null,
      askedByName: '',
      state: 'declined',
      askedAtMs: 0,
      settledByName: '徐丽萍',
      settledReason: '电话打不通',
    },
  ],
})

test('holds all five parts that the law names', async () => {
  page = await showPage(
    RecordPage,
    volunteeringApplication({ 'volunteer.mine': record }).application,
  )
  await page.until('3304830010030001')
  for (const words of [
    '基本信息',
    '33**************29',
    '服务情况',
    '1 次 · 2 小时 32 分',
    '培训',
    '1 小时 30 分',
    '表彰奖励',
    '优秀志愿者',
    '评价',
    '做事细心',
    '电话改为 13905730099',
    '▲ 没有更正',
    '电话打不通',
  ])
    expect(page.words()).toContain(words)
})

test('writes days that lie far back with their year', async () => {
  const service = record.service.map((one) => ({ ...one, startsAtMs: Date.UTC(2025, 10, 8, 2) }))
  const mine = { ...record, service }
  page = await showPage(RecordPage, volunteeringApplication({ 'volunteer.mine': mine }).application)
  await page.until('2025年11月8日 周六')
  expect(page.words()).toContain('2026年2月10日 · 1 小时 30 分')
})

test('of the corrections shows what waits and the newest answer first, the others when asked', async () => {
  const [declined] = record.corrections
  if (!declined) throw new Error('a correction is needed')
  const corrections = [
    { ...declined, id: 'r5', takenBack: true, settledReason: '自己撤回的' },
    { ...declined, id: 'r4', settledReason: '早先的答复', settledAtMs: fixtureNowMs - 2 },
    { ...declined, id: 'r3', settledReason: '最近的答复', settledAtMs: fixtureNowMs - 1 },
    { ...declined, id: 'r2', state: 'open' as const, note: '还在等的', settledReason: '' },
  ]
  const mine = { ...record, corrections }
  page = await showPage(RecordPage, volunteeringApplication({ 'volunteer.mine': mine }).application)
  await page.until('最近的答复')
  expect(page.words()).toMatch(/还在等的.*最近的答复/s)
  expect(page.words()).not.toContain('早先的答复')
  await page.tap('以前的 2 条')
  expect(page.words()).toContain('早先的答复')
})

test('names a child’s guardian as the file that goes out does, the telephone masked', async () => {
  const guardian = { name: '陈桂英', relation: '母亲', phone: '13905730009' }
  const details = { ...record.details, guardian: { ...guardian, consentedOn: '2026-02-11' } }
  const answers = { 'volunteer.mine': { ...record, details } }
  page = await showPage(RecordPage, volunteeringApplication(answers).application)
  await page.until('陈桂英（母亲）139******09')
  expect(page.words()).toContain('监护人同意日期2026年2月11日')
  expect(page.words()).not.toContain('13905730009')
})

test('brings whoever signs in back to the record', async () => {
  const { application } = volunteeringApplication({}, {}, { snapshot: { access: null } as object })
  page = await showPage(RecordPage, application)
  await page.until('还没有登录')
  await page.tap('去登录')
  expect(page.opened).toEqual(['/packages/me/pages/sign-in/index?back=1'])
})

test('tells apart what was served for the time bank', async () => {
  const orders = [{ service: '陪诊', atMs: Date.UTC(2026, 2, 8, 2), minutes: 90 }]
  const answers = { 'volunteer.mine': { ...record, orders } }
  page = await showPage(RecordPage, volunteeringApplication(answers).application)
  await page.until('时间银行服务')
  for (const words of [
    '1 次 · 2 小时 32 分',
    '1 次 · 1 小时 30 分',
    '陪诊',
    '没有公示过，不写进证明',
  ])
    expect(page.words()).toContain(words)
})

test('says when it shows less than there is', async () => {
  const [one] = record.service
  if (!one) throw new Error('a service is needed')
  const service = Array.from({ length: 60 }, (_, n) => ({ ...one, startsAtMs: n * 86_400_000 }))
  const mine = { ...record, service, serviceSum: { times: 1200, minutes: 90_000 } }
  page = await showPage(RecordPage, volunteeringApplication({ 'volunteer.mine': mine }).application)
  await page.until('1200 次 · 1500 小时')
  expect(page.words()).toContain('后面还有')
  expect(page.words()).toContain('1200 次都在里面')
})

test('goes out as a file', async () => {
  const saved: PickedFile[] = []
  const files = {
    pickSpreadsheet: () => Promise.resolve(null),
    saveFile: (file: PickedFile) => Promise.resolve(void saved.push(file)),
  }
  const answers = {
    'volunteer.mine': record,
    'volunteer.exportMine': { fileName: '我的志愿记录.xlsx', bytes: 'UEsDBA==' },
  }
  const fixture = volunteeringApplication(answers).application
  const application = { ...fixture, device: { ...fixture.device, files } }
  page = await showPage(RecordPage, application)
  await page.until('存成表格')
  await page.tap('存成表格')
  expect(saved).toEqual([{ name: '我的志愿记录.xlsx', base64: 'UEsDBA==' }])
})

test('a correction sends only what was written otherwise', async () => {
  const { application, sent } = volunteeringApplication({ 'volunteer.mine': record })
  page = await showPage(RecordPage, application)
  await page.until('要求更正')
  await page.tap('要求更正')
  await page.type('13905730088', 2)
  await page.type('五月的培训没记上', 4)
  await page.type('330483194003070029', 1)
  await page.tap('男')
  await page.tap('交给社区')
  expect(sent).toMatchObject([
    {
      name: 'volunteer.ask-correction',
      args: {
        changes: { sex: 'male', phone: '13905730088', idNumber: '330483194003070029' },
        note: '五月的培训没记上',
      },
    },
  ])
  await page.until('已交给社区')
})

test('who turns out to be a child names the guardian; an answer in words is called so', async () => {
  const answered = {
    ...{ id: 'r2', changes: {}, note: '培训没记上', state: 'accepted', askedAtMs: 0 },
    ...{ moveTo: null, askedByName: '' },
    ...{ settledByName: '徐丽萍', settledReason: '已补记' },
  } as const
  const mine = { ...record, corrections: [answered] }
  const { application, sent } = volunteeringApplication({ 'volunteer.mine': mine })
  page = await showPage(RecordPage, application)
  await page.until('● 社区已答复')
  expect(page.words()).not.toContain('● 已更正')
  await page.tap('要求更正')
  expect(page.words()).not.toContain('监护人姓名')
  await page.type('110101201503070018', 1)
  await page.until('监护人姓名')
  await page.type('陈桂英', 3)
  await page.type('母亲', 4)
  await page.type('13905730009', 5)
  await page.tap('交给社区')
  const guardian = { name: '陈桂英', relation: '母亲', phone: '13905730009' }
  expect(sent).toMatchObject([
    { args: { changes: { guardian: { ...guardian, consentedOn: '2026-03-02' } } } },
  ])
})

test('leaving asks first, and says what becomes of the hours', async () => {
  const account = { balanceMinutes: 120 }
  const answers = { 'volunteer.mine': record, 'timeBank.account': account }
  const { application, sent } = volunteeringApplication(answers)
  page = await showPage(RecordPage, application)
  await page.until('不再做志愿者')
  await page.tap('不再做志愿者')
  expect(sent).toEqual([])
  await page.until('您存着 2 小时')
  expect(page.words()).toContain('姓名、性别、生日、电话、身份证号也留着，证明还能开')
  expect(page.words()).toContain('所在服务队、监护人电话会删掉')
  await page.tap('退出')
  expect(sent).toEqual([{ name: 'volunteer.leave', args: {} }])
})

test('who looked at the own data is told, and what is kept there where nobody has', async () => {
  const look = {
    ...{ atMs: fixtureNowMs - 60_000, act: 'show-phone', memberName: '徐丽萍' },
    ...{ placeName: '迎凤社区', postName: '社区工作者' },
  }
  const show = async (looks: readonly object[]) => {
    const answers = { 'volunteer.mine': record, 'volunteer.looks': looks }
    page = await showPage(RecordPage, volunteeringApplication(answers).application)
    await page.until('谁看过我的信息')
  }
  await show([])
  await page.until('还没有人看过')
  page.leave()
  await show([look])
  await page.until('看电话号码')
  expect(page.words()).toContain('迎凤社区 社区工作者 徐丽萍')
})
