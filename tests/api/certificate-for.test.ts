/** A certificate of somebody without a phone: asked for at the desk by one of the office, issued by another. */
import type { Api } from '../../cloudfunctions/api/api'
import type { OfficeWaiting } from '../../src/domain/volunteer/office-waiting'
import type { OfficeCertificate } from '../../src/protocol/certificate'
import { answer } from '../support/api/ask'
import { addService, askArgs, askFor, issue, paperOf } from '../support/api/certificates'
import { liveTogether } from '../support/api/relatives'
import { emptyDatabase } from '../support/api/look-inside'
import { addVolunteer } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { seedStreet, type TestMember } from '../support/api/test-street'
import { doAs, told } from '../support/api/test-volunteers'
import { readPdf } from '../support/read-pdf'

describeOnBoth('a certificate of who has no phone', (kind) => {
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
    await addVolunteer(api, 'elder', { memberId: null, name: '张秀兰' })
    await addService(api, 's1', { volunteerId: 'elder' })
  })

  const askAtDesk = async (
    changed: Partial<ReturnType<typeof askArgs>> = {},
    { member = 'worker', regionId = 'c1', volunteerId = 'elder' } = {},
  ) => {
    const args = { volunteerId, ...askArgs(changed) }
    return told(await doAs(api, member, 'certificate.ask-for', args, regionId))
  }
  const list = (member: string, regionId: string) =>
    answer<OfficeCertificate[]>(api, member, 'certificate.list', { regionId })
  const waiting = async (member: TestMember) =>
    (await answer<OfficeWaiting>(api, member, 'volunteer.waiting', {})).certificates

  it('is asked for at the desk, says by whom, and is issued and printed by somebody else', async () => {
    expect(await askAtDesk()).toBe('applied')
    expect(await list('worker', 'c1')).toMatchObject([
      {
        ...{ state: 'asked', askedByName: 'worker', volunteerName: '张秀兰', minutes: 90 },
        missing: ['这是您替人申请的，请让同事来出具；社区只有您一位，请上级街道来办'],
      },
    ])
    expect(await list('admin', 'street')).toMatchObject([{ askedByName: 'worker', missing: [] }])
    expect([await waiting('worker'), await waiting('admin')]).toEqual([0, 1])
    expect(await issue(api)).toBe('rejected needs-another')
    expect(await issue(api, { member: 'admin', regionId: 'street' })).toBe('applied')
    expect(await list('worker', 'c1')).toMatchObject([
      { state: 'issued', askedByName: 'worker', missing: [] },
    ])
    const words = readPdf(await paperOf(api, 'worker')).text.replace(/\s/g, '')
    for (const word of ['张秀兰', '330483194003070029', '1小时30分钟'])
      expect(words).toContain(word)
  })

  it('is asked for with the number on file, and declined by anybody who may', async () => {
    const idNumber = '330483194003070029'
    await addVolunteer(api, 'filed', { memberId: null, idNumber })
    await addService(api, 's2', { volunteerId: 'filed' })
    expect(await askAtDesk({ idNumber: '' }, { volunteerId: 'filed' })).toBe('applied')
    const args = { certificateId: 'k1', reason: '日期写错了' }
    expect(told(await doAs(api, 'worker', 'certificate.decline', args, 'c1'))).toBe('applied')
  })

  it('is asked for only where the post is, of others, of who cannot ask, by the rules of every certificate', async () => {
    expect(await askAtDesk({}, { member: 'leader', regionId: 'g1' })).toBe('rejected forbidden')
    expect(await askAtDesk({}, { member: 'nobody' })).toBe('rejected forbidden')
    expect(await askAtDesk({}, { member: 'other', regionId: 'c2' })).toBe(
      'rejected volunteer-not-found',
    )
    await addVolunteer(api, 'v1')
    await addService(api, 's2')
    expect(await askAtDesk({}, { volunteerId: 'v1' })).toBe(
      'rejected invalid 本人有微信，请本人在“志愿服务证明”里申请',
    )
    await addVolunteer(api, 'unseen', { memberId: null, state: 'waiting' })
    expect(await askAtDesk({}, { volunteerId: 'unseen' })).toContain(
      'rejected certificate-not-ready 登记还没有核对',
    )
    expect(await askAtDesk({ idNumber: '' })).toContain(
      'rejected certificate-not-ready 没有证件号码',
    )
    expect(await askAtDesk({ idNumber: '330483194003070020' })).toContain('invalid-id-number')
    expect(await askAtDesk({ fromDate: '2026-03-09' })).toContain('没有公示期满入账的时长')
    expect(await askAtDesk({ toDate: '2026-03-11' })).toBe('rejected invalid 结束日期还没到')
    await addVolunteer(api, 'v-worker', { memberId: 'worker' })
    await liveTogether(api, 'v-worker', 'elder')
    expect(await askAtDesk()).toBe('rejected needs-another 是您自己或家人的时间')
    expect(await askAtDesk({}, { member: 'admin', regionId: 'street' })).toBe('applied')
  })

  it('is the same one when its form is sent again, and waits alone', async () => {
    expect([await askAtDesk(), await askAtDesk()]).toEqual(['applied', 'applied'])
    expect(await askAtDesk({ certificateId: 'k2' })).toBe('rejected certificate-asked-already')
    await addVolunteer(api, 'v1')
    await addService(api, 's2')
    expect(await askFor(api, 'v1')).toBe('rejected id-taken')
    await issue(api, { member: 'admin', regionId: 'street' })
    expect(await askAtDesk()).toBe('applied')
    expect(await list('worker', 'c1')).toMatchObject([{ certificateId: 'k1', state: 'issued' }])
  })
})
