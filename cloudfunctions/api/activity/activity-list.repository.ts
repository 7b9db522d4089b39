/** Activities as everybody may read them. Nothing of who signed up but how many. */
import { sql, type RawBuilder } from 'kysely'
import * as v from 'valibot'
import { addDays, startOfChinaDateMs } from '../../../src/domain/calendar'
import { regionIdShape } from '../../../src/domain/shapes'
import type {
  ActivityPage,
  ComingPage,
  ComingPlace,
  ListedActivity,
  PublicActivity,
  PublicShift,
} from '../../../src/protocol/activity'
import { isAtOrBelowAny } from '../access/at-or-below'
import type { Database } from '../database/connect'
import type { Files } from '../secrets/files'
import type { Vault } from '../secrets/vault'
import { openPhone, placeCheckOf } from './activity.repository'

export const maxActivitiesPerAnswer = 20

interface Row extends Omit<ListedActivity, 'regionId' | 'contactPhone'> {
  readonly regionId: string
  readonly phoneCipher: string
}

const shiftsOf = sql<readonly PublicShift[]>`(
  select coalesce(json_agg(json_build_object('id', s.id, 'startsAtMs', s.starts_at_ms,
    'endsAtMs', s.ends_at_ms, 'quota', s.quota, 'seatsTaken', s.seats_taken, 'state', s.state,
    'cancelledReason', case when s.reason_hidden then '' else s.cancelled_reason end,
    'waiting', (select count(*) from sign_up u where u.tenant_id = s.tenant_id
      and u.shift_id = s.id and u.state = 'waiting')) order by s.starts_at_ms, s.id), '[]')
  from shift s where s.tenant_id = a.tenant_id and s.activity_id = a.id)`

const columns = sql`a.id, a.region_id as "regionId", r.name as "regionName", a.series_id as "seriesId",
  a.title, a.service_kind as "serviceKind", a.brand, a.place, a.note,
  a.contact_name as "contactName", a.contact_phone_cipher as "phoneCipher",
  a.photo_id as "photoId", a.state, a.hidden,
  case when a.reason_hidden then '' else a.cancelled_reason end as "cancelledReason", ${shiftsOf} as shifts,
  ${placeCheckOf} as "placeCheck"`

const withRegion = sql`activity a join region r on r.tenant_id = a.tenant_id and r.id = a.region_id`

const published = (
  vault: Vault,
  tenantId: string,
  { phoneCipher, ...row }: Row,
): ListedActivity => ({
  ...row,
  regionId: v.parse(regionIdShape, row.regionId),
  contactPhone: openPhone(vault, tenantId, row.id, phoneCipher),
})

export interface WhichComing {
  /** Of the region: activities below it and above it concern who lives there. '' for the whole tenant. */
  readonly path: string
  /** Path of the region that comes first; '' for none. */
  readonly near: string
  readonly serviceKind: string
  /** '' for any. */
  readonly date: string
  readonly nowMs: number
  readonly after: ComingPlace | null
}

const around = (path: string): RawBuilder<boolean> =>
  path === ''
    ? sql<boolean>`true`
    : sql<boolean>`(${isAtOrBelowAny('r.path', [path])} or starts_with(${path}, r.path))`

/** The region itself and those above it, itself first: '/street/c1/', '/street/'. */
const selfAndAbove = (path: string): readonly string[] => {
  const ids = path.split('/').filter(Boolean)
  return ids.map((_, up) => `/${ids.slice(0, ids.length - up).join('/')}/`)
}

/** How many levels above the near region one lies that holds both. */
const stepsAway = (near: string): RawBuilder<number> => {
  const cases = selfAndAbove(near).map(
    (path, steps) => sql`when starts_with(r.path, ${path}) then ${steps}::integer`,
  )
  return cases.length === 0
    ? sql<number>`0`
    : sql<number>`case ${sql.join(cases, sql` `)} else ${cases.length}::integer end`
}

/** With an open shift that is not over, on the day that is asked for. */
const openAndComing = (
  tenantId: string,
  { path, date, nowMs }: WhichComing,
): RawBuilder<unknown> => {
  const onDay =
    date === ''
      ? sql`true`
      : sql`s.starts_at_ms >= ${startOfChinaDateMs(date)}
        and s.starts_at_ms < ${startOfChinaDateMs(addDays(date, 1))}`
  return sql`(
    select s.activity_id, min(s.starts_at_ms) as starts from shift s
    where s.tenant_id = ${tenantId} and s.ends_at_ms > ${nowMs} and s.state = 'open' and ${onDay}
    group by s.activity_id
  ) soon join ${withRegion} on a.tenant_id = ${tenantId} and a.id = soon.activity_id
    and a.state = 'open' and not a.hidden and ${around(path)}`
}

const listKinds = async (
  database: Database,
  tenantId: string,
  which: WhichComing,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ kind: string }>`
    select a.service_kind as kind from ${openAndComing(tenantId, { ...which, date: '' })}
    group by a.service_kind order by count(*) desc, a.service_kind`.execute(database)
  return rows.map(({ kind }) => kind)
}

interface ComingRow extends Row {
  readonly steps: number
  readonly starts: number
}

/** Of a series only the next one, with how many follow it. */
export const listComing = async (
  files: Files,
  tenantId: string,
  which: WhichComing,
): Promise<ComingPage> => {
  const { near, serviceKind, after } = which
  const { rows } = await sql<ComingRow>`
    with coming as (
      select a.id, soon.starts, ${stepsAway(near)} as steps,
        row_number() over (partition by coalesce(nullif(a.series_id, ''), a.id)
          order by soon.starts, a.id) as place,
        count(*) over (partition by coalesce(nullif(a.series_id, ''), a.id)) as all_of_series
      from ${openAndComing(tenantId, which)}
      where ${serviceKind} = '' or a.service_kind = ${serviceKind}
    )
    select ${columns}, c.steps, c.starts, c.all_of_series - 1 as "laterInSeries",
      ${near} <> '' and starts_with(r.path, ${near}) as "isNear"
    from coming c join ${withRegion} on a.tenant_id = ${tenantId} and a.id = c.id
    where c.place = 1 and ${
      after
        ? sql`(c.steps, c.starts, c.id) > (${after.steps}, ${after.startsAtMs}, ${after.id})`
        : sql`true`
    }
    order by c.steps, c.starts, c.id limit ${maxActivitiesPerAnswer + 1}`.execute(files.database)
  const shown = rows.slice(0, maxActivitiesPerAnswer)
  const last = rows.length > shown.length ? shown.at(-1) : undefined
  return {
    activities: shown.map(({ steps: _steps, starts: _starts, ...row }) =>
      published(files.vault, tenantId, row),
    ),
    next: last ? { steps: last.steps, startsAtMs: last.starts, id: last.id } : null,
    serviceKinds: after ? [] : await listKinds(files.database, tenantId, which),
  }
}

/** Attendances of shifts that are over, for which no hours were confirmed. */
const unconfirmedAt = (nowMs: number): RawBuilder<number> => sql<number>`(
  select count(*)::integer from shift s join attendance t on t.tenant_id = s.tenant_id and t.shift_id = s.id
  where s.tenant_id = a.tenant_id and s.activity_id = a.id and s.state = 'open' and a.state = 'open'
    and s.ends_at_ms <= ${nowMs} and (t.in_at_ms is not null or t.out_at_ms is not null)
    and not exists (select from service v where v.tenant_id = t.tenant_id and v.shift_id = t.shift_id
      and v.volunteer_id = t.volunteer_id))`

/** Also past and cancelled ones: to come first, the soonest first; then those that are over, the latest first. */
export const listRun = async (
  files: Files,
  tenantId: string,
  { path, skip, nowMs }: { readonly path: string; readonly skip: number; readonly nowMs: number },
): Promise<ActivityPage> => {
  const { rows } = await sql<Row>`
    select ${columns}, 0 as "laterInSeries", false as "isNear", ${unconfirmedAt(nowMs)} as unconfirmed
    from ${withRegion}
    join lateral (select min(s.starts_at_ms) as starts, max(s.ends_at_ms) <= ${nowMs} as over
      from shift s where s.tenant_id = a.tenant_id and s.activity_id = a.id) f on true
    where a.tenant_id = ${tenantId} and ${isAtOrBelowAny('r.path', [path])}
    order by f.over, case when f.over then -f.starts else f.starts end, a.id
    limit ${maxActivitiesPerAnswer + 1} offset ${skip}`.execute(files.database)
  return {
    activities: rows
      .slice(0, maxActivitiesPerAnswer)
      .map((row) => published(files.vault, tenantId, row)),
    more: rows.length > maxActivitiesPerAnswer,
  }
}

export const findPublicActivity = async (
  { database, vault }: Files,
  tenantId: string,
  id: string,
): Promise<PublicActivity | undefined> => {
  const { rows } = await sql<Row>`
    select ${columns}, 0 as "laterInSeries", false as "isNear" from ${withRegion}
    where a.tenant_id = ${tenantId} and a.id = ${id}`.execute(database)
  const [row] = rows
  if (!row) return undefined
  const { laterInSeries: _unknown, isNear: _neither, ...activity } = published(vault, tenantId, row)
  return activity
}

/** Others of a series that are still to come and that everybody reads, soonest first. */
export const listSeries = async (
  database: Database,
  tenantId: string,
  {
    seriesId,
    id,
    nowMs,
  }: { readonly seriesId: string; readonly id: string; readonly nowMs: number },
): Promise<readonly { readonly id: string; readonly startsAtMs: number }[]> => {
  if (seriesId === '') return []
  const { rows } = await sql<{ id: string; startsAtMs: number }>`
    select a.id, min(s.starts_at_ms) as "startsAtMs"
    from activity a join shift s on s.tenant_id = a.tenant_id and s.activity_id = a.id
    where a.tenant_id = ${tenantId} and a.series_id = ${seriesId} and a.id <> ${id}
      and a.state = 'open' and not a.hidden and s.starts_at_ms > ${nowMs}
    group by a.id order by 2, 1`.execute(database)
  return rows
}
