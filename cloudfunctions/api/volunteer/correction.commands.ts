/** What a volunteer asks to have corrected in the own record, and what is decided about it. */
import { cardNumber } from '../../../src/domain/certificate/certificate'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { refuseOwnRecord } from '../../../src/domain/volunteer/own-record'
import { success, type Result } from '../../../src/domain/result'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { checkDetails, refuseSameIdNumber } from './registration.commands'
import { fileOf } from './volunteer-files'
import {
  countOpenCorrections,
  insertCorrection,
  lockCorrection,
  settleCorrection,
  type Correction,
} from './volunteer-correction.repository'
import { writeDetails } from './volunteer-write.repository'
import { lockVolunteerBelow, lockVolunteerOf, type Volunteer } from './volunteer.repository'

/** Who asks more often than anybody answers is asked to wait. */
const mostOpenCorrections = 5

export const askCorrection: OfficeHandler<'volunteer.ask-correction'> = async (args, context) => {
  const { transaction, vault, access, nowMs } = context
  const own = await lockVolunteerOf({ database: transaction, vault }, access.actor)
  if (!own) return refuse('not-a-volunteer')
  const { requestId: id, changes, note } = args
  if (Object.keys(changes).length === 0 && note.trim() === '')
    return refuse('invalid', '请写明要更正什么')
  const checked = checkDetails({ ...own.details, ...changes }, context)
  if (!checked.ok) return checked
  const file = fileOf(context)
  if ((await countOpenCorrections(file, own.id)) >= mostOpenCorrections)
    return refuse('invalid', '前面的更正还没有办完，请先等一等')
  const request = { id, volunteerId: own.id, changes, note, atMs: nowMs }
  return (await insertCorrection(file, request)) ? success(undefined) : refuse('id-taken')
}

interface OpenCorrection {
  readonly correction: Correction
  readonly volunteer: Volunteer
}

/** Held both: two who decide about one request take turns. */
const openHere = async (
  requestId: string,
  context: OfficeContext,
): Promise<Result<OpenCorrection, Refusal>> => {
  const { transaction, vault, access } = context
  const correction = await lockCorrection(fileOf(context), requestId)
  if (!correction) return refuse('request-not-found')
  const where = { id: correction.volunteerId, path: regionOf(context).path }
  const files = { database: transaction, vault }
  const volunteer = await lockVolunteerBelow(files, access.actor.tenantId, where)
  if (!volunteer) return refuse('request-not-found')
  const own = refuseOwnRecord(volunteer, context.access.actor)
  if (own) return own
  return correction.state === 'open' ? success({ correction, volunteer }) : refuse('already-done')
}

const settledBy = ({ access, nowMs }: OfficeContext, reason: string) => ({
  byName: access.actor.memberName,
  reason,
  atMs: nowMs,
})

export const acceptCorrection: OfficeHandler<'volunteer.accept-correction'> = async (
  { requestId, answer = '', idNumber: seen = '' },
  context,
) => {
  const found = await openHere(requestId, context)
  if (!found.ok) return found
  const { correction, volunteer } = found.value
  if (Object.keys(correction.changes).length === 0 && answer.trim() === '')
    return refuse('invalid', '请写明您办了什么')
  const checked = checkDetails({ ...volunteer.details, ...correction.changes }, context)
  if (!checked.ok) return checked
  const { idNumber } = checked.value
  const isNew = idNumber !== '' && idNumber !== volunteer.details.idNumber
  if (isNew && cardNumber('居民身份证', seen) !== idNumber) return refuse('card-differs')
  const same = await refuseSameIdNumber(context, volunteer.id, idNumber)
  if (same) return same
  const file = fileOf(context)
  await writeDetails(file, volunteer.id, checked.value)
  await settleCorrection(file, requestId, { state: 'accepted', ...settledBy(context, answer) })
  return success(undefined)
}

export const declineCorrection: OfficeHandler<'volunteer.decline-correction'> = async (
  { requestId, reason },
  context,
) => {
  const found = await openHere(requestId, context)
  if (!found.ok) return found
  const settled = { state: 'declined', ...settledBy(context, reason) } as const
  await settleCorrection(fileOf(context), requestId, settled)
  return success(undefined)
}
