/**
 * Migration 0025: a giving that was refused stays refused. Its command's id is kept with the refusal, and no transfer
 * takes that id any more. Asked at the insert, because post_time_transfers holds the giver's account by then, and so
 * does whoever writes the refusal: of a copy that is given and one that is refused, the first holds.
 */
export const refusedGiving: readonly string[] = [
  `create function stays_refused() returns trigger language plpgsql as $$
  begin
    return case when exists (select from command where tenant_id = new.tenant_id and id = new.id)
      then null else new end;
  end $$`,
  `create trigger stays_refused before insert on time_transfer for each row
    when (new.kind in ('gift', 'donation') and new.pending_id is null) execute function stays_refused()`,
]
