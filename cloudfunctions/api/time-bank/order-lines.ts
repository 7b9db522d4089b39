/** Orders as they are shown: to strangers without whom they are for, to the two sides and the office with it. */
import type { OrderPage, TimeOrder, TimeOrderLine } from '../../../src/protocol/time-order'
import { ageOn, chinaDate } from '../../../src/domain/calendar'
import { isAsker, isElder, isOffered } from '../../../src/domain/time-bank/order'
import { isOwnContact } from '../../../src/domain/time-bank/request-for'
import type { ActorAccess } from '../access/actor-access'
import type { Api } from '../api'
import { regionNames } from '../access/region-names'
import { findCheckStates, type CheckState } from '../content-check/check-state.repository'
import { findHolder } from './holder.repository'
import { listOpenOrders, listOwnOrders, neededApproval, type StoredOrder } from './order.repository'

/** A page. */
const MOST_SHOWN = 100

/** What all lines of an answer need to be put into words. */
export interface OrderWords {
  readonly regions: ReadonlyMap<string, string>
  readonly checks: ReadonlyMap<string, CheckState>
}

export const loadOrderWords = async (
  api: Api,
  tenantId: string,
  orders: readonly StoredOrder[],
): Promise<OrderWords> => ({
  regions: await regionNames(
    api,
    tenantId,
    orders.map(({ regionId }) => regionId),
  ),
  checks: await findCheckStates(
    api.database,
    { tenantId, kind: 'order' },
    orders.map(({ id }) => id),
  ),
})

/** What was written for others is theirs to read once it has been looked at. */
const lineOf = (
  stored: StoredOrder,
  { regions, checks }: OrderWords,
  onceChecked: boolean,
): TimeOrderLine => ({
  id: stored.id,
  service: stored.service,
  minutes: stored.order.minutes,
  state: stored.order.state,
  fromPool: stored.order.payFrom === 'pool',
  regionName: regions.get(stored.regionId) ?? '',
  wish: onceChecked && checks.get(stored.id)?.state !== 'passed' ? '' : stored.details.wish,
  wantedOn: stored.order.wantedOn,
  askedAtMs: stored.askedAtMs,
  expiresAtMs: stored.order.expiresAtMs,
})

/** As old as on the day on which it was asked for. */
const entitlementOf = ({ details, askedAtMs }: StoredOrder): TimeOrder['entitlement'] => {
  const { birthDate, from } = details.entitlement ?? {
    birthDate: details.elder.birthDate,
    from: 'said',
  }
  const age = ageOn(birthDate, chinaDate(askedAtMs))
  return age === null ? null : { age, from }
}

export interface OrderReader {
  readonly memberId: string
  /** As which volunteer the reader is registered. */
  readonly ownId: string | undefined
  /** Volunteers in whose hours the reader has a share, where the office reads. */
  readonly shares?: ReadonlySet<string>
  /** Members who live with the reader, where the office reads. */
  readonly housemates?: ReadonlySet<string>
  /** Orders whose asker lives with the elder whose hours they are, where the office reads. */
  readonly together?: ReadonlySet<string>
}

const sideOf = ({ order }: StoredOrder, { memberId, ownId }: OrderReader): TimeOrder['mine'] => {
  if (isAsker(order, { memberId, volunteerId: ownId ?? null })) return 'asked'
  return ownId !== undefined && order.takerVolunteerId === ownId ? 'taken' : 'neither'
}

/** Whose hours they are, for which another asked: on the asking side, without having written any of it. */
const isElderOnly = ({ order }: StoredOrder, { memberId, ownId }: OrderReader): boolean =>
  order.askerMemberId !== memberId && isElder(order, { memberId, volunteerId: ownId ?? null })

/**
 * A side writes for the community worker, perhaps of what it fears of the other: so that reads its own words only, also where
 * it works for the community; and who is a relative of a side none.
 */
const disputesFor = ({ details }: StoredOrder, needsAnother: boolean, readerId: string) =>
  details.disputes
    .filter(({ memberId }) => !needsAnother || memberId === '' || memberId === readerId)
    .map(({ memberName, words }) => ({ memberName, words }))

export const sidesOf = ({ order }: StoredOrder): readonly string[] =>
  [order.askerVolunteerId, order.elderVolunteerId, order.takerVolunteerId].filter(
    (id) => id !== null,
  )

/** What who approves has to know before they ask the elder. */
const elderOf = (
  { id, order, details }: StoredOrder,
  { together }: OrderReader,
): TimeOrder['elder'] =>
  together && order.elderVolunteerId !== null
    ? {
        ...{ volunteerId: order.elderVolunteerId, number: details.elder.number ?? '' },
        livesTogether: together.has(id),
      }
    : null

export const orderOf = (stored: StoredOrder, words: OrderWords, reader: OrderReader): TimeOrder => {
  const { details, order } = stored
  const mine = sideOf(stored, reader)
  const asElder = isElderOnly(stored, reader)
  const needsAnother =
    mine !== 'neither' ||
    reader.housemates?.has(order.askerMemberId) === true ||
    sidesOf(stored).some((id) => reader.shares?.has(id) === true)
  return {
    ...lineOf(stored, words, mine === 'taken' || asElder),
    ...{ mine, asElder, needsAnother },
    // What to do about it only its writer can.
    wishCheck: asElder ? null : (words.checks.get(stored.id)?.state ?? null),
    ...{ elderName: details.elder.name, fromElder: order.payFrom === 'elder' },
    elderAgreed: details.elderAgreed === true,
    elder: elderOf(stored, reader),
    entitlement: mine === 'neither' ? entitlementOf(stored) : null,
    neededApproval: neededApproval(stored),
    relation: details.elder.relation,
    // Anybody else asks for it, and that is logged.
    contact: isOwnContact(order, reader.memberId, reader.ownId) ? details.contact : '',
    askerName: details.askerName,
    takerName: details.takerName,
    askerMinutes: order.askerMinutes,
    takerMinutes: order.takerMinutes,
    takenAtMs: order.takenAtMs,
    takerLeft: details.takerLeft === true,
    objected: order.objected,
    disputes: disputesFor(stored, needsAnother, reader.memberId),
    settledByName: stored.settledByName,
    settledReason: stored.settledReason,
  }
}

type Cursor = NonNullable<OrderPage['next']>

/** One more than is shown was read: so it is known whether there are more. */
const pageOf = (orders: readonly StoredOrder[]) => {
  const shown = orders.slice(0, MOST_SHOWN)
  const last = shown.at(-1)
  const more = orders.length > MOST_SHOWN && last
  return { shown, next: more ? { atMs: last.askedAtMs, id: last.id } : null }
}

/** The caller's own; and, for a verified volunteer, those that wait for one. */
export const loadOrdersFor = async (
  api: Api,
  { actor }: ActorAccess,
  { after, afterOwn }: { readonly after?: Cursor; readonly afterOwn?: Cursor } = {},
): Promise<OrderPage> => {
  const { tenantId, memberId } = actor
  const files = { database: api.database, vault: api.vault, tenantId }
  const holder = await findHolder(api.database, tenantId, { memberId })
  const side = { memberId, volunteerId: holder?.id ?? null }
  const limit = MOST_SHOWN + 1
  const own = pageOf(after ? [] : await listOwnOrders(files, side, { after: afterOwn, limit }))
  const mayTake = holder?.state === 'verified' && !afterOwn
  const waiting = pageOf(mayTake ? await listOpenOrders(files, { after, limit }) : [])
  // For when it is wanted lies sealed: a page may come to fewer lines.
  const open = waiting.shown.filter(
    ({ order }) => !isAsker(order, side) && isOffered(order, api.nowMs()),
  )
  const words = await loadOrderWords(api, tenantId, [...own.shown, ...open])
  return {
    own: own.shown.map((order) => orderOf(order, words, { memberId, ownId: holder?.id })),
    open: open.map((order) => lineOf(order, words, true)),
    next: waiting.next,
    nextOwn: own.next,
  }
}
