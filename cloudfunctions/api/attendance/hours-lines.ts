/** The lines of one shift's sheet, as the confirmation shows them and checks them. */
import { chinaDate } from '../../../src/domain/calendar'
import { attendedMinutes } from '../../../src/domain/attendance/attendance'
import { hoursLine, type HoursLine } from '../../../src/domain/attendance/hours'
import type { VolunteeringRules } from '../../../src/domain/settings/volunteering-rules'
import type { Database } from '../database/connect'
import {
  listOtherShifts,
  listParticipants,
  peopleByPhone,
  type OtherShift,
  type Participant,
  type ShiftOnFile,
} from './attendance.repository'

import { listScanSigns } from './scan-signs.repository'

export interface SheetLine extends HoursLine {
  readonly participant: Participant
  readonly placeUnchecked: boolean
}

const overlaps = (shift: ShiftOnFile, other: OtherShift): boolean =>
  other.startsAtMs < shift.endsAtMs && shift.startsAtMs < other.endsAtMs

const minutesOfDay = (shift: ShiftOnFile, others: readonly OtherShift[]): number =>
  others
    .filter(({ startsAtMs }) => chinaDate(startsAtMs) === chinaDate(shift.startsAtMs))
    .reduce(
      (sum, other) => sum + (other.confirmedMinutes ?? attendedMinutes(other.attendance, other)),
      0,
    )

/** `database` may be a transaction. Those who did not come stand there with 0 minutes and without an attendance. */
export const loadSheetLines = async (
  database: Database,
  tenantId: string,
  shift: ShiftOnFile,
  rules: VolunteeringRules,
): Promise<readonly SheetLine[]> => {
  const participants = await listParticipants(database, tenantId, shift.id)
  const came = participants.filter(({ attendance }) => attendance !== null)
  const ids = came.map(({ volunteerId }) => volunteerId)
  const [others, phones, signs] = [
    await listOtherShifts(database, tenantId, shift, ids),
    await peopleByPhone(database, tenantId, shift.id),
    await listScanSigns(database, tenantId, shift.id),
  ]
  const checksPlace = shift.hasCheckedPoint && rules.placeCheckKm > 0
  return participants.map((participant) => {
    const own = others.filter(({ volunteerId }) => volunteerId === participant.volunteerId)
    if (participant.attendance === null)
      return {
        participant,
        volunteerId: participant.volunteerId,
        proposedMinutes: 0,
        anomalies: [],
        placeUnchecked: false,
      }
    const sign = signs.get(participant.volunteerId)
    const line = hoursLine(
      {
        volunteerId: participant.volunteerId,
        attendance: participant.attendance,
        peopleOfPhone: phones.get(participant.volunteerId) ?? 0,
        overlapping: own.filter((other) => overlaps(shift, other)).length,
        otherMinutesOfDay: minutesOfDay(shift, own),
        clockOffMs: sign?.clockOffMs ?? 0,
        farAway: checksPlace && (sign?.farAway ?? false),
      },
      shift,
      rules,
    )
    const placeUnchecked = checksPlace && (sign?.placeUnchecked ?? false)
    return { participant, placeUnchecked, ...line }
  })
}
