/** Runs seeds one after another, adds up what came of them and prints what breaks, shortened. */
import type { History } from './history'
import type { Product } from './mutation'
import { reportFailure } from './report-failure'
import type { Outcome } from './run-history'
import { addStruck, type Struck } from './struck'

const shrinkMs = 60_000

/** What a run of any world comes to: what broke, what struck, and numbers that are added up. */
export type AnyOutcome = Pick<Outcome, 'broken' | 'struck'>

export class Sum {
  private seeds = 0
  private failed = 0
  private readonly numbers: Record<string, number> = {}
  private struck: Struck = {}

  add(outcome: AnyOutcome): void {
    this.seeds++
    if (outcome.broken.length > 0) this.failed++
    this.struck = addStruck(this.struck, outcome.struck)
    for (const [name, value] of Object.entries<unknown>({ ...outcome }))
      if (typeof value === 'number') this.numbers[name] = (this.numbers[name] ?? 0) + value
  }

  get hasFailed(): boolean {
    return this.failed > 0
  }

  toJSON(): object {
    const { seeds, failed, numbers, struck } = this
    return { seeds, failed, ...numbers, struck }
  }
}

export interface Running<Kind extends string> {
  readonly history: History<Kind>
  readonly product: Product
  readonly option?: string
  run(history: History<Kind>): Promise<AnyOutcome>
}

export const runOne = async <Kind extends string>(
  running: Running<Kind>,
  sum: Sum,
): Promise<void> => {
  const outcome = await running.run(running.history)
  sum.add(outcome)
  if (outcome.broken.length > 0)
    console.log(
      await reportFailure({
        ...running,
        outcome,
        shrinkMs,
        run: (shorter) => running.run(shorter),
      }),
    )
}
