/**
 * keep_scans: a batch of scans is one statement. The server judges for everybody who may have come, and this function picks
 * what holds for whoever came: so nothing has to be read before it, and one rule judges here and on phones.
 *
 * Migration 0091 made it as it is called now; whenever it changes, a further migration makes it anew (the last was 0120). So
 * its text may ask for nothing that is younger than 0091 until it is called.
 */
import { byKeysOnly } from './0020-scan-facts.sql'

/**
 * Of a volunteer_id that is null it is whoever scanned. results, a word each: for nobody, for an old code, for one who may
 * not come, and for one who may, by whether a seat was taken, came in, went out (kept-scans.ts). Answers in order [whose the
 * scan is, if it came before; result; since when]. Nothing is kept when a gate or somebody is not any more as it was seen.
 * limit 1: a lookup for each row instead of a join. A tick that was taken back counts for no attendance, whichever of the
 * two arrives first; who has left since counts by what they were when they scanned.
 */
export const keepScans = `create or replace function keep_scans(of_tenant text, shift_ids text[], versions text[], scans json, now_ms bigint,
    counting text[], most_kept integer) returns jsonb language plpgsql ${byKeysOnly} as $$
  declare
    answer jsonb;
    missed bigint;
  begin
    if exists (select from unnest(shift_ids, versions) as g(shift_id, version)
        where g.version is distinct from (select f.version from gate_on_file f
          where f.tenant_id = of_tenant and f.shift_id = g.shift_id)) then
      raise exception 'A gate has changed.' using errcode = 'serialization_failure';
    end if;
    with met as materialized (
      select a.*, c.member_id as known_member_id, c.result as known_result, c.since_ms as known_since_ms,
        v.id as comer_id, e.in_at_ms, e.out_at_ms, e.seen, u.state is not distinct from 'seated' as seated,
        split_part(a.results, ' ', case when v.id is null then 1
          -- One that held when it was scanned may arrive after another took its place.
          when a.code_serial < v.code_serial - 1 or a.code_serial < v.code_serial and a.made_since_ms >= v.code_since_ms
            then 2
          -- Who has left since was a volunteer when they scanned.
          when v.state <> 'verified' and not coalesce(v.state = 'left' and v.details_verified
            and a.made_since_ms < v.settled_at_ms, false) then 3
          else 4 + 4 * (u.state is not distinct from 'seated')::integer + 2 * (e.in_at_ms is not null)::integer
            + (e.out_at_ms is not null)::integer end) as result,
        (select count(*) from (select from scan k where k.tenant_id = of_tenant and k.shift_id = a.shift_id
            and case k.volunteer_id when '' then k.member_id else k.volunteer_id end = coalesce(v.id, a.member_id)
            -- What leads to no shift never ends: of it so many in 24 hours.
            and (a.shift_id <> '' or k.received_at_ms > now_ms - 86400000)
          limit most_kept) k) + row_number() over (partition by a.shift_id, coalesce(v.id, a.member_id) order by a.turn)
          as place_kept
      from rows from (json_to_recordset(scans) as (id text, shift_id text, volunteer_id text, code_serial integer,
          made_since_ms bigint, member_id text, device_id text, way text, direction text, code text,
          scanned_at_ms bigint, clock_off_ms bigint, place text, at_ms bigint, late boolean, results text))
          with ordinality as a(id, shift_id, volunteer_id, code_serial, made_since_ms, member_id, device_id, way,
            direction, code, scanned_at_ms, clock_off_ms, place, at_ms, late, results, turn)
        left join lateral (select k.member_id, k.result, k.since_ms from scan k
          where k.tenant_id = of_tenant and k.id = a.id limit 1) c on true
        left join lateral (select o.id, o.state, o.details_verified, o.settled_at_ms, o.code_serial, o.code_since_ms
          from volunteer o
          where o.tenant_id = of_tenant and o.id = coalesce(a.volunteer_id,
            (select m.id from volunteer m where m.tenant_id = of_tenant and m.member_id = a.member_id))
          limit 1) v on true
        left join lateral (select t.in_at_ms, t.out_at_ms, t.xmin as seen from attendance t
          where t.tenant_id = of_tenant and t.shift_id = a.shift_id and t.volunteer_id = v.id limit 1) e on true
        left join lateral (select s.state from sign_up s
          where s.tenant_id = of_tenant and s.shift_id = a.shift_id and s.volunteer_id = v.id limit 1) u on true
    ), told as materialized (
      select m.*, case m.result when 'again-in' then m.in_at_ms when 'again-out' then m.out_at_ms else 0 end as since_ms,
        -- Beyond the most, only a first check-in or check-out: nothing counts of which no row is kept.
        m.known_member_id is null and (m.place_kept <= most_kept
          or m.result = any(counting) and m.result not in ('again-in', 'again-out')) as to_keep,
        m.result = any(counting) and case m.way when 'by-hand' then not exists (select from scan k
          where k.tenant_id = of_tenant and k.shift_id = m.shift_id and k.volunteer_id = m.comer_id
            and case k.volunteer_id when '' then k.member_id else k.volunteer_id end = m.comer_id
            and k.way = 'take-back' and k.code = m.id and k.result = 'taken-back') else true end as counts
      from met m
    ), kept as (
      insert into scan (tenant_id, id, shift_id, volunteer_id, member_id, device_id, way, direction, code,
          scanned_at_ms, received_at_ms, clock_off_ms, place, result, since_ms)
        select of_tenant, m.id, m.shift_id, coalesce(m.comer_id, ''), m.member_id, m.device_id, m.way, m.direction,
          m.code, m.scanned_at_ms, now_ms, m.clock_off_ms, m.place, m.result, m.since_ms
        from told m where m.to_keep order by m.id
        on conflict do nothing returning 1
    ), came as (
      -- The first check-in and the last check-out count, in whichever order they come.
      insert into attendance as t (tenant_id, shift_id, volunteer_id, in_at_ms, out_at_ms, walk_in, late_code)
        select distinct on (m.shift_id, m.comer_id) of_tenant, m.shift_id, m.comer_id,
          case m.direction when 'in' then m.at_ms end, case m.direction when 'out' then m.at_ms end,
          not m.seated, m.late
        from told m where m.to_keep and m.counts order by m.shift_id, m.comer_id
        on conflict (tenant_id, shift_id, volunteer_id) do update set
          in_at_ms = least(t.in_at_ms, excluded.in_at_ms), out_at_ms = greatest(t.out_at_ms, excluded.out_at_ms),
          walk_in = t.walk_in or excluded.walk_in, late_code = t.late_code or excluded.late_code
        -- As it was seen: what was told of it is true.
        where t.xmin = (select m.seen from told m
          where m.shift_id = t.shift_id and m.comer_id = t.volunteer_id limit 1)
        returning 1
    )
    select jsonb_agg(jsonb_build_array(m.known_member_id, coalesce(m.known_result, m.result),
        coalesce(m.known_since_ms, m.since_ms)) order by m.turn),
      count(*) filter (where m.to_keep) + count(*) filter (where m.to_keep and m.counts)
        - (select count(*) from kept) - (select count(*) from came)
      into answer, missed from told m;
    if missed > 0 then
      raise exception 'Somebody else was first.' using errcode = 'serialization_failure';
    end if;
    return answer;
  end $$`
