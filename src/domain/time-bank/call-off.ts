/**
 * Who asked for a service wants it no more. Before it can have begun the hours come back at once; afterwards somebody may have
 * worked for them, so the community asks both. Pure.
 */
import { chinaDate } from '../calendar'

interface Calling {
  /** How long it took, as who asked says. */
  readonly askerMinutes: number | null
  /** '' = any day. */
  readonly wantedOn: string
}

/**
 * Of what somebody has taken: on the day on which it was wanted. Any day may be this one: a neighbour goes over at once, and
 * is done before a day has passed.
 */
export const mayHaveBegun = ({ askerMinutes, wantedOn }: Calling, nowMs: number): boolean =>
  askerMinutes !== null || wantedOn <= chinaDate(nowMs)

/** What the product says of it, to both sides and the community. */
export const calledOffWords = '说不要了。去过没有，社区来问。'
