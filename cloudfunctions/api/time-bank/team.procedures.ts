/** Answers about volunteer teams: which there are, one's own team's account, and those that the office keeps. */
import { teamAccount } from '../../../src/domain/time-bank/ledger'
import { requireRegion } from '../access/region-place'
import { findKeptReason } from '../content-check/content-check.repository'
import { os, requireAccess } from '../procedure'
import { volunteerNames } from '../volunteer/volunteer.repository'
import { findHolder } from './holder.repository'
import { loadStatement } from './statement'
import { findAccount, sumMonths } from './stored-ledger.repository'
import { findTeam, listTeams, listTeamsWithHours } from './team.repository'

export const teamProcedures = {
  teams: os.timeBank.teams.handler(async ({ context }) => {
    const { database } = context.api
    const { tenantId, memberId } = (await requireAccess(context)).actor
    const own = await findHolder(database, tenantId, { memberId })
    const teams = await listTeams(database, tenantId)
    return teams
      .map(({ keeperId, ...team }) => ({ ...team, keeping: keeperId === own?.id }))
      .filter(({ nameHidden, keeping }) => keeping || !nameHidden)
      .map(({ id, name, regionName, keeping }) => ({ id, name, regionName, keeping }))
  }),

  team: os.timeBank.team.handler(async ({ context, input }) => {
    const { api } = context
    const { tenantId, memberId } = (await requireAccess(context)).actor
    const own = await findHolder(api.database, tenantId, { memberId })
    const team = await findTeam(api.database, tenantId, input.teamId)
    if (!own || team?.keeperId !== own.id || team.state !== 'active') return null
    const account = teamAccount(team.id)
    const { month, after } = input
    const [found, months, page] = await Promise.all([
      findAccount(api.database, tenantId, account),
      sumMonths(api.database, tenantId, account),
      loadStatement(api, tenantId, { account, month, ...(after ? { after } : {}) }),
    ])
    return {
      ...{ id: team.id, name: team.name, regionName: team.regionName, keeping: true, months },
      balanceMinutes: found?.balance ?? 0,
      ...page,
    }
  }),

  keptTeams: os.timeBank.keptTeams.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId, memberId } = access.actor
    const { path } = await requireRegion(api.database, access, 'volunteer.manage', input.regionId)
    const own = await findHolder(api.database, tenantId, { memberId })
    const teams = await listTeamsWithHours(api.database, tenantId, path)
    const names = await volunteerNames(
      api,
      tenantId,
      teams.map(({ keeperId }) => keeperId),
    )
    return Promise.all(
      teams.map(async ({ id, name, regionName, keeperId, ...team }) => {
        const { keeperNumber, balanceMinutes, nameHidden } = team
        const check = { tenantId, kind: 'team', subjectId: id } as const
        return {
          ...{ id, name, regionName, keeping: keeperId === own?.id },
          ...{ keeperName: names.get(keeperId) ?? '', keeperNumber, balanceMinutes, nameHidden },
          hiddenReason: nameHidden ? await findKeptReason(api, check) : '',
        }
      }),
    )
  }),
}
