/**
 * Migration 0118: what is given all day long, and between whom nothing is in the way, is posted by two statements for
 * the whole batch (give_time). Everything else goes through post_time_transfers, which decides on one transfer after the
 * other. Both write only what they have locked before, accounts in the order of their ids, and the same rows.
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

  // The givings that are between two verified volunteers, or of one to the pool (receiver_id is null); none when the rules
  // are not any more as they were seen. to_number: the receiver's. giver_name: '' when the giver left none.
  `create function givings_of(of_tenant text, rules_version text, givings jsonb)
  returns table (nth bigint, one jsonb, giver_id text, giver_name text, receiver_id text) language sql stable as $$
    select g.nth, g.one, v.id, v.name, r.id
    from jsonb_array_elements(givings) with ordinality g(one, nth)
      -- Each looks up its own people, by their whole keys, however many there were when this was planned.
      cross join lateral (select v.id, m.name from member m
          join volunteer v on v.tenant_id = m.tenant_id and v.member_id = m.id
        where m.tenant_id = of_tenant and m.id = g.one->>'by_member_id' and v.state = 'verified' limit 1) v
      left join lateral (select o.id from volunteer o
        where o.tenant_id = of_tenant and o.number = g.one->>'to_number' and o.state = 'verified' and o.id <> v.id
        limit 1) r on true
    where (r.id is not null or g.one->>'to_number' is null)
      and exists (select from tenant t where t.id = of_tenant and t.xmin::text = rules_version)
  $$`,

  // What post_time_transfers takes. by_name: of a giver who left no name. Some databases have one of an earlier 0108.
  `create or replace function givings_between(of_tenant text, rules_version text, givings jsonb) returns jsonb
  language plpgsql stable ${byKeysOnly} as $$
  begin
    return (select coalesce(jsonb_agg(g.one || jsonb_build_object(
        'by_name', coalesce(nullif(g.giver_name, ''), g.one->>'by_name'),
        'debit', 'volunteer:' || g.giver_id, 'credit', coalesce('volunteer:' || g.receiver_id, 'pool')) order by g.nth), '[]')
      from givings_of(of_tenant, rules_version, givings) g);
  end $$`,

  // Answers the ids that it posted. What it leaves is left as it was: a giving that is to be confirmed, or whose parties
  // are not so, or the second of one account in the batch; who has too little, or would come over the cap; an id that is
  // taken; a donation for which no account of the pool is free just now.
  `create function give_time(of_tenant text, rules_version text, givings jsonb, now_ms bigint) returns setof text
  language plpgsql ${byKeysOnly} as $$
  declare
    first_slot integer := get_byte(sha256(convert_to(givings->0->>'id', 'UTF8')), 0);
    asked time_transfer[];
    asked_ids text[];
    locked_ids text[];
    slots text[];
    donations integer;
    least_cap bigint;
  begin
    with named as (
      select g.nth, g.one, g.one->>'id' as id, 'volunteer:' || g.giver_id as debit, 'volunteer:' || g.receiver_id as credit,
          coalesce(nullif(g.giver_name, ''), g.one->>'by_name') as by_name
        from givings_of(of_tenant, rules_version, givings) g
    ), parties as (
      select a.id from time_account a where a.tenant_id = of_tenant
        and a.id = any(array(select unnest(array[n.debit, n.credit]) from named n))
      order by a.id for no key update
    ), locked as (
      select array(select id from parties) as ids
    )
    select array_agg(row(of_tenant, n.id, n.one->>'kind', n.one->>'phase', n.debit, n.debit, coalesce(n.credit, 'pool'),
          n.credit, (n.one->>'minutes')::bigint, null, null, '', null, now_ms,
          n.one->>'by_member_id', n.by_name, coalesce(n.one->>'reason_cipher', ''))::time_transfer),
        array_agg(n.id), min(l.ids), count(*) filter (where n.credit is null),
        min(nullif((n.one->>'cap_minutes')::bigint, 0))
      into asked, asked_ids, locked_ids, donations, least_cap
      from named n cross join locked l
      where n.one->>'phase' = 'posted' and not exists (select from named o
          where o.nth < n.nth and array[o.id, o.debit, o.credit] && array[n.id, n.debit, n.credit]);

    if donations > 0 then
      -- Each its own. Nobody waits for one, as there are others, nor for a volunteer while having one.
      select array_agg(s.id) into slots from (select a.id from time_account a where a.tenant_id = of_tenant
          and a.id = any(array(select 'pool:' || lpad(n::text, 2, '0') from generate_series(0, 15) n))
        order by (a.slot + first_slot) % 16 limit donations for no key update skip locked) s;
      locked_ids := locked_ids || slots;
      for nth in 1 .. cardinality(asked) loop
        if asked[nth].credit = 'pool' then
          asked[nth].credit_account := slots[donations];
          donations := donations - 1;
        end if;
      end loop;
    end if;

    return query
    -- Seen only now that they are locked: whoever was first at an account is done with it. Each is found by its whole key,
    -- also without statistics; one that was opened since is not locked.
    with plain as (
      select t.*, time_transfer_digest(t) as digest, d.balance as debit_balance, d.held as debit_held,
          d.entry_count as debit_count, d.last_hash as debit_hash, c.balance as credit_balance, c.held as credit_held,
          c.entry_count as credit_count, c.last_hash as credit_hash
        from unnest(asked) t
          join time_account d on d.tenant_id = of_tenant and d.id = any(locked_ids) and d.id = t.debit_account
          join time_account c on c.tenant_id = of_tenant and c.id = any(locked_ids) and c.id = t.credit_account
        where d.closed_at_ms is null and c.closed_at_ms is null and d.balance - d.held >= t.minutes
          and (t.credit = 'pool' or least_cap is null or c.balance + t.minutes <= least_cap)
          -- Refused before, it stays refused.
          and t.id <> all(array(select k.id from command k where k.tenant_id = of_tenant and k.id = any(asked_ids)))
    ), posted as (
      insert into time_transfer select p.tenant_id, p.id, p.kind, p.phase, p.debit, p.debit_account, p.credit,
          p.credit_account, p.minutes, p.pending_id, p.corrects_id, p.subject_id, p.expires_at_ms, p.at_ms,
          p.by_member_id, p.by_name, p.reason_cipher
        from plain p on conflict do nothing returning id
    ), legs as (
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
        from legs l where a.tenant_id = of_tenant and a.id = any(locked_ids) and a.id = l.account_id
    )
    select id from posted;
  end $$`,
]
