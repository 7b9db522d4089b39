/** A certificate asked for at the desk, and one id a form: what was lost on the way back is not asked for twice. */
import type { Application } from '../../src/application'
import { hideToast } from '../../src/components/toast/toast-store'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import OfficeCertificatesPage from '../../src/packages/office/pages/certificates'
import VolunteerFilePage from '../../src/packages/office/pages/volunteer'
import CertificatesPage from '../../src/packages/volunteer/pages/certificates'
import type { OfficeCertificate } from '../../src/protocol/certificate'
import type { OfficeVolunteer } from '../../src/protocol/volunteer'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { fixtureRecord, volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const options = { access: fixtureOfficeAccess }
const params = { volunteerId: 'v1', regionId: 's1' }
const file = (part: Partial<OfficeVolunteer> = {}) => {
  const record = fixtureRecord({ state: 'verified' })
  const noNumber = { ...record.details, idNumber: '' }
  const seen = { sameAs: '', otherClaims: 0, own: false, signsIn: false, moves: '' }
  return { 'volunteer.one': { ...record, details: noNumber, ...seen, ...part } }
}
const act = '替本人申请志愿服务证明'

test('at the desk it is asked for who has no phone, and the number where none is on file', async () => {
  const { application, sent } = volunteeringApplication(file(), {}, options)
  page = await showPage(VolunteerFilePage, application, params)
  await page.until(act)
  await page.tap(act)
  await page.until('请同事看着证件出具')
  await page.tap('提出申请')
  expect(sent).toEqual([])
  await page.type('330483194003070029')
  await page.tap('提出申请')
  await page.until('申请好了，请同事到“志愿服务证明”里出具。')
  expect(page.words()).not.toContain('从哪一天')
  expect(sent).toMatchObject([
    {
      name: 'certificate.ask-for',
      args: {
        ...{ volunteerId: 'v1', fromDate: '2026-01-01', toDate: '2026-03-02' },
        ...{ idType: '居民身份证', idNumber: '330483194003070029' },
      },
    },
  ])
})

test.each([
  ['with a WeChat', { signsIn: true }],
  ['whom nobody has verified', { state: 'waiting' }],
  ['who only asks to come', { moves: 'in' }],
] as const)('somebody %s is not asked for', async (_who, part) => {
  page = await showPage(
    VolunteerFilePage,
    volunteeringApplication(file(part), {}, options).application,
    params,
  )
  await page.until('3304830010030001')
  expect(page.words()).not.toContain(act)
})

/** So many answers are lost; the ids that were sent. */
const losing = (application: Application, answers: number) => {
  const ids: string[] = []
  const request: Application['request'] = (_name, _regionId, args) => {
    // Only certificates are asked for here.
    ids.push((args as OfficeCommandArgs<'certificate.ask'>).certificateId)
    const lost = { ok: false, error: 'unreachable' } as const
    return Promise.resolve(ids.length <= answers ? lost : ({ ok: true, value: null } as const))
  }
  return { application: { ...application, request }, ids }
}

test('at the desk the same form is the same certificate, other words are another', async () => {
  const { application, ids } = losing(volunteeringApplication(file(), {}, options).application, 2)
  page = await showPage(VolunteerFilePage, application, params)
  await page.until(act)
  await page.tap(act)
  await page.type('330483194003070029')
  await page.tap('提出申请')
  await page.until('连不上服务器')
  await page.tap('提出申请')
  await page.type('E1234567')
  await page.tap('提出申请')
  await page.until('申请好了')
  expect(ids[1]).toBe(ids[0])
  expect(new Set(ids).size).toBe(2)
})

test('by the volunteer as well', async () => {
  const volunteer = { name: '张秀兰', number: '1', verified: true, hasIdNumber: false }
  const mine = { 'certificate.mine': { volunteer, certificates: [] } }
  const { application, ids } = losing(volunteeringApplication(mine).application, 1)
  page = await showPage(CertificatesPage, application)
  await page.until('申请一份')
  await page.type('330483194003070029')
  await page.tap('向社区申请')
  await page.until('连不上服务器')
  await page.tap('向社区申请')
  await page.until('申请交上去了')
  await page.type('E1234567')
  await page.tap('向社区申请')
  expect(ids[1]).toBe(ids[0])
  expect(new Set(ids).size).toBe(2)
})

const asked: OfficeCertificate = {
  ...{ certificateId: 'k1', regionId: 's1', state: 'asked', reason: '', missing: [] },
  ...{ fromDate: '2026-01-01', toDate: '2026-06-30', askedAtMs: 1, issuedOn: '', number: '' },
  ...{ minutes: 90, times: 1, correctedMinutes: null, askedByName: '周干事' },
  ...{ volunteerName: '张秀兰', volunteerNumber: '3304830010030012', idType: '居民身份证' },
  idNumberMask: '33**************29',
}

test('the office reads who asked, and hands on what the volunteer cannot read', async () => {
  const { application, sent } = volunteeringApplication(
    { 'certificate.list': [asked] },
    {},
    options,
  )
  page = await showPage(OfficeCertificatesPage, application)
  await page.until('替本人申请')
  expect(page.words()).toContain('周干事')
  await page.tap('不开')
  await page.until('请把原因转告本人。')
  await page.type('日期写错了', 1)
  await page.tap('不开')
  await page.until('没有开，请把原因转告本人。')
  await page.tap('出具')
  const written = ['330483194003070029', '沈主任', '李社工', '0573-88880000']
  for (const [place, text] of written.entries()) await page.type(text, place + 1)
  await page.tap('出具证明')
  await page.until('开好了，请打印出来交给本人。')
  expect(sent.map(({ name }) => name)).toEqual(['certificate.decline', 'certificate.issue'])
})
