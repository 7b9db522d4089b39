/** Who opens a certificate: its volunteer unseen, the office with a line in the access log, and the ID number only with the permission. */
import { sql } from 'kysely'
import type { Api } from '../../cloudfunctions/api/api'
import { certificateTables } from '../../cloudfunctions/api/database/migrations/0014-certificate.sql'
import { openedCertificates } from '../../cloudfunctions/api/database/migrations/0097-opened-certificates.sql'
import type { AccessLogLine } from '../../src/protocol/access-log'
import type { OfficeCertificate } from '../../src/protocol/certificate'
import { answer, ask, codeOf } from '../support/api/ask'
import { addService, askFor, issue, paperOf } from '../support/api/certificates'
import { emptyDatabase } from '../support/api/look-inside'
import { addVolunteer } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { seedStreet } from '../support/api/test-street'
import { readPdf } from '../support/read-pdf'

const idNumber = '330483194003070029'

describeOnBoth('an issued certificate', (kind) => {
  let server: TestApi
  let api: Api
  beforeAll(async () => {
    server = await openTestApi(kind)
    ;({ api } = server)
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    await emptyDatabase(api)
    await seedStreet(api)
    await addVolunteer(api, 'v1', { name: '张秀兰' })
    await addVolunteer(api, 'v2')
    await addService(api, 's1')
    await askFor(api, 'v1')
    await issue(api)
  })

  const looks = async (member: string, regionId: string) =>
    (await answer<AccessLogLine[]>(api, member, 'privacy.accessLog', { regionId })).map(
      ({ memberName, act, personName, reason }) => [memberName, act, personName, reason],
    )

  it('is handed to its volunteer and the office only, and every look of the office is logged', async () => {
    for (const member of ['v2', 'leader', 'other', 'nobody'])
      expect(codeOf(await ask(api, member, 'certificate.pdf', { certificateId: 'k1' }))).toBe(
        'forbidden',
      )
    expect(codeOf(await ask(api, 'v1', 'certificate.pdf', { certificateId: 'none' }))).toBe(
      'forbidden',
    )
    expect(codeOf(await ask(api, 'leader', 'certificate.list', { regionId: 'g1' }))).toBe(
      'forbidden',
    )
    for (const member of ['v1', 'worker', 'v1', 'worker']) await paperOf(api, member)
    const look = ['worker', 'open-certificate', '张秀兰', '志愿服务证明 street-2026-000001']
    expect(await looks('worker', 'c1')).toEqual([look, look])
    expect(await looks('other', 'c2')).toEqual([])
    const listed = answer<OfficeCertificate[]>(api, 'other', 'certificate.list', { regionId: 'c2' })
    expect(await listed).toEqual([])
  })

  it('shows its ID number whole to its volunteer and to who may see whole ones', async () => {
    for (const member of ['v1', 'worker'])
      expect(readPdf(await paperOf(api, member)).text).toContain(idNumber)
    const { text } = readPdf(await paperOf(api, 'admin'))
    expect(text).not.toContain(idNumber)
    expect(text).toContain('33**************29')
    expect((await looks('admin', 'street')).map(([who]) => who).sort()).toEqual(['admin', 'worker'])
  })

  it('keeps the copies that an older server handed to others in the log, its volunteer’s not', async () => {
    const run = (text: string) => sql.raw(text).execute(api.database)
    for (const text of certificateTables) if (text.includes('certificate_copy')) await run(text)
    await run(`insert into certificate_copy values
      ('t1', 'k1/v1/1', 'k1', 'v1', '', 1), ('t1', 'k1/other/1', 'k1', 'other', '王社工', 1)`)
    for (const text of openedCertificates) await run(text)
    const look = ['王社工', 'open-certificate', '张秀兰', '志愿服务证明 street-2026-000001']
    expect(await looks('worker', 'c1')).toEqual([look])
  })
})
