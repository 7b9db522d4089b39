/** Answers about wishes. What everybody may read needs no login and says nothing of who wishes. */
import { isConnected, isShown, type WishState } from '../../../src/domain/wish/wish'
import { wishesPerPage, type WishContacts, type WishSide } from '../../../src/protocol/wish'
import { may, type ActorAccess } from '../access/actor-access'
import { loadRegionPlaces, requireRegion } from '../access/region-place'
import type { Api } from '../api'
import { CallError } from '../call-error'
import { readHeldPhoto } from '../file/resident-photo.repository'
import { regionNames } from '../home/home.repository'
import { accessOrNobody, os, requireAccess, type CallContext } from '../procedure'
import { findCheckStates } from '../content-check/check-state.repository'
import { findTenantId } from '../session/member.repository'
import { countWishes } from './counts.repository'
import { listPledges, type Pledge } from './pledge.repository'
import { listDesk, listOwn, listShown } from './wish-list.repository'
import { listWishPlaces } from './wish-places.repository'
import { isWriterFor } from './wish-desk'
import { addLook, listLooks, listWishSteps } from './wish-step.repository'
import {
  isOwnSide,
  shownRegionId,
  toPublicWish,
  toWishLine,
  toWishView,
  type WishReader,
} from './wish-view'
import { findWishes, type StoredWish, type WishFiles } from './wish.repository'

const mostOwn = 100
const mostLooks = 20

const filesOf = ({ database, vault }: Api, tenantId: string): WishFiles => ({
  ...{ database, vault, tenantId },
})

const namesFor = (api: Api, tenantId: string, wishes: readonly StoredWish[]) =>
  regionNames(api.database, tenantId, wishes.map(shownRegionId))

/** Only those that still wait for the community worker have something to tell of their check. */
const checksOf = ({ database, tenantId }: WishFiles, wishes: readonly StoredWish[]) =>
  findCheckStates(
    database,
    { tenantId, kind: 'wish' },
    wishes.filter(({ wish }) => wish.state === 'checking').map(({ wish }) => wish.id),
  )

const sideOf = (
  access: ActorAccess,
  stored: StoredWish,
  pledges: readonly Pledge[],
  manages: boolean,
): WishSide => {
  const { memberId } = access.actor
  const { wish } = stored
  if (wish.wisherMemberId === memberId) return 'wisher'
  if (isWriterFor(access, stored)) return 'writer'
  if (wish.claim?.memberId === memberId) return 'helper'
  if (manages) return 'manager'
  const isPledger = pledges.some((one) => one.wishId === wish.id && one.memberId === memberId)
  return isPledger ? 'pledger' : 'neighbour'
}

const readerOf = (
  access: ActorAccess | null,
  stored: StoredWish,
  pledges: readonly Pledge[],
): WishReader => {
  if (!access) return { memberId: '', side: 'neighbour', manages: false, mayConfirmFor: false }
  const { memberId } = access.actor
  const { wish, path } = stored
  const manages = may(access, 'wish.manage', { path })
  const helped = [wish.claim?.memberId, wish.fulfilledByMemberId].includes(memberId)
  const mayConfirmFor = may(access, 'matter.report', { path }) && !helped
  return { memberId, side: sideOf(access, stored, pledges, manages), manages, mayConfirmFor }
}

const tenantOf = async (api: Api) => {
  const id = await findTenantId(api.database)
  return id === null
    ? undefined
    : api.database
        .selectFrom('tenant')
        .select(['id', 'settings'])
        .where('id', '=', id)
        .executeTakeFirst()
}

/** What is not shown is there for those whose it is and for who checks it. */
const mayRead = (state: WishState, { side, manages }: WishReader): boolean =>
  isShown(state) || manages || side !== 'neighbour'

const requireReader = async (context: CallContext, wishId: string) => {
  const access = await requireAccess(context)
  const files = filesOf(context.api, access.actor.tenantId)
  const [stored] = await findWishes(files, [wishId])
  if (!stored) throw new CallError('forbidden')
  const pledges = await listPledges(files, [wishId])
  return { access, files, stored, pledges, reader: readerOf(access, stored, pledges) }
}

/** The sides of each other only once connected; of a pooled wish only who organises it. */
const contactsFor = (
  { wish, request, helper }: StoredWish,
  pledges: readonly Pledge[],
  { side, manages }: WishReader,
): WishContacts => {
  const { state, pool } = wish
  const connected = isConnected(state)
  if (!manages && !(connected && (isOwnSide(side) || side === 'helper')))
    throw new CallError('forbidden')
  const claimer = helper && (manages || isOwnSide(side)) ? [{ ...helper, amount: 0 }] : []
  const pledgers = pledges
    .filter((one) => one.state === 'standing' || one.state === 'given')
    .map((one) => ({ ...one.helper, amount: one.amount }))
  return {
    wisher:
      manages || side === 'helper'
        ? { ...request.contact, helpedName: request.helped?.name ?? '' }
        : null,
    helpers: pool ? (manages ? pledgers : []) : claimer,
  }
}

export const wishProcedures = {
  rules: os.wish.rules.handler(async ({ context: { api } }) => {
    const rules = (await tenantOf(api))?.settings.wishes
    return {
      categories: rules?.categories ?? [],
      longestText: rules?.longestText ?? 0,
      claimDays: rules?.claimDays ?? 0,
      mostClaims: rules?.mostClaims ?? 0,
    }
  }),

  places: os.wish.places.handler(async ({ context }) => {
    const { api } = context
    const access = await accessOrNobody(context)
    const tenantId = access?.actor.tenantId ?? (await findTenantId(api.database))
    if (tenantId === null) return []
    return listWishPlaces(filesOf(api, tenantId), access?.actor.memberId ?? '')
  }),

  shown: os.wish.shown.handler(async ({ context: { api }, input }) => {
    const tenantId = await findTenantId(api.database)
    if (tenantId === null) return { wishes: [], next: null }
    const { regionId, list, after } = input
    const places = await loadRegionPlaces(api.database, tenantId, regionId ? [regionId] : [])
    const path = regionId && places.get(regionId)?.path
    if (regionId && path === undefined) return { wishes: [], next: null }
    const question = { list, path }
    const found = await listShown(filesOf(api, tenantId), question, after, wishesPerPage)
    const names = await namesFor(api, tenantId, found.wishes)
    return { wishes: found.wishes.map((one) => toPublicWish(one, names)), next: found.next }
  }),

  one: os.wish.one.handler(async ({ context, input }) => {
    const { api } = context
    const access = await accessOrNobody(context)
    const tenantId = access?.actor.tenantId ?? (await findTenantId(api.database)) ?? ''
    const files = filesOf(api, tenantId)
    const [stored] = await findWishes(files, [input.wishId])
    if (!stored) return null
    const pledges = await listPledges(files, [input.wishId])
    const reader = readerOf(access, stored, pledges)
    if (!mayRead(stored.wish.state, reader)) return null
    const names = await namesFor(api, tenantId, [stored])
    const steps = await listWishSteps(files, input.wishId)
    const looks = await listLooks(files, input.wishId, mostLooks)
    const check = (await checksOf(files, [stored])).get(input.wishId)
    return toWishView({ stored, names, steps, pledges, looks, check }, reader)
  }),

  mine: os.wish.mine.handler(async ({ context }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId, memberId } = access.actor
    const files = filesOf(api, tenantId)
    const wishes = await listOwn(files, memberId, mostOwn)
    const ids = wishes.filter(({ wish }) => wish.pool).map(({ wish }) => wish.id)
    const all = await listPledges(files, ids)
    const names = await namesFor(api, tenantId, wishes)
    const checks = await checksOf(files, wishes)
    return wishes.flatMap((stored) => {
      const pledges = all.filter(({ wishId }) => wishId === stored.wish.id)
      const check = checks.get(stored.wish.id)
      const reader = readerOf(access, stored, pledges)
      // Written for somebody by who has no post there any more.
      return reader.side === 'neighbour'
        ? []
        : [toWishLine({ stored, names, pledges, check }, reader)]
    })
  }),

  desk: os.wish.desk.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId } = access.actor
    const { path } = await requireRegion(api.database, access, 'wish.manage', input.regionId)
    const question = { list: input.list, path }
    const files = filesOf(api, tenantId)
    const found = await listDesk(files, question, input.after, wishesPerPage)
    const names = await namesFor(api, tenantId, found.wishes)
    const checks = await checksOf(files, found.wishes)
    const wishes = found.wishes.map((stored) =>
      toWishLine(
        { stored, names, pledges: [], check: checks.get(stored.wish.id) },
        readerOf(access, stored, []),
      ),
    )
    return { wishes, next: found.next }
  }),

  contacts: os.wish.contacts.handler(async ({ context, input }) => {
    const asked = await requireReader(context, input.wishId)
    const { access, files, stored, pledges, reader } = asked
    const contacts = contactsFor(stored, pledges, reader)
    // Written down before it is answered: no number without its line.
    await addLook(files, input.wishId, access.actor, context.api.nowMs())
    return contacts
  }),

  photo: os.wish.photo.handler(async ({ context, input: { wishId, photoId } }) => {
    const { files, stored, pledges, reader } = await requireReader(context, wishId)
    const steps = await listWishSteps(files, wishId)
    const view = toWishView(
      { stored, names: new Map(), steps, pledges, looks: [], check: undefined },
      reader,
    )
    const isTheirs = view.steps.some(({ photoIds }) => photoIds.includes(photoId))
    const held = { kind: 'wish', id: wishId }
    const photo = isTheirs ? await readHeldPhoto(files.database, files, photoId, held) : null
    if (!photo) throw new CallError('forbidden')
    return { mediaType: photo.mediaType, bytes: photo.bytes.toString('base64') }
  }),

  counts: os.wish.counts.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const region = await requireRegion(api.database, access, 'wish.manage', input.regionId)
    return countWishes(api.database, access.actor.tenantId, region, input)
  }),
}
