/** So many callers, each asking again as soon as it is answered, for so long: what a server can do. */
import { quantile, shared } from '../scale/figures'

export interface Throughput {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

export const runClosedLoop = async (
  callers: number,
  seconds: number,
  call: (caller: number, turn: number) => Promise<unknown>,
): Promise<Throughput> => {
  const times: number[] = []
  const startedMs = performance.now()
  const endsAtMs = startedMs + seconds * 1000
  const loop = async (caller: number): Promise<void> => {
    for (let turn = 0; performance.now() < endsAtMs; turn++) {
      const beganMs = performance.now()
      await call(caller, turn)
      times.push(performance.now() - beganMs)
    }
  }
  await Promise.all(Array.from({ length: callers }, (_, caller) => loop(caller)))
  const took = (performance.now() - startedMs) / 1000
  return {
    perSecond: Math.round(times.length / took),
    p50Ms: shared(quantile(times, 0.5)),
    p99Ms: shared(quantile(times, 0.99)),
  }
}
