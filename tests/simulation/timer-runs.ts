/** The timer of a simulated world: once, or by two servers at once, or by one that ends at some statement. */
import type { Api } from '../../cloudfunctions/api/api'
import { runTimer } from '../../cloudfunctions/api/timer'
import { pick } from './chance'
import type { RunningCall } from './faulty-database'
import type { Step } from './history'
import type { StreetServer } from './street-server'

export interface TimedWorld {
  readonly server: StreetServer
  /** A second server process over the same database. */
  readonly secondApi: Api
  readonly struck: { count(kind: 'two timers at once' | 'timer ended at a statement'): void }
}

export const timerRuns = async (world: TimedWorld, dice: Step['dice']): Promise<void> => {
  const { server, secondApi, struck } = world
  const nowMs = server.now()
  const call = (death: RunningCall['death']): RunningCall => ({
    ...{ death, statements: 0, hurt: false, dead: false, silent: false },
  })
  const isEnded = dice[0] % 3 === 0
  const [place, way] = [dice[1] % 40, dice[2]]
  const manner = pick(['restart', 'told', 'recovers'] as const, way >> 1) ?? 'told'
  const death = isEnded ? { manner, atStatement: place, afterIt: way % 2 === 0 } : null
  const first = call(death)
  const runs = [server.faults.during(first, () => runTimer(server.api, nowMs))]
  if (dice[3] % 3 === 0) {
    runs.push(server.faults.during(call(null), () => runTimer(secondApi, nowMs)))
    struck.count('two timers at once')
  }
  await Promise.all(runs)
  if (first.hurt) struck.count('timer ended at a statement')
}
