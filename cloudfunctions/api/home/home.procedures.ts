/** Questions about homes. A phone number is shown to an office one at a time, and who looked is told to whose it is. */
import { uuidv7 } from 'uuidv7'
import * as v from 'valibot'
import { maskPhone } from '../../../src/domain/phone-number'
import { regionIdShape } from '../../../src/domain/shapes'
import type { HomePlace, MyHome, UnconfirmedHome } from '../../../src/protocol/home'
import { requireRegion } from '../access/region-place'
import { CallError } from '../call-error'
import { os, requireAccess, requireCaller } from '../procedure'
import { findTenantId } from '../session/member.repository'
import { findHome, findHomesOf, findUnconfirmed, regionNames } from './home.repository'

const mostListed = 100
const mostPlaces = 1000
const mostLooks = 20

export const homeProcedures = {
  mine: os.home.mine.handler(async ({ context }): Promise<readonly MyHome[]> => {
    const { api } = context
    const caller = await requireCaller(context)
    const { tenantId } = caller
    const homes = await findHomesOf(api, caller)
    if (homes.length === 0) return []
    const names = await regionNames(
      api.database,
      tenantId,
      homes.map(({ regionId }) => regionId),
    )
    const looks = await api.database
      .selectFrom('home_look')
      .select(['home_id as homeId', 'member_name as memberName', 'at_ms as atMs'])
      .where('tenant_id', '=', tenantId)
      .where(
        'home_id',
        'in',
        homes.map(({ id }) => id),
      )
      .orderBy('at_ms', 'desc')
      .execute()
    return homes.map(({ id, regionId, details, state, reason }) => ({
      homeId: id,
      regionId: v.parse(regionIdShape, regionId),
      regionName: names.get(regionId) ?? '',
      details,
      state,
      reason,
      looks: looks
        .filter(({ homeId }) => homeId === id)
        .slice(0, mostLooks)
        .map(({ memberName, atMs }) => ({ memberName, atMs })),
    }))
  }),

  places: os.home.places.handler(async ({ context: { api }, input }) => {
    const tenantId = (await findTenantId(api.database)) ?? ''
    const rows = await api.database
      .selectFrom('region')
      .select(['id', 'name'])
      .where('tenant_id', '=', tenantId)
      .where('parent_id', '=', input.regionId)
      .orderBy('ordinal')
      .orderBy('id')
      .limit(mostPlaces)
      .execute()
    return rows.map(({ id, name }): HomePlace => ({ id: v.parse(regionIdShape, id), name }))
  }),

  list: os.home.list.handler(async ({ context, input }): Promise<readonly UnconfirmedHome[]> => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId, memberId } = access.actor
    const { path } = await requireRegion(api.database, access, 'file.read', input.regionId)
    const homes = await findUnconfirmed(api, tenantId, { path, most: mostListed })
    const names = await regionNames(
      api.database,
      tenantId,
      homes.map(({ regionId }) => regionId),
    )
    return homes.map(({ id, memberId: ofId, regionId, details, setAtMs }) => ({
      homeId: id,
      isOwn: ofId === memberId,
      regionId: v.parse(regionIdShape, regionId),
      regionName: names.get(regionId) ?? '',
      door: details.door,
      name: details.name,
      phoneMask: maskPhone(details.phone),
      relation: details.forWhom === 'elder' ? details.relation : '',
      setAtMs,
    }))
  }),

  phone: os.home.phone.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId, memberId, memberName } = access.actor
    const { path } = await requireRegion(api.database, access, 'file.read', input.regionId)
    const home = await findHome(api, tenantId, input.homeId)
    if (!home?.path.startsWith(path)) throw new CallError('forbidden')
    // Written down before it is answered: no number without its line.
    await api.database
      .insertInto('home_look')
      .values({
        tenant_id: tenantId,
        id: uuidv7(),
        home_id: home.id,
        member_id: memberId,
        member_name: memberName,
        at_ms: api.nowMs(),
      })
      .execute()
    return { phone: home.details.phone }
  }),
}
