/** What the community makes of a certificate that was asked for: issued with its facts, declined, revoked. */
import {
  cardNumber,
  certificateNumber,
  missingForCertificate,
  sumByKind,
  totalMinutes,
  type CertificateFacts,
} from '../../../src/domain/certificate/certificate'
import { chinaDate } from '../../../src/domain/calendar'
import { refuse } from '../../../src/domain/refusal'
import { refuseOwnRecord } from '../../../src/domain/volunteer/own-record'
import { success } from '../../../src/domain/result'
import { filesOf } from '../office/office-files'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { findVolunteers } from '../volunteer/volunteer.repository'
import { certificateCodeIndex, newCertificateCode } from './certificate-code'
import {
  idNumberPlace,
  lockCertificate,
  nextRunningNumber,
  postedServices,
  sealFacts,
  type CertificateRow,
} from './certificate.repository'
import { tellOfCertificate } from './tell-certificate'

/** The certificate, locked, if it lies where the command was authorised. */
const certificateHere = async (
  context: OfficeContext,
  id: string,
): Promise<CertificateRow | undefined> => {
  const { transaction, access } = context
  const found = await lockCertificate(transaction, access.actor.tenantId, id)
  return found?.path.startsWith(regionOf(context).path) ? found : undefined
}

/** Of the street itself: it stands before the number. */
const issuerCode = async ({ transaction, access }: OfficeContext): Promise<string> => {
  const root = await transaction
    .selectFrom('region')
    .select('code')
    .where('tenant_id', '=', access.actor.tenantId)
    .where('parent_id', 'is', null)
    .executeTakeFirst()
  return root?.code ?? ''
}

export const issueCertificate: OfficeHandler<'certificate.issue'> = async (args, context) => {
  const { transaction, vault, access, nowMs } = context
  const { tenantId, memberId, memberName } = access.actor
  const certificate = await certificateHere(context, args.certificateId)
  if (!certificate) return refuse('certificate-not-found')
  if (certificate.state !== 'asked') return refuse('already-done')
  const { id, volunteer_id: volunteerId, from_date: fromDate, to_date: toDate } = certificate
  const [volunteer] = await findVolunteers(filesOf(context), tenantId, [volunteerId])
  if (!volunteer) return refuse('certificate-not-found')
  const own = refuseOwnRecord(volunteer, access.actor)
  if (own) return own
  // Every certificate passes two people: who asked for it, whoever's it is, does not issue it.
  if (certificate.asked_by_member_id === memberId)
    return refuse('needs-another', '这是您替人申请的')
  const period = { volunteerId, fromDate, toDate }
  const services = await postedServices(transaction, tenantId, period)
  const minutes = totalMinutes(services)
  const idNumber = vault.open(idNumberPlace(tenantId, id), certificate.id_number_cipher)
  const missing = missingForCertificate(volunteer, {
    idType: certificate.id_type,
    idNumber,
    minutes,
  })
  if (missing.length > 0) return refuse('certificate-not-ready', missing.join('，'))
  if (cardNumber(certificate.id_type, args.idNumber) !== idNumber) return refuse('card-differs')
  const issuedOn = chinaDate(nowMs)
  const year = issuedOn.slice(0, 4)
  const running = await nextRunningNumber(transaction, tenantId, year)
  const facts: CertificateFacts = {
    number: certificateNumber(await issuerCode(context), year, running),
    code: newCertificateCode(),
    name: volunteer.details.name,
    idType: certificate.id_type,
    idNumber,
    volunteerNumber: volunteer.number,
    fromDate,
    toDate,
    kinds: sumByKind(services),
    times: services.length,
    minutes,
    issuer: access.tenantName,
    responsible: args.responsible,
    handler: args.handler,
    contact: args.contact,
    issuedOn,
  }
  await transaction
    .updateTable('certificate')
    .set({
      state: 'issued',
      settled_at_ms: nowMs,
      settled_by_name: memberName,
      number: facts.number,
      code_index: certificateCodeIndex(vault, tenantId, facts.code),
      facts_cipher: sealFacts(vault, { tenantId, id }, facts),
      id_number_cipher: '',
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
  await tellOfCertificate(context, certificate, '开好了，打开就能存下来')
  return success({ number: facts.number })
}

export const declineCertificate: OfficeHandler<'certificate.decline'> = async (args, context) => {
  const { transaction, access, nowMs } = context
  const certificate = await certificateHere(context, args.certificateId)
  if (!certificate) return refuse('certificate-not-found')
  if (certificate.state !== 'asked') return refuse('already-done')
  await transaction
    .updateTable('certificate')
    .set({
      state: 'declined',
      settled_at_ms: nowMs,
      settled_by_name: access.actor.memberName,
      reason: args.reason,
      id_number_cipher: '',
    })
    .where('tenant_id', '=', access.actor.tenantId)
    .where('id', '=', certificate.id)
    .execute()
  await tellOfCertificate(context, certificate, '这次没有开，打开看原因')
  return success(undefined)
}

/** Number and facts stay: whoever holds the paper learns from its code that it counts no longer. */
export const revokeCertificate: OfficeHandler<'certificate.revoke'> = async (args, context) => {
  const { transaction, access, nowMs } = context
  const certificate = await certificateHere(context, args.certificateId)
  if (!certificate) return refuse('certificate-not-found')
  if (certificate.state !== 'issued') return refuse('already-done')
  await transaction
    .updateTable('certificate')
    .set({
      state: 'revoked',
      reason: args.reason,
      revoked_at_ms: nowMs,
      revoked_by_name: access.actor.memberName,
    })
    .where('tenant_id', '=', access.actor.tenantId)
    .where('id', '=', certificate.id)
    .execute()
  await tellOfCertificate(context, certificate, '已撤销，打开看原因')
  return success(undefined)
}
