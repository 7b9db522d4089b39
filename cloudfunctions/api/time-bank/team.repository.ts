/** Volunteer teams in the database, with where they are and who keeps them. */
import { sql } from 'kysely'
import { teamAccount } from '../../../src/domain/time-bank/ledger'
import type { Team } from '../../../src/domain/time-bank/team'
import type { Database, Transaction } from '../database/connect'

export interface PlacedTeam extends Team {
  readonly regionId: string
  readonly path: string
  readonly regionName: string
  /** Nobody but the keeper and the office reads the name. */
  readonly nameHidden: boolean
}

const select = (database: Database, tenantId: string) =>
  database
    .selectFrom('volunteer_team as t')
    .innerJoin('region as r', (join) =>
      join.onRef('r.tenant_id', '=', 't.tenant_id').onRef('r.id', '=', 't.region_id'),
    )
    .select(['t.id', 't.name', 't.keeper_id as keeperId', 't.state', 'r.path'])
    .select(['t.region_id as regionId', 'r.name as regionName', 't.name_hidden as nameHidden'])
    .where('t.tenant_id', '=', tenantId)

export const findTeam = (
  database: Database,
  tenantId: string,
  id: string,
): Promise<PlacedTeam | undefined> =>
  select(database, tenantId).where('t.id', '=', id).executeTakeFirst()

/** Held until the transaction ends, so that no hours arrive at a team that is being ended. */
export const lockTeam = (
  transaction: Transaction,
  tenantId: string,
  id: string,
): Promise<PlacedTeam | undefined> =>
  select(transaction, tenantId).where('t.id', '=', id).forUpdate('t').executeTakeFirst()

/** All active ones, by name. */
export const listTeams = (database: Database, tenantId: string): Promise<readonly PlacedTeam[]> =>
  select(database, tenantId).where('t.state', '=', 'active').orderBy('t.name').limit(500).execute()

export interface TeamWithHours extends PlacedTeam {
  readonly keeperNumber: string
  readonly balanceMinutes: number
}

/** Active ones in or below a region, by name. */
export const listTeamsWithHours = async (
  database: Database,
  tenantId: string,
  path: string,
): Promise<readonly TeamWithHours[]> =>
  select(database, tenantId)
    .innerJoin('volunteer as v', (join) =>
      join.onRef('v.tenant_id', '=', 't.tenant_id').onRef('v.id', '=', 't.keeper_id'),
    )
    .leftJoin('time_account as a', (join) =>
      join.onRef('a.tenant_id', '=', 't.tenant_id').on('a.id', '=', sql<string>`'team:' || t.id`),
    )
    .select('v.number as keeperNumber')
    .select((e) => e.fn.coalesce('a.balance', e.lit(0)).as('balanceMinutes'))
    .where('t.state', '=', 'active')
    .where((e) => e.fn('starts_with', ['r.path', e.val(path)]), '=', true)
    .orderBy('t.name')
    .limit(500)
    .execute()

/** What stands for a name that is not shown. */
const unnamedTeam = '一支服务队'

/** Names of teams as everybody may read them, also of ended ones, by the name of their account in the ledger. */
export const teamNames = async (
  database: Database,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await database
    .selectFrom('volunteer_team')
    .select(['id', 'name', 'name_hidden as nameHidden'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map(({ id, name, nameHidden }) => [teamAccount(id), nameHidden ? unnamedTeam : name]),
  )
}

/** Who answers for the hours of these teams. */
export const listKeepers = async (
  database: Database,
  tenantId: string,
  ids: readonly string[],
): Promise<readonly string[]> => {
  if (ids.length === 0) return []
  const rows = await database
    .selectFrom('volunteer_team')
    .select('keeper_id')
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(({ keeper_id }) => keeper_id)
}

interface NewTeam {
  readonly id: string
  readonly regionId: string
  readonly name: string
  readonly keeperId: string
  readonly byName: string
  readonly nowMs: number
}

export const openTeamAccount = async (
  database: Database,
  tenantId: string,
  teamId: string,
): Promise<void> => {
  await sql`insert into time_account (tenant_id, id, kind, owner_id)
    values (${tenantId}, ${teamAccount(teamId)}, 'team', ${teamId})`.execute(database)
}

/** With its account. 'id-taken' or 'team-name-taken' when there is such a one. */
export const insertTeam = async (
  transaction: Transaction,
  tenantId: string,
  team: NewTeam,
): Promise<'founded' | 'id-taken' | 'team-name-taken'> => {
  const inserted = await transaction
    .insertInto('volunteer_team')
    .values({
      ...{ tenant_id: tenantId, id: team.id, region_id: team.regionId, name: team.name },
      ...{ keeper_id: team.keeperId, founded_by_name: team.byName, founded_at_ms: team.nowMs },
      ended_at_ms: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows !== 1n)
    return (await findTeam(transaction, tenantId, team.id)) ? 'id-taken' : 'team-name-taken'
  await openTeamAccount(transaction, tenantId, team.id)
  return 'founded'
}

export const isNameTaken = async (
  database: Database,
  tenantId: string,
  { id, name }: Pick<Team, 'id' | 'name'>,
): Promise<boolean> =>
  (await select(database, tenantId)
    .where('t.name', '=', name)
    .where('t.state', '=', 'active')
    .where('t.id', '<>', id)
    .executeTakeFirst()) !== undefined

export const updateTeam = async (
  transaction: Transaction,
  tenantId: string,
  { id, name, keeperId }: Pick<Team, 'id' | 'name' | 'keeperId'>,
): Promise<void> => {
  await transaction
    .updateTable('volunteer_team')
    .set({ name, keeper_id: keeperId })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

export const hideTeamName = async (
  transaction: Transaction,
  tenantId: string,
  { id, hidden }: { readonly id: string; readonly hidden: boolean },
): Promise<void> => {
  await transaction
    .updateTable('volunteer_team')
    .set({ name_hidden: hidden })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

interface Ending {
  readonly id: string
  readonly byName: string
  readonly nowMs: number
  readonly reasonCipher: string
}

export const setTeamEnded = async (
  transaction: Transaction,
  tenantId: string,
  { id, byName, nowMs, reasonCipher }: Ending,
): Promise<void> => {
  await transaction
    .updateTable('volunteer_team')
    .set({
      ...{ state: 'ended', ended_by_name: byName, ended_at_ms: nowMs },
      ended_reason_cipher: reasonCipher,
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}
