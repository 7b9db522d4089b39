/** Certificates as their volunteers, the office and strangers with a code may see them. */
import { coveredName } from '../../../src/domain/covered-name'
import { requireRegion } from '../access/region-place'
import type { Api } from '../api'
import { os, requireAccess, requireCaller } from '../procedure'
import { findTenantId } from '../session/member.repository'
import { findVolunteerOf } from '../volunteer/volunteer.repository'
import { listCertificates, listOwnCertificates } from './certificate-list.repository'
import { findCertificateByCode, openFacts } from './certificate.repository'
import { renderCertificate } from './render-certificate'
import { showFacts } from './show-facts'

/** The 小程序码 that opens the page of the check, where no address does. One that nothing can scan belongs on no paper. */
const pictureFor = async (
  { publicUrl, miniProgramCodes }: Api,
  code: string,
): Promise<Buffer | null> => {
  if (publicUrl !== '' || miniProgramCodes.isFake) return null
  const drawn = await miniProgramCodes.make('certificate', code)
  return typeof drawn === 'string' ? null : drawn
}

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
    return listCertificates(api, access.actor, { path, find: find.trim(), after })
  }),

  pdf: os.certificate.pdf.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const facts = await showFacts({ api, access }, input.certificateId)
    const bytes = await renderCertificate(facts, api.publicUrl, await pictureFor(api, facts.code))
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
