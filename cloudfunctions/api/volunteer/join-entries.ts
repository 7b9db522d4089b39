/**
 * Makes two entries of one person one. The earlier entry stays, with its number and its hours, unless the later one has
 * hours of its own already: then that one stays, and what the list brought is booked anew on it.
 */
import { sql } from 'kysely'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { issuanceAccount, stands, volunteerAccount } from '../../../src/domain/time-bank/ledger'
import { isFree, joinedDetails, mayBeSame } from '../../../src/domain/volunteer/own-entry'
import type { VolunteerDetails } from '../../../src/domain/volunteer/volunteer'
import type { OfficeContext } from '../office/office-handler'
import { openingBalances, postTransfers } from '../time-bank/ledger.repository'
import { findListedHours, moveListedHours } from '../time-bank/listed-hours.repository'
import { findOpenings, openingSubject } from '../time-bank/opening.repository'
import { moveAskedOrders } from '../time-bank/order.repository'
import { reopenAccount } from '../time-bank/reopening.repository'
import { moveCarriedService } from './carried-service.repository'
import { dropDetails } from './drop-details'
import { moveOpenCorrections } from './move-corrections.repository'
import { moveLooks } from './own-looks.repository'
import { listService } from './service-record.repository'
import { fileOf } from './volunteer-files'
import { findPossibleVolunteers } from './volunteer-match.repository'
import { writeDetails, writeStanding } from './volunteer-write.repository'
import { lockVolunteerBelow, type Volunteer } from './volunteer.repository'

type Files = Parameters<typeof findPossibleVolunteers>[0]

/** The free entry that may be this person's; one with the same ID number before all others. */
export const findEarlierEntry = async (
  files: Files,
  tenantId: string,
  { id, details }: Pick<Volunteer, 'id' | 'details'>,
): Promise<Volunteer | undefined> => {
  const { idNumber, phone } = details
  const sought = { idNumbers: [idNumber], numbers: [], phones: [phone], held: false }
  const possible = await findPossibleVolunteers(files, tenantId, sought)
  const same = possible.filter(
    (other) => other.id !== id && isFree(other) && mayBeSame(details, other.details),
  )
  return same.find((other) => idNumber !== '' && other.details.idNumber === idNumber) ?? same[0]
}

/** The same, held, and looked at again: of two who are verified at once, one takes it over. */
export const lockEarlierEntry = async (
  files: Files,
  tenantId: string,
  person: Pick<Volunteer, 'id' | 'details'>,
): Promise<Volunteer | undefined> => {
  const found = await findEarlierEntry(files, tenantId, person)
  const held = found && (await lockVolunteerBelow(files, tenantId, { id: found.id, path: '/' }))
  return held && isFree(held) && mayBeSame(person.details, held.details) ? held : undefined
}

interface Joining {
  readonly waiting: Volunteer
  readonly entry: Volunteer
  readonly details: VolunteerDetails
}

const settledBy = ({ access, nowMs }: OfficeContext) => ({
  byName: access.actor.memberName,
  atMs: nowMs,
})

const hasHours = async ({ transaction, access }: OfficeContext, id: string): Promise<boolean> => {
  const { tenantId } = access.actor
  const accounts = await findOpenings(transaction, tenantId, [id])
  if (accounts.has(id)) return true
  return (await listService(transaction, { tenantId, volunteerId: id }, 1)).length > 0
}

/** The opening balance of the entry, put back and booked anew; whatever else it holds is for people to decide. */
const moveOpening = async (
  context: OfficeContext,
  { waiting, entry }: Joining,
): Promise<Result<undefined, Refusal>> => {
  const { transaction, access, nowMs } = context
  const { tenantId } = access.actor
  const account = (await findOpenings(transaction, tenantId, [entry.id])).get(entry.id)
  const own = (await findOpenings(transaction, tenantId, [waiting.id])).get(waiting.id)
  const minutes = account?.openingMinutes ?? 0
  if (account === undefined || account.balanceMinutes === 0) return success(undefined)
  if (account.balanceMinutes !== minutes || (own?.openingMinutes ?? null) !== null)
    return refuse('hours-on-both')
  const posting = { database: transaction, by: access.actor, nowMs }
  const subjectId = openingSubject(entry.id)
  await sql`savepoint opening`.execute(transaction)
  const [back] = await postTransfers(posting, [
    {
      ...{ id: `correct/${subjectId}`, kind: 'correction', phase: 'posted', minutes },
      ...{ debit: volunteerAccount(entry.id), credit: issuanceAccount },
      correctsId: `opening/${subjectId}`,
    },
  ])
  if (!back || !stands(back.code)) return refuse('hours-on-both')
  // What comes to an account that an inheritance had closed would go to the pool.
  await reopenAccount(posting, waiting.id)
  const { personalCapMinutes: capMinutes } = access.settings.timeBank
  const serviceId = openingSubject(waiting.id)
  const [booked] = await openingBalances(posting, [
    { volunteerId: waiting.id, minutes, serviceId, capMinutes },
  ])
  // Whatever another list once brought for this entry, it was booked: what was put back must not be lost.
  if (booked?.code === 'posted') return success(undefined)
  await sql`rollback to savepoint opening`.execute(transaction)
  return refuse('hours-on-both')
}

/** Whether hours of a list wait for a colleague beside others: an opening balance is one person's once. */
const waitsBeside = async (
  { transaction, access }: OfficeContext,
  volunteerIds: readonly string[],
): Promise<boolean> => {
  const { tenantId } = access.actor
  const listed = await findListedHours(transaction, tenantId, { volunteerIds, held: true })
  if (listed.size === 0) return false
  const opened = await findOpenings(transaction, tenantId, volunteerIds)
  return volunteerIds.every(
    (id) => listed.has(id) || (opened.get(id)?.openingMinutes ?? null) !== null,
  )
}

const close = async (
  context: OfficeContext,
  closed: Volunteer,
  stays: Volunteer,
): Promise<void> => {
  await writeStanding(fileOf(context), closed.id, {
    ...{ state: 'left', memberId: null, detailsVerified: false, reason: `并入 ${stays.number}` },
    ...settledBy(context),
  })
  await dropDetails(context, closed)
}

/** Answers the one that stays, verified; the other one is closed and holds nothing. */
export const joinEntries = async (
  context: OfficeContext,
  joining: Joining,
): Promise<Result<Volunteer, Refusal>> => {
  const { waiting, entry } = joining
  if (await waitsBeside(context, [waiting.id, entry.id])) return refuse('listed-hours-wait')
  const later = await hasHours(context, waiting.id)
  if (later && (await hasHours(context, entry.id))) {
    if (entry.memberId !== null) return refuse('hours-on-both')
    const moved = await moveOpening(context, joining)
    if (!moved.ok) return moved
  }
  const [stays, goes] = later ? [waiting, entry] : [entry, waiting]
  const { tenantId } = context.access.actor
  const change = { fromId: goes.id, toId: stays.id }
  await moveCarriedService(context.transaction, tenantId, change)
  await moveLooks(context.transaction, tenantId, change)
  // Before what is closed drops what no rule needs. Of two entries one asks to move at most: whoever waits may not.
  await moveOpenCorrections(context.transaction, tenantId, change)
  await moveListedHours(context.transaction, tenantId, change)
  const { memberId } = waiting
  if (memberId !== null)
    await moveAskedOrders(context.transaction, tenantId, { volunteerId: stays.id, memberId })
  await close(context, goes, stays)
  const details = joinedDetails(joining.details, entry.details)
  await writeDetails(fileOf(context), stays.id, details)
  await writeStanding(fileOf(context), stays.id, {
    ...{ state: 'verified', memberId, reason: '', ...settledBy(context) },
  })
  return success(stays)
}
