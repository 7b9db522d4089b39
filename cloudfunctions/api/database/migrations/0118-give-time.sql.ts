/**
 * Migration 0118: what is given all day long, and between whom nothing is in the way, is posted by two statements for
 * the whole batch (give_time). Everything else goes through post_time_transfers, which decides on one transfer after the
 * other. Both lock accounts in the order of their ids, and write the same rows.
 */
import { byKeysOnly } from './0020-scan-facts.sql'
import { postTimeTransfers } from './post-time-transfers.sql'

export const giveTime: readonly string[] = [
  // One link in the chain of an account; the same in domain/time-bank/ledger.ts.
  `create function time_entry_hash(last_hash text, of_tenant text, account_id text, sequence bigint, transfer_id text,
    digest text, change bigint, balance bigint, held_change bigint, held bigint, at_ms bigint)
  returns text language sql stable as $$
    select encode(sha256(convert_to(concat_ws(E'\\n', last_hash, of_tenant, account_id, sequence, transfer_id, digest,
      change, balance, balance + change, held_change, held, held + held_change, at_ms), 'UTF8')), 'hex')
  $$`,
  postTimeTransfers,

  // Answers the ids that it posted. What it leaves is left as it was: a giving that is to be confirmed, or whose parties
  // are not so (see givings_between), or the second of one account in the batch; who has too little, or would come over
  // the cap; an id that is taken.
  `create function give_time(of_tenant text, rules_version text, givings jsonb, now_ms bigint) returns setof text
  language plpgsql ${byKeysOnly} as $$
  declare
    first_slot integer := get_byte(sha256(convert_to(givings->0->>'id', 'UTF8')), 0);
    asked time_transfer[];
    least_cap bigint;
  begin
    with named as materialized (
      select g.*, 'volunteer:' || v.id as debit, coalesce('volunteer:' || r.id, 'pool') as credit,
          -- Each its own slot of the pool, as far as there are any.
          coalesce('volunteer:' || r.id, 'pool:' || lpad(((first_slot + g.nth) % 16)::text, 2, '0')) as credit_account,
          coalesce(nullif(v.name, ''), g.by_name) as giver_name
        from rows from (jsonb_to_recordset(givings) as (id text, kind text, phase text, minutes bigint,
            cap_minutes bigint, to_number text, by_member_id text, by_name text, reason_cipher text))
            with ordinality g(id, kind, phase, minutes, cap_minutes, to_number, by_member_id, by_name, reason_cipher, nth)
          cross join lateral (select v.id, m.name from member m
              join volunteer v on v.tenant_id = m.tenant_id and v.member_id = m.id
            where m.tenant_id = of_tenant and m.id = g.by_member_id and v.state = 'verified' limit 1) v
          left join lateral (select o.id from volunteer o
            where o.tenant_id = of_tenant and o.number = g.to_number and o.state = 'verified' and o.id <> v.id
            limit 1) r on true
        where (r.id is not null or g.to_number is null)
          and exists (select from tenant t where t.id = of_tenant and t.xmin::text = rules_version)
    ), locked as (
      select a.id from time_account a where a.tenant_id = of_tenant
        and a.id = any(array(select unnest(array[n.debit, n.credit_account]) from named n))
      order by a.id for no key update
    )
    select array_agg(row(of_tenant, n.id, n.kind, n.phase, n.debit, n.debit, n.credit, n.credit_account, n.minutes, null,
          null, '', null, now_ms, n.by_member_id, n.giver_name, coalesce(n.reason_cipher, ''))::time_transfer),
        min(nullif(n.cap_minutes, 0))
      into asked, least_cap from named n
      -- Only what is counted is locked.
      where n.phase = 'posted' and (select count(*) from locked) > 0 and not exists (select from named o
        where o.nth < n.nth and array[o.debit, o.credit_account] && array[n.debit, n.credit_account]);

    return query
    -- Seen only now that they are locked: whoever was first at an account is done with it.
    with plain as materialized (
      select t.*, time_transfer_digest(t) as digest, d.balance as debit_balance, d.held as debit_held,
          d.entry_count as debit_count, d.last_hash as debit_hash, c.balance as credit_balance, c.held as credit_held,
          c.entry_count as credit_count, c.last_hash as credit_hash
        from unnest(asked) t
          join time_account d on d.tenant_id = of_tenant and d.id = t.debit_account
          join time_account c on c.tenant_id = of_tenant and c.id = t.credit_account
        where d.closed_at_ms is null and c.closed_at_ms is null and d.balance - d.held >= t.minutes
          and (t.credit = 'pool' or least_cap is null or c.balance + t.minutes <= least_cap)
          -- Refused before, it stays refused.
          and not exists (select from command k where k.tenant_id = of_tenant and k.id = t.id)
    ), posted as (
      insert into time_transfer select p.tenant_id, p.id, p.kind, p.phase, p.debit, p.debit_account, p.credit,
          p.credit_account, p.minutes, p.pending_id, p.corrects_id, p.subject_id, p.expires_at_ms, p.at_ms,
          p.by_member_id, p.by_name, p.reason_cipher
        from plain p on conflict do nothing returning id
    ), legs as materialized (
      select p.id, l.*, time_entry_hash(l.last_hash, of_tenant, l.account_id, l.sequence, p.id, p.digest, l.change,
          l.balance, 0, l.held, now_ms) as own_hash
        from posted join plain p using (id) cross join lateral (values
          (p.debit_account, p.debit_count + 1, -p.minutes, p.debit_balance, p.debit_held, p.debit_hash),
          (p.credit_account, p.credit_count + 1, p.minutes, p.credit_balance, p.credit_held, p.credit_hash))
          l(account_id, sequence, change, balance, held, last_hash)
    ), entered as (
      insert into time_entry select of_tenant, l.account_id, l.sequence, l.id, l.change, l.balance, l.balance + l.change,
        0, l.held, l.held, now_ms, l.own_hash from legs l
    ), moved as (
      update time_account a set balance = l.balance + l.change, entry_count = l.sequence, last_hash = l.own_hash
        from legs l where a.tenant_id = of_tenant and a.id = l.account_id
    )
    select id from posted;
  end $$`,
]
