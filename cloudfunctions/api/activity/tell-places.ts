/**
 * Tells everybody with a place what has changed: one message to each, of the first of their shifts or of one that clashes now,
 * because a consent is worth one. Whoever has no phone of their own or no consent left is named in the leader's list instead,
 * to be called.
 */
import { sql } from 'kysely'
import { takeConsents, writeMessages } from '../message/message.repository'
import type { OfficeContext } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { activityPage } from './activity-page'
import { isElsewhere } from './elsewhere'
import { howOften, howOftenColumns, type HowOften } from './how-often'
import type { ShiftRow } from './shift.repository'
import { toldWords, type ToldActivity } from './shown-words.repository'

export interface PlaceNews {
  readonly shifts: readonly ShiftRow[]
  readonly activity: ToldActivity
  readonly remark: string
  /** To another time: who has another seat then hears that, too. */
  readonly isMoved?: boolean
}

/** People whom no message reaches, each with the first of their shifts. */
export interface Untold {
  readonly shiftId: string
  readonly startsAtMs: number
  readonly people: number
}

interface Told extends HowOften {
  /** The one that clashes, else the first. */
  readonly shiftId: string
  /** null: no phone of their own. */
  readonly memberId: string | null
  /** It was moved to the time of another seat of theirs. */
  readonly clashes: boolean
}

/** Marks the places in these shifts, which come in their order, with the command that tells of it; who has any. */
const markPlaces = async (
  { transaction, access, commandId }: OfficeContext,
  shiftIds: readonly string[],
  movedIds: readonly string[],
): Promise<readonly Told[]> => {
  const clashes = sql<boolean>`(u.shift_id = any(${movedIds}::text[]) and ${isElsewhere})`
  const { rows } = await sql<Told>`
    with told as (
      update sign_up set news_command_id = ${commandId}
      where tenant_id = ${access.actor.tenantId} and shift_id = any(${shiftIds}::text[])
        and state <> 'cancelled'
      returning tenant_id, shift_id, volunteer_id)
    select distinct on (u.volunteer_id) u.shift_id as "shiftId", v.member_id as "memberId",
      ${howOftenColumns}, ${clashes} as clashes
    from told u join volunteer v on v.tenant_id = u.tenant_id and v.id = u.volunteer_id
    join shift s on s.tenant_id = u.tenant_id and s.id = u.shift_id
    order by u.volunteer_id, ${clashes} desc,
      array_position(${shiftIds}::text[], u.shift_id)`.execute(transaction)
  return rows
}

/** Something has changed, and its owner neither heard of it nor will within a minute. Of place u of volunteer v. */
export const isUntold = sql<boolean>`(u.news_command_id is not null and not exists (
  select from message m where m.tenant_id = u.tenant_id
    and m.id = u.news_command_id || '.' || v.member_id
    and (m.state in ('sending', 'sent') or m.state = 'waiting' and m.consent_used)))`

/** Once for each command: everything that it has changed. */
export const tellPlaces = async (
  context: OfficeContext,
  all: readonly PlaceNews[],
): Promise<{ readonly untold: readonly Untold[] }> => {
  const outbox = outboxOf(context)
  const news = all
    .flatMap(({ shifts, ...said }) => shifts.map((shift) => ({ ...shift, ...said })))
    .sort((one, other) => one.startsAtMs - other.startsAtMs)
  const people = await markPlaces(
    context,
    news.map(({ id }) => id),
    news.flatMap(({ id, isMoved }) => (isMoved ? [id] : [])),
  )
  const members = people.flatMap(({ memberId }) => (memberId === null ? [] : [memberId]))
  const reached = await takeConsents(outbox, 'activity-change', members)
  const untold = new Map<string, number>()
  const messages = people.flatMap(({ shiftId, memberId, clashes, ...one }) => {
    const said = news.find(({ id }) => id === shiftId)
    const consentUsed = memberId !== null && reached.has(memberId)
    if (!consentUsed) untold.set(shiftId, (untold.get(shiftId) ?? 0) + 1)
    if (memberId === null || !said) return []
    const { activityId, startsAtMs, activity } = said
    // WeChat shows 20 signs: what there is to do comes before how often.
    const often = howOften(one)
    const all = often === '' ? said.remark : `${often}，${said.remark}`
    const remark = clashes ? `${said.remark}，和您另一班重了，请退一班` : all
    const text = { page: activityPage(activityId), ...toldWords(activity), startsAtMs, remark }
    const id = `${context.commandId}.${memberId}`
    const template = 'activity-change' as const
    return [{ id, memberId, template, text, usefulUntilMs: startsAtMs, consentUsed }]
  })
  await writeMessages(outbox, messages)
  return {
    untold: news.flatMap(({ id: shiftId, startsAtMs }) => {
      const count = untold.get(shiftId) ?? 0
      return count > 0 ? [{ shiftId, startsAtMs, people: count }] : []
    }),
  }
}
