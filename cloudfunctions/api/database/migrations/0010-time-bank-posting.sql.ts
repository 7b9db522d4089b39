/**
 * Migration 0010: how minutes move (post-time-transfers.sql.ts has the function as it is now). post_time_transfers is the only writer of the
 * ledger: a whole array of transfers in one statement, a code for each. It locks the accounts in the order of their ids
 * before it looks at any balance, so that calls cannot wait for each other in a circle, and decides on what stands there
 * then.
 *
 * The pool and the issuance are 16 accounts each. A call uses one of them, chosen by the hash of its first transfer's
 * id, so that calls from all over the town do not queue for one row. A debit that finds too little in its own slot has
 * the rest gathered from the others.
 */
export const postingFunctions: readonly string[] = [
  // The canonical text of a transfer; the same in domain/time-bank/ledger.ts. The one free text comes last.
  `create function time_transfer_digest(r time_transfer) returns text language sql immutable as $$
    select encode(sha256(convert_to(concat_ws(E'\\n', r.tenant_id, r.id, r.kind, r.phase, r.debit,
      r.debit_account, coalesce(r.credit, ''), coalesce(r.credit_account, ''), r.minutes,
      coalesce(r.pending_id, ''), coalesce(r.corrects_id, ''), r.subject_id,
      coalesce(r.expires_at_ms::text, ''), r.at_ms, r.by_member_id, r.reason_cipher, r.by_name), 'UTF8')), 'hex')
  $$`,

  // One entry: the account, which the caller has locked, moves on by one link of its chain.
  `create function enter_time(r time_transfer, digest text, of_account text, change bigint, held_change bigint)
  returns void language plpgsql as $$
  declare
    a time_account;
    own_hash text;
  begin
    select * into strict a from time_account where tenant_id = r.tenant_id and id = of_account;
    own_hash := encode(sha256(convert_to(concat_ws(E'\\n', a.last_hash, r.tenant_id, of_account,
      a.entry_count + 1, r.id, digest, change, a.balance, a.balance + change, held_change, a.held,
      a.held + held_change, r.at_ms), 'UTF8')), 'hex');
    insert into time_entry values (r.tenant_id, of_account, a.entry_count + 1, r.id, change, a.balance,
      a.balance + change, held_change, a.held, a.held + held_change, r.at_ms, own_hash);
    update time_account set balance = a.balance + change, held = a.held + held_change,
      entry_count = a.entry_count + 1, last_hash = own_hash
      where tenant_id = r.tenant_id and id = of_account;
  end $$`,

  // A transfer that moves minutes at once, with both its entries.
  `create function move_time(r time_transfer) returns void language plpgsql as $$
  declare
    digest text := time_transfer_digest(r);
  begin
    insert into time_transfer values (r.*);
    perform enter_time(r, digest, r.debit_account, -r.minutes, 0);
    perform enter_time(r, digest, r.credit_account, r.minutes, 0);
  end $$`,

  // Why a correction cannot be made; '' when it can. It puts back what the corrected transfer moved, no more than still
  // stands of it, or adds to it. Whoever corrects the same transfer waits for the same accounts.
  `create function time_correction_fault(t time_transfer) returns text language plpgsql stable as $$
  declare
    corrected time_transfer;
    stands bigint;
  begin
    select * into corrected from time_transfer where tenant_id = t.tenant_id and id = t.corrects_id;
    if not found or corrected.phase not in ('posted', 'post') or corrected.kind in ('correction', 'gather')
    then return 'nothing-to-correct'; end if;
    if t.debit = corrected.debit and t.credit = corrected.credit then return ''; end if;
    if t.debit <> corrected.credit or t.credit <> corrected.debit then return 'nothing-to-correct'; end if;
    select corrected.minutes + coalesce(sum(case c.debit when corrected.debit then c.minutes else -c.minutes end), 0)
      into stands from time_transfer c where c.tenant_id = t.tenant_id and c.corrects_id = t.corrects_id;
    return case when t.minutes > stands then 'over-corrected' else '' end;
  end $$`,

  // Fills one slot of the pool from the others; the caller has locked them all and found enough in them.
  `create function gather_time(r time_transfer) returns void language plpgsql as $$
  declare
    other record;
    moved time_transfer;
    lacking bigint;
  begin
    select r.minutes - (balance - held) into lacking from time_account
      where tenant_id = r.tenant_id and id = r.debit_account;
    for other in select id, balance - held as free from time_account
      where tenant_id = r.tenant_id and kind = 'pool' and id <> r.debit_account and balance > held
      order by balance - held desc, id
    loop
      exit when lacking <= 0;
      moved := r;
      moved.id := r.id || '/' || other.id;
      moved.kind := 'gather';
      moved.phase := 'posted';
      moved.debit_account := other.id;
      moved.credit := 'pool';
      moved.credit_account := r.debit_account;
      moved.minutes := least(lacking, other.free);
      moved.pending_id := null;
      moved.corrects_id := null;
      moved.expires_at_ms := null;
      perform move_time(moved);
      lacking := lacking - moved.minutes;
    end loop;
  end $$`,

  // Answers in the order of what was given; every code stands in domain/time-bank/ledger.ts. excess: what went on to
  // the pool, because the credited account holds no more than the cap.
  `create function post_time_transfers(of_tenant text, given jsonb, now_ms bigint)
  returns table (transfer_id text, code text, excess bigint) language plpgsql as $$
  declare
    own_slot text := lpad((get_byte(sha256(convert_to(given->0->>'id', 'UTF8')), 0) % 16)::text, 2, '0');
    cap bigint;
    row_given jsonb;
    t time_transfer;
    known time_transfer;
    ended time_transfer;
    debit_row time_account;
    credit_row time_account;
    needed text[];
    all_of_pool boolean;
    released bigint;
    digest text;
    surplus time_transfer;
  begin
    if not exists (select from time_account where tenant_id = of_tenant and id = 'pool:00') then
      insert into time_account (tenant_id, id, kind, slot)
        select of_tenant, k || ':' || lpad(n::text, 2, '0'), k, n
        from unnest(array['issuance', 'pool']) k, generate_series(0, 15) n order by 2 on conflict do nothing;
    end if;

    -- Looked at before it is locked: whoever finds too little after all is told to come again.
    select coalesce(sum((g->>'minutes')::bigint), 0) > (select balance - held from time_account
        where tenant_id = of_tenant and id = 'pool:' || own_slot)
      into all_of_pool from jsonb_array_elements(given) g
      where g->>'debit' = 'pool' and g->>'phase' in ('posted', 'pending');
    needed := array(
      select case party when 'pool' then 'pool:' || own_slot when 'issuance' then 'issuance:' || own_slot else party end
        from jsonb_array_elements(given) g, unnest(array[g->>'debit', g->>'credit',
          case when (g->>'cap_minutes')::bigint > 0 then 'pool' end]) party where party is not null
      union select party from time_transfer p, unnest(array[p.debit_account, p.credit_account]) party
        where p.tenant_id = of_tenant and p.phase = 'pending'
          and p.id in (select g->>'pending_id' from jsonb_array_elements(given) g)
      union select 'pool:' || lpad(n::text, 2, '0') from generate_series(0, 15) n where all_of_pool);
    perform from time_account where tenant_id = of_tenant and id = any(needed) order by id for no key update;

    for row_given in select value from jsonb_array_elements(given) loop
      t := jsonb_populate_record(null::time_transfer, row_given);
      t.tenant_id := of_tenant;
      t.at_ms := now_ms;
      t.subject_id := coalesce(t.subject_id, '');
      t.reason_cipher := coalesce(t.reason_cipher, '');
      cap := coalesce((row_given->>'cap_minutes')::bigint, 0);
      transfer_id := t.id;
      excess := 0;
      released := 0;
      ended := null;
      code := case t.phase when 'void' then 'voided' when 'expire' then 'expired' when 'pending' then 'pending'
        else 'posted' end;

      if t.pending_id is not null then
        select * into ended from time_transfer where tenant_id = of_tenant and id = t.pending_id;
        t.kind := coalesce(ended.kind, t.kind);
        t.debit := ended.debit;
        t.credit := coalesce(t.credit, ended.credit);
        t.minutes := coalesce(t.minutes, ended.minutes);
        t.subject_id := coalesce(ended.subject_id, t.subject_id);
        released := ended.minutes;
      end if;

      select * into known from time_transfer where tenant_id = of_tenant and id = t.id;
      if found then
        code := case when (known.kind, known.phase, known.debit, known.credit, known.minutes, known.pending_id,
            known.corrects_id, known.subject_id)
          is not distinct from (t.kind, t.phase, t.debit, t.credit, t.minutes, t.pending_id,
            t.corrects_id, t.subject_id) then 'already' else 'id-taken' end;
        return next;
        continue;
      end if;

      t.debit_account := case when t.pending_id is not null then ended.debit_account when t.debit = 'pool'
        then 'pool:' || own_slot when t.debit = 'issuance' then 'issuance:' || own_slot else t.debit end;
      t.credit_account := case t.credit when 'pool' then coalesce(ended.credit_account, 'pool:' || own_slot)
        when 'issuance' then 'issuance:' || own_slot else t.credit end;
      select * into debit_row from time_account where tenant_id = of_tenant and id = t.debit_account;
      select * into credit_row from time_account where tenant_id = of_tenant and id = t.credit_account;
      code := case
        when t.pending_id is not null and ended.phase is distinct from 'pending' then 'not-pending'
        when t.pending_id is not null and exists (select from time_transfer
          where tenant_id = of_tenant and pending_id = t.pending_id) then 'ended'
        when t.phase = 'expire' and ended.expires_at_ms > now_ms then 'too-early'
        when ended.credit is not null and t.credit <> ended.credit then 'not-pending'
        when t.phase = 'post' and t.minutes > ended.minutes then 'not-enough'
        when debit_row.id is null or (t.credit is not null and credit_row.id is null) then 'no-account'
        when t.phase in ('void', 'expire') then code
        when t.credit_account = t.debit_account then 'same-account'
        when credit_row.closed_at_ms is not null or debit_row.closed_at_ms is not null then 'closed'
        when t.kind = 'inheritance' and (debit_row.held > 0 or debit_row.balance <> t.minutes) then 'not-whole'
        when t.kind = 'correction' and time_correction_fault(t) <> '' then time_correction_fault(t)
        when t.phase = 'post' or debit_row.kind = 'issuance'
          or debit_row.balance - debit_row.held >= t.minutes then code
        when debit_row.kind <> 'pool' then 'not-enough'
        when not all_of_pool then 'again'
        when t.minutes > (select sum(balance - held) from time_account
          where tenant_id = of_tenant and kind = 'pool') then 'not-enough'
        else code end;
      if code not in ('posted', 'pending', 'voided', 'expired') then
        return next;
        continue;
      end if;

      digest := time_transfer_digest(t);
      insert into time_transfer values (t.*) on conflict do nothing;
      -- Somebody took the id, or ended the pending one, since we looked.
      if not found then
        code := 'again';
        return next;
        continue;
      end if;
      if t.phase in ('posted', 'pending') and debit_row.kind = 'pool'
        and debit_row.balance - debit_row.held < t.minutes then perform gather_time(t); end if;
      if t.phase = 'pending' then perform enter_time(t, digest, t.debit_account, 0, t.minutes);
      elsif t.phase in ('void', 'expire') then perform enter_time(t, digest, t.debit_account, 0, -released);
      else
        perform enter_time(t, digest, t.debit_account, -t.minutes, -released);
        perform enter_time(t, digest, t.credit_account, t.minutes, 0);
        -- What an estate leaves is all there was: nothing comes in after it.
        if t.kind = 'inheritance' then
          update time_account set closed_at_ms = now_ms where tenant_id = of_tenant and id = t.debit_account;
        end if;
        excess := case when cap > 0 and credit_row.kind = 'volunteer'
          then greatest(0, least(t.minutes, credit_row.balance + t.minutes - cap)) else 0 end;
        if excess > 0 then
          surplus := t;
          surplus.id := t.id || '/cap';
          surplus.kind := 'over-cap';
          surplus.phase := 'posted';
          surplus.debit := t.credit;
          surplus.debit_account := t.credit_account;
          surplus.credit := 'pool';
          surplus.credit_account := 'pool:' || own_slot;
          surplus.minutes := excess;
          surplus.pending_id := null;
          surplus.corrects_id := null;
          perform move_time(surplus);
        end if;
      end if;
      return next;
    end loop;
  end $$`,
]
