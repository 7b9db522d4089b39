/**
 * What everybody reads of an activity goes through the content check. Its words stand while they are looked at, because who
 * publishes holds a post; what the check took for something bad is hidden until a person has looked. A picture is shown to
 * nobody else before it has passed.
 */
import { sql } from 'kysely'
import { dayMs } from '../../../src/domain/calendar'
import type { ActivityFields } from '../../../src/domain/activity/activity'
import { isUnjudged, type HeldWhy } from '../../../src/domain/content-check/content-check'
import { findCheckStates, forgetCheck, loadCheck } from '../content-check/check-state.repository'
import {
  askContentCheck,
  type CheckDesk,
  type ContentOutcome,
} from '../content-check/content-check.repository'
import type { Database } from '../database/connect'
import { writeMessages } from '../message/message.repository'
import type { OfficeContext } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { activityPage } from './activity-page'
import { isUsed, writeChecked, type ActivityRow } from './activity.repository'

type CheckedFields = Pick<ActivityFields, 'title' | 'place' | 'note' | 'contactName' | 'photoId'>

/** What is looked at, told apart from whatever says something else. */
const wordingOf = ({ title, place, note, contactName, photoId }: CheckedFields): string =>
  JSON.stringify([title, place, note, contactName, photoId])

/** Each question has an id of its own that nobody else's command can name: an older answer is never taken for a newer. */
export const questionId = ({ commandId }: OfficeContext, place = 1): string =>
  `${commandId}.${place}`

interface Checked {
  readonly kind: 'activity' | 'activity-reason'
  readonly subjectId: string
  readonly region: { readonly id: string; readonly path: string }
  readonly texts: readonly string[]
  readonly photoId: string
}

const ask = (context: OfficeContext, { texts, photoId, ...checked }: Checked): Promise<void> =>
  askContentCheck(outboxOf(context), {
    ...checked,
    memberId: context.access.actor.memberId,
    photoIds: photoId === '' ? [] : [photoId],
    // As one: each text would be a question of its own.
    texts: [texts.filter((text) => text !== '').join('\n')],
  })

export const askActivityCheck = (
  context: OfficeContext,
  { subjectId, region }: Pick<Checked, 'subjectId' | 'region'>,
  { title, place, note, contactName, photoId }: CheckedFields,
): Promise<void> =>
  ask(context, {
    ...{ kind: 'activity', subjectId, region, photoId },
    texts: [title, place, note, contactName],
  })

export const askReasonCheck = async (
  context: OfficeContext,
  { subjectId, region }: Pick<Checked, 'subjectId' | 'region'>,
  reason: string,
): Promise<void> => {
  if (reason.trim() !== '')
    await ask(context, {
      ...{ kind: 'activity-reason', subjectId, region, texts: [reason], photoId: '' },
    })
}

/** An activity that is changed, and what it says then. */
export interface Reworded {
  readonly before: ActivityRow
  readonly fields: ActivityFields
}

/**
 * Asks for each that says something else than before; those that say the same are one question. An answer holds for what was
 * asked and for nothing else: what was not changed keeps its own.
 */
export const askActivityChecks = async (
  context: OfficeContext,
  all: readonly Reworded[],
): Promise<void> => {
  const byWording = new Map<string, readonly Reworded[]>()
  for (const each of all) {
    const wording = wordingOf(each.fields)
    if (wording !== wordingOf(each.before))
      byWording.set(wording, [...(byWording.get(wording) ?? []), each])
  }
  let place = 0
  for (const alike of byWording.values()) {
    const subjectId = questionId(context, ++place)
    await writeChecked(context.transaction, context.access.actor.tenantId, {
      ids: alike.map(({ before }) => before.id),
      subjectId,
    })
    const [first] = alike
    if (first) {
      const region = { id: first.before.regionId, path: first.before.path }
      await askActivityCheck(context, { subjectId, region }, first.fields)
    }
  }
}

/** Of an activity, and of all of its series unless that is ''; held before the rows themselves, as whoever settles a check holds them. */
export const lockActivityChecks = async (
  { transaction, access }: OfficeContext,
  { activityId, seriesId }: { readonly activityId: string; readonly seriesId: string },
): Promise<readonly string[]> => {
  const { tenantId } = access.actor
  const { rows } = await sql<{ subjectId: string }>`
    select subject_id as "subjectId" from content_check
    where tenant_id = ${tenantId} and subject_kind = 'activity' and subject_id in (
      select checked_as from activity where tenant_id = ${tenantId} and checked_as <> ''
        and (id = ${activityId} or (${seriesId} <> '' and series_id = ${seriesId})))
    order by subject_id for update`.execute(transaction)
  return rows.map(({ subjectId }) => subjectId)
}

/** Nobody has to look at what nothing says any more. The caller holds these checks. */
export const forgetUnused = async (
  { transaction, access }: OfficeContext,
  subjectIds: readonly string[],
): Promise<void> => {
  const { tenantId } = access.actor
  for (const subjectId of subjectIds)
    if (!(await isUsed(transaction, tenantId, subjectId)))
      await forgetCheck(transaction, { tenantId, kind: 'activity', subjectId })
}

/** Published before there was a check, or passed. */
export const isPictureShown = async (
  database: Database,
  tenantId: string,
  { checkedAs, hidden }: Pick<ActivityRow, 'checkedAs' | 'hidden'>,
): Promise<boolean> => {
  if (hidden) return false
  if (checkedAs === '') return true
  const subject = { tenantId, kind: 'activity' } as const
  const check = (await findCheckStates(database, subject, [checkedAs])).get(checkedAs)
  return check === undefined || check.state === 'passed'
}

/** What nobody could judge yet stands meanwhile. */
const isHiddenBy = ({ state }: ContentOutcome, why: HeldWhy | null): boolean =>
  state === 'kept' || (state === 'held' && !isUnjudged(why))

const remarkOf = ({ state, byPerson, reason }: ContentOutcome): string => {
  if (state === 'held') return '公开前请同事看一看'
  if (state === 'kept') return `没有公开：${reason}`
  return byPerson ? '同事看过了，大家看得到了' : ''
}

export const settleActivityWords = async (
  desk: CheckDesk,
  subjectId: string,
  outcome: ContentOutcome,
): Promise<void> => {
  const { transaction, tenantId, nowMs } = desk
  const check = await loadCheck(transaction, { tenantId, kind: 'activity', subjectId })
  const hidden = isHiddenBy(outcome, check.why)
  const [first] = await transaction
    .updateTable('activity')
    .set({ hidden })
    .where('tenant_id', '=', tenantId)
    .where('checked_as', '=', subjectId)
    .returning(['id', 'title', 'place'])
    .execute()
  // Asked while another changed it once more: an answer that nothing waits for.
  if (!first) return forgetCheck(transaction, { tenantId, kind: 'activity', subjectId })
  const remark = remarkOf(outcome)
  if (remark === '') return
  const { id, title, place } = first
  await writeMessages(desk, [
    {
      id: `activity.${subjectId}.words.${outcome.state}.${check.askedAtMs}`,
      memberId: check.memberId,
      template: 'activity-change',
      text: { page: activityPage(id), title, startsAtMs: nowMs, place, remark },
      usefulUntilMs: nowMs + 7 * dayMs,
    },
  ])
}

/** Who signed up was told the reason; others read only that it is cancelled. */
export const settleActivityReason = async (
  desk: CheckDesk,
  subjectId: string,
  outcome: ContentOutcome,
): Promise<void> => {
  const { transaction, tenantId } = desk
  const subject = { tenantId, kind: 'activity-reason', subjectId } as const
  const { why } = await loadCheck(transaction, subject)
  const hidden = isHiddenBy(outcome, why)
  for (const table of ['activity', 'shift'] as const)
    await transaction
      .updateTable(table)
      .set({ reason_hidden: hidden })
      .where('tenant_id', '=', tenantId)
      .where('reason_checked_as', '=', subjectId)
      .execute()
}
