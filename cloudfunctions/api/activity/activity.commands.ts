/** What leaders do: publish, cancel. Who signed up is told in the same transaction. */
import { planActivities } from '../../../src/domain/activity/plan-activities'
import { whatIsCancelled } from '../../../src/domain/activity/seating'
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import type { OfficeHandler } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { regionOf } from '../office/office-region'
import { lockLater, openHere, whyNotPublic } from './activity-desk'
import { insertActivities, writeCancelled } from './activity.repository'
import { askActivityCheck, askReasonCheck, questionId } from './check-activity-content'
import { dropShift } from './shift.repository'
import { hasPlaces } from './sign-up.repository'
import { tellPlaces } from './tell-places'
import { holdShiftsOf } from './waiting-list.repository'

export const publishActivity: OfficeHandler<'activity.publish'> = async (args, context) => {
  const { access, nowMs } = context
  const { memberId, memberName } = access.actor
  const planned = planActivities(args.activityId, args.schedule, nowMs)
  if (!planned.ok) return planned
  const notPublic = await whyNotPublic(context, args.fields)
  if (notPublic) return notPublic
  const subjectId = questionId(context)
  const written = await insertActivities(outboxOf(context), {
    regionId: regionOf(context).id,
    seriesId: args.schedule.kind === 'series' ? args.activityId : '',
    fields: args.fields,
    checkedAs: subjectId,
    planned: planned.value,
    memberId,
    memberName,
    atMs: nowMs,
  })
  if (!written) return refuse('id-taken')
  await askActivityCheck(context, { subjectId, region: regionOf(context) }, args.fields)
  return success({ activityIds: planned.value.map(({ id }) => id) })
}

export const cancelActivity: OfficeHandler<'activity.cancel'> = async (args, context) => {
  const { nowMs } = context
  const found = await openHere(args.activityId, context)
  if (!found.ok) return found
  const activity = found.value
  const outbox = outboxOf(context)
  const later = args.following ? await lockLater(outbox, activity) : []
  const activities = [activity, ...later]
  const { shifts, giveFreeSeats } = await holdShiftsOf(
    outbox,
    activities.map(({ id }) => id),
  )
  const cancelled = activities.map((each) => ({
    each,
    ...whatIsCancelled(
      shifts.filter(({ activityId }) => activityId === each.id),
      nowMs,
    ),
  }))
  const shiftIds = cancelled.flatMap(({ toCome }) => toCome.map(({ id }) => id))
  if (shiftIds.length === 0) return refuse('activity-begun')
  const subjectId = questionId(context)
  await writeCancelled(outbox, {
    activityIds: cancelled.flatMap(({ each, isWhole }) => (isWhole ? [each.id] : [])),
    shiftIds,
    because: { reason: args.reason, checkedAs: subjectId },
  })
  await giveFreeSeats()
  const region = { id: activity.regionId, path: activity.path }
  await askReasonCheck(context, { subjectId, region }, args.reason)
  const remark = `活动取消：${args.reason}`
  const news = cancelled.map(({ each, toCome }) => ({ shifts: toCome, activity: each, remark }))
  return success(await tellPlaces(context, news))
}

export const cancelShift: OfficeHandler<'activity.cancel-shift'> = async (args, context) => {
  const found = await openHere(args.activityId, context)
  if (!found.ok) return found
  const activity = found.value
  const outbox = outboxOf(context)
  const { shifts, giveFreeSeats } = await holdShiftsOf(outbox, [activity.id])
  const open = shifts.filter(({ state }) => state === 'open')
  const shift = open.find(({ id }) => id === args.shiftId)
  if (!shift) return refuse('shift-not-found')
  if (shift.startsAtMs <= context.nowMs) return refuse('shift-begun')
  if (open.length === 1) return refuse('invalid', '只剩这一班了，请取消整个活动')
  const isTaken = await hasPlaces(outbox.transaction, outbox.tenantId, shift.id)
  if (isTaken && args.reason.trim() === '') return refuse('invalid', '请写明取消的原因')
  const remark = `这一班取消：${args.reason}`
  const answer = await tellPlaces(context, [{ shifts: [shift], activity, remark }])
  const subjectId = questionId(context)
  const because = { reason: args.reason, checkedAs: subjectId }
  const stays = await dropShift(outbox, shift.id, because)
  await giveFreeSeats()
  const region = { id: activity.regionId, path: activity.path }
  if (stays) await askReasonCheck(context, { subjectId, region }, args.reason)
  return success(answer)
}
