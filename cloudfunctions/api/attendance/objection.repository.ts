/** Objections to hours: those to be decided here, one's own with what came of them, and what was decided about a service. */
import { sql } from 'kysely'
import { mostMinutes, type Anomaly } from '../../../src/domain/attendance/hours'
import { shareInObjection, type ObjectionSides } from '../../../src/domain/attendance/objection'
import type { Direction } from '../../../src/domain/attendance/scan'
import { coveredName } from '../../../src/domain/covered-name'
import type { ObjectionLine, OwnObjection, ServiceDecision } from '../../../src/protocol/attendance'
import type { ActorAccess, MemberKey } from '../access/actor-access'
import { isAtOrBelowAny } from '../access/at-or-below'
import { openPhone } from '../activity/activity.repository'
import { shownContactName, shownTitle } from '../activity/shown-words.repository'
import type { Api } from '../api'
import type { Transaction } from '../database/connect'
import { columnPlace } from '../secrets/vault'
import { findSharedBy } from '../time-bank/involvement.repository'
import { volunteerNames } from '../volunteer/volunteer.repository'
import { leaderReasonPlace } from './leader-reason'
import { tickedByHand } from './ticked-by-hand'

const mostOwn = 50

interface ObjectionRow {
  readonly id: string
  readonly service_id: string
  readonly volunteer_id: string
  readonly title: string
  readonly starts_at_ms: number
  readonly minutes: number
  readonly minutes_before: number
  readonly text_cipher: string
  readonly at_ms: number
  readonly state: OwnObjection['state']
  readonly decided_reason_cipher: string
}

const columns = sql`o.id, o.service_id, v.volunteer_id, ${shownTitle} as title, s.starts_at_ms, v.minutes, o.minutes_before,
  o.text_cipher, o.at_ms, o.state, o.decided_reason_cipher`
const objections = sql`
  service_objection o join standing_service v on v.tenant_id = o.tenant_id and v.id = o.service_id
  join shift s on s.tenant_id = v.tenant_id and s.id = v.shift_id
  join activity a on a.tenant_id = s.tenant_id and a.id = s.activity_id`

type Files = Pick<Api, 'database' | 'vault'>

const textOf = ({ vault }: Files, tenantId: string, row: ObjectionRow): string =>
  vault.open({ tenantId, recordId: row.id, field: 'objection' }, row.text_cipher)

/** Where the reason of a decision lies sealed. */
export const decisionPlace = (tenantId: string, id: string) =>
  columnPlace('service_objection.decided_reason_cipher', tenantId, id)

/** With the service that it is about, both held until the transaction ends. */
export const lockObjection = (transaction: Transaction, tenantId: string, objectionId: string) =>
  transaction
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
    .innerJoin('shift', (join) =>
      join
        .onRef('shift.tenant_id', '=', 'service.tenant_id')
        .onRef('shift.id', '=', 'service.shift_id'),
    )
    .select([
      'volunteer.id as volunteerId',
      'volunteer.member_id as volunteerMemberId',
      'volunteer.region_id as volunteerRegionId',
      (of) =>
        of.fn
          .coalesce('service_objection.member_id', 'service_objection.asked_by_member_id')
          .$notNull()
          .as('objectorMemberId'),
      'service_objection.asked_by_name as askedByName',
      'service.confirmed_by_member_id as confirmerMemberId',
      'shift.starts_at_ms as startsAtMs',
      'shift.ends_at_ms as endsAtMs',
      'service.id as service_id',
      'service.minutes',
      'service_objection.state',
      'region.path',
    ])
    .where('service_objection.tenant_id', '=', tenantId)
    .where('service_objection.id', '=', objectionId)
    .forUpdate(['service_objection', 'service'])
    .executeTakeFirst()

/** What the hours rest on: the scans, who confirmed them with which words, and whom to ask. */
interface GroundsRow extends ObjectionRow, Omit<ObjectionSides, 'isFamily'> {
  readonly ends_at_ms: number
  readonly in_at_ms: number | null
  readonly out_at_ms: number | null
  readonly by_hand: readonly Direction[]
  readonly proposed_minutes: number
  readonly anomalies: readonly Anomaly[]
  readonly reason_cipher: string
  readonly confirmed_by_name: string
  readonly asked_by_name: string
  readonly activity_id: string
  readonly contact_name: string
  readonly contact_phone_cipher: string
}

/** Of a region and below, the oldest first. */
export const listOpenObjections = async (
  api: Api,
  { actor, settings }: ActorAccess,
  path: string,
): Promise<readonly ObjectionLine[]> => {
  const { tenantId, memberId } = actor
  const { rows } = await sql<GroundsRow>`
    select ${columns}, s.ends_at_ms, n.member_id as "volunteerMemberId", coalesce(o.member_id, o.asked_by_member_id) as "objectorMemberId",
      o.asked_by_name, c.confirmed_by_member_id as "confirmerMemberId", t.in_at_ms, t.out_at_ms, ${tickedByHand} as by_hand,
      c.proposed_minutes, c.anomalies, c.reason_cipher, c.confirmed_by_name, a.id as activity_id, ${shownContactName} as contact_name,
      a.contact_phone_cipher
    from ${objections} join service c on c.tenant_id = v.tenant_id and c.id = v.id
    left join attendance t on t.tenant_id = v.tenant_id and t.shift_id = v.shift_id
      and t.volunteer_id = v.volunteer_id
    join volunteer n on n.tenant_id = v.tenant_id and n.id = v.volunteer_id
    join region r on r.tenant_id = v.tenant_id and r.id = v.region_id
    where o.tenant_id = ${tenantId} and o.state = 'open' and ${isAtOrBelowAny('r.path', [path])}
    order by o.at_ms limit 500`.execute(api.database)
  const ids = rows.map((row) => row.volunteer_id)
  const names = await volunteerNames(api, tenantId, ids)
  const shared = await findSharedBy(api.database, actor, ids)
  return rows.map((row) => ({
    objectionId: row.id,
    serviceId: row.service_id,
    volunteerName: names.get(row.volunteer_id) ?? '',
    title: row.title,
    startsAtMs: row.starts_at_ms,
    endsAtMs: row.ends_at_ms,
    minutes: row.minutes,
    inAtMs: row.in_at_ms,
    outAtMs: row.out_at_ms,
    byHand: row.by_hand,
    scannedMinutes: row.proposed_minutes,
    anomalies: row.anomalies,
    leaderReason: api.vault.open(leaderReasonPlace(tenantId, row.service_id), row.reason_cipher),
    confirmedByName: row.confirmed_by_name,
    contactName: row.contact_name,
    contactPhone: openPhone(api.vault, tenantId, row.activity_id, row.contact_phone_cipher),
    mostMinutes: mostMinutes(
      { startsAtMs: row.starts_at_ms, endsAtMs: row.ends_at_ms },
      settings.volunteering,
    ),
    text: textOf(api, tenantId, row),
    askedByName: row.asked_by_name,
    atMs: row.at_ms,
    share: shareInObjection({ ...row, isFamily: shared.has(row.volunteer_id) }, memberId),
  }))
}

/** Somebody's own, the newest first. */
export const listOwnObjections = async (
  api: Files,
  { tenantId, memberId }: MemberKey,
  most = mostOwn,
): Promise<readonly OwnObjection[]> => {
  const { rows } = await sql<ObjectionRow>`
    select ${columns} from ${objections}
    where o.tenant_id = ${tenantId} and o.member_id = ${memberId}
    order by o.at_ms desc, o.id limit ${most}`.execute(api.database)
  const ids = rows.map((row) => row.volunteer_id)
  const names = await volunteerNames(api, tenantId, ids)
  return rows.map((row) => ({
    objectionId: row.id,
    name: coveredName(names.get(row.volunteer_id) ?? ''),
    title: row.title,
    startsAtMs: row.starts_at_ms,
    minutesBefore: row.minutes_before,
    minutes: row.minutes,
    text: textOf(api, tenantId, row),
    atMs: row.at_ms,
    state: row.state,
    reason: api.vault.open(decisionPlace(tenantId, row.id), row.decided_reason_cipher),
  }))
}

/** What was decided about each service of a volunteer, the oldest first; who objected and in which words is not told. */
export const decisionsOf = async (
  { database, vault }: Api,
  tenantId: string,
  volunteerId: string,
): Promise<ReadonlyMap<string, readonly ServiceDecision[]>> => {
  const rows = await database
    .selectFrom('service_objection as o')
    .innerJoin('service as v', (join) =>
      join.onRef('v.tenant_id', '=', 'o.tenant_id').onRef('v.id', '=', 'o.service_id'),
    )
    .select(['o.id', 'o.service_id', 'o.state', 'o.decided_reason_cipher', 'o.minutes_before'])
    .select('o.decided_at_ms as decidedAtMs')
    .where('o.tenant_id', '=', tenantId)
    .where('v.volunteer_id', '=', volunteerId)
    .where('o.state', '<>', 'open')
    .orderBy('o.decided_at_ms')
    .orderBy('o.id')
    .execute()
  const byService = new Map<string, ServiceDecision[]>()
  for (const row of rows) {
    const decision = {
      upheld: row.state === 'upheld',
      minutesBefore: row.minutes_before,
      reason: vault.open(decisionPlace(tenantId, row.id), row.decided_reason_cipher),
      decidedAtMs: row.decidedAtMs,
    }
    byService.set(row.service_id, [...(byService.get(row.service_id) ?? []), decision])
  }
  return byService
}
