/**
 * The lists of the gates that open within a day, fetched and kept unasked while there is a network: the gate itself may
 * stand in a cellar. Nobody waits for it; what cannot be fetched now is fetched at the next look.
 */
import { dayMs } from '../../domain/calendar'
import type { Application } from '../../application'

/** People go on signing up: a list is fetched anew, though not at each look. */
export const freshListMs = 3_600_000
/** Whoever runs a whole town does not stand at all of its gates. */
const mostLists = 10

export const gateListKey = (shiftId: string): string => `gate/${shiftId}`

interface Shift {
  readonly id: string
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly state: 'open' | 'cancelled'
}

interface Activity {
  readonly state: 'open' | 'cancelled'
  readonly shifts: readonly Shift[]
}

export const isGateSoon = ({ startsAtMs, endsAtMs, state }: Shift, nowMs: number): boolean =>
  state === 'open' && startsAtMs <= nowMs + dayMs && endsAtMs > nowMs

type Parts = Pick<Application, 'answers' | 'device' | 'server'>

const takeOne = async ({ answers, device, server }: Parts, shiftId: string): Promise<void> => {
  const key = gateListKey(shiftId)
  const kept = await answers.read(key)
  if (kept && kept.atMs > device.clock.nowMs() - freshListMs) return
  await answers.keep(key, await server.attendance.gate({ shiftId }))
}

export const takeGateLists = async (
  parts: Parts,
  activities: readonly Activity[],
): Promise<void> => {
  const nowMs = parts.device.clock.nowMs()
  const soon = activities
    .filter(({ state }) => state === 'open')
    .flatMap(({ shifts }) => shifts.filter((shift) => isGateSoon(shift, nowMs)))
    .sort((one, other) => one.startsAtMs - other.startsAtMs)
  for (const { id } of soon.slice(0, mostLists)) await takeOne(parts, id).catch(() => undefined)
}
