/**
 * Who asked for a service wants it no more. Before it can have begun the hours come back at once; afterwards somebody may have
 * worked for them, so the community asks both. Pure.
 */
import { chinaDate, dayMs } from '../calendar'

interface Calling {
  /** How long it took, as who asked says. */
  readonly askerMinutes: number | null
  /** '' = any day. */
  readonly wantedOn: string
  readonly takenAtMs: number | null
}

/** On the day on which it was wanted, or a day after it was taken for any day. */
export const mayHaveBegun = (
  { askerMinutes, wantedOn, takenAtMs }: Calling,
  nowMs: number,
): boolean => {
  if (askerMinutes !== null) return true
  if (wantedOn !== '') return wantedOn <= chinaDate(nowMs)
  return takenAtMs !== null && nowMs - takenAtMs >= dayMs
}

/** What the product says of it, to both sides and the community. */
export const calledOffWords = '说不要了。去过没有，社区来问。'
