/** Deciding an objection to hours: never by who has a share in it. */
import { minutesProblem, mostMinutes, noticeUntilMs } from '../../../src/domain/attendance/hours'
import { shareInObjection } from '../../../src/domain/attendance/objection'
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import type { OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { findSharedBy } from '../time-bank/involvement.repository'
import { decisionPlace, lockObjection } from './objection.repository'
import { tellOfObjection } from './tell-objection'

/** The service goes on public notice again once nothing is left to decide; changed hours for the whole time anew. */
export const decideObjection: OfficeHandler<'hours.decide'> = async (args, context) => {
  const { transaction, vault, access, nowMs } = context
  const { tenantId, memberId, memberName } = access.actor
  const objection = await lockObjection(transaction, tenantId, args.objectionId)
  if (!objection?.path.startsWith(regionOf(context).path)) return refuse('service-not-found')
  if (objection.state !== 'open') return refuse('already-done')
  const shared = await findSharedBy(transaction, access.actor, [objection.volunteerId])
  const share = shareInObjection({ ...objection, isFamily: shared.size > 0 }, memberId)
  if (share !== '') return refuse('needs-another', share)
  const rules = access.settings.volunteering
  const problem = args.upheld ? minutesProblem(args.minutes, mostMinutes(objection, rules)) : ''
  if (problem !== '') return refuse('hours-not-confirmable', problem)
  // Whoever objected, and whose hours they are, would be told that they were put right.
  if (args.upheld && args.minutes === objection.minutes)
    return refuse(
      'invalid',
      `现在就是 ${args.minutes} 分钟。要改，请写别的分钟数；不改，请点“时长不变”`,
    )
  await transaction
    .updateTable('service_objection')
    .set({
      state: args.upheld ? 'upheld' : 'dismissed',
      decided_by_name: memberName,
      decided_reason_cipher: vault.seal(decisionPlace(tenantId, args.objectionId), args.reason),
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
  const { objectionId } = args
  const changedTo = args.upheld ? args.minutes : null
  await tellOfObjection(context, { ...objection, objectionId, changedTo })
  const untilMs = noticeUntilMs(nowMs, rules.noticeDays)
  const next = {
    ...(left ? {} : { state: 'notice' as const }),
    ...(args.upheld ? { minutes: args.minutes, notice_until_ms: untilMs } : {}),
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
