/** Places in shifts, as a volunteer sees the own ones and a leader those of a shift. */
import { sql } from 'kysely'
import type { SignUpState } from '../../../src/domain/activity/activity'
import { reminderFor } from '../../../src/domain/activity/reminder'
import type { MessageTemplate } from '../../../src/domain/message/message-commands'
import type { MySignUp } from '../../../src/protocol/activity'
import type { Api } from '../api'
import type { Database } from '../database/connect'
import { countConsents } from '../message/message.repository'
import { placeCheckOf } from './activity.repository'
import type { Vault } from '../secrets/vault'
import { isElsewhere } from './elsewhere'
import { shownPlace, shownTitle } from './shown-words.repository'
import { openTakenBackReason } from './taken-back'
import { isUntold } from './tell-places'
import { isUntoldSeat } from './tell-seated'

/** 1 for who is next; 0 for a seat. */
const waitingPlace = sql<number>`(case when u.state = 'waiting' then (
  select count(*) from sign_up w where w.tenant_id = u.tenant_id and w.shift_id = u.shift_id
    and w.state = 'waiting' and w.turn <= u.turn) else 0 end)`

interface MyRow extends Omit<MySignUp, 'lacks' | 'signedUpAtMs'> {
  readonly signedUpAtMs: number
  readonly wantsReminder: boolean
  readonly volunteerId: string
  readonly takenBackBy: string
  readonly takenBackReason: string
}

/** '李组长替您取消了报名：病了' */
const takenBackWords = (vault: Vault, tenantId: string, row: MyRow): string => {
  const reason = openTakenBackReason(vault, tenantId, row, row.takenBackReason)
  return `${row.takenBackBy}替您取消了报名${reason === '' ? '' : `：${reason}`}`
}

/** What can still be told of a place that is to come, and for which no consent is left. */
const lackingOf = (
  { state, startsAtMs, signedUpAtMs, wantsReminder }: MyRow,
  {
    left,
    waitsBefore,
    nowMs,
  }: {
    readonly left: ReadonlyMap<MessageTemplate, number>
    /** Own waiting places that come before it: each needs a consent of its own. */
    readonly waitsBefore: number
    readonly nowMs: number
  },
): readonly MessageTemplate[] => {
  const has = (template: MessageTemplate, beyond = 0): boolean => (left.get(template) ?? 0) > beyond
  const isReminded = reminderFor(nowMs, startsAtMs, signedUpAtMs) !== 'none'
  return [
    ...(state === 'waiting' && !has('activity-seat', waitsBefore)
      ? (['activity-seat'] as const)
      : []),
    ...(isReminded && !(wantsReminder && has('activity-reminder'))
      ? (['activity-reminder'] as const)
      : []),
    ...(has('activity-change') ? [] : (['activity-change'] as const)),
  ]
}

/** `withTakenBack`: with those that were taken back, for which nothing more is told. */
export const listMySignUps = async (
  { database, vault }: Pick<Api, 'database' | 'vault'>,
  { tenantId, memberId }: { readonly tenantId: string; readonly memberId: string },
  {
    sinceMs,
    nowMs,
    withTakenBack,
  }: { readonly sinceMs: number; readonly nowMs: number; readonly withTakenBack: boolean },
): Promise<readonly MySignUp[]> => {
  const { rows } = await sql<MyRow>`
    select a.id as "activityId", s.id as "shiftId", ${shownTitle} as title, ${shownPlace} as place,
      s.starts_at_ms as "startsAtMs", s.ends_at_ms as "endsAtMs", u.state,
      ${waitingPlace} as "waitingPlace", s.state = 'cancelled' as cancelled,
      coalesce(nullif(a.cancelled_reason, ''), s.cancelled_reason) as "cancelledReason",
      ${placeCheckOf} as "placeCheck", u.signed_up_at_ms as "signedUpAtMs",
      u.wants_reminder as "wantsReminder", u.volunteer_id as "volunteerId",
      u.taken_back_by_name as "takenBackBy", u.taken_back_reason_cipher as "takenBackReason"
    from volunteer v
    join sign_up u on u.tenant_id = v.tenant_id and u.volunteer_id = v.id
    join shift s on s.tenant_id = u.tenant_id and s.id = u.shift_id
    join activity a on a.tenant_id = s.tenant_id and a.id = s.activity_id
    where v.tenant_id = ${tenantId} and v.member_id = ${memberId}
      and (u.state <> 'cancelled' or (${withTakenBack} and u.taken_back_reason_cipher <> '')) and s.ends_at_ms > ${sinceMs}
    order by s.starts_at_ms, s.id limit 200`.execute(database)
  const left = await countConsents(database, { tenantId, memberId })
  let waitsBefore = 0
  return rows.map((row) => {
    const { wantsReminder, volunteerId, takenBackBy, takenBackReason, ...place } = row
    if (row.state === 'cancelled') {
      const cancelledReason = takenBackWords(vault, tenantId, row)
      return { ...place, cancelled: true, cancelledReason, lacks: [] }
    }
    if (row.cancelled || row.startsAtMs <= nowMs) return { ...place, lacks: [] }
    const lacks = lackingOf(row, { left, waitsBefore, nowMs })
    if (row.state === 'waiting') waitsBefore++
    return { ...place, lacks }
  })
}

/** Shifts of one activity in which the member has a seat or waits. */
export const listOwnPlaces = async (
  database: Database,
  { tenantId, memberId }: { readonly tenantId: string; readonly memberId: string },
  activityId: string,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select s.id from volunteer v
    join sign_up u on u.tenant_id = v.tenant_id and u.volunteer_id = v.id
    join shift s on s.tenant_id = u.tenant_id and s.id = u.shift_id
    where v.tenant_id = ${tenantId} and v.member_id = ${memberId} and u.state <> 'cancelled'
      and s.activity_id = ${activityId}`.execute(database)
  return rows.map(({ id }) => id)
}

export interface ShiftPlace {
  readonly volunteerId: string
  readonly state: SignUpState
  readonly waitingPlace: number
  readonly isUntold: boolean
  readonly newsId: string
  readonly isUntoldSeat: boolean
  readonly isElsewhere: boolean
}

/** Seats first, then the waiting list in its order. */
export const listPlaces = async (
  database: Database,
  tenantId: string,
  shiftId: string,
): Promise<readonly ShiftPlace[]> => {
  const { rows } = await sql<ShiftPlace>`
    select u.volunteer_id as "volunteerId", u.state, ${waitingPlace} as "waitingPlace",
      p.news <> '' or p.untold as "isUntold", p.news as "newsId", p.untold as "isUntoldSeat",
      ${isElsewhere} as "isElsewhere"
    from sign_up u join volunteer v on v.tenant_id = u.tenant_id and v.id = u.volunteer_id
    join shift s on s.tenant_id = u.tenant_id and s.id = u.shift_id
    cross join lateral (select s.state = 'open' and ${isUntoldSeat} as untold,
      case when ${isUntold} then u.news_command_id else '' end as news) p
    where u.tenant_id = ${tenantId} and u.shift_id = ${shiftId} and u.state <> 'cancelled'
    order by u.state = 'waiting', u.turn`.execute(database)
  return rows
}
