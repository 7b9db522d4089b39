/**
 * Migration 0017: a batch of scans and the attendances that they add to are written by one function, which writes nothing
 * when somebody else was there since the batch was judged. Scans are found by shift and person, so that those of one
 * person at one shift can be counted.
 */
export const keptScans: readonly string[] = [
  `drop index scan_by_shift`,
  `create index scan_by_person on scan
    (tenant_id, shift_id, (case volunteer_id when '' then member_id else volunteer_id end))`,
  // A check-out finds room in the page of its check-in and need not touch the indexes.
  `alter table attendance set (fillfactor = 70)`,

  // attendances: what they are to be and what they were, seen by whoever judged (seen = false: nothing on file).
  `create function keep_scans(of_tenant text, scans jsonb, attendances jsonb) returns void language plpgsql as $$
  declare
    made bigint;
    changed bigint;
    kept bigint;
  begin
    insert into attendance (tenant_id, shift_id, volunteer_id, in_at_ms, out_at_ms, walk_in, late_code)
      select of_tenant, g.shift_id, g.volunteer_id, g.in_at_ms, g.out_at_ms, g.walk_in, g.late_code
      from jsonb_to_recordset(attendances) as g(shift_id text, volunteer_id text, seen boolean,
        in_at_ms bigint, out_at_ms bigint, walk_in boolean, late_code boolean)
      where not g.seen order by g.shift_id, g.volunteer_id on conflict do nothing;
    get diagnostics made = row_count;
    update attendance t set in_at_ms = g.in_at_ms, out_at_ms = g.out_at_ms, walk_in = g.walk_in, late_code = g.late_code
      from jsonb_to_recordset(attendances) as g(shift_id text, volunteer_id text, seen boolean,
        in_at_ms bigint, out_at_ms bigint, walk_in boolean, late_code boolean,
        was_in_at_ms bigint, was_out_at_ms bigint, was_walk_in boolean, was_late_code boolean)
      where g.seen and t.tenant_id = of_tenant and t.shift_id = g.shift_id and t.volunteer_id = g.volunteer_id
        and (t.in_at_ms, t.out_at_ms, t.walk_in, t.late_code)
          is not distinct from (g.was_in_at_ms, g.was_out_at_ms, g.was_walk_in, g.was_late_code);
    get diagnostics changed = row_count;
    insert into scan select * from jsonb_populate_recordset(null::scan, scans) on conflict do nothing;
    get diagnostics kept = row_count;
    if made + changed < jsonb_array_length(attendances) or kept < jsonb_array_length(scans) then
      raise exception 'Somebody else was first.' using errcode = 'serialization_failure';
    end if;
  end $$`,
]
