/** Certificates on the screen: asked for and taken by the volunteer, issued and revoked by the office, checked by anybody. */
import { hideToast } from '../../src/components/toast/toast-store'
import type { OfficeCommandName } from '../../src/domain/office-commands'
import OfficeCertificatesPage from '../../src/packages/office/pages/certificates'
import CertificatePage from '../../src/packages/volunteer/pages/certificate'
import { findCertificateCode } from '../../src/domain/certificate/find-certificate-code'
import CertificatesPage from '../../src/packages/volunteer/pages/certificates'
import {
  certificatesPerAnswer,
  type CertificateCheck,
  type CertificateLine,
  type OfficeCertificate,
  type OwnCertificates,
} from '../../src/protocol/certificate'
import type { PickedFile } from '../../src/ports'
import { createFixtureApplication, type FixtureOptions } from '../support/fixture-application'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

/** An application whose office commands succeed and whose files are written down. */
const written = (options: FixtureOptions) => {
  const saved: PickedFile[] = []
  const sent: { name: OfficeCommandName; args: unknown }[] = []
  const files = {
    pickSpreadsheet: () => Promise.resolve(null),
    saveFile: (file: PickedFile) => Promise.resolve(void saved.push(file)),
  }
  const fixture = createFixtureApplication({ ...options, device: { files } })
  const request = (name: OfficeCommandName, _regionId: string, args: unknown) => {
    sent.push({ name, args })
    return Promise.resolve({ ok: true, value: null } as const)
  }
  return { application: { ...fixture, request }, saved, sent }
}

const line: CertificateLine = {
  certificateId: 'k1',
  regionId: 'g1',
  state: 'issued',
  fromDate: '2026-01-01',
  toDate: '2026-06-30',
  askedAtMs: 1_780_000_000_000,
  number: '330483001-2026-000123',
  minutes: 1110,
  issuedOn: '2026-07-01',
  reason: '',
}
const volunteer = { name: '张秀兰', number: '3304830010030012', verified: true, hasIdNumber: false }
const mine = (
  certificates: readonly CertificateLine[],
  hasIdNumber = false,
): { 'certificate.mine': OwnCertificates } => ({
  'certificate.mine': { volunteer: { ...volunteer, hasIdNumber }, certificates },
})

test('a volunteer asks for the year so far, with the number that is not on file', async () => {
  const { application, sent } = written({ answers: mine([]) })
  page = await showPage(CertificatesPage, application)
  await page.until('申请一份')
  await page.tap('向社区申请')
  expect(sent).toEqual([])
  await page.type('330483194003070029')
  await page.tap('向社区申请')
  expect(sent).toMatchObject([
    {
      name: 'certificate.ask',
      args: {
        fromDate: '2026-01-01',
        toDate: '2026-03-02',
        idType: '居民身份证',
        idNumber: '330483194003070029',
      },
    },
  ])
})

test('with a number on file none is asked for', async () => {
  const { application, sent } = written({ answers: mine([], true) })
  page = await showPage(CertificatesPage, application)
  await page.until('申请一份')
  expect(page.words()).not.toContain('证件号码')
  await page.tap('向社区申请')
  expect(sent).toMatchObject([{ name: 'certificate.ask', args: { idNumber: '' } }])
})

test('each certificate says how far it is; the paper of an issued one is opened', async () => {
  const others: CertificateLine[] = [
    { ...line, certificateId: 'k2', state: 'asked', number: '', minutes: 0 },
    { ...line, certificateId: 'k3', state: 'declined', number: '', reason: '请先核对三月的时长' },
    { ...line, certificateId: 'k4', state: 'revoked', reason: '记错了人' },
  ]
  const pdf = { fileName: '志愿服务证明 330483001-2026-000123.pdf', bytes: 'JVBERi0=' }
  const answers = { ...mine([line, ...others]), 'certificate.pdf': pdf }
  const { application, saved } = written({ answers })
  page = await showPage(CertificatesPage, application)
  await page.until('我的证明')
  for (const words of ['● 已开好', '◆ 已申请，等社区开', '▲ 没有开', '▲ 已撤销', '原因：记错了人'])
    expect(page.words()).toContain(words)
  expect(page.words()).not.toContain('申请一份')
  await page.tap('打开')
  expect(saved).toEqual([{ name: pdf.fileName, base64: pdf.bytes }])
})

test('who is no volunteer is told how to become one', async () => {
  const answers = { 'certificate.mine': { volunteer: null, certificates: [] } }
  page = await showPage(CertificatesPage, createFixtureApplication({ answers }))
  await page.until('您还不是志愿者')
})

const genuine: CertificateCheck = {
  state: 'genuine',
  number: '330483001-2026-000123',
  name: '张*兰',
  minutes: 1110,
  fromDate: '2026-01-01',
  toDate: '2026-06-30',
  issuer: '梧桐街道',
  issuedOn: '2026-07-01',
}
const code = 'ABCDEFGHJKMNPQRSTUVW'
const checking = (check: CertificateCheck) =>
  createFixtureApplication({ answers: { 'certificate.verify': check }, snapshot: { ready: true } })

test.each([
  ['genuine', 'green', '●', '证明有效', 'code'],
  ['revoked', 'red', '▲', '证明已撤销', 'scene'],
] as const)('a %s paper is told by a %s %s and words', async (state, tone, shape, title, by) => {
  page = await showPage(CertificatePage, checking({ ...genuine, state }), { [by]: code })
  await page.until(title)
  expect(page.byWords(shape).parentElement?.className).toContain(`--${tone}`)
  for (const words of ['张*兰', '18 小时 30 分钟', '梧桐街道', '330483001-2026-000123'])
    expect(page.words()).toContain(words)
})

test('a code that is nobody’s is told so, and another can be typed', async () => {
  page = await showPage(CertificatePage, checking({ state: 'unknown' }))
  await page.type('abc')
  await page.tap('查一查')
  expect(page.words()).toContain('验证码是 20 位字母和数字')
  await page.type('abcde fghjk mnpqr stuvw')
  await page.tap('查一查')
  await page.until('查不到这份证明')
  expect(page.words()).not.toContain('证明上的内容')
  await page.tap('查另一份')
  expect(page.words()).toContain('验证码印在证明左下角')
})

test.each([
  ['abcde-fghjk mnpqr·stuvw', code],
  [`https://x.cn/#/packages/volunteer/pages/certificate/index?code=${code}`, code],
  ['ABC', ''],
  ['', ''],
])('the code in “%s” is “%s”', (text, found) => expect(findCertificateCode(text)).toBe(found))

const asked: OfficeCertificate = {
  ...line,
  state: 'asked',
  number: '',
  issuedOn: '',
  volunteerName: '张秀兰',
  volunteerNumber: '3304830010030012',
  askedByName: '',
  idType: '居民身份证',
  idNumberMask: '33**************29',
  times: 12,
  correctedMinutes: null,
  missing: [],
}
const office = (certificates: readonly OfficeCertificate[]) =>
  written({ access: fixtureOfficeAccess, answers: { 'certificate.list': certificates } })

test('the office finds a certificate by its number, and those of long ago', async () => {
  const questions: object[] = []
  const full = Array.from({ length: certificatesPerAnswer }, (_, n) => ({
    ...asked,
    state: 'issued' as const,
    certificateId: `k${n}`,
  }))
  const fixture = office([])
  const list = (input: object) => {
    questions.push(input)
    return Promise.resolve('find' in input ? [{ ...asked, volunteerName: '李明' }] : full)
  }
  const { server } = fixture.application
  const certificate = { ...server.certificate, list } as typeof server.certificate
  const application = { ...fixture.application, server: { ...server, certificate } }
  page = await showPage(OfficeCertificatesPage, application)
  await page.until('更早的')
  await page.tap('更早的')
  await page.until('更晚的')
  await page.type('330483001-2026-000123')
  await page.until('李明')
  expect(questions).toMatchObject([{}, { after: 'k199' }, { find: '330483001-2026-000123' }])
})

test('the office issues with the three who stand for it, and they are kept for the next', async () => {
  const { application, sent } = office([asked])
  page = await showPage(OfficeCertificatesPage, application)
  await page.until('张秀兰')
  expect(page.words()).toContain('18 小时 30 分，12 次')
  await page.tap('出具')
  const written = ['330483194003070029', '沈主任', '李社工', '0573-88880000']
  for (const [place, text] of written.entries()) await page.type(text, place + 1)
  await page.tap('出具证明')
  const officials = { responsible: '沈主任', handler: '李社工', contact: '0573-88880000' }
  const args = { certificateId: 'k1', idNumber: '330483194003070029', ...officials }
  expect(sent).toEqual([{ name: 'certificate.issue', args }])
  expect(await application.drafts.read('certificate-officials')).toEqual(officials)
})

test('what is missing stands there, and nothing can be issued before', async () => {
  const missing = ['志愿者登记还没有通过核对']
  const { application } = office([{ ...asked, missing }])
  page = await showPage(OfficeCertificatesPage, application)
  await page.until('还不能开：志愿者登记还没有通过核对。')
  await page.tap('出具')
  expect(page.words()).not.toContain('负责人')
})

test('declining and revoking want a reason; hours that were corrected are told', async () => {
  const issued: OfficeCertificate = {
    ...asked,
    ...line,
    certificateId: 'k2',
    correctedMinutes: 90,
  }
  const { application, sent } = office([asked, issued])
  page = await showPage(OfficeCertificatesPage, application)
  await page.until('撤销')
  expect(page.words()).toContain('开出以后，时长更正过：现在是 1 小时 30 分')
  await page.tap('不开')
  await page.type('请先核对三月的时长', 1)
  await page.tap('不开')
  await page.tap('撤销')
  expect(page.words()).toContain('不能恢复')
  await page.type('记错了人', 1)
  await page.tap('撤销证明')
  expect(sent).toEqual([
    { name: 'certificate.decline', args: { certificateId: 'k1', reason: '请先核对三月的时长' } },
    { name: 'certificate.revoke', args: { certificateId: 'k2', reason: '记错了人' } },
  ])
})
