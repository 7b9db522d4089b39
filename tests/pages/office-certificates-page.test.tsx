/** What the office is told about the certificates that it opens: that looks are kept, and whether numbers are covered. */
import OfficeCertificatesPage from '../../src/packages/office/pages/certificates'
import type { OfficeCertificate } from '../../src/protocol/certificate'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const issued: OfficeCertificate = {
  ...{ certificateId: 'k1', regionId: 's1', state: 'issued', reason: '', missing: [] },
  ...{ fromDate: '2026-01-01', toDate: '2026-06-30', askedAtMs: 1, issuedOn: '2026-07-01' },
  ...{ number: '330483001-2026-000123', minutes: 90, times: 1, correctedMinutes: null },
  ...{ volunteerName: '张秀兰', volunteerNumber: '3304830010030012', idType: '居民身份证' },
  ...{ idNumberMask: '33**************29', askedByName: '' },
}
const { settings } = fixtureOfficeAccess
/** As a street administrator, who manages volunteers and sees no whole number. */
const withoutReveal = {
  ...fixtureOfficeAccess,
  settings: {
    ...settings,
    postKinds: settings.postKinds.map((kind) => ({
      ...kind,
      permissions: kind.permissions.filter((one) => one !== 'id-number.reveal'),
    })),
  },
}

test.each([
  ['sees whole numbers', fixtureOfficeAccess, false],
  ['sees none', withoutReveal, true],
])('who %s is told that looks are kept, and what is covered', async (_who, access, covered) => {
  const answers = { 'certificate.list': [issued] }
  page = await showPage(OfficeCertificatesPage, createFixtureApplication({ access, answers }))
  await page.until('谁打开过会记下来')
  expect(page.words().includes('号码是遮住的')).toBe(covered)
})
