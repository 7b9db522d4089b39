/** What was decided about somebody without a phone is passed on by the office: how long their file asks for it. Pure. */
import { dayMs } from '../calendar'

/** Nobody has to tick off that they passed it on. Within a season whoever has no phone is at the desk, or visited. */
const passOnMs = 90 * dayMs

/** `decidedAtMs` is absent from older servers. */
export const isToPassOn = (decidedAtMs: number | null | undefined, nowMs: number): boolean =>
  nowMs - (decidedAtMs ?? nowMs) < passOnMs
