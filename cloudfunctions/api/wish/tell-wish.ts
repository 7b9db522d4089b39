/** Whom a step of a wish is told. A message names the wish by its kind only: it lies open on a locked screen. */
import { sql } from 'kysely'
import { chinaDate, dayMs } from '../../../src/domain/calendar'
import type { Settings } from '../../../src/domain/settings/settings'
import { wishStepNames, type WishStepKind } from '../../../src/domain/wish/wish-acts'
import type { NewMessage } from '../message/message.repository'
import type { Pledge } from './pledge.repository'
import type { WishDesk } from './wish-desk'
import type { StoredWish, WishTransaction } from './wish.repository'

export const wishPage = (wishId: string): string =>
  `packages/wish/pages/wish/index?wishId=${wishId}`

export interface WishChange {
  readonly before: StoredWish
  readonly after: StoredWish
  /** As they stood before the step. */
  readonly pledges: readonly Pledge[]
}

/** Turns that the wisher hears of; what the wisher did needs no message. */
const toldToWisher: readonly WishStepKind[] = [
  ...(['publish', 'decline', 'claim', 'give-up', 'connect', 'release'] as const),
  ...(['fulfil', 'expired', 'lapsed'] as const),
]
const toldToHelpers: readonly WishStepKind[] = [
  ...(['connect', 'release', 'confirm', 'not-fulfilled', 'withdraw', 'decline'] as const),
  ...(['reminded', 'expired', 'lapsed', 'fulfil'] as const),
]
const toldToManagers: readonly WishStepKind[] = [
  ...(['submit', 'take-down', 'rewrite', 'claim', 'not-fulfilled'] as const),
]

const remarks: Readonly<Partial<Record<WishStepKind, string>>> = {
  submit: '有新心愿，请审核',
  'take-down': '有新心愿，请审核',
  rewrite: '心愿改过了，请审核',
  claim: '有人认领了，等社区牵线',
  pledge: '凑齐了，请社区组织',
  connect: '社区牵上线了，请打开看怎么联系',
  reminded: '您认领的心愿快到期了',
  fulfil: '办到了，请确认',
}

/** The nearest who manage wishes at or above the door today. */
const listManagers = async (
  { database, tenantId }: WishTransaction,
  { postKinds }: Settings,
  path: string,
  nowMs: number,
): Promise<readonly string[]> => {
  const kinds = postKinds.filter((kind) => kind.permissions.includes('wish.manage'))
  const regionIds = path.split('/').filter(Boolean)
  if (kinds.length === 0) return []
  const today = chinaDate(nowMs)
  const rows = await database
    .selectFrom('post')
    .select(['region_id as regionId', 'member_id as memberId'])
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where('region_id', 'in', regionIds)
    .where(
      'kind_id',
      'in',
      kinds.map(({ id }) => id),
    )
    .where('ended_at_ms', 'is', null)
    .where('from_date', '<=', today)
    .where(sql<boolean>`(to_date = '' or to_date >= ${today})`)
    .execute()
  const nearest = [...regionIds]
    .reverse()
    .find((id) => rows.some(({ regionId }) => regionId === id))
  return rows.filter(({ regionId }) => regionId === nearest).map(({ memberId }) => memberId)
}

const isTold = (kinds: readonly WishStepKind[], kind: WishStepKind): boolean => kinds.includes(kind)

export const messagesOfWishStep = async (
  { files, settings, nowMs }: WishDesk,
  { before, after, pledges }: WishChange,
  kind: WishStepKind,
): Promise<readonly NewMessage[]> => {
  const { wish, stepCount, request } = after
  const isReached = kind === 'pledge' && wish.state === 'reached'
  const own = [wish.wisherMemberId || wish.writtenByMemberId]
  const claimer = before.wish.claim?.memberId ?? wish.claim?.memberId ?? ''
  const pledgers = pledges.map(({ memberId }) => memberId)
  const told = [
    ...(isTold(toldToWisher, kind) || isReached ? own : []),
    ...(isTold(toldToHelpers, kind) || isReached ? [claimer, ...pledgers] : []),
  ]
  const receivers = new Set(told.filter((memberId) => memberId !== ''))
  const managers =
    isTold(toldToManagers, kind) || isReached
      ? await listManagers(files, settings, after.path, nowMs)
      : []
  const text = {
    page: wishPage(wish.id),
    title: `微心愿 ${request.category}`,
    startsAtMs: wish.claim?.untilMs ?? wish.pool?.untilMs ?? nowMs,
    place: '',
    remark: remarks[kind] ?? wishStepNames[kind],
  }
  const message = (memberId: string, template: NewMessage['template']): NewMessage => ({
    id: `wish.${wish.id}.${stepCount}.${memberId}`,
    ...{ memberId, template, text, usefulUntilMs: nowMs + 7 * dayMs },
  })
  return [
    ...[...receivers].map((memberId) => message(memberId, 'wish-turn')),
    ...managers
      .filter((memberId) => !receivers.has(memberId))
      .map((memberId) => message(memberId, 'wish-duty')),
  ]
}
