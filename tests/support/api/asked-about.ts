/** What questions about volunteers are about: of everything one in each region of the test street, and nobody's own. */
import type { Api } from '../../../cloudfunctions/api/api'
import { sealFacts } from '../../../cloudfunctions/api/certificate/certificate.repository'
import { addOrder } from '../../../cloudfunctions/api/time-bank/order.repository'
import { addShift, addVolunteer } from './test-activity'
import { testNowMs } from './test-api'
import { regionIds, tenantId } from './test-street'

const addCertificate = async ({ database, vault }: Api, regionId: string): Promise<void> => {
  const id = `certificate-${regionId}`
  const facts = {
    ...{ number: `ZM-2026-${regionId}`, code: 'ABCDEFGHJKMNPQRSTUVW', name: '沈慧琴' },
    ...{ idType: '居民身份证' as const, idNumber: '330483194003070029' },
    ...{ volunteerNumber: `Nvolunteer-${regionId}`, fromDate: '2026-01-01', toDate: '2026-03-01' },
    ...{ kinds: [], times: 0, minutes: 0, issuer: '测试街道', issuedOn: '2026-03-02' },
    ...{ responsible: '沈主任', handler: '李社工', contact: '0573-88880000' },
  }
  await database
    .insertInto('certificate')
    .values({
      ...{ tenant_id: tenantId, id, volunteer_id: `volunteer-${regionId}`, region_id: regionId },
      ...{ state: 'issued', from_date: facts.fromDate, to_date: facts.toDate },
      ...{ id_type: facts.idType, asked_at_ms: testNowMs, settled_at_ms: testNowMs },
      ...{ number: facts.number, code_index: `index-${regionId}`, revoked_at_ms: null },
      facts_cipher: sealFacts(vault, { tenantId, id }, facts),
    })
    .execute()
}

const addOrderIn = ({ database, vault }: Api, regionId: string): Promise<void> =>
  addOrder(
    { database, vault, tenantId },
    {
      ...{ id: `order-${regionId}`, regionId, service: '陪诊', payer: 'pool' },
      ...{ askedAtMs: testNowMs, changedAtMs: testNowMs, settledByName: '', settledReason: '' },
      order: {
        ...{ state: 'open', minutes: 60, payFrom: 'pool', askerMemberId: 'somebody' },
        ...{
          askerVolunteerId: null,
          elderVolunteerId: null,
          takerVolunteerId: null,
          takenAtMs: null,
          askerMinutes: null,
        },
        ...{ takerMinutes: null, objected: false, wantedOn: '', expiresAtMs: testNowMs + 1e9 },
      },
      details: {
        elder: { name: '王奶奶', relation: '邻居', birthDate: '1940-03-07' },
        ...{ contact: '13800001234', wish: '', askerName: '某人', takerName: '', disputes: [] },
      },
    },
  )

const addImport = async ({ database }: Api, regionId: string): Promise<void> => {
  await database
    .insertInto('roster_import')
    .values({
      ...{ tenant_id: tenantId, id: `import-${regionId}`, kind: 'volunteers', member_id: 'admin' },
      ...{ upload_id: 'file-none', region_id: regionId, state: 'previewed', total: 0 },
      ...{ summary: JSON.stringify({ mapping: {} }), preview_cipher: '' },
      ...{ created_at_ms: testNowMs, finished_at_ms: null },
    })
    .execute()
}

export const addAskedAbout = async (api: Api): Promise<void> => {
  await api.database
    .insertInto('member')
    .values({
      ...{ tenant_id: tenantId, id: 'somebody', openid: 'openid-somebody', name: '某人' },
      ...{ demo_hint: null, created_at_ms: testNowMs },
    })
    .execute()
  for (const regionId of regionIds) {
    const volunteerId = `volunteer-${regionId}`
    await addVolunteer(api, volunteerId, { memberId: null })
    await api.database
      .updateTable('volunteer')
      .set({ region_id: regionId })
      .where('id', '=', volunteerId)
      .execute()
    await addShift(api, `shift-${regionId}`, { regionId, seated: [volunteerId] })
    await addCertificate(api, regionId)
    await addOrderIn(api, regionId)
    await addImport(api, regionId)
  }
}
