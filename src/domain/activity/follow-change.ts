/**
 * A leader changes a shift of a series for every time that is still to come: what becomes of the same shift of the later
 * ones, and which keep what they have, so that the leader is told of them.
 */
import { dayMs } from '../calendar'
import type { PlannedShift } from './plan-activities'
import type { ShiftSeats } from './seating'

export interface SeriesShift extends Omit<ShiftSeats, 'hidden'> {
  readonly id: string
  readonly activityId: string
}

const weekMs = 7 * dayMs

/** As it is, and as it is wanted. */
export interface ShiftChange<Shift> {
  readonly shift: Shift
  readonly next: PlannedShift
  /** Where it stands, if another has moved it since `shift` was seen. */
  readonly standsAtMs?: number
}

/**
 * other-time: somebody has moved it by itself, it stays as it is; other-length, other-quota: somebody has given it its own,
 * which it keeps; seats-given: more have a seat than are wanted, it keeps its quota; no-shift: that time has none of the number,
 * its first stands for it.
 */
export type WhyKept = 'other-time' | 'other-length' | 'other-quota' | 'seats-given' | 'no-shift'

export interface KeptShift<Shift> {
  /** As it is afterwards. */
  readonly shift: Shift
  readonly why: WhyKept
}

interface Followed<Shift> {
  readonly changes: readonly ShiftChange<Shift>[]
  readonly kept: readonly KeptShift<Shift>[]
}

export const isMoved = ({
  shift,
  next,
}: ShiftChange<Pick<SeriesShift, 'startsAtMs' | 'endsAtMs'>>): boolean =>
  shift.startsAtMs !== next.startsAtMs || shift.endsAtMs !== next.endsAtMs

const numberOf = ({ id, activityId }: SeriesShift): string => id.slice(activityId.length)

/**
 * By how much the same shift of a later one is moved; null: it is at a time of its own. Mostly it began at the same time of the
 * day, as for who signs up for all of them; China's clocks are never changed, so such moments are whole days apart.
 */
const offsetOf = (
  { startsAtMs }: SeriesShift,
  { shift, next, standsAtMs = shift.startsAtMs }: ShiftChange<SeriesShift>,
): number | null => {
  // Whatever moved this one since it was seen has moved the later ones along, or has not.
  const from = (startsAtMs - standsAtMs) % weekMs === 0 ? standsAtMs : shift.startsAtMs
  const offset = next.startsAtMs - from
  const isThere = (startsAtMs - next.startsAtMs) % weekMs === 0
  // Somebody has put this one there before; but where all go a week on, nothing is there yet.
  if (isThere && offset % weekMs !== 0) return 0
  return (startsAtMs - from) % dayMs === 0 ? offset : null
}

const lengthOf = ({ startsAtMs, endsAtMs }: Pick<PlannedShift, 'startsAtMs' | 'endsAtMs'>) =>
  endsAtMs - startsAtMs

/** It goes from `was` to `next` where it was that; what somebody has made of it by itself is kept, and named. */
const follow = (own: number, was: number, next: number) => ({
  value: own === was ? next : own,
  isKept: was !== next && own !== was && own !== next,
})

const followOne = <Shift extends SeriesShift>(
  one: Shift,
  change: ShiftChange<Shift>,
): Followed<Shift> => {
  const { shift, next } = change
  const offset = offsetOf(one, change)
  if (offset === null) return { changes: [], kept: [{ shift: one, why: 'other-time' }] }
  const startsAtMs = one.startsAtMs + offset
  const length = follow(lengthOf(one), lengthOf(shift), lengthOf(next))
  const quota = follow(one.quota, shift.quota, next.quota)
  const isTooFew = quota.value < one.seatsTaken
  const then = {
    ...{ startsAtMs, endsAtMs: startsAtMs + length.value },
    quota: isTooFew ? one.quota : quota.value,
  }
  const why: WhyKept[] = [
    ...(length.isKept ? ['other-length' as const] : []),
    ...(quota.isKept ? ['other-quota' as const] : []),
    ...(isTooFew ? ['seats-given' as const] : []),
  ]
  return {
    changes: [{ shift: one, next: { id: one.id, ...then } }],
    kept: why.map((each) => ({ shift: { ...one, ...then }, why: each })),
  }
}

/** The first shift of each later time that has none of the number. */
const lackingOf = <Shift extends SeriesShift>(
  shift: SeriesShift,
  open: readonly Shift[],
): readonly Shift[] => {
  const having = open
    .filter((one) => numberOf(one) === numberOf(shift))
    .map(({ activityId }) => activityId)
  return open
    .filter((one) => one.startsAtMs > shift.startsAtMs && !having.includes(one.activityId))
    .sort((one, other) => one.startsAtMs - other.startsAtMs)
    .filter(
      ({ activityId }, at, all) => all.findIndex((one) => one.activityId === activityId) === at,
    )
}

/** It has the same number there. What is not changed of this one stays with the others as it is. */
export const followChange = <Shift extends SeriesShift>(
  change: ShiftChange<Shift>,
  later: readonly Shift[],
): Followed<Shift> => {
  const { shift, next } = change
  if (!isMoved(change) && next.quota === shift.quota) return { changes: [], kept: [] }
  const open = later.filter(({ state }) => state === 'open')
  const followed = open
    .filter((one) => one.startsAtMs > shift.startsAtMs && numberOf(one) === numberOf(shift))
    .map((one) => followOne(one, change))
  const lacking = lackingOf(shift, open).map((one) => ({ shift: one, why: 'no-shift' as const }))
  return {
    changes: followed.flatMap(({ changes }) => changes),
    kept: [...followed.flatMap(({ kept }) => kept), ...lacking],
  }
}
