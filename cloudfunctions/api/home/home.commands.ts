/** Giving, changing and removing one's homes, and finding them among the files. */
import { mostHomes } from '../../../src/domain/home/home'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { filesOf } from '../office/office-files'
import { regionOf } from '../office/office-region'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import {
  findHomesOf,
  lockHome,
  removeHome,
  settleHome,
  writeHome,
  type Home,
  type HomeWriting,
} from './home.repository'

const writing = ({ transaction, vault, access, nowMs }: OfficeContext): HomeWriting => ({
  transaction,
  vault,
  tenantId: access.actor.tenantId,
  nowMs,
})

/** What one member does about homes happens one thing after the other, or five would fit into four. */
const takeTurns = ({ transaction, access: { actor } }: OfficeContext) =>
  transaction
    .selectFrom('member')
    .select('id')
    .where('tenant_id', '=', actor.tenantId)
    .where('id', '=', actor.memberId)
    .forNoKeyUpdate()
    .execute()

export const setHome: OfficeHandler<'home.set'> = async ({ homeId, details }, context) => {
  const { access, region } = context
  const { tenantId, memberId } = access.actor
  // The root is the street: nobody could tell whose door it is.
  if (!region || region.path === `/${region.id}/`) return refuse('region-not-found')
  await takeTurns(context)
  const taken = await lockHome(filesOf(context), tenantId, homeId)
  if (taken && taken.memberId !== memberId) return refuse('id-taken')
  const own = await findHomesOf(filesOf(context), access.actor)
  if (!taken && own.length >= mostHomes) return refuse('too-many-homes')
  await writeHome(writing(context), { id: homeId, memberId, regionId: region.id, details })
  return success({ homeId })
}

export const forgetHome: OfficeHandler<'home.remove'> = async ({ homeId }, context) => {
  const { tenantId, memberId } = context.access.actor
  const home = await lockHome(filesOf(context), tenantId, homeId)
  if (home?.memberId !== memberId) return refuse('home-not-found')
  await removeHome(context.transaction, tenantId, homeId)
  return success(undefined)
}

/** The home in the envelope's region or below that waits to be found; nobody settles a home of their own. */
const waitingHere = async (id: string, context: OfficeContext): Promise<Result<Home, Refusal>> => {
  const { tenantId, memberId } = context.access.actor
  const home = await lockHome(filesOf(context), tenantId, id)
  if (!home?.path.startsWith(regionOf(context).path)) return refuse('home-not-found')
  if (home.memberId === memberId) return refuse('needs-another')
  return home.state === 'unconfirmed' ? success(home) : refuse('already-done')
}

export const confirmHome: OfficeHandler<'home.confirm'> = async (args, context) => {
  const { transaction, access } = context
  const { tenantId, memberName } = access.actor
  const found = await waitingHere(args.homeId, context)
  if (!found.ok) return found
  const household = await transaction
    .selectFrom('household')
    .innerJoin('region', (join) =>
      join
        .onRef('region.tenant_id', '=', 'household.tenant_id')
        .onRef('region.id', '=', 'household.region_id'),
    )
    .select(['region.path', 'household.region_id as regionId', 'household.state'])
    .where('household.tenant_id', '=', tenantId)
    .where('household.id', '=', args.householdId)
    .executeTakeFirst()
  if (!household?.path.startsWith(regionOf(context).path)) return refuse('gone')
  if (household.state !== 'living') return refuse('household-closed')
  await settleHome(writing(context), {
    id: found.value.id,
    state: 'confirmed',
    regionId: household.regionId,
    householdId: args.householdId,
    reason: '',
    byName: memberName,
  })
  return success(undefined)
}

export const declineHome: OfficeHandler<'home.decline'> = async (args, context) => {
  const found = await waitingHere(args.homeId, context)
  if (!found.ok) return found
  await settleHome(writing(context), {
    id: found.value.id,
    state: 'declined',
    regionId: found.value.regionId,
    householdId: '',
    reason: args.reason,
    byName: context.access.actor.memberName,
  })
  return success(undefined)
}
