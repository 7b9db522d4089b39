/**
 * Registering, and what a community worker decides about it. The hours of an earlier entry (a list's, or of one
 * who left) come with the worker's look, never before: what proves a person on paper is known in the whole family.
 */
import { chinaDate } from '../../../src/domain/calendar'
import { parseIdNumber } from '../../../src/domain/id-number'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { refuseOwnRecord } from '../../../src/domain/volunteer/own-record'
import { success, type Result } from '../../../src/domain/result'
import { checkRegistration } from '../../../src/domain/volunteer/check-registration'
import { isSamePerson } from '../../../src/domain/volunteer/identity'
import { mayHandOver } from '../../../src/domain/volunteer/own-entry'
import type { VolunteerDetails } from '../../../src/domain/volunteer/volunteer'
import { filesOf, lockVolunteerHere } from '../office/office-files'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { reopenAccount } from '../time-bank/reopening.repository'
import { joinEntries, lockEarlierEntry } from './join-entries'
import { tellVolunteer } from './tell-volunteer'
import { fileOf } from './volunteer-files'
import { findPossibleVolunteers } from './volunteer-match.repository'
import {
  codeForNumber,
  detachMember,
  insertVolunteer,
  nextVolunteerNumber,
  writeDetails,
  writeStanding,
} from './volunteer-write.repository'
import {
  findSameIdNumber,
  findVolunteers,
  lockVolunteerOf,
  type Volunteer,
} from './volunteer.repository'

const checkDetails = (
  details: VolunteerDetails,
  { access, nowMs }: OfficeContext,
): Result<VolunteerDetails, Refusal> =>
  checkRegistration(details, { today: chinaDate(nowMs), rules: access.settings.volunteering })

/**
 * Somebody whose number a worker has looked at. One from a roster, whom nobody signs in as, is the same person; what
 * others merely say of themselves keeps nobody out: who is right the worker sees when verifying.
 */
const isSomebodyElse = ({ state, memberId }: Volunteer): boolean =>
  memberId !== null && state === 'verified'

/** null: nobody else is verified with this number. */
export const refuseSameIdNumber = async (
  context: OfficeContext,
  id: string,
  idNumber: string,
): Promise<ReturnType<typeof refuse> | null> => {
  const { tenantId } = context.access.actor
  const others = await findSameIdNumber(filesOf(context), tenantId, { id, idNumber })
  return others.some(isSomebodyElse) ? refuse('same-volunteer') : null
}

/**
 * Whoever holds the WeChat may be somebody else by now. What a worker had verified stays with whom it was verified for: with
 * another name or number it is left behind, to be found again when a worker verifies its owner.
 */
const staysTheirs = (own: Volunteer, details: VolunteerDetails): boolean =>
  !own.detailsVerified || isSamePerson(own.details, details)

/** A first number stands in a verified record only once it was read from the card. */
const withNumberOf = ({ detailsVerified, details: before }: Volunteer, now: VolunteerDetails) =>
  detailsVerified ? { ...now, idNumber: before.idNumber } : now

/** Of the own number one sees no more than a mask: who leaves it out has not taken it back, unless it proved another's. */
const withNumberBefore = async (
  { id, details: before }: Volunteer,
  now: VolunteerDetails,
  context: OfficeContext,
): Promise<VolunteerDetails> => {
  if (now.idNumber !== '' || !isSamePerson(before, now)) return now
  const taken = await refuseSameIdNumber(context, id, before.idNumber)
  return taken ? now : { ...now, idNumber: before.idNumber }
}

export const registerVolunteer: OfficeHandler<'volunteer.register'> = async (args, context) => {
  const { access, region, nowMs } = context
  const { tenantId, memberId } = access.actor
  const file = fileOf(context)
  if (!region) return refuse('region-not-found')
  const own = await lockVolunteerOf(filesOf(context), access.actor)
  if (own?.state === 'waiting' || own?.state === 'verified') return refuse('already-volunteer')
  const said = own ? await withNumberBefore(own, args.details, context) : args.details
  const checked = checkDetails(said, context)
  if (!checked.ok) return checked
  const stays = own && staysTheirs(own, checked.value)
  const details = stays ? withNumberOf(own, checked.value) : checked.value
  const id = stays ? own.id : args.volunteerId
  const same = await refuseSameIdNumber(context, id, details.idNumber)
  if (same) return same
  if (stays) {
    await writeDetails(file, id, details)
    const again = {
      state: 'waiting',
      regionId: region.id,
      byName: '',
      reason: '',
      atMs: null,
    } as const
    await writeStanding(file, id, again)
    return success({ volunteerId: id, number: own.number })
  }
  const [taken] = await findVolunteers(filesOf(context), tenantId, [id])
  if (taken) return refuse('id-taken')
  if (own) await detachMember(file, own.id)
  const number = await nextVolunteerNumber(file, await codeForNumber(file, region.path))
  const state = 'waiting' as const
  await insertVolunteer(file, {
    id,
    number,
    regionId: region.id,
    memberId,
    state,
    details,
    atMs: nowMs,
  })
  return success({ volunteerId: id, number })
}

/** The volunteer in the envelope's region or below who waits to be verified. */
const waitingHere = async (
  id: string,
  context: OfficeContext,
): Promise<Result<Volunteer, Refusal>> => {
  const volunteer = await lockVolunteerHere(context, id)
  if (!volunteer) return refuse('volunteer-not-found')
  const own = refuseOwnRecord(volunteer, context.access.actor)
  if (own) return own
  return volunteer.state === 'waiting' ? success(volunteer) : refuse('already-done')
}

/** Everybody who may be this person, held in one order, whoever looks first: of several verified at once, one is. */
const lockAlike = async (context: OfficeContext, id: string, typed: string): Promise<void> => {
  const { tenantId } = context.access.actor
  const [seen] = await findVolunteers(filesOf(context), tenantId, [id])
  if (!seen) return
  const read = parseIdNumber(typed)
  const idNumber = read.ok ? read.idNumber : seen.details.idNumber
  await findPossibleVolunteers(filesOf(context), tenantId, {
    ...{ idNumbers: [idNumber], numbers: [seen.number], phones: [seen.details.phone], held: true },
  })
}

/** What it means for others who registered with the number that now is somebody's. */
const numberIsTaken =
  '这个身份证号经社区核对，是另一位志愿者的。号码是您的，请带身份证到社区；填错了，改好再登记一次'

/** Also of a number that its owner mistyped there is a way: corrected, it is read from the card. */
const numberDiffers =
  '这份登记以前核对过，号码和这张证不一样。号码写错了，请本人在“我的志愿记录”里要求更正；换了人，请点“不通过”'

export const verifyVolunteer: OfficeHandler<'volunteer.verify'> = async (args, context) => {
  const { access, nowMs } = context
  const { tenantId, memberId, memberName } = access.actor
  await lockAlike(context, args.volunteerId, args.idNumber)
  const found = await waitingHere(args.volunteerId, context)
  if (!found.ok) return found
  const waiting = found.value
  const idNumber = args.idNumber === '' ? waiting.details.idNumber : args.idNumber
  const checked = checkDetails({ ...waiting.details, idNumber }, context)
  if (!checked.ok) return checked
  const details = checked.value
  const { detailsVerified, details: before } = waiting
  if (detailsVerified && before.idNumber !== '' && before.idNumber !== details.idNumber)
    return refuse('invalid', numberDiffers)
  const entry = await lockEarlierEntry(filesOf(context), tenantId, { id: waiting.id, details })
  const place = { id: waiting.id, idNumber: details.idNumber }
  const others = await findSameIdNumber(filesOf(context), tenantId, place)
  if (others.some(isSomebodyElse)) return refuse('same-volunteer')
  if (entry) {
    if (!(await lockVolunteerHere(context, entry.id))) return refuse('volunteer-elsewhere')
    const may = mayHandOver(entry, { memberId, typedIdNumber: args.idNumber.trim() })
    if (!may.ok) return may
  }
  const joined = entry && (await joinEntries(context, { waiting, entry, details }))
  if (joined?.ok === false) return joined
  const file = fileOf(context)
  for (const other of others.filter(({ state }) => state === 'waiting')) {
    await writeStanding(file, other.id, {
      ...{ state: 'declined', byName: memberName, reason: numberIsTaken, atMs: nowMs },
    })
    await tellVolunteer(context, other, '登记没有通过，打开看怎么办')
  }
  await tellVolunteer(context, waiting, '核对通过了，可以报名参加活动')
  const posting = { database: context.transaction, by: access.actor, nowMs }
  await reopenAccount(posting, joined ? joined.value.id : waiting.id)
  if (joined) return success({ volunteerId: joined.value.id, number: joined.value.number })
  await writeDetails(file, waiting.id, details)
  const verified = { state: 'verified', byName: memberName, reason: '', atMs: nowMs } as const
  await writeStanding(file, waiting.id, verified)
  return success({ volunteerId: waiting.id, number: waiting.number })
}

export const declineVolunteer: OfficeHandler<'volunteer.decline'> = async (args, context) => {
  const { access, nowMs } = context
  const found = await waitingHere(args.volunteerId, context)
  if (!found.ok) return found
  const settled = { byName: access.actor.memberName, reason: args.reason, atMs: nowMs }
  await writeStanding(fileOf(context), found.value.id, { state: 'declined', ...settled })
  await tellVolunteer(context, found.value, '登记没有通过，打开看怎么办')
  return success(undefined)
}
