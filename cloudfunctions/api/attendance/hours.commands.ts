/** Confirming the hours of a shift. */
import { uuidv7 } from 'uuidv7'
import {
  anomaliesOf,
  lineProblem,
  minutesProblem,
  mostMinutes,
  noticeUntilMs,
} from '../../../src/domain/attendance/hours'
import type { OfficeCommandArgs } from '../../../src/domain/office-commands'
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { filesOf } from '../office/office-files'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { findSharedBy } from '../time-bank/involvement.repository'
import { findVolunteers, volunteerNames } from '../volunteer/volunteer.repository'
import { listParticipants, mayConfirmAnew, type Participant } from './attendance.repository'
import { shiftHere } from './hours-desk'
import { linesOf, type SheetLine } from './hours-lines'
import { leaderReasonPlace } from './leader-reason'

const nameOf = async (context: OfficeContext, volunteerId: string) => {
  const { tenantId } = context.access.actor
  const names = await volunteerNames(filesOf(context), tenantId, [volunteerId])
  return names.get(volunteerId) ?? ''
}

/** Who neither signed up nor was scanned, as a walk-in at a gate without a signal: any verified volunteer of the street. */
const addedByHand = async (
  context: OfficeContext,
  volunteerIds: readonly string[],
): Promise<readonly Participant[]> =>
  (await findVolunteers(filesOf(context), context.access.actor.tenantId, volunteerIds))
    .filter(({ state }) => state === 'verified')
    .map(({ id }) => ({ volunteerId: id, seated: false, attendance: null, byHand: [] }))

/** A line's id, and its reason sealed for it. */
const sealedLine = ({ vault, access }: OfficeContext, id: string, reason: string) => {
  const place = leaderReasonPlace(access.actor.tenantId, id)
  return { id, reason_cipher: vault.seal(place, reason) }
}

type Line = OfficeCommandArgs<'hours.confirm'>['lines'][number]

/** How the lines of this shift stand by volunteer: the id of one never changes, and what it said is not lost with it. */
const standingLines = async (
  { transaction, vault, access }: OfficeContext,
  shiftId: string,
): Promise<ReadonlyMap<string, { readonly id: string; readonly words: string }>> => {
  const { tenantId } = access.actor
  const rows = await transaction
    .selectFrom('service')
    .select(['volunteer_id', 'id', 'minutes', 'reason_cipher', 'confirmed_by_name'])
    .where('tenant_id', '=', tenantId)
    .where('shift_id', '=', shiftId)
    .execute()
  return new Map(
    rows.map(({ id, ...row }) => {
      const reason = vault.open(leaderReasonPlace(tenantId, id), row.reason_cipher)
      const said = reason === '' ? '' : `：${reason}`
      const words = `（${row.confirmed_by_name}先前确认 ${row.minutes} 分${said}）`
      return [row.volunteer_id, { id, words }]
    }),
  )
}

/** Whose hours somebody else had confirmed with other minutes: nothing of these lines was used. */
const confirmedOtherwise = async (
  { transaction, access }: OfficeContext,
  shiftId: string,
  lines: readonly Line[],
): Promise<readonly string[]> => {
  const asked = new Map(lines.map(({ volunteerId, minutes }) => [volunteerId, minutes]))
  const others = await transaction
    .selectFrom('service')
    .select(['volunteer_id', 'minutes'])
    .where('tenant_id', '=', access.actor.tenantId)
    .where('shift_id', '=', shiftId)
    .where('volunteer_id', 'in', [...asked.keys()])
    .execute()
  return others
    .filter((row) => row.minutes !== asked.get(row.volunteer_id))
    .map((row) => row.volunteer_id)
}

export const confirmHours: OfficeHandler<'hours.confirm'> = async ({ shiftId, lines }, context) => {
  const { transaction, access, nowMs } = context
  const { tenantId, memberId, memberName } = access.actor
  const shift = await shiftHere(context, shiftId)
  if (!shift) return refuse('shift-not-found')
  if (shift.endsAtMs > nowMs) return refuse('hours-not-confirmable', '活动还没结束')
  if (shift.cancelled) return refuse('hours-not-confirmable', '这一班取消了')
  const asked = lines.map(({ volunteerId }) => volunteerId)
  const [shared] = await findSharedBy(transaction, access.actor, asked)
  if (shared !== undefined) {
    const name = await nameOf(context, shared)
    return refuse('needs-another', `${name}：自己和家人的时长要请别人确认`)
  }
  const rules = access.settings.volunteering
  // The shift's row is the lock: two leaders who confirm at once follow each other.
  await transaction
    .selectFrom('shift')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', shiftId)
    .forUpdate()
    .execute()
  const expected = await listParticipants(transaction, tenantId, shiftId)
  const isExpected = new Set(expected.map(({ volunteerId }) => volunteerId))
  const others = lines.filter(
    ({ volunteerId, minutes }) => minutes > 0 && !isExpected.has(volunteerId),
  )
  const added = await addedByHand(
    context,
    others.map(({ volunteerId }) => volunteerId),
  )
  const sheet = new Map<string, SheetLine>(
    (await linesOf(transaction, { tenantId, shift, rules }, [...expected, ...added])).map(
      (line) => [line.volunteerId, line],
    ),
  )
  if (new Set(lines.map(({ volunteerId }) => volunteerId)).size < lines.length)
    return refuse('hours-not-confirmable', '同一个人写了两行')
  const most = mostMinutes(shift, rules)
  for (const { volunteerId, minutes, reason } of lines) {
    const line = sheet.get(volunteerId)
    if (!line) return refuse('hours-not-confirmable', '有人没报名也没来，也不是登记好的志愿者')
    const problem = lineProblem(line, minutes, reason) || minutesProblem(minutes, most)
    if (problem !== '')
      return refuse('hours-not-confirmable', `${await nameOf(context, volunteerId)}：${problem}`)
  }
  const anomaliesWith = (volunteerId: string, minutes: number) => {
    const attended = sheet.get(volunteerId)?.attended
    return attended ? anomaliesOf(attended, minutes, rules) : []
  }
  const standing = await standingLines(context, shiftId)
  const confirmed = await transaction
    .insertInto('service')
    .values(
      lines.map(({ volunteerId, minutes, reason }) => ({
        tenant_id: tenantId,
        ...sealedLine(
          context,
          standing.get(volunteerId)?.id ?? uuidv7(),
          `${reason}${standing.get(volunteerId)?.words ?? ''}`,
        ),
        shift_id: shiftId,
        volunteer_id: volunteerId,
        region_id: shift.region.id,
        minutes,
        proposed_minutes: sheet.get(volunteerId)?.proposedMinutes ?? 0,
        anomalies: JSON.stringify(anomaliesWith(volunteerId, minutes)),
        state: 'notice' as const,
        confirmed_by_member_id: memberId,
        confirmed_by_name: memberName,
        confirmed_at_ms: nowMs,
        notice_until_ms: noticeUntilMs(nowMs, rules.noticeDays),
        posted_at_ms: null,
        late_seen_minutes: null,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'shift_id', 'volunteer_id'])
        .doUpdateSet((e) => ({
          ...{ minutes: e.ref('excluded.minutes'), state: e.ref('excluded.state') },
          proposed_minutes: e.ref('excluded.proposed_minutes'),
          anomalies: e.ref('excluded.anomalies'),
          reason_cipher: e.ref('excluded.reason_cipher'),
          confirmed_by_member_id: e.ref('excluded.confirmed_by_member_id'),
          confirmed_by_name: e.ref('excluded.confirmed_by_name'),
          confirmed_at_ms: e.ref('excluded.confirmed_at_ms'),
          notice_until_ms: e.ref('excluded.notice_until_ms'),
          posted_at_ms: e.ref('excluded.posted_at_ms'),
          late_seen_minutes: e.ref('excluded.late_seen_minutes'),
        }))
        .where('excluded.minutes', '>', 0)
        .where(mayConfirmAnew),
    )
    .returning('volunteer_id')
    .execute()
  const already = lines.length - confirmed.length
  const otherwise = already > 0 ? await confirmedOtherwise(context, shiftId, lines) : []
  return success({ confirmed: confirmed.length, already, otherwise })
}
