/** Volunteer teams: the office founds and keeps them, volunteers give them hours, their keepers give those on. */
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { poolAccount, teamAccount, volunteerAccount } from '../../../src/domain/time-bank/ledger'
import { decideTeamDonation, decideTeamGift } from '../../../src/domain/time-bank/team'
import { forgetCheck } from '../content-check/check-state.repository'
import { lockCheck } from '../content-check/content-check.repository'
import type { OfficeContext, OfficeHandler, OfficeOutcome } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { askTeamNameCheck } from './check-team-name'
import { findHolder, type PlacedHolder } from './holder.repository'
import { standsOrRefused } from './ledger-refusal'
import { postTransfers, sealReason, type Transfer } from './ledger.repository'
import { findAccount } from './stored-ledger.repository'
import { tellOfEndedTeam, tellOfKeeper } from './tell-team'
import {
  insertTeam,
  isNameTaken,
  lockTeam,
  setTeamEnded,
  updateTeam,
  type PlacedTeam,
} from './team.repository'

/** Of the envelope's region, or who keeps it already: nobody tries numbers to learn names of elsewhere. */
const findKeeper = async (
  context: OfficeContext,
  number: string,
  keeperId = '',
): Promise<Result<PlacedHolder, Refusal>> => {
  const { transaction, access } = context
  const keeper = await findHolder(transaction, access.actor.tenantId, { number })
  const isNear = keeper?.path.startsWith(regionOf(context).path) === true
  return keeper?.state === 'verified' && (isNear || keeper.id === keeperId)
    ? success(keeper)
    : refuse('volunteer-not-found', '队长')
}

/** Held; active and of the envelope's region. */
const findTeamHere = async (
  context: OfficeContext,
  teamId: string,
): Promise<Result<PlacedTeam, Refusal>> => {
  const { transaction, access } = context
  const { tenantId } = access.actor
  // Before the team itself, as whoever settles a check holds them.
  await lockCheck(transaction, { tenantId, kind: 'team', subjectId: teamId })
  const team = await lockTeam(transaction, tenantId, teamId)
  return team?.state === 'active' && team.path.startsWith(regionOf(context).path)
    ? success(team)
    : refuse('team-not-found')
}

export const foundTeam: OfficeHandler<'team.found'> = async (args, context) => {
  const { transaction, access, nowMs } = context
  const { tenantId, memberName } = access.actor
  const keeper = await findKeeper(context, args.keeperNumber)
  if (!keeper.ok) return keeper
  const founded = await insertTeam(transaction, tenantId, {
    ...{ id: args.teamId, regionId: regionOf(context).id, name: args.name.trim() },
    ...{ keeperId: keeper.value.id, byName: memberName, nowMs },
  })
  if (founded !== 'founded') return refuse(founded)
  await askTeamNameCheck(context, {
    ...{ id: args.teamId, name: args.name.trim(), region: regionOf(context) },
  })
  await tellOfKeeper(context, { keeperId: keeper.value.id })
  return success(undefined)
}

export const changeTeam: OfficeHandler<'team.change'> = async (args, context) => {
  const { transaction, access } = context
  const { tenantId } = access.actor
  const team = await findTeamHere(context, args.teamId)
  if (!team.ok) return team
  const keeper = await findKeeper(context, args.keeperNumber, team.value.keeperId)
  if (!keeper.ok) return keeper
  const changed = { id: args.teamId, name: args.name.trim(), keeperId: keeper.value.id }
  if (await isNameTaken(transaction, tenantId, changed)) return refuse('team-name-taken')
  await updateTeam(transaction, tenantId, changed)
  const { name, regionId, path, keeperId: before } = team.value
  // Another name is another question; what is hidden stays so until that is answered.
  if (changed.name !== name)
    await askTeamNameCheck(context, {
      ...{ id: args.teamId, name: changed.name, region: { id: regionId, path } },
    })
  await tellOfKeeper(context, { before, keeperId: changed.keeperId })
  return success(undefined)
}

/** '/' is in no id that a phone can make. The own command's id is claimed already and is no transfer's. */
const post = async (context: OfficeContext, transfer: Transfer): Promise<OfficeOutcome> => {
  const { transaction, access, nowMs } = context
  const posting = { database: transaction, by: access.actor, nowMs }
  const posted = standsOrRefused((await postTransfers(posting, [transfer]))[0])
  return posted.ok ? success(undefined) : posted
}

export const endTeam: OfficeHandler<'team.end'> = async ({ teamId, reason }, context) => {
  const { transaction, vault, access, nowMs } = context
  const { tenantId, memberName: byName } = access.actor
  const team = await findTeamHere(context, teamId)
  if (!team.ok) return team
  const id = `team-end/${teamId}`
  const reasonCipher = sealReason(vault, tenantId, id, reason)
  const account = teamAccount(teamId)
  const minutes = (await findAccount(transaction, tenantId, account))?.balance ?? 0
  if (minutes > 0) {
    const rest = { debit: account, credit: poolAccount, minutes, reasonCipher }
    const given = await post(context, { id, kind: 'donation', phase: 'posted', ...rest })
    if (!given.ok) return given
  }
  await forgetCheck(transaction, { tenantId, kind: 'team', subjectId: teamId })
  await setTeamEnded(transaction, tenantId, { id: teamId, byName, nowMs, reasonCipher })
  await tellOfEndedTeam(context, team.value, minutes)
  return success({ donatedMinutes: minutes })
}

interface Giving {
  readonly teamId: string
  readonly minutes: number
  readonly words: string
}

const own = ({ transaction, access: { actor } }: OfficeContext) =>
  findHolder(transaction, actor.tenantId, { memberId: actor.memberId })

export const giveToTeam: OfficeHandler<'team.give'> = async (args: Giving, context) => {
  const { transaction, vault, access, commandId } = context
  const { tenantId } = access.actor
  const { timeBank } = access.settings
  const giver = (await own(context)) ?? null
  const team = await lockTeam(transaction, tenantId, args.teamId)
  if (!team) return refuse('team-not-found')
  const decided = decideTeamGift(timeBank, giver, team)
  if (!decided.ok) return decided
  const id = `team/${commandId}`
  const given = {
    ...{ debit: volunteerAccount(giver?.id ?? ''), credit: teamAccount(team.id) },
    ...{ minutes: args.minutes, reasonCipher: sealReason(vault, tenantId, id, args.words) },
  }
  return post(context, { id, kind: 'gift', phase: 'posted', ...given })
}

export const donateOfTeam: OfficeHandler<'team.donate'> = async (args: Giving, context) => {
  const { transaction, vault, access, commandId } = context
  const { actor, settings } = access
  const keeper = (await own(context)) ?? null
  const team = await lockTeam(transaction, actor.tenantId, args.teamId)
  // Who keeps none of it learns no more than that.
  if (team?.state !== 'active') return refuse('team-not-found')
  const decided = decideTeamDonation(settings.timeBank, keeper, team)
  if (!decided.ok) return decided
  const id = `team/${commandId}`
  const given = {
    ...{ debit: teamAccount(team.id), credit: poolAccount },
    ...{ minutes: args.minutes, reasonCipher: sealReason(vault, actor.tenantId, id, args.words) },
  }
  return post(context, { id, kind: 'donation', phase: 'posted', ...given })
}
