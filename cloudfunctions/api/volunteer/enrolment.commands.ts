/** A worker registers at the desk who has no phone: a number at once, and whether the person's ID card was seen. */
import { chinaDate } from '../../../src/domain/calendar'
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { checkRegistration } from '../../../src/domain/volunteer/check-registration'
import { whyNotEnrolled } from '../../../src/domain/volunteer/enrolment'
import { logShown } from '../access/access-log.repository'
import type { OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { findEarlierEntry } from './join-entries'
import { findPossibleVolunteers } from './volunteer-match.repository'
import {
  codeForNumber,
  insertVolunteer,
  lockRegister,
  nextVolunteerNumber,
} from './volunteer-write.repository'
import { findVolunteers } from './volunteer.repository'

export const enrolVolunteer: OfficeHandler<'volunteer.enrol'> = async (args, context) => {
  const { transaction, vault, access, nowMs } = context
  const { tenantId, memberId, memberName } = access.actor
  const region = regionOf(context)
  const file = { transaction, vault, tenantId }
  const files = { database: transaction, vault }
  const day = { today: chinaDate(nowMs), rules: access.settings.volunteering }
  const checked = checkRegistration(args.details, day)
  if (!checked.ok) return checked
  const details = checked.value
  const { volunteerId: id, consent, idSeen } = args
  // Of two desks that register one person at once, the second finds what the first has written.
  await lockRegister(file)
  const [taken] = await findVolunteers(files, tenantId, [id])
  if (taken) return refuse('id-taken')
  const { idNumber, phone } = details
  const sought = { idNumbers: [idNumber], numbers: [], phones: [phone], held: false }
  const why = whyNotEnrolled(details, await findPossibleVolunteers(files, tenantId, sought))
  if (why) return why
  // Whose hours wait in an earlier entry is verified like anybody: it is then shown, and the two are made one.
  const earlier = await findEarlierEntry(files, tenantId, { id, details })
  const state = idSeen && !earlier ? 'verified' : 'waiting'
  const number = await nextVolunteerNumber(file, await codeForNumber(file, region.path))
  await insertVolunteer(file, {
    ...{ id, number, regionId: region.id, memberId: null, state, details, atMs: nowMs },
    ...(state === 'verified' ? { settled: { byName: memberName, atMs: nowMs } } : {}),
    enrolled: { memberId, byName: memberName, note: consent.note },
  })
  await logShown(transaction, access.actor, {
    ...{ act: 'enrol-volunteer', of: { volunteer_id: id }, regionId: region.id, atMs: nowMs },
    reason: `当面告知，本人同意${consent.note === '' ? '' : `：${consent.note}`}`,
  })
  return success({ volunteerId: id, number, state })
}
