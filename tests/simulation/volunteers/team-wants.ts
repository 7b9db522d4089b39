/** What is wanted of teams: hours given to them, donated out of their accounts, another keeper, an end with all they have. */
import { sql } from 'kysely'
import { pick } from '../chance'
import { keepers, numberOf } from './found-volunteers'
import { minutesOf } from './time-bank-wants'
import { choose, someOfficer, someVolunteer, wanted, type Around, type Want } from './wanted'

interface TeamRow {
  readonly id: string
  readonly keeper: string | null
  readonly balance: number
}

/** Mostly one that goes on. */
const someTeam = (around: Around): Promise<TeamRow | undefined> =>
  choose<TeamRow>(
    around,
    around.dice[0],
    sql`select t.id, v.member_id as keeper, a.balance::float8 as balance from volunteer_team t
      join volunteer v on v.id = t.keeper_id join time_account a on a.id = 'team:' || t.id
      where t.state = 'active' or ${around.dice[3] % 6 === 0} order by t.id`,
  )

export const foundTeam: Want = ({ dice, unique }) => {
  const keeperNumber = numberOf(pick(keepers, dice[1]) ?? 'v1')
  const args = { teamId: `team-${unique}`, name: `${unique}队`, keeperNumber }
  return Promise.resolve(wanted(someOfficer(dice[0]), 'team.found', args))
}

/** What the worker keeps stays theirs, so that it can be seen afterwards who must not have decided of it. */
export const handTeamOver: Want = async (around) => {
  const { dice, unique } = around
  const team = await someTeam(around)
  if (!team || team.keeper === 'worker') return null
  const keeperNumber = numberOf(dice[2] % 2 === 0 ? 'v1' : 'v2')
  return wanted(someOfficer(dice[1]), 'team.change', {
    ...{ teamId: team.id, name: `${unique}队`, keeperNumber },
  })
}

export const giveToTeam: Want = async (around) => {
  const { dice, unique } = around
  const team = await someTeam(around)
  const args = { teamId: team?.id ?? '', minutes: minutesOf(dice[2]), words: unique }
  return team ? wanted(someVolunteer(dice[1]), 'team.give', args) : null
}

/** Mostly by its keeper, and often all that it has: two at once want more than there is. */
export const donateOfTeam: Want = async (around) => {
  const { dice, unique } = around
  const team = await someTeam(around)
  if (!team) return null
  const by = dice[1] % 6 === 0 ? someVolunteer(dice[2]) : (team.keeper ?? 'v1')
  const minutes = team.balance > 0 && dice[2] % 3 > 0 ? team.balance : minutesOf(dice[2])
  return wanted(by, 'team.donate', { teamId: team.id, minutes, words: unique })
}

export const endTeam: Want = async (around) => {
  const team = await someTeam(around)
  const args = { teamId: team?.id ?? '', reason: around.unique }
  return team ? wanted(someOfficer(around.dice[1]), 'team.end', args) : null
}
