/** Confirming the hours of a shift, objecting to them, deciding an objection. */
import { uuidv7 } from 'uuidv7'
import { addDays, chinaDate, startOfChinaDateMs } from '../../../src/domain/calendar'
import { lineProblem } from '../../../src/domain/attendance/hours'
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

/** 公示 lasts whole days: those that follow the one of the confirmation. */
const noticeUntilMs = (nowMs: number, days: number): number =>
  startOfChinaDateMs(addDays(chinaDate(nowMs), days + 1))

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
  const most = Math.ceil((shift.endsAtMs - shift.startsAtMs) / 60_000) + 2 * rules.codeMarginMinutes
  for (const { volunteerId, minutes, reason } of lines) {
    const line = sheet.get(volunteerId)
    if (!line) return refuse('hours-not-confirmable', '名单里有人没报名也没来')
    const problem =
      lineProblem(line, minutes, reason) ||
      (minutes > most ? `最多 ${most} 分钟，活动前后只有这么长` : '')
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

/** Nobody holds up a whole street's hours. */
const mostOpenObjections = 20

export const objectToHours: OfficeHandler<'hours.object'> = async (args, context) => {
  const { transaction, vault, access, nowMs } = context
  const { tenantId, memberId } = access.actor
  const service = await transaction
    .selectFrom('service')
    .select(['id', 'region_id', 'minutes', 'state', 'notice_until_ms'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', args.serviceId)
    .forUpdate()
    .executeTakeFirst()
  if (!service) return refuse('service-not-found')
  if (service.state === 'posted' || service.notice_until_ms <= nowMs) return refuse('notice-over')
  const open = await transaction
    .selectFrom('service_objection')
    .select('service_id')
    .where('tenant_id', '=', tenantId)
    .where('member_id', '=', memberId)
    .where('state', '=', 'open')
    .limit(mostOpenObjections)
    .execute()
  if (open.some(({ service_id }) => service_id === service.id))
    return refuse('already-done', '您提过异议了，正在核对')
  if (open.length >= mostOpenObjections)
    return refuse('invalid', '前面的异议还没有办完，请先等一等')
  const place = { tenantId, recordId: args.objectionId, field: 'objection' }
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('service_objection')
    .values({
      tenant_id: tenantId,
      id: args.objectionId,
      service_id: service.id,
      region_id: service.region_id,
      member_id: memberId,
      text_cipher: vault.seal(place, args.text),
      at_ms: nowMs,
      state: 'open',
      minutes_before: service.minutes,
      decided_at_ms: null,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return refuse('id-taken')
  await transaction
    .updateTable('service')
    .set({ state: 'objected' })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', service.id)
    .execute()
  return success(undefined)
}

/** The service goes on public notice again once nothing is left to decide; changed hours for the whole time anew. */
export const decideObjection: OfficeHandler<'hours.decide'> = async (args, context) => {
  const { transaction, vault, access, nowMs } = context
  const { tenantId, memberId, memberName } = access.actor
  const objection = await transaction
    .selectFrom('service_objection')
    .innerJoin('service', (join) =>
      join
        .onRef('service.tenant_id', '=', 'service_objection.tenant_id')
        .onRef('service.id', '=', 'service_objection.service_id'),
    )
    .innerJoin('region', (join) =>
      join
        .onRef('region.tenant_id', '=', 'service.tenant_id')
        .onRef('region.id', '=', 'service.region_id'),
    )
    .innerJoin('volunteer', (join) =>
      join
        .onRef('volunteer.tenant_id', '=', 'service.tenant_id')
        .onRef('volunteer.id', '=', 'service.volunteer_id'),
    )
    .select([
      'volunteer.member_id',
      'service.id as service_id',
      'service.minutes',
      'service_objection.state',
      'region.path',
    ])
    .where('service_objection.tenant_id', '=', tenantId)
    .where('service_objection.id', '=', args.objectionId)
    .forUpdate(['service_objection', 'service'])
    .executeTakeFirst()
  if (!objection?.path.startsWith(regionOf(context).path)) return refuse('service-not-found')
  if (objection.state !== 'open') return refuse('already-done')
  if (objection.member_id === memberId) return refuse('needs-another')
  await transaction
    .updateTable('service_objection')
    .set({
      state: args.upheld ? 'upheld' : 'dismissed',
      decided_by_name: memberName,
      decided_reason_cipher: vault.seal(
        columnPlace('service_objection.decided_reason_cipher', tenantId, args.objectionId),
        args.reason,
      ),
      decided_at_ms: nowMs,
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', args.objectionId)
    .execute()
  const left = await transaction
    .selectFrom('service_objection')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('service_id', '=', objection.service_id)
    .where('state', '=', 'open')
    .limit(1)
    .executeTakeFirst()
  const changed = args.upheld && args.minutes !== objection.minutes
  const untilMs = noticeUntilMs(nowMs, access.settings.volunteering.noticeDays)
  const next = {
    ...(left ? {} : { state: 'notice' as const }),
    ...(changed ? { minutes: args.minutes, notice_until_ms: untilMs } : {}),
  }
  // Dismissed while another one is open, it leaves the service as it is.
  if (Object.keys(next).length === 0) return success(undefined)
  await transaction
    .updateTable('service')
    .set(next)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', objection.service_id)
    .execute()
  return success(undefined)
}
