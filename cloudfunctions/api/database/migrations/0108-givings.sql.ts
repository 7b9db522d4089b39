/**
 * Migration 0108: a batch of givings is one statement, whoever gives. The server decides for two verified volunteers, whom
 * it does not know yet, and this function finds them: what is not so is left out, and decided anew with what is on file.
 */
import { byKeysOnly } from './0020-scan-facts.sql'

export const givingsBetween: readonly string[] = [
  // What post_time_transfers takes; nothing when the rules are not any more as they were seen. to_number: the receiver's;
  // none: to the pool. by_name: of a giver who left no name.
  `create function givings_between(of_tenant text, rules_version text, givings jsonb) returns jsonb
  language plpgsql stable ${byKeysOnly} as $$
  begin
    return (select coalesce(jsonb_agg(g.one || jsonb_build_object(
        'by_name', coalesce(nullif(v.name, ''), g.one->>'by_name'),
        'debit', 'volunteer:' || v.id, 'credit', coalesce('volunteer:' || r.id, 'pool')) order by g.nth), '[]')
      from jsonb_array_elements(givings) with ordinality g(one, nth)
        -- Each looks up its own people, by their whole keys, however many there were when this was planned.
        cross join lateral (select v.id, m.name from member m
            join volunteer v on v.tenant_id = m.tenant_id and v.member_id = m.id
          where m.tenant_id = of_tenant and m.id = g.one->>'by_member_id' and v.state = 'verified' limit 1) v
        left join lateral (select o.id from volunteer o
          where o.tenant_id = of_tenant and o.number = g.one->>'to_number' and o.state = 'verified' and o.id <> v.id
          limit 1) r on true
      where (r.id is not null or g.one->>'to_number' is null)
        and exists (select from tenant t where t.id = of_tenant and t.xmin::text = rules_version));
  end $$`,
]
