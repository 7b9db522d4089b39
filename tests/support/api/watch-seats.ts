/**
 * Watches every seat at the moment when it is given, by triggers of the test's own, which no statement can pass by and which
 * roll back with it: who came first, who was passed over and why. What was right then may look wrong in the rows of today.
 */
import { sql } from 'kysely'
import type { Database } from '../../../cloudfunctions/api/database/connect'

/** Of volunteer `who` in shift `s`: a seat in another open one at the same time. */
const elsewhere = (who: string, s: string): string => `
  select t.id from sign_up o join shift t on t.tenant_id = o.tenant_id and t.id = o.shift_id
  where o.tenant_id = ${s}.tenant_id and o.volunteer_id = ${who} and o.shift_id <> ${s}.id
    and o.state = 'seated' and t.state = 'open'
    and t.starts_at_ms < ${s}.ends_at_ms and ${s}.starts_at_ms < t.ends_at_ms`

export const watchingSeats: readonly string[] = [
  // When somebody came to a shift, by a count of its own: no turn of the product's is believed.
  `create table watched_place (tenant_id text not null, shift_id text not null,
    volunteer_id text not null, came bigserial, primary key (tenant_id, shift_id, volunteer_id))`,
  // fault: what must never be. passed: rightly passed over. moved: a leader laid the shift over another one of theirs; clash:
  // who had a seat in both.
  `create table watched_seat (tenant_id text not null, kind text not null, shift_id text not null,
    volunteer_id text not null, other text not null)`,
  `create function watch_seat() returns trigger language plpgsql as $$
    declare s shift;
    begin
      if new.state = 'cancelled' then return null; end if;
      if tg_op = 'INSERT' or old.state = 'cancelled' then
        delete from watched_place p where p.tenant_id = new.tenant_id
          and p.shift_id = new.shift_id and p.volunteer_id = new.volunteer_id;
        insert into watched_place values (new.tenant_id, new.shift_id, new.volunteer_id);
      end if;
      if new.state <> 'seated' or (tg_op = 'UPDATE' and old.state = 'seated') then return null; end if;
      select * into s from shift h where h.tenant_id = new.tenant_id and h.id = new.shift_id;
      if s.state <> 'open' then
        insert into watched_seat values (s.tenant_id, 'fault', s.id, new.volunteer_id, 'it is cancelled');
      end if;
      insert into watched_seat select s.tenant_id, 'fault', s.id, new.volunteer_id, 'has a seat in ' || e.id
        from (${elsewhere('new.volunteer_id', 's')}) e;
      insert into watched_seat
        select s.tenant_id, case when exists (${elsewhere('w.volunteer_id', 's')}) then 'passed' else 'fault' end,
          s.id, w.volunteer_id, 'passed by ' || new.volunteer_id
        from sign_up w
        join watched_place p on p.tenant_id = w.tenant_id and p.shift_id = w.shift_id and p.volunteer_id = w.volunteer_id
        join watched_place n on n.tenant_id = w.tenant_id and n.shift_id = w.shift_id and n.volunteer_id = new.volunteer_id
        where w.tenant_id = s.tenant_id and w.shift_id = s.id and w.state = 'waiting' and p.came < n.came;
      return null;
    end $$`,
  `create trigger watch_seat after insert or update on sign_up for each row execute function watch_seat()`,
  `create function watch_time() returns trigger language plpgsql as $$ begin
    insert into watched_seat select new.tenant_id,
        case when u.state = 'seated' and o.state = 'seated' then 'clash' else 'moved' end, new.id, u.volunteer_id, t.id
      from sign_up u join sign_up o on o.tenant_id = u.tenant_id and o.volunteer_id = u.volunteer_id
        and o.shift_id <> u.shift_id and o.state <> 'cancelled'
      join shift t on t.tenant_id = o.tenant_id and t.id = o.shift_id and t.state = 'open'
      where u.tenant_id = new.tenant_id and u.shift_id = new.id and u.state <> 'cancelled'
        and t.starts_at_ms < new.ends_at_ms and new.starts_at_ms < t.ends_at_ms;
    return null; end $$`,
  `create trigger watch_time after update of starts_at_ms, ends_at_ms on shift
    for each row execute function watch_time()`,
]

export const watchSeats = async (database: Database): Promise<void> => {
  for (const statement of watchingSeats) await sql.raw(statement).execute(database)
}

/** Seats that should not have been given, and who is at two places at once though no leader moved one onto the other; with two
 * seats, who did not have both by then. */
export const seatFaults = async (database: Database): Promise<readonly string[]> => {
  const { rows } = await sql<{ fault: string }>`
    select volunteer_id || ' in ' || shift_id || ': ' || other as fault from watched_seat where kind = 'fault'
    union all
    select u.volunteer_id || ' is in ' || u.shift_id || ' and in ' || o.shift_id || ' at once'
    from sign_up u
    join sign_up o on o.tenant_id = u.tenant_id and o.volunteer_id = u.volunteer_id
      and o.shift_id > u.shift_id and o.state <> 'cancelled'
    join shift s on s.tenant_id = u.tenant_id and s.id = u.shift_id and s.state = 'open'
    join shift t on t.tenant_id = o.tenant_id and t.id = o.shift_id and t.state = 'open'
    where u.state <> 'cancelled' and s.starts_at_ms < t.ends_at_ms and t.starts_at_ms < s.ends_at_ms
      and not exists (select from watched_seat m where m.tenant_id = u.tenant_id and m.volunteer_id = u.volunteer_id
        and (m.kind = 'clash' or m.kind = 'moved' and (u.state, o.state) <> ('seated', 'seated'))
        and (m.shift_id, m.other) in ((u.shift_id, o.shift_id), (o.shift_id, u.shift_id)))`.execute(
    database,
  )
  return rows.map(({ fault }) => fault)
}
