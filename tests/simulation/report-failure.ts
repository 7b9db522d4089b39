/** What a failing seed prints: what broke, how to run it again, and the shortest history found. */
import { performance } from 'node:perf_hooks'
import type { History } from './history'
import { noMutation, type Product } from './mutation'
import type { Outcome } from './run-history'
import { invariantOf, shrink } from './shrink'

type Broken = Pick<Outcome, 'broken'>

export interface Failure<Kind extends string> {
  readonly history: History<Kind>
  readonly product: Product
  readonly outcome: Broken
  readonly shrinkMs: number
  /** Runs a shorter one, of the same product. */
  run(history: History<Kind>): Promise<Broken>
  /** What the command has to be told besides; '' for nothing. */
  readonly option?: string
}

const maxLines = 6

const clipped = (line: string): string => (line.length > 600 ? `${line.slice(0, 600)} …` : line)

export const reportFailure = async <Kind extends string>(
  failure: Failure<Kind>,
): Promise<string> => {
  const { history, product, outcome, shrinkMs, option = '' } = failure
  const invariant = invariantOf(outcome.broken[0] ?? '')
  const endsAtMs = performance.now() + shrinkMs
  const fails = async (shorter: History<Kind>): Promise<boolean> => {
    const { broken } = await failure.run(shorter)
    return broken.some((line) => invariantOf(line) === invariant)
  }
  const shortest = await shrink(history, fails, () => performance.now() > endsAtMs)
  const { broken } = await failure.run(shortest)
  const planted = product === noMutation ? '' : ` --mutation ${product.name}`
  const { seed, phones, length } = history
  const again = `${option}--seed ${seed} --phones ${phones} --steps ${length}${planted}`
  const numbers = shortest.steps.map(({ number }) => number)
  return [
    `seed ${seed} broke (${again}):`,
    ...outcome.broken.slice(0, maxLines).map((line) => `  ${clipped(line)}`),
    `  shortest history found, ${shortest.steps.length} of ${history.steps.length} steps:`,
    ...shortest.steps.map(
      ({ number, kind, phone, dice }) =>
        `    ${number} ${kind} p${(phone % phones) + 1} [${dice.join(', ')}]`,
    ),
    `  again: npm run simulate -- ${again} --only ${numbers.join(',')}`,
    '  which breaks:',
    ...broken.slice(0, maxLines).map((line) => `  ${clipped(line)}`),
  ].join('\n')
}
