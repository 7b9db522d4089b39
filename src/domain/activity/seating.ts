/**
 * Who gets a seat (名额) in a shift and who waits (候补). Decided under the shift's lock on the server; the table's check
 * makes overselling impossible all the same.
 */
import type { VolunteerState } from '../volunteer/volunteer'
import { refuse } from '../refusal'
import type { ActivityState, SignUpState } from './activity'

export interface ShiftSeats {
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly quota: number
  readonly seatsTaken: number
  readonly state: ActivityState
  /** What its activity says is held by the content check: who is in keeps the place, nobody comes to it. */
  readonly hidden: boolean
}

export interface OwnShift {
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly title: string
}

const overlaps = (
  one: Pick<ShiftSeats, 'startsAtMs' | 'endsAtMs'>,
  other: Pick<ShiftSeats, 'startsAtMs' | 'endsAtMs'>,
): boolean => one.startsAtMs < other.endsAtMs && other.startsAtMs < one.endsAtMs

/** Another own seat at the same time: it was free when it was taken, and who runs one of the two has moved it since. */
export const clashOf = <
  Own extends OwnShift & {
    readonly shiftId: string
    readonly state: SignUpState
    readonly cancelled: boolean
  },
>(
  place: Own,
  all: readonly Own[],
): Own | undefined =>
  place.cancelled
    ? undefined
    : all.find(
        (other) =>
          other.shiftId !== place.shiftId &&
          other.state === 'seated' &&
          !other.cancelled &&
          overlaps(place, other),
      )

export const hasFreeSeat = ({ quota, seatsTaken }: Pick<ShiftSeats, 'quota' | 'seatsTaken'>) =>
  seatsTaken < quota

/** A shift whose time has come is the gate's: nobody signs up or cancels any more. */
export const whyShiftIsClosed = (
  shift: Pick<ShiftSeats, 'state' | 'startsAtMs'>,
  nowMs: number,
) => {
  if (shift.state === 'cancelled') return refuse('activity-cancelled')
  return shift.startsAtMs <= nowMs ? refuse('shift-begun') : null
}

/**
 * What a cancellation takes away: the shifts that have not begun. Who stood in one that has keeps the gate and the hours.
 * `isWhole`: none of them has, so that the activity itself is cancelled.
 */
export const whatIsCancelled = <Shift extends Pick<ShiftSeats, 'startsAtMs' | 'state'>>(
  shifts: readonly Shift[],
  nowMs: number,
): { readonly toCome: readonly Shift[]; readonly isWhole: boolean } => {
  const open = shifts.filter(({ state }) => state === 'open')
  const toCome = open.filter(({ startsAtMs }) => startsAtMs > nowMs)
  return { toCome, isWhole: toCome.length === open.length }
}

/** null: may sign up. `others`: own shifts, seated or waiting, other than this one. */
export const whyNoSignUp = (
  shift: ShiftSeats,
  volunteer: { readonly state: VolunteerState },
  others: readonly OwnShift[],
  nowMs: number,
) => {
  const closed = whyShiftIsClosed(shift, nowMs)
  if (closed) return closed
  if (shift.hidden) return refuse('activity-hidden')
  if (volunteer.state !== 'verified') return refuse('not-verified')
  const same = others.find((other) => overlaps(shift, other))
  return same ? refuse('shifts-overlap', same.title) : null
}

/** Nobody passes those who wait: a seat that is free while somebody waits is theirs. */
export const seatFor = (
  shift: Pick<ShiftSeats, 'quota' | 'seatsTaken'>,
  waiting: number,
): Exclude<SignUpState, 'cancelled'> => (hasFreeSeat(shift) && waiting === 0 ? 'seated' : 'waiting')

/** Who moves up, in the order in which they came. `waiting` is sorted by turn. */
export const movesUp = <Waiting>(
  { quota, seatsTaken }: Pick<ShiftSeats, 'quota' | 'seatsTaken'>,
  waiting: readonly Waiting[],
): readonly Waiting[] => waiting.slice(0, Math.max(0, quota - seatsTaken))
