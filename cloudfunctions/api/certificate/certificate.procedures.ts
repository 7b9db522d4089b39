/** Certificates as their volunteers, the office and strangers with a code may see them. */
import { coveredName } from '../../../src/domain/covered-name'
import { may } from '../access/actor-access'
import { requireRegion } from '../access/region-place'
import { CallError } from '../call-error'
import { os, requireAccess, requireCaller } from '../procedure'
import { findTenantId } from '../session/member.repository'
import { findVolunteerOf } from '../volunteer/volunteer.repository'
import { listCertificates, listOwnCertificates } from './certificate-list.repository'
import {
  findCertificate,
  findCertificateByCode,
  noteCopy,
  openFacts,
} from './certificate.repository'
import { renderCertificate } from './render-certificate'

export const certificateProcedures = {
  mine: os.certificate.mine.handler(async ({ context }) => {
    const { api } = context
    const caller = await requireCaller(context)
    const volunteer = await findVolunteerOf(api, caller)
    if (!volunteer) return { volunteer: null, certificates: [] }
    return {
      volunteer: {
        name: volunteer.details.name,
        number: volunteer.number,
        verified: volunteer.state === 'verified',
        hasIdNumber: volunteer.details.idNumber !== '',
      },
      certificates: await listOwnCertificates(api, caller.tenantId, volunteer.id),
    }
  }),

  list: os.certificate.list.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { path } = await requireRegion(api.database, access, 'volunteer.manage', input.regionId)
    const { find = '', after = '' } = input
    return listCertificates(api, access.actor.tenantId, { path, find: find.trim(), after })
  }),

  pdf: os.certificate.pdf.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId } = access.actor
    const row = await findCertificate(api.database, tenantId, input.certificateId)
    const own = row && (await findVolunteerOf(api, access.actor))?.id === row.volunteer_id
    const facts = row && openFacts(api.vault, tenantId, row)
    if (row?.state !== 'issued' || !facts || !(own || may(access, 'volunteer.manage', row)))
      throw new CallError('forbidden')
    const bytes = await renderCertificate(facts, api.publicUrl)
    await noteCopy(api.database, access.actor, row.id, api.nowMs())
    return { fileName: `志愿服务证明 ${facts.number}.pdf`, bytes: bytes.toString('base64') }
  }),

  verify: os.certificate.verify.handler(async ({ context: { api }, input }) => {
    const tenantId = await findTenantId(api.database)
    if (tenantId === null) return { state: 'unknown' }
    const { code } = input
    const row = await findCertificateByCode(api.database, api.vault, { tenantId, code })
    const facts = row && openFacts(api.vault, tenantId, row)
    if (!row || !facts) return { state: 'unknown' }
    const { number, name, minutes, fromDate, toDate, issuer, issuedOn } = facts
    return {
      state: row.state === 'revoked' ? 'revoked' : 'genuine',
      number,
      name: coveredName(name),
      minutes,
      fromDate,
      toDate,
      issuer,
      issuedOn,
    }
  }),
}
