/** What a phone on duty asks every few seconds: one statement over the few calls that are open, whatever else is kept. */
import { chinaDate } from '../../../src/domain/calendar'
import type { MemberKey } from '../access/actor-access'
import type { Database } from '../database/connect'
import { prepared } from '../database/prepared'

export interface Watched {
  readonly pollSeconds: number
  readonly ringingPollSeconds: number
  /** Open ones whose alert has reached the caller, with how many things happened in each. */
  readonly calls: readonly { readonly id: string; readonly eventCount: number }[]
  /** Of anybody in the tenant: whoever asks moves the clock on. */
  readonly dueIds: readonly string[]
}

const loadWatched = prepared<Watched>(
  'help-watch',
  `select (t.settings->'helpCall'->>'pollSeconds')::integer as "pollSeconds",
    (t.settings->'helpCall'->>'ringingPollSeconds')::integer as "ringingPollSeconds",
    coalesce((
      select json_agg(json_build_object('id', c.id, 'eventCount', c.event_count) order by c.called_at_ms, c.id)
      from help_call c
      where c.tenant_id = t.id and c.state <> 'ended' and exists (
        select from post p
        where p.tenant_id = t.id and p.member_id = $2 and p.ended_at_ms is null
          and p.from_date <= $3 and (p.to_date = '' or p.to_date >= $3)
          and p.region_id = any(case when c.is_at_top then string_to_array(c.region_path, '/') else c.alerted end)
          and t.settings->'postKinds' @> jsonb_build_array(jsonb_build_object(
            'id', p.kind_id, 'permissions', jsonb_build_array('help.answer'))))
    ), '[]') as calls,
    coalesce((
      select json_agg(c.id) from (
        select id from help_call where tenant_id = t.id and next_alarm_at_ms <= $4
        order by next_alarm_at_ms limit 20) c
    ), '[]') as "dueIds"
  from tenant t where t.id = $1`,
)

export const watchCalls = async (
  database: Database,
  { tenantId, memberId }: MemberKey,
  nowMs: number,
): Promise<Watched | undefined> =>
  (await loadWatched(database, [tenantId, memberId, chinaDate(nowMs), nowMs]))[0]
