/** Confirming the hours of a shift. */
import { uuidv7 } from 'uuidv7'
import {
  lineProblem,
  minutesProblem,
  mostMinutes,
  noticeUntilMs,
} from '../../../src/domain/attendance/hours'
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { columnPlace } from '../secrets/vault'
import { findVolunteerOf, volunteerNames } from '../volunteer/volunteer.repository'
import { findShift } from './attendance.repository'
import { loadSheetLines, type SheetLine } from './hours-lines'

/** The shift, if it lies where the command was authorised. */
const shiftHere = async (context: OfficeContext, shiftId: string) => {
  const { transaction, access } = context
  const shift = await findShift(transaction, access.actor.tenantId, shiftId)
  return shift?.region.path.startsWith(regionOf(context).path) ? shift : undefined
}

const nameOf = async ({ transaction, vault, access }: OfficeContext, volunteerId: string) => {
  const files = { database: transaction, vault }
  const names = await volunteerNames(files, access.actor.tenantId, [volunteerId])
  return names.get(volunteerId) ?? ''
}

/** The id of a line that is new, and its reason sealed for it. */
const sealedLine = ({ vault, access }: OfficeContext, reason: string) => {
  const id = uuidv7()
  const place = columnPlace('service.reason_cipher', access.actor.tenantId, id)
  return { id, reason_cipher: vault.seal(place, reason) }
}

export const confirmHours: OfficeHandler<'hours.confirm'> = async ({ shiftId, lines }, context) => {
  const { transaction, vault, access, nowMs } = context
  const { tenantId, memberId, memberName } = access.actor
  const shift = await shiftHere(context, shiftId)
  if (!shift) return refuse('shift-not-found')
  if (shift.endsAtMs > nowMs) return refuse('hours-not-confirmable', '活动还没结束')
  if (shift.cancelled) return refuse('hours-not-confirmable', '这一班取消了')
  const own = await findVolunteerOf({ database: transaction, vault }, access.actor)
  if (lines.some(({ volunteerId }) => volunteerId === own?.id))
    return refuse('needs-another', '自己的时长要请别人确认')
  const rules = access.settings.volunteering
  // The shift's row is the lock: two leaders who confirm at once follow each other.
  await transaction
    .selectFrom('shift')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', shiftId)
    .forUpdate()
    .execute()
  const sheet = new Map<string, SheetLine>(
    (await loadSheetLines(transaction, tenantId, shift, rules)).map((line) => [
      line.volunteerId,
      line,
    ]),
  )
  if (new Set(lines.map(({ volunteerId }) => volunteerId)).size < lines.length)
    return refuse('hours-not-confirmable', '同一个人写了两行')
  const most = mostMinutes(shift, rules)
  for (const { volunteerId, minutes, reason } of lines) {
    const line = sheet.get(volunteerId)
    if (!line) return refuse('hours-not-confirmable', '名单里有人没报名也没来')
    const problem = lineProblem(line, minutes, reason) || minutesProblem(minutes, most)
    if (problem !== '')
      return refuse('hours-not-confirmable', `${await nameOf(context, volunteerId)}：${problem}`)
  }
  const inserted = await transaction
    .insertInto('service')
    .values(
      lines.map(({ volunteerId, minutes, reason }) => ({
        tenant_id: tenantId,
        ...sealedLine(context, reason),
        shift_id: shiftId,
        volunteer_id: volunteerId,
        region_id: shift.region.id,
        minutes,
        proposed_minutes: sheet.get(volunteerId)?.proposedMinutes ?? 0,
        anomalies: JSON.stringify(sheet.get(volunteerId)?.anomalies ?? []),
        state: 'notice' as const,
        confirmed_by_member_id: memberId,
        confirmed_by_name: memberName,
        confirmed_at_ms: nowMs,
        notice_until_ms: noticeUntilMs(nowMs, rules.noticeDays),
        posted_at_ms: null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'shift_id', 'volunteer_id']).doNothing(),
    )
    .returning('volunteer_id')
    .execute()
  return success({ confirmed: inserted.length, already: lines.length - inserted.length })
}
