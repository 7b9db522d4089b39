/** The sheet of one shift, as whoever runs it confirms it. */
import { mostMinutes } from '../../../src/domain/attendance/hours'
import { lateScansOf } from '../../../src/domain/attendance/late-scans'
import { missedBy } from '../../../src/domain/attendance/turned-away'
import type { HoursSheet, HoursSheetLine } from '../../../src/protocol/hours-sheet'
import type { ActorAccess } from '../access/actor-access'
import type { Api } from '../api'
import { findSharedBy } from '../time-bank/involvement.repository'
import { findVolunteers } from '../volunteer/volunteer.repository'
import {
  listParticipants,
  mayConfirmAnew,
  standingMinutes,
  type ShiftOnFile,
} from './attendance.repository'
import { linesOf } from './hours-lines'
import { lateWays } from './late-ways'
import { leaderReasonPlace } from './leader-reason'
import { listTurnedAway } from './turned-away.repository'

const listConfirmed = ({ database }: Api, tenantId: string, shiftId: string) =>
  database
    .selectFrom('service')
    .select(['id', 'volunteer_id', 'minutes', 'proposed_minutes', 'late_seen_minutes'])
    .select(['reason_cipher', 'anomalies', 'state', 'notice_until_ms'])
    .select([mayConfirmAnew.as('mayConfirmAnew'), standingMinutes.as('standing')])
    .select(lateWays('service').as('lateWays'))
    .where('tenant_id', '=', tenantId)
    .where('shift_id', '=', shiftId)
    .execute()

type ConfirmedRow = Awaited<ReturnType<typeof listConfirmed>>[number]

export const loadHoursSheet = async (
  api: Api,
  { actor, settings }: ActorAccess,
  shift: ShiftOnFile,
): Promise<HoursSheet> => {
  const { tenantId } = actor
  const expected = await listParticipants(api.database, tenantId, shift.id)
  const isExpected = new Set(expected.map(({ volunteerId }) => volunteerId))
  const turnedAway = await listTurnedAway(api.database, tenantId, shift.id)
  const others = [...turnedAway.keys()].filter((id) => !isExpected.has(id))
  const volunteers = new Map(
    (await findVolunteers(api, tenantId, [...isExpected, ...others])).map((one) => [one.id, one]),
  )
  const lines = await linesOf(
    api.database,
    { tenantId, shift, rules: settings.volunteering },
    // Hours are written by hand for who is one now.
    [
      ...expected,
      ...others
        .filter((id) => volunteers.get(id)?.state === 'verified')
        .map((volunteerId) => ({ volunteerId, seated: false, attendance: null, byHand: [] })),
    ],
  )
  const rows = await listConfirmed(api, tenantId, shift.id)
  const confirmedOf = new Map(rows.map((row) => [row.volunteer_id, row]))
  const shared = await findSharedBy(api.database, actor, [...volunteers.keys()])
  const confirmed = (row: ConfirmedRow, nowMinutes: number): HoursSheetLine['confirmed'] => ({
    serviceId: row.id,
    state: row.state,
    noticeUntilMs: row.notice_until_ms,
    minutes: row.minutes,
    reason: api.vault.open(leaderReasonPlace(tenantId, row.id), row.reason_cipher),
    mayConfirmAnew: row.mayConfirmAnew,
    scannedMinutes: row.proposed_minutes,
    lateScans: lateScansOf(nowMinutes, {
      ...{ minutes: row.standing, scannedMinutes: row.proposed_minutes },
      seenMinutes: row.late_seen_minutes,
    }),
    lateWays: row.lateWays,
  })
  const sheetLines = lines.map(({ participant, attended, ...line }): HoursSheetLine => {
    const { volunteerId } = line
    const row = confirmedOf.get(volunteerId)
    return {
      ...line,
      name: volunteers.get(volunteerId)?.details.name ?? '',
      attendance: attended.attendance,
      byHand: participant.byHand,
      // As they were when it was confirmed, with the minutes that were confirmed; of what is to be confirmed, as they are.
      anomalies: row && !row.mayConfirmAnew ? row.anomalies : line.anomalies,
      turnedAway: missedBy(turnedAway.get(volunteerId) ?? [], attended.attendance),
      own: shared.has(volunteerId),
      confirmed: row ? confirmed(row, line.proposedMinutes) : null,
    }
  })
  const came = new Set(
    expected.flatMap(({ attendance, seated, volunteerId }) =>
      attendance || !seated ? [volunteerId] : [],
    ),
  )
  return {
    shiftId: shift.id,
    regionId: shift.region.id,
    title: shift.title,
    startsAtMs: shift.startsAtMs,
    endsAtMs: shift.endsAtMs,
    mostMinutes: mostMinutes(shift, settings.volunteering),
    lines: sheetLines.filter(({ volunteerId }) => came.has(volunteerId)),
    absent: sheetLines.filter(({ volunteerId: id }) => isExpected.has(id) && !came.has(id)),
    turnedAway: sheetLines.filter(({ volunteerId }) => !isExpected.has(volunteerId)),
  }
}
