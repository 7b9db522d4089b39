/** A worker registers at the desk who has no phone: a number at once, and whether the person's ID card was seen. */
import { isDeepStrictEqual } from 'node:util'
import { chinaDate } from '../../../src/domain/calendar'
import { coveredName } from '../../../src/domain/covered-name'
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { checkRegistration } from '../../../src/domain/volunteer/check-registration'
import { whyNotEnrolled } from '../../../src/domain/volunteer/enrolment'
import type { VolunteerDetails } from '../../../src/domain/volunteer/volunteer'
import { logShown } from '../access/access-log.repository'
import { filesOf } from '../office/office-files'
import type { OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { findEarlierEntry } from './join-entries'
import { fileOf } from './volunteer-files'
import { findPossibleVolunteers } from './volunteer-match.repository'
import {
  codeForNumber,
  findEnrollerId,
  insertVolunteer,
  lockRegister,
  nextVolunteerNumber,
} from './volunteer-write.repository'
import { findVolunteers, type Volunteer } from './volunteer.repository'

/** A form that is sent again the next day says so in its consent, and is the same form. */
const withoutDay = (details: VolunteerDetails): VolunteerDetails => ({
  ...details,
  guardian: { ...details.guardian, consentedOn: '' },
})

/** The form was sent again, because its answer was lost: who was registered first stands, with the number to be told. */
const whatStands = (
  { id: volunteerId, number, state, details }: Volunteer,
  given: VolunteerDetails,
) => ({
  ...{ volunteerId, number, state },
  stands: {
    name: coveredName(details.name),
    same: isDeepStrictEqual(withoutDay(details), withoutDay(given)),
  },
})

export const enrolVolunteer: OfficeHandler<'volunteer.enrol'> = async (args, context) => {
  const { transaction, access, nowMs } = context
  const { tenantId, memberId, memberName } = access.actor
  const region = regionOf(context)
  const file = fileOf(context)
  const files = filesOf(context)
  const day = { today: chinaDate(nowMs), rules: access.settings.volunteering }
  const checked = checkRegistration(args.details, day)
  if (!checked.ok) return checked
  const details = checked.value
  const { volunteerId: id, consent, idSeen } = args
  // Of two desks that register one person at once, the second finds what the first has written.
  await lockRegister(file)
  const [standing] = await findVolunteers(files, tenantId, [id])
  if (standing) {
    const isOwn = (await findEnrollerId(file, id)) === memberId
    return isOwn ? success(whatStands(standing, details)) : refuse('id-taken')
  }
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
