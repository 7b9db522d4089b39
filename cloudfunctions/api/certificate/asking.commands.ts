/** Asking for a certificate: of the own hours, or at the desk in the place of somebody without a phone. */
import {
  cardNumber,
  missingForCertificate,
  totalMinutes,
} from '../../../src/domain/certificate/certificate'
import { chinaDate } from '../../../src/domain/calendar'
import type { OfficeCommandArgs } from '../../../src/domain/office-commands'
import { withoutSpaces } from '../../../src/domain/plain-text'
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import type { Actor } from '../access/actor-access'
import { filesOf, lockVolunteerHere } from '../office/office-files'
import type { OfficeContext, OfficeHandler, OfficeOutcome } from '../office/office-handler'
import { requireNoShare } from '../time-bank/involvement.repository'
import { findVolunteerOf, type Volunteer } from '../volunteer/volunteer.repository'
import { findCertificate, idNumberPlace, postedServices } from './certificate.repository'

/** `askedBy`: of the office; null: the volunteer. */
const placeAsked = async (
  { transaction, vault, access, nowMs }: OfficeContext,
  volunteer: Volunteer,
  args: OfficeCommandArgs<'certificate.ask'>,
  askedBy: Actor | null,
): Promise<OfficeOutcome> => {
  const { tenantId } = access.actor
  const { certificateId, fromDate, toDate, idType } = args
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
      id: certificateId,
      volunteer_id: volunteer.id,
      region_id: volunteer.regionId,
      state: 'asked',
      from_date: fromDate,
      to_date: toDate,
      id_type: printedType,
      id_number_cipher: vault.seal(idNumberPlace(tenantId, certificateId), idNumber),
      asked_at_ms: nowMs,
      asked_by_member_id: askedBy?.memberId ?? null,
      asked_by_name: askedBy?.memberName ?? '',
      settled_at_ms: null,
      number: null,
      code_index: null,
      revoked_at_ms: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) return success(undefined)
  const standing = await findCertificate(transaction, tenantId, certificateId)
  if (!standing) return refuse('certificate-asked-already')
  // The form was sent again, because its answer was lost: it stands as it was asked for.
  return standing.volunteer_id === volunteer.id ? success(undefined) : refuse('id-taken')
}

export const askForCertificate: OfficeHandler<'certificate.ask'> = async (args, context) => {
  const volunteer = await findVolunteerOf(filesOf(context), context.access.actor)
  return volunteer ? placeAsked(context, volunteer, args, null) : refuse('not-a-volunteer')
}

/** Nobody has to own a phone to have the hours certified. */
export const askForSomebody: OfficeHandler<'certificate.ask-for'> = async (args, context) => {
  const { volunteerId, ...asked } = args
  const volunteer = await lockVolunteerHere(context, volunteerId)
  if (!volunteer) return refuse('volunteer-not-found')
  if (volunteer.memberId !== null)
    return refuse('invalid', '本人有微信，请本人在“志愿服务证明”里申请')
  const free = await requireNoShare([volunteerId], context)
  return free.ok ? placeAsked(context, volunteer, asked, context.access.actor) : free
}
