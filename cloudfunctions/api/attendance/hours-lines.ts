/** The lines of one shift's sheet, as the confirmation shows them and checks them. */
import { chinaDate } from '../../../src/domain/calendar'
import { attendedMinutes, noAttendance } from '../../../src/domain/attendance/attendance'
import { hoursLine, type Attended, type HoursLine } from '../../../src/domain/attendance/hours'
import type { VolunteeringRules } from '../../../src/domain/settings/volunteering-rules'
import type { Database } from '../database/connect'
import {
  listOtherShifts,
  peopleByPhone,
  type OtherShift,
  type Participant,
  type ShiftOnFile,
} from './attendance.repository'
import { listScanSigns } from './scan-signs.repository'

export interface SheetLine extends HoursLine {
  readonly participant: Participant
  /** What its oddities are judged by, when other minutes than the proposed are confirmed. */
  readonly attended: Attended
  readonly placeUnchecked: boolean
}

interface SheetOf {
  readonly tenantId: string
  readonly shift: ShiftOnFile
  readonly rules: VolunteeringRules
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

/** `database` may be a transaction. Those who did not come stand there with 0 minutes. */
export const linesOf = async (
  database: Database,
  { tenantId, shift, rules }: SheetOf,
  participants: readonly Participant[],
): Promise<readonly SheetLine[]> => {
  const ids = participants.map(({ volunteerId }) => volunteerId)
  const [others, phones, signs] = [
    await listOtherShifts(database, tenantId, shift, ids),
    await peopleByPhone(database, tenantId, shift.id),
    await listScanSigns(database, tenantId, shift.id),
  ]
  const checksPlace = shift.hasCheckedPoint && rules.placeCheckKm > 0
  return participants.map((participant) => {
    const { volunteerId } = participant
    const own = others.filter((other) => other.volunteerId === volunteerId)
    const came = participant.attendance !== null
    const sign = came ? signs.get(volunteerId) : undefined
    const attended: Attended = {
      volunteerId,
      attendance: participant.attendance ?? noAttendance,
      peopleOfPhone: came ? (phones.get(volunteerId) ?? 0) : 0,
      overlapping: own.filter((other) => overlaps(shift, other)).length,
      otherMinutesOfDay: minutesOfDay(shift, own),
      clockOffMs: sign?.clockOffMs ?? 0,
      farAway: checksPlace && (sign?.farAway ?? false),
    }
    const placeUnchecked = checksPlace && (sign?.placeUnchecked ?? false)
    return { participant, attended, placeUnchecked, ...hoursLine(attended, shift, rules) }
  })
}
