/** A wish as each side may see it: everybody what was checked, the sides of each other nothing before they are connected. */
import * as v from 'valibot'
import { coveredName } from '../../../src/domain/covered-name'
import { maskPhone } from '../../../src/domain/phone-number'
import { regionIdShape } from '../../../src/domain/shapes'
import { isConnected } from '../../../src/domain/wish/wish'
import type { WishRequest } from '../../../src/domain/wish/wish-commands'
import type {
  PledgeLine,
  PublicWish,
  WishLine,
  WishSide,
  WishStepLine,
  WishView,
} from '../../../src/protocol/wish'
import type { CheckState } from '../content-check/check-state.repository'
import type { Pledge } from './pledge.repository'
import type { StoredWishStep } from './wish-step.repository'
import type { StoredWish } from './wish.repository'

export interface WishReader {
  /** '' without a login. */
  readonly memberId: string
  readonly side: WishSide
  readonly manages: boolean
  readonly mayConfirmFor: boolean
}

export const shownRegionId = ({ shownPath }: StoredWish): string =>
  shownPath.split('/').filter(Boolean).at(-1) ?? ''

export const isOwnSide = (side: WishSide): boolean => side === 'wisher' || side === 'writer'

export const toPublicWish = (
  stored: StoredWish,
  names: ReadonlyMap<string, string>,
): PublicWish => {
  const { wish, request, shownText, shownThanks } = stored
  const regionId = v.parse(regionIdShape, shownRegionId(stored))
  const { id, state, pool, publishedAtMs, confirmedAtMs } = wish
  return {
    ...{ id, state, pool, publishedAtMs, confirmedAtMs, regionId },
    category: request.category,
    regionName: names.get(regionId) ?? '',
    text: shownText,
    thanks: shownThanks,
  }
}

const ownPledged = (pledges: readonly Pledge[], memberId: string): number =>
  pledges
    .filter((pledge) => pledge.memberId === memberId && pledge.state !== 'released')
    .reduce((sum, { amount }) => sum + amount, 0)

export interface WishFile {
  readonly stored: StoredWish
  readonly names: ReadonlyMap<string, string>
  readonly pledges: readonly Pledge[]
  /** Of its words, while it waits for the community worker. */
  readonly check: CheckState | undefined
}

export const toWishLine = (
  { stored, names, pledges, check }: WishFile,
  { memberId, side, manages }: WishReader,
): WishLine => {
  const { wish, request } = stored
  const shown = toPublicWish(stored, names)
  const isConcerned = manages || (side !== 'neighbour' && side !== 'pledger')
  return {
    ...shown,
    // Before the check only those read it whose it is, and who checks it.
    text: shown.text === '' && (manages || isOwnSide(side)) ? request.text : shown.text,
    side,
    submittedAtMs: wish.submittedAtMs,
    claimUntilMs: isConcerned ? (wish.claim?.untilMs ?? 0) : 0,
    ownPledged: ownPledged(pledges, memberId),
    wordsCheck: isConcerned && wish.state === 'checking' ? (check?.state ?? null) : null,
    heldWhy: manages && wish.state === 'checking' ? (check?.why ?? null) : null,
  }
}

const coveredRequest = (request: WishRequest): WishRequest => ({
  ...request,
  contact: {
    name: coveredName(request.contact.name),
    phone: maskPhone(request.contact.phone),
    door: '',
  },
  helped: request.helped && { ...request.helped, name: coveredName(request.helped.name) },
})

/** The newest of them: what came before it was between others. */
const connectStep = (steps: readonly StoredWishStep[]): StoredWishStep | undefined =>
  steps.filter(({ kind }) => kind === 'connect').at(-1)

/**
 * What was said between the sides since they were connected is theirs; what the office decided is for whom it concerns.
 * Words of a claim that ended are nobody's but the office's.
 */
const toStepLines = (
  { wish }: StoredWish,
  steps: readonly StoredWishStep[],
  { side, manages }: WishReader,
): readonly WishStepLine[] => {
  if (side === 'neighbour' && !manages) return []
  const connectedAt = connectStep(steps)?.turn ?? 0
  const isTheirs = ({ kind, turn }: StoredWishStep): boolean => {
    if (manages) return true
    if (kind === 'decline' || kind === 'release' || kind === 'rewrite') return isOwnSide(side)
    return isConnected(wish.state) && connectedAt > 0 && turn >= connectedAt
  }
  return steps.map((step) => {
    const { turn, kind, atMs } = step
    const told = isTheirs(step) ? { words: step.words, photoIds: step.photoIds } : null
    return {
      ...{ turn, kind, atMs },
      byName: manages ? step.byName : '',
      ...(told ?? { words: '', photoIds: [] }),
    }
  })
}

export const toPledgeLine = (pledge: Pledge, { memberId, manages }: WishReader): PledgeLine => {
  const isOwn = pledge.memberId === memberId
  const { id, amount, state, atMs, helper, words } = pledge
  return {
    ...{ id, amount, state, atMs, isOwn },
    name: manages ? [helper.unit, coveredName(helper.name)].filter(Boolean).join(' ') : '',
    words: manages || isOwn ? words : '',
  }
}

/** Who looked at how the other side is reached. */
interface WishLook {
  readonly memberId: string
  readonly byName: string
  readonly atMs: number
}

export interface WholeWishFile extends WishFile {
  readonly steps: readonly StoredWishStep[]
  readonly looks: readonly WishLook[]
}

/** Residents have told WeChat no name: what they are called here is what they gave for this wish. */
const whoLooked = (
  { memberId, byName }: WishLook,
  { stored: { wish, request, helper }, steps }: WholeWishFile,
  { manages }: WishReader,
): string => {
  const given = (name: string): string => (manages ? coveredName(name) : name)
  const isHelper = isConnected(wish.state) && memberId === wish.claim?.memberId
  const hasClaimed = steps.some((step) => step.kind === 'claim' && step.memberId === memberId)
  // The name of whoever gave up is the office's alone.
  if (hasClaimed && !isHelper && !manages) return '帮过忙的人'
  if (byName !== '') return byName
  if (memberId === wish.wisherMemberId) return given(request.contact.name)
  return helper && memberId === wish.claim?.memberId ? given(helper.name) : '帮过忙的人'
}

/** A helper reads of what was looked at since the two were connected; the wisher of everybody who ever looked. */
const looksFor = (file: WholeWishFile, { side, manages }: WishReader): readonly WishLook[] => {
  if (manages || isOwnSide(side)) return file.looks
  const connectedAtMs = connectStep(file.steps)?.atMs
  if (side !== 'helper' || !isConnected(file.stored.wish.state)) return []
  return connectedAtMs === undefined ? [] : file.looks.filter(({ atMs }) => atMs >= connectedAtMs)
}

export const toWishView = (file: WholeWishFile, reader: WishReader): WishView => {
  const { stored, steps, pledges } = file
  const { side, manages, memberId, mayConfirmFor } = reader
  const { request, helper } = stored
  const ownRequest = isOwnSide(side) ? request : null
  return {
    ...toWishLine(file, reader),
    request: ownRequest ?? (manages ? coveredRequest(request) : null),
    ...{ manages, mayConfirmFor },
    helperName:
      manages && helper ? [helper.unit, coveredName(helper.name)].filter(Boolean).join(' ') : '',
    steps: toStepLines(stored, steps, reader),
    pledges: pledges
      .filter((pledge) => manages || pledge.memberId === memberId)
      .map((pledge) => toPledgeLine(pledge, reader)),
    looks: looksFor(file, reader).map((look) => ({
      byName: whoLooked(look, file, reader),
      atMs: look.atMs,
    })),
  }
}
