/** What a volunteer asks to have corrected in the own record, and what is decided about it. */
import { chinaDate } from '../../../src/domain/calendar'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { checkCorrected } from '../../../src/domain/volunteer/check-registration'
import { isSameIdentity, mayAskFor, mayPutRight } from '../../../src/domain/volunteer/identity'
import {
  mayAskInPlaceOf,
  mayAskMove,
  mayGrant,
  mayTakeIn,
} from '../../../src/domain/volunteer/move'
import { refuseOwnRecord } from '../../../src/domain/volunteer/own-record'
import { changedPart, type CorrectionChanges } from '../../../src/domain/volunteer/volunteer'
import { success, type Result } from '../../../src/domain/result'
import { loadRegionPlaces } from '../access/region-place'
import { moveAskedCertificates } from '../certificate/certificate.repository'
import { filesOf, lockVolunteerHere } from '../office/office-files'
import type { OfficeContext, OfficeHandler, OfficeOutcome } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { findSharedBy } from '../time-bank/involvement.repository'
import { placeAskedOrders } from '../time-bank/place-orders.repository'
import { placeProposalsAbout } from '../time-bank/place-proposals.repository'
import { isAskedAlready } from './asked-already'
import { refuseSameIdNumber } from './registration.commands'
import { tellVolunteer } from './tell-volunteer'
import { fileOf } from './volunteer-files'
import {
  hasPutRight,
  insertCorrection,
  listOpenCorrections,
  lockCorrection,
  settleCorrection,
  type Correction,
  type NewCorrection,
} from './volunteer-correction.repository'
import { findOpenMove, writeRegion } from './volunteer-move.repository'
import { writeDetails } from './volunteer-write.repository'
import { lockVolunteerBelow, lockVolunteerOf, type Volunteer } from './volunteer.repository'

/** Who asks more often than anybody answers is asked to wait. */
const mostOpenCorrections = 5

/** To one place at a time: of two, who comes first would decide where somebody lives. */
const mayMove = async (
  own: Volunteer,
  toRegionId: string,
  context: OfficeContext,
): Promise<Result<undefined, Refusal>> => {
  const { transaction, access } = context
  const { tenantId } = access.actor
  if (!(await loadRegionPlaces(transaction, tenantId, [toRegionId])).has(toRegionId))
    return refuse('region-not-found')
  const may = mayAskMove(own, toRegionId)
  if (!may.ok) return may
  return (await findOpenMove(fileOf(context), own.id)) === undefined
    ? success(undefined)
    : refuse('invalid', '前面要求迁去的社区还没有答复，等答复了再提')
}

const checkChanged = (
  volunteer: Volunteer,
  changes: CorrectionChanges,
  { access, nowMs }: OfficeContext,
) => {
  const day = { today: chinaDate(nowMs), rules: access.settings.volunteering }
  return checkCorrected(volunteer, changes, day)
}

const placeAsked = async (asked: NewCorrection, context: OfficeContext): Promise<OfficeOutcome> => {
  const file = fileOf(context)
  if ((await listOpenCorrections(file, asked.volunteerId)).length >= mostOpenCorrections)
    return refuse('invalid', '前面的更正还没有办完，请先等一等')
  return (await insertCorrection(file, asked)) ? success(undefined) : refuse('id-taken')
}

export const askCorrection: OfficeHandler<'volunteer.ask-correction'> = async (args, context) => {
  const { access, nowMs } = context
  const own = await lockVolunteerOf(filesOf(context), access.actor)
  if (!own) return refuse('not-a-volunteer')
  const { requestId: id, changes, note, toRegionId = null } = args
  // Sent again because its answer was lost, it must not be told that it waits for itself.
  if (await lockCorrection(fileOf(context), id)) return refuse('id-taken')
  if (Object.keys(changes).length === 0 && note.trim() === '' && toRegionId === null)
    return refuse('invalid', '请写明要更正什么')
  if (toRegionId !== null) {
    const may = await mayMove(own, toRegionId, context)
    if (!may.ok) return may
  }
  const checked = checkChanged(own, changes, context)
  if (!checked.ok) return checked
  const mayAsk = mayAskFor(own.details, checked.value)
  if (!mayAsk.ok) return mayAsk
  const request = { id, volunteerId: own.id, toRegionId, changes, note, atMs: nowMs }
  return placeAsked(request, context)
}

/** Of somebody without a phone; what is wrong besides their details the worker enters by themselves. */
export const askCorrectionFor: OfficeHandler<'volunteer.ask-correction-for'> = async (
  { requestId: id, volunteerId, changes, note, idNumber: seen = '' },
  context,
) => {
  const { transaction, access, nowMs: atMs } = context
  const { memberId, memberName: name } = access.actor
  const volunteer = await lockVolunteerHere(context, volunteerId)
  if (!volunteer) return refuse('volunteer-not-found')
  const mayFor = mayAskInPlaceOf(volunteer)
  if (!mayFor.ok) return mayFor
  if ((await findSharedBy(transaction, access.actor, [volunteerId])).size > 0)
    return refuse('needs-another', '这是您家人的记录')
  if (Object.keys(changes).length === 0) return refuse('invalid', '请写明要更正什么')
  const checked = checkChanged(volunteer, changes, context)
  if (!checked.ok) return checked
  const right = mayPutRight(volunteer.details, checked.value, { idNumber: seen, words: note })
  if (!right.ok) return right
  const asked = { toRegionId: null, changes, note }
  if (await isAskedAlready(fileOf(context), volunteerId, asked)) return success(undefined)
  return placeAsked({ ...asked, id, volunteerId, atMs, askedBy: { memberId, name } }, context)
}

/** Of somebody without a phone; that it was their own wish stands in the note. */
export const askMoveFor: OfficeHandler<'volunteer.ask-move-for'> = async (args, context) => {
  const { access, nowMs: atMs } = context
  const { memberId, memberName: name } = access.actor
  const { requestId: id, volunteerId, toRegionId, note } = args
  const volunteer = await lockVolunteerHere(context, volunteerId)
  if (!volunteer) return refuse('volunteer-not-found')
  const mayFor = mayAskInPlaceOf(volunteer)
  if (!mayFor.ok) return mayFor
  const asked = { toRegionId, changes: {}, note }
  if (await isAskedAlready(fileOf(context), volunteerId, asked)) return success(undefined)
  const may = await mayMove(volunteer, toRegionId, context)
  if (!may.ok) return may
  const request = { ...asked, id, volunteerId, atMs, askedBy: { memberId, name } }
  return (await insertCorrection(fileOf(context), request))
    ? success(undefined)
    : refuse('id-taken')
}

interface OpenCorrection {
  readonly correction: Correction
  readonly volunteer: Volunteer
}

/**
 * Held both: two who decide about one request take turns. A move is found where it goes to, with all that was asked along
 * with it; everything else where the volunteer belongs.
 */
const openHere = async (
  requestId: string,
  context: OfficeContext,
): Promise<Result<OpenCorrection, Refusal>> => {
  const { access } = context
  const correction = await lockCorrection(fileOf(context), requestId)
  if (!correction) return refuse('request-not-found')
  const { path } = regionOf(context)
  if (correction.moveTo?.path.startsWith(path) === false) return refuse('request-not-found')
  const where = { id: correction.volunteerId, path: correction.moveTo ? '/' : path }
  const volunteer = await lockVolunteerBelow(filesOf(context), access.actor.tenantId, where)
  if (!volunteer) return refuse('request-not-found')
  const own = refuseOwnRecord(volunteer, access.actor)
  if (own) return own
  return correction.state === 'open' ? success({ correction, volunteer }) : refuse('already-done')
}

const settledBy = ({ access, nowMs }: OfficeContext, reason: string) => ({
  byName: access.actor.memberName,
  reason,
  atMs: nowMs,
})

/**
 * From here on everything that is asked of the volunteer's region means the new one. What waits and is decided by where they
 * belong comes along; an order that is approved stays where its service was asked for, an objection where the service was
 * done.
 */
const takeIn = async (
  volunteerId: string,
  region: { readonly id: string; readonly path: string },
  context: OfficeContext,
): Promise<void> => {
  const { transaction, access } = context
  const whose = { tenantId: access.actor.tenantId, volunteerId }
  await writeRegion(fileOf(context), volunteerId, region.id)
  await moveAskedCertificates(transaction, whose, region.id)
  await placeProposalsAbout(transaction, whose)
  await placeAskedOrders(transaction, { ...whose, region })
}

export const acceptCorrection: OfficeHandler<'volunteer.accept-correction'> = async (
  { requestId, answer = '', idNumber: seen = '' },
  context,
) => {
  const found = await openHere(requestId, context)
  if (!found.ok) return found
  const { correction, volunteer } = found.value
  const { moveTo } = correction
  const isWords = Object.keys(correction.changes).length === 0 && moveTo === null
  if (isWords && answer.trim() === '') return refuse('invalid', '请写明您办了什么')
  const { transaction, access } = context
  const may = mayGrant(correction.askedById, access.actor)
  if (!may.ok) return may
  // Where the office begins and ends it, no relative has a part in it.
  const isAskedHere = correction.askedById !== null
  if (isAskedHere && (await findSharedBy(transaction, access.actor, [volunteer.id])).size > 0)
    return refuse('needs-another', '这是您家人的记录')
  const mayCome = moveTo ? mayTakeIn(volunteer) : may
  if (!mayCome.ok) return mayCome
  const checked = checkChanged(volunteer, correction.changes, context)
  if (!checked.ok) return checked
  const isIdentity = !isSameIdentity(volunteer.details, checked.value)
  const { memberId } = access.actor
  const file = fileOf(context)
  // In two steps the name and the number could be another person's.
  if (isIdentity && (await hasPutRight(file, volunteer.id, memberId)))
    return refuse('needs-another', '上一次更正身份也是您办的')
  const right = mayPutRight(volunteer.details, checked.value, { idNumber: seen, words: answer })
  if (!right.ok) return right
  const same = await refuseSameIdNumber(context, volunteer.id, checked.value.idNumber)
  if (same) return same
  await writeDetails(file, volunteer.id, checked.value)
  if (moveTo) await takeIn(volunteer.id, moveTo, context)
  await settleCorrection(file, requestId, {
    ...{ state: 'accepted', ...settledBy(context, answer) },
    before: changedPart(volunteer.details, correction.changes),
    ...(isIdentity && { identityBy: memberId }),
    ...(moveTo && { fromRegionId: volunteer.regionId }),
  })
  const told = moveTo ? '已迁到新社区，编号和时长都在' : '要求的更正办好了，打开看'
  await tellVolunteer(context, volunteer, told)
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
  await tellVolunteer(context, found.value.volunteer, '要求的更正没有办，打开看原因')
  return success(undefined)
}
