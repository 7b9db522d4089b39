/** Becoming a volunteer: what is asked, of a child as well, what is sent, and what survives a kill of the app. */
import type { Application } from '../../src/application'
import { hideToast } from '../../src/components/toast/toast-store'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import { refuse } from '../../src/domain/refusal'
import { volunteerDetailsShape } from '../../src/domain/volunteer/volunteer'
import RegisterPage from '../../src/packages/volunteer/pages/register'
import {
  fixtureRecord,
  volunteeringApplication,
  type SentCommand,
} from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'
import * as v from 'valibot'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const answers = {
  'volunteer.regions': [
    { id: 's1', name: '梧桐街道' },
    { id: 'c1', name: '杨家门社区' },
  ],
  'timeBank.teams': [
    { id: 't1', name: '晚霞队', regionName: '梧桐街道', keeping: false },
    { id: 't2', name: '红梅队', regionName: '杨家门社区', keeping: false },
  ],
}

/** As the phone's own pickers tell: a day by its text, a region by its place. */
const pick = (label: string, value: string | number): Promise<void> => {
  const control = document.querySelector(`[aria-label^="${label}"]`)
  const picker = control?.closest('taro-picker-core') ?? control?.parentElement
  picker?.dispatchEvent(new CustomEvent('change', { detail: { value }, bubbles: true }))
  return new Promise((resolve) => setTimeout(resolve, 50))
}

const fillIn = async (birthDate: string) => {
  await page.until('在哪个社区')
  await page.type('沈慧琴', 0)
  await page.tap('女')
  await pick('出生日期', birthDate)
  await page.type('13905730001', 1)
  await pick('在哪个社区', 1)
  await page.tap('敬老助残')
}

test('name, phone, community and a tap or two make a volunteer', async () => {
  const { application, sent } = volunteeringApplication(answers)
  page = await showPage(RegisterPage, application)
  await fillIn('1968-05-12')
  await page.tap('登记')
  expect(sent).toHaveLength(1)
  const { details } = sent[0]?.args as { readonly details: unknown }
  expect(v.parse(volunteerDetailsShape, details)).toMatchObject({
    name: '沈慧琴',
    sex: 'female',
    birthDate: '1968-05-12',
    phone: '13905730001',
    serviceKinds: ['敬老助残'],
    idNumber: '',
  })
  await page.until('登记收到了')
})

test('what is missing is said before anything is sent', async () => {
  const { application, sent } = volunteeringApplication(answers)
  page = await showPage(RegisterPage, application)
  await page.until('在哪个社区')
  await page.tap('登记')
  await page.until('请选出生日期')
  // In reach of the eye that looks at the key.
  expect(document.querySelector('.page__actions')?.textContent).toContain('请选出生日期')
  expect(sent).toEqual([])
})

test('a child needs a guardian, who consents on the same page', async () => {
  const { application, sent } = volunteeringApplication(answers)
  page = await showPage(RegisterPage, application)
  await fillIn('2015-05-12')
  await page.until('监护人同意')
  await page.tap('登记')
  await page.until('不满 14 岁，还缺监护人姓名')
  await page.type('陈桂英', 2)
  await page.type('母亲', 3)
  await page.type('13905730009', 4)
  await page.tap('登记')
  expect(sent).toMatchObject([
    { args: { details: { guardian: { name: '陈桂英', consentedOn: '2026-03-02' } } } },
  ])
})

test('the team is one of the street’s, those of the own community first', async () => {
  const { application, sent } = volunteeringApplication(answers)
  page = await showPage(RegisterPage, application)
  await fillIn('1968-05-12')
  await page.tap('再说一点（可以不填）')
  await page.until('还没有加入')
  await pick('所在服务队', 1)
  await page.until('红梅队（杨家门社区）')
  await page.tap('登记')
  expect(sent).toMatchObject([{ args: { details: { team: '红梅队' } } }])
})

test('what was typed is there again after a kill, but for the ID number', async () => {
  const { application } = volunteeringApplication(answers)
  page = await showPage(RegisterPage, application)
  await fillIn('1968-05-12')
  await page.tap('再说一点（可以不填）')
  await page.type('330483196805120021', 2)
  expect(JSON.stringify(await application.drafts.read('register'))).not.toContain('3304831968')
  page.leave()
  page = await showPage(RegisterPage, application)
  await page.until('1968年5月12日')
  expect(page.words()).toContain('✓ 女')
})

test('who has not signed in is led to the sign-in', async () => {
  const { application } = volunteeringApplication(
    answers,
    {},
    { snapshot: { access: null } as object },
  )
  page = await showPage(RegisterPage, application)
  await page.tap('去登录')
  expect(page.opened).toEqual(['/packages/me/pages/sign-in/index?back=1'])
})

test.each(['already-volunteer', 'id-taken'] as const)(
  'registered before an answer was lost: the next sending is the same one and ends the form (%s)',
  async (code) => {
    const answered: Record<string, unknown> = { ...answers }
    const { application } = volunteeringApplication(answered)
    const sent: SentCommand[] = []
    const lost = { ok: false, error: 'unreachable' } as const
    const request: Application['request'] = (name, _region, args) => {
      sent.push({ name, args })
      return Promise.resolve(sent.length === 1 ? lost : refuse(code))
    }
    page = await showPage(RegisterPage, { ...application, request })
    await fillIn('1968-05-12')
    await page.tap('登记')
    await page.until('连不上')
    page.leave()
    const { volunteerId: id, details } = sent[0]?.args as OfficeCommandArgs<'volunteer.register'>
    answered['volunteer.mine'] = fixtureRecord({ id, state: 'waiting', details })
    page = await showPage(RegisterPage, { ...application, request })
    await page.until('1968年5月12日')
    await page.tap('登记')
    await page.until('上次就登记上了，按那时填的办。')
    const [first, again] = sent
    expect(again).toEqual(first)
    expect(await application.drafts.read('register')).toBeNull()
  },
)

test('somebody who has registered already, and not from here, is told so', async () => {
  const { application } = volunteeringApplication(answers)
  const request = () => Promise.resolve(refuse('already-volunteer'))
  page = await showPage(RegisterPage, { ...application, request })
  await fillIn('1968-05-12')
  await page.tap('登记')
  await page.until('您已经登记过了')
})

test('whoever was declined puts right what was wrong, and writes nothing else again but the ID number', async () => {
  const record = fixtureRecord({ state: 'declined', settledReason: '电话打不通' })
  const mine = { ...record, regionName: '梧桐街道' }
  const { application, sent } = volunteeringApplication({ ...answers, 'volunteer.mine': mine })
  page = await showPage(RegisterPage, application)
  await page.until('1968年5月12日')
  for (const words of [
    '梧桐街道',
    '上次填的号码不显示，姓名、性别、出生日期没改就可以空着',
    '红梅队',
  ])
    expect(page.words()).toContain(words)
  await page.type('13905730088', 1)
  await page.tap('登记')
  expect(sent).toMatchObject([
    { args: { details: { ...record.details, phone: '13905730088', idNumber: '' } } },
  ])
})
