/**
 * Migration 0020: what decides about a batch of scans, in one function, so that it is planned once a connection. A gate
 * asks by keys only, of tables that are empty in the morning and full at noon: plans that read a whole table, which
 * pay while it is small, are ruled out.
 */
export const byKeysOnly =
  'set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan'

export const scanFacts: readonly string[] = [
  // A row for each, in order. Of a volunteer_id that is null it is whoever scanned.
  `create function scan_facts(of_tenant text, scan_ids text[], shift_ids text[], wall_codes text[],
    volunteer_ids text[], member_ids text[], most_kept integer)
  returns table (known_member_id text, result text, since_ms bigint, shift_id text, starts_at_ms bigint,
    ends_at_ms bigint, cancelled boolean, margin_minutes integer, path text, volunteer_id text, verified boolean,
    seated boolean, on_file boolean, in_at_ms bigint, out_at_ms bigint, walk_in boolean, late_code boolean,
    kept_scans bigint)
  language plpgsql stable ${byKeysOnly} as $$
  begin
    return query
    select c.member_id, c.result, c.since_ms, s.id, s.starts_at_ms, s.ends_at_ms,
      s.state = 'cancelled' or y.state = 'cancelled',
      (select (t.settings->'volunteering'->>'codeMarginMinutes')::integer from tenant t where t.id = of_tenant),
      r.path, v.id, v.state = 'verified', u.state is not distinct from 'seated',
      e.shift_id is not null, e.in_at_ms, e.out_at_ms, e.walk_in, e.late_code,
      (select count(*) from (select from scan k where k.tenant_id = of_tenant and k.shift_id = coalesce(s.id, '')
        and case k.volunteer_id when '' then k.member_id else k.volunteer_id end = coalesce(v.id, a.member_id)
        limit most_kept) k)
    from unnest(scan_ids, shift_ids, wall_codes, volunteer_ids, member_ids) with ordinality
        as a(scan_id, shift_id, wall_code, volunteer_id, member_id, place)
      left join scan c on c.tenant_id = of_tenant and c.id = a.scan_id
      left join gate g on g.tenant_id = of_tenant and g.wall_code = a.wall_code
      left join shift s on s.tenant_id = of_tenant and s.id = coalesce(g.shift_id, a.shift_id)
      left join activity y on y.tenant_id = of_tenant and y.id = s.activity_id
      left join region r on r.tenant_id = of_tenant and r.id = y.region_id
      left join volunteer v on v.tenant_id = of_tenant and v.id = coalesce(a.volunteer_id,
        (select o.id from volunteer o where o.tenant_id = of_tenant and o.member_id = a.member_id))
      left join attendance e on e.tenant_id = of_tenant and e.shift_id = s.id and e.volunteer_id = v.id
      left join sign_up u on u.tenant_id = of_tenant and u.shift_id = s.id and u.volunteer_id = v.id
    order by a.place;
  end $$`,
  `alter function keep_scans(text, jsonb, jsonb) ${byKeysOnly}`,
]
