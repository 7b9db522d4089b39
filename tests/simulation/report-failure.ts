/** What a failing seed prints: what broke, how to run it again, and the shortest history found. */
import { performance } from 'node:perf_hooks'
import type { History } from './history'
import { noMutation, type Product } from './mutation'
import { runHistory, type Outcome } from './run-history'
import { invariantOf, shrink } from './shrink'
import type { StreetServer } from './street-server'

export interface Failure {
  readonly server: StreetServer
  readonly history: History
  readonly product: Product
  readonly outcome: Outcome
  readonly shrinkMs: number
}

const maxLines = 6

const clipped = (line: string): string => (line.length > 600 ? `${line.slice(0, 600)} …` : line)

export const reportFailure = async (failure: Failure): Promise<string> => {
  const { server, history, product, outcome, shrinkMs } = failure
  const invariant = invariantOf(outcome.broken[0] ?? '')
  const endsAtMs = performance.now() + shrinkMs
  const fails = async (shorter: History): Promise<boolean> => {
    const { broken } = await runHistory(server, shorter, product)
    return broken.some((line) => invariantOf(line) === invariant)
  }
  const shortest = await shrink(history, fails, () => performance.now() > endsAtMs)
  const { broken } = await runHistory(server, shortest, product)
  const planted = product === noMutation ? '' : ` --mutation ${product.name}`
  const { seed, phones, length } = history
  const again = `--seed ${seed} --phones ${phones} --steps ${length}${planted}`
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
