/**
 * What everybody reads of an activity goes through the content check. Its words stand while they are looked at, because who
 * publishes holds a post; what the check took for something bad is hidden until a person has looked. A picture is shown to
 * nobody else before it has passed.
 */
import { sql } from 'kysely'
import type { ActivityFields } from '../../../src/domain/activity/activity'
import { isUnjudged } from '../../../src/domain/content-check/content-check'
import { findCheckStates } from '../content-check/check-state.repository'
import {
  askContentCheck,
  lockCheck,
  type CheckDesk,
  type ContentOutcome,
  type Subject,
} from '../content-check/content-check.repository'
import type { Database } from '../database/connect'
import { writeMessages } from '../message/message.repository'
import type { OfficeContext } from '../office/office-handler'
import { activityPage } from './activity-page'
import type { ActivityRow } from './activity.repository'

const dayMs = 24 * 3_600_000

type CheckedFields = Pick<ActivityFields, 'title' | 'place' | 'note' | 'contactName' | 'photoId'>

/** The same is not looked at twice. */
export const saysOtherwise = (before: CheckedFields, now: CheckedFields): boolean =>
  (['title', 'place', 'note', 'contactName', 'photoId'] as const).some(
    (field) => before[field] !== now[field],
  )

interface Checked {
  readonly kind: 'activity' | 'activity-reason'
  readonly subjectId: string
  readonly region: { readonly id: string; readonly path: string }
  readonly texts: readonly string[]
  readonly photoId: string
}

const ask = (
  { transaction, vault, access, nowMs }: OfficeContext,
  { texts, photoId, ...checked }: Checked,
): Promise<void> => {
  const { tenantId, memberId } = access.actor
  return askContentCheck(
    { transaction, vault, tenantId, nowMs },
    {
      ...{ ...checked, memberId, photoIds: photoId === '' ? [] : [photoId] },
      // As one: each text would be a question of its own.
      texts: [texts.filter((text) => text !== '').join('\n')],
    },
  )
}

export const askActivityCheck = (
  context: OfficeContext,
  { subjectId, region }: Pick<Checked, 'subjectId' | 'region'>,
  { title, place, note, contactName, photoId }: CheckedFields,
): Promise<void> =>
  ask(context, {
    ...{ kind: 'activity', subjectId, region, photoId },
    texts: [title, place, note, contactName],
  })

/** Of an activity, of all of a series, or of a shift: whose id it is says which. */
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

/** Held before an activity's own row, as whoever settles a check holds them. */
export const lockActivityCheck = (
  { transaction, access }: OfficeContext,
  subject: Pick<Subject, 'kind' | 'subjectId'>,
) => lockCheck(transaction, { tenantId: access.actor.tenantId, ...subject })

const checkOf = (
  { transaction, tenantId }: CheckDesk,
  { kind, subjectId }: Omit<Subject, 'tenantId'>,
) =>
  transaction
    .selectFrom('content_check')
    .select(['member_id as memberId', 'why', 'asked_at_ms as askedAtMs'])
    .where('tenant_id', '=', tenantId)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .executeTakeFirstOrThrow()

/** Published before there was a check, or passed. */
export const isPictureShown = async (
  database: Database,
  tenantId: string,
  { checkedAs, hidden }: Pick<ActivityRow, 'checkedAs' | 'hidden'>,
): Promise<boolean> => {
  if (hidden) return false
  const subject = { tenantId, kind: 'activity' } as const
  const check = (await findCheckStates(database, subject, [checkedAs])).get(checkedAs)
  return check === undefined || check.state === 'passed'
}

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
  const check = await checkOf(desk, { kind: 'activity', subjectId })
  const hidden = outcome.state === 'kept' || (outcome.state === 'held' && !isUnjudged(check.why))
  const [first] = await transaction
    .updateTable('activity')
    .set({ hidden })
    .where('tenant_id', '=', tenantId)
    .where('checked_as', '=', subjectId)
    .returning(['id', 'title', 'place'])
    .execute()
  const remark = remarkOf(outcome)
  if (!first || remark === '') return
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
  { state }: ContentOutcome,
): Promise<void> => {
  const { transaction, tenantId } = desk
  const { why } = await checkOf(desk, { kind: 'activity-reason', subjectId })
  const hidden = state === 'kept' || (state === 'held' && !isUnjudged(why))
  const activities = sql`select id from activity
    where tenant_id = ${tenantId} and (id = ${subjectId} or series_id = ${subjectId})`
  await sql`update activity set reason_hidden = ${hidden}
    where tenant_id = ${tenantId} and id in (${activities}) and cancelled_reason <> ''`.execute(
    transaction,
  )
  await sql`update shift set reason_hidden = ${hidden}
    where tenant_id = ${tenantId} and (id = ${subjectId} or activity_id in (${activities}))
      and cancelled_reason <> ''`.execute(transaction)
}
