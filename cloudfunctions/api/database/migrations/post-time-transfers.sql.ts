/**
 * post_time_transfers, which writes the ledger (0010 says how it moves minutes), alone but for give_time (0118). It locks,
 * reads all that it needs, decides on one transfer after the other in memory, and writes them all at its end.
 *
 * Migration 0046 made it; whenever it changes, a further migration makes it anew (the last was 0118). So its text may ask
 * for nothing that is younger than 0046 until it is called.
 */
import { byKeysOnly } from './0020-scan-facts.sql'

/**
 * Answers in the order of what was given; every code stands in domain/time-bank/ledger.ts. excess: what went on to the
 * pool, because the credited account holds no more than the cap.
 */
export const postTimeTransfers = `create or replace function post_time_transfers(of_tenant text, given jsonb, now_ms bigint)
returns table (transfer_id text, code text, excess bigint) language plpgsql ${byKeysOnly} as $$
declare
  own_slot text := lpad((get_byte(sha256(convert_to(given->0->>'id', 'UTF8')), 0) % 16)::text, 2, '0');
  asked time_transfer[]; caps bigint[];
  named text[] := '{}'; needed text[] := '{}';
  is_about_another boolean := false;
  of_pool bigint := 0; all_of_pool boolean := false;
  receiving text[] := '{}'; coming bigint := 0; least_cap bigint;
  refused text[];
  -- The accounts that this call has locked, in the order of their ids, as they stand by now.
  ids text[]; kinds text[]; balances bigint[]; helds bigint[]; counts bigint[]; hashes text[]; closings bigint[];
  -- The transfers on record that those asked for may mean, and after them those that are made here.
  known time_transfer[]; known_ids text[]; known_ends text[]; on_record integer;
  entries time_entry[] := '{}';
  t time_transfer; ended time_transfer; earlier time_transfer; moved time_transfer; moves time_transfer[];
  debited integer; credited integer;
  other record; lacking bigint;
  standing text; digest text;
  of_account integer; change bigint; held_change bigint; own_hash text;
  written bigint;
begin
  select array_agg(jsonb_populate_record(null::time_transfer, '{"subject_id": "", "reason_cipher": ""}'
        || jsonb_strip_nulls(g.one) || jsonb_build_object('tenant_id', of_tenant, 'at_ms', now_ms)) order by g.nth),
      array_agg(coalesce((g.one->>'cap_minutes')::bigint, 0) order by g.nth)
    into asked, caps from jsonb_array_elements(given) with ordinality g(one, nth);
  for nth in 1 .. coalesce(cardinality(asked), 0) loop
    t := asked[nth];
    named := named || array[t.id, t.pending_id, t.corrects_id];
    needed := needed || array[booked_account(t.debit, own_slot), booked_account(t.credit, own_slot)];
    coming := coming + coalesce(t.minutes, 0);
    if caps[nth] > 0 and t.kind = 'gift' and t.phase = 'posted' then
      receiving := receiving || t.credit;
      least_cap := least(least_cap, caps[nth]);
    -- What is posted within a larger transaction must not have to come again: it would hold its accounts already.
    elsif caps[nth] > 0 and t.phase in ('posted', 'post') then
      needed := needed || ('pool:' || own_slot);
    end if;
    is_about_another := is_about_another or t.pending_id is not null or t.corrects_id is not null;
    if t.debit = 'pool' and t.phase in ('posted', 'pending') then of_pool := of_pool + t.minutes; end if;
  end loop;
  -- Looked at before they are locked, as if one got all that comes: whoever is over the cap after all is told to come
  -- again.
  if least_cap is not null and exists (select from time_account
    where tenant_id = of_tenant and id = any(receiving) and balance + coming > least_cap) then
    needed := needed || ('pool:' || own_slot);
  end if;
  if of_pool > 0 then
    -- So is what the pool has.
    select of_pool > balance - held into all_of_pool from time_account
      where tenant_id = of_tenant and id = 'pool:' || own_slot;
    if all_of_pool then
      needed := needed || array(select 'pool:' || lpad(n::text, 2, '0') from generate_series(0, 15) n);
    end if;
  end if;
  if is_about_another then
    select needed || array_agg(party) into needed
      from time_transfer p, unnest(array[p.debit_account, p.credit_account]) party
      where p.tenant_id = of_tenant and p.id = any(named) and p.phase = 'pending';
  end if;
  select array_agg(a.id), array_agg(a.kind), array_agg(a.balance), array_agg(a.held), array_agg(a.entry_count),
      array_agg(a.last_hash), array_agg(a.closed_at_ms)
    into ids, kinds, balances, helds, counts, hashes, closings
    from (select * from time_account where tenant_id = of_tenant and id = any(needed)
      order by id for no key update) a;

  if is_about_another then
    named := named
      || array(select p.id from time_transfer p where p.tenant_id = of_tenant and p.pending_id = any(named))
      || array(select p.id from time_transfer p where p.tenant_id = of_tenant and p.corrects_id = any(named));
  end if;
  select coalesce(array_agg(p order by p.id), '{}'), coalesce(array_agg(p.id order by p.id), '{}'),
      coalesce(array_agg(p.pending_id order by p.id), '{}'), count(*),
      array(select c.id from command c where c.tenant_id = of_tenant and c.id = any(named))
    into known, known_ids, known_ends, on_record, refused
    from time_transfer p where p.tenant_id = of_tenant and p.id = any(named);

  for nth in 1 .. coalesce(cardinality(asked), 0) loop
    t := asked[nth];
    transfer_id := t.id;
    excess := 0;
    standing := case t.phase when 'void' then 'voided' when 'expire' then 'expired' when 'pending' then 'pending'
      else 'posted' end;

    ended := known[array_position(known_ids, t.pending_id)];
    if t.pending_id is not null then
      t.kind := coalesce(ended.kind, t.kind);
      t.debit := ended.debit;
      t.credit := coalesce(t.credit, ended.credit);
      t.minutes := coalesce(t.minutes, ended.minutes);
      t.subject_id := coalesce(ended.subject_id, t.subject_id);
    end if;

    earlier := known[array_position(known_ids, t.id)];
    if earlier.id is not null then
      code := case when (earlier.kind, earlier.phase, earlier.debit, earlier.credit, earlier.minutes,
          earlier.pending_id, earlier.corrects_id, earlier.subject_id)
        is not distinct from (t.kind, t.phase, t.debit, t.credit, t.minutes, t.pending_id,
          t.corrects_id, t.subject_id) then 'already' else 'id-taken' end;
      return next;
      continue;
    end if;

    t.debit_account := coalesce(ended.debit_account, booked_account(t.debit, own_slot));
    t.credit_account := coalesce(case t.credit when 'pool' then ended.credit_account end,
      booked_account(t.credit, own_slot));
    debited := array_position(ids, t.debit_account);
    credited := array_position(ids, t.credit_account);
    code := case
      when t.kind in ('gift', 'donation') and t.pending_id is null and t.id = any(refused) then 'refused'
      when t.pending_id is not null and ended.phase is distinct from 'pending' then 'not-pending'
      when t.pending_id = any(known_ends) then 'ended'
      when t.phase = 'expire' and ended.expires_at_ms > now_ms then 'too-early'
      when ended.credit is not null and t.credit <> ended.credit then 'not-pending'
      when t.phase = 'post' and t.minutes > ended.minutes then 'not-enough'
      -- Made since the accounts were locked: the one that it holds is not among them.
      when t.pending_id is not null and debited is null then 'again'
      when debited is null or (t.credit is not null and credited is null) then 'no-account'
      when t.phase in ('void', 'expire') then standing
      when credited = debited then 'same-account'
      when closings[credited] is not null or closings[debited] is not null then 'closed'
      when t.kind = 'inheritance' and (helds[debited] > 0 or balances[debited] <> t.minutes) then 'not-whole'
      when t.kind = 'correction' and time_correction_fault(t, known) <> '' then time_correction_fault(t, known)
      when t.phase = 'post' or kinds[debited] = 'issuance'
        or balances[debited] - helds[debited] >= t.minutes then standing
      when kinds[debited] <> 'pool' then 'not-enough'
      when not all_of_pool then 'again'
      else 'gather' end;

    moves := '{}';
    -- One slot of the pool is filled from the others.
    if code = 'gather' then
      lacking := t.minutes - (balances[debited] - helds[debited]);
      for other in select a.id, a.balance - a.held as free
        from unnest(ids, kinds, balances, helds) a(id, kind, balance, held)
        where a.kind = 'pool' and a.id <> t.debit_account and a.balance > a.held
        order by a.balance - a.held desc, a.id
      loop
        exit when lacking <= 0;
        moved := t;
        moved.id := t.id || '/' || other.id;
        moved.kind := 'gather';
        moved.phase := 'posted';
        moved.debit_account := other.id;
        moved.credit := 'pool';
        moved.credit_account := t.debit_account;
        moved.minutes := least(lacking, other.free);
        moved.corrects_id := null;
        moved.expires_at_ms := null;
        moves := moves || moved;
        lacking := lacking - moved.minutes;
      end loop;
      code := case when lacking > 0 then 'not-enough' else standing end;
    end if;
    if code is distinct from standing then
      return next;
      continue;
    end if;

    moves := moves || t;
    if caps[nth] > 0 and t.phase in ('posted', 'post') and kinds[credited] = 'volunteer' then
      excess := greatest(0, least(t.minutes, balances[credited] + t.minutes - caps[nth]));
    end if;
    if excess > 0 and array_position(ids, 'pool:' || own_slot) is null then
      code := 'again';
      excess := 0;
      return next;
      continue;
    end if;
    if excess > 0 then
      moved := t;
      moved.id := t.id || '/cap';
      moved.kind := 'over-cap';
      moved.phase := 'posted';
      moved.debit := t.credit;
      moved.debit_account := t.credit_account;
      moved.credit := 'pool';
      moved.credit_account := 'pool:' || own_slot;
      moved.minutes := excess;
      moved.pending_id := null;
      moved.corrects_id := null;
      moves := moves || moved;
    end if;

    foreach moved in array moves loop
      digest := time_transfer_digest(moved);
      for leg in 1 .. case when moved.phase in ('posted', 'post') then 2 else 1 end loop
        of_account := array_position(ids, case leg when 1 then moved.debit_account else moved.credit_account end);
        change := case when moved.phase not in ('posted', 'post') then 0 when leg = 1 then -moved.minutes
          else moved.minutes end;
        held_change := case when leg = 2 or moved.phase = 'posted' then 0 when moved.phase = 'pending'
          then moved.minutes else -ended.minutes end;
        -- The account moves on by one link of its chain.
        own_hash := time_entry_hash(hashes[of_account], of_tenant, ids[of_account], counts[of_account] + 1, moved.id,
          digest, change, balances[of_account], held_change, helds[of_account], now_ms);
        entries := entries || row(of_tenant, ids[of_account], counts[of_account] + 1, moved.id, change,
          balances[of_account], balances[of_account] + change, held_change, helds[of_account],
          helds[of_account] + held_change, now_ms, own_hash)::time_entry;
        balances[of_account] := balances[of_account] + change;
        helds[of_account] := helds[of_account] + held_change;
        counts[of_account] := counts[of_account] + 1;
        hashes[of_account] := own_hash;
      end loop;
      known := known || moved;
      known_ids := known_ids || moved.id;
      known_ends := known_ends || moved.pending_id;
    end loop;
    -- What an estate leaves is all there was: nothing comes in after it.
    if t.kind = 'inheritance' and t.phase in ('posted', 'post') then closings[debited] := now_ms; end if;
    return next;
  end loop;

  if cardinality(entries) = 0 then return; end if;
  -- Ids of what is derived ('/cap', '/pool:07') are nobody else's: no phone can make the sign '/'.
  insert into time_transfer select * from unnest(known[on_record + 1:]) on conflict do nothing;
  get diagnostics written = row_count;
  if written < cardinality(known) - on_record then
    raise exception 'Somebody took an id since it was looked at.' using errcode = 'serialization_failure';
  end if;
  insert into time_entry select * from unnest(entries);
  update time_account a set balance = n.balance, held = n.held, entry_count = n.entry_count,
      last_hash = n.last_hash, closed_at_ms = n.closed_at_ms
    from unnest(ids, balances, helds, counts, hashes, closings)
      n(id, balance, held, entry_count, last_hash, closed_at_ms)
    -- Also without statistics it is found by its whole key.
    where a.tenant_id = of_tenant and a.id = any(ids) and a.id = n.id and a.entry_count < n.entry_count;
end $$`
