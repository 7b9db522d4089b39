/** Asking for a certificate, and what the community makes of it: issued with its facts, declined, revoked. */
import {
  cardNumber,
  certificateNumber,
  missingForCertificate,
  sumByKind,
  totalMinutes,
  type CertificateFacts,
} from '../../../src/domain/certificate/certificate'
import { chinaDate } from '../../../src/domain/calendar'
import { withoutSpaces } from '../../../src/domain/plain-text'
import { refuse } from '../../../src/domain/refusal'
import { refuseOwnRecord } from '../../../src/domain/volunteer/own-record'
import { success } from '../../../src/domain/result'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { findVolunteerOf, findVolunteers } from '../volunteer/volunteer.repository'
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

export const askForCertificate: OfficeHandler<'certificate.ask'> = async (args, context) => {
  const { transaction, vault, access, nowMs } = context
  const { tenantId } = access.actor
  const volunteer = await findVolunteerOf({ database: transaction, vault }, access.actor)
  if (!volunteer) return refuse('not-a-volunteer')
  const { fromDate, toDate, idType } = args
  if (fromDate > toDate) return refuse('invalid', '开始日期在结束日期之后')
  if (toDate > chinaDate(nowMs)) return refuse('invalid', '结束日期还没到')
  const typed = withoutSpaces(args.idNumber)
  // Without a typed number it is the one on file, which is of a resident's card.
  const printedType = typed === '' ? '居民身份证' : idType
  const idNumber = typed === '' ? volunteer.details.idNumber : cardNumber(idType, typed)
  if (idNumber === null) return refuse('invalid-id-number')
  const onFile = volunteer.details.idNumber
  if (idType === '居民身份证' && onFile !== '' && idNumber !== onFile)
    return refuse('invalid', '身份证号和登记的不一样，要先请社区更正登记')
  const services = await postedServices(transaction, tenantId, {
    volunteerId: volunteer.id,
    fromDate,
    toDate,
  })
  const minutes = totalMinutes(services)
  const missing = missingForCertificate(volunteer, { idType: printedType, idNumber, minutes })
  if (missing.length > 0) return refuse('certificate-not-ready', missing.join('，'))
  const inserted = await transaction
    .insertInto('certificate')
    .values({
      tenant_id: tenantId,
      id: args.certificateId,
      volunteer_id: volunteer.id,
      region_id: volunteer.regionId,
      state: 'asked',
      from_date: fromDate,
      to_date: toDate,
      id_type: printedType,
      id_number_cipher: vault.seal(idNumberPlace(tenantId, args.certificateId), idNumber),
      asked_at_ms: nowMs,
      settled_at_ms: null,
      number: null,
      code_index: null,
      revoked_at_ms: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) return success(undefined)
  const taken = await transaction
    .selectFrom('certificate')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', args.certificateId)
    .executeTakeFirst()
  return refuse(taken ? 'id-taken' : 'certificate-asked-already')
}

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
  const { tenantId, memberName } = access.actor
  const certificate = await certificateHere(context, args.certificateId)
  if (!certificate) return refuse('certificate-not-found')
  if (certificate.state !== 'asked') return refuse('already-done')
  const { id, volunteer_id: volunteerId, from_date: fromDate, to_date: toDate } = certificate
  const files = { database: transaction, vault }
  const [volunteer] = await findVolunteers(files, tenantId, [volunteerId])
  if (!volunteer) return refuse('certificate-not-found')
  const own = refuseOwnRecord(volunteer, context.access.actor)
  if (own) return own
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
