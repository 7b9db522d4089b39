/** Invariants of the accounts of teams, worked out from the rows alone. They hold at every moment. */
import { sql } from 'kysely'
import { each, type Check } from './broken'

export const checkTeams: Check = async (database) => {
  const { rows } = await sql<{ what: string }>`
    with of_team as (
      select * from time_transfer where debit like 'team:%' or credit like 'team:%'
    ), asked as (
      select id, name, member_id, 'team/' || id as comes_to from command
      where name in ('team.give', 'team.donate') and outcome = 'applied'
    )
    select a.id || ' has ended and has ' || a.balance as what from volunteer_team t
    join time_account a on a.id = 'team:' || t.id where t.state = 'ended' and (a.balance <> 0 or a.held <> 0)
    union all select e.transfer_id || ' came after the end of ' || e.account_id from time_entry e
    join time_entry f on f.account_id = e.account_id and f.sequence < e.sequence
      and f.account_id = replace(f.transfer_id, 'team-end/', 'team:')
    union all select t.id || ' moved hours of a team, and nobody has asked for it' from of_team t
    where t.kind <> 'correction'
      and not exists (select from asked c where c.comes_to = t.id and c.member_id = t.by_member_id
        and t.kind = case c.name when 'team.give' then 'gift' else 'donation' end)
      and not exists (select from volunteer_team k where k.state = 'ended' and t.id = 'team-end/' || k.id
        and t.debit = 'team:' || k.id and t.credit = 'pool')
    union all select t.id || ' moved hours of a team, and its keeper was not told' from of_team t
    where (t.id like 'team-end/%' or (t.id like 'correct/%' and t.debit not like 'volunteer:%'
        and t.credit not like 'volunteer:%'))
      and not exists (select from message m where starts_with(m.id,
        case t.kind when 'correction' then 'proposal.' else 'team-end.' end || split_part(t.id, '/', 2) || '.'))`.execute(
    database,
  )
  return rows.map(({ what }) => each('team')(what))
}
