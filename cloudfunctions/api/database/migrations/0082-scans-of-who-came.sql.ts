/**
 * Migration 0082: a batch of scans is one statement. The server judges for everybody who may have come, and the database
 * picks what holds for whoever came. 0091 makes the function that does so (keep-scans.sql.ts).
 */
import { scanResults0011 as results } from './0011-attendance.sql'

export const scansOfWhoCame: readonly string[] = [
  // Which personal code of a volunteer's holds, and since when: the first is 0.
  `alter table volunteer add column code_serial integer not null default 0,
    add column code_since_ms bigint not null default 0`,
  // What must hold of a scan, in one CHECK (0053 says why). Its tenant is the caller's, and need not be looked up for each.
  `create function scan_is_sound(k scan) returns boolean language plpgsql immutable as $$
  begin
    return k.way in ('rotating', 'wall', 'personal', 'by-hand') and k.direction in ('in', 'out')
      and k.place in ('', 'near', 'far', 'unchecked') and k.result in (${results}, 'old-code');
  end $$`,
  `alter table scan drop constraint scan_way_check, drop constraint scan_direction_check,
    drop constraint scan_place_check, drop constraint scan_result_check, drop constraint scan_tenant_id_fkey,
    add check (scan_is_sound(scan))`,
  `drop function scan_facts(text, text[], text[], text[], text[], text[], integer)`,
  `drop function keep_scans(text, jsonb, jsonb)`,

  // What decides at a gate; version: another one when any of it has changed (the margin with the row of the rules).
  `create view gate_on_file as
    select s.tenant_id, s.id as shift_id, s.starts_at_ms, s.ends_at_ms,
      s.state = 'cancelled' or y.state = 'cancelled' as cancelled,
      (t.settings->'volunteering'->>'codeMarginMinutes')::integer as margin_minutes, r.path,
      concat_ws(' ', t.xmin, r.path, s.starts_at_ms, s.ends_at_ms, 'cancelled' in (s.state, y.state)) as version
    from shift s
      join activity y on y.tenant_id = s.tenant_id and y.id = s.activity_id
      join region r on r.tenant_id = s.tenant_id and r.id = y.region_id
      join tenant t on t.id = s.tenant_id`,
]
