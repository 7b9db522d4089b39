/** What a failing seed prints: what broke, how to run it again, and the shortest history found. */
import { performance } from 'node:perf_hooks'
import type { History } from './history'
import type { Mutation } from './mutation'
import { runHistory, type Outcome } from './run-history'
import { invariantOf, shrink } from './shrink'
import type { StreetServer } from './street-server'

export interface Failure {
  readonly server: StreetServer
  readonly history: History
  readonly mutation: Mutation
  readonly outcome: Outcome
  readonly shrinkMs: number
}

const maxLines = 6

const clipped = (line: string): string => (line.length > 600 ? `${line.slice(0, 600)} …` : line)

export const reportFailure = async (failure: Failure): Promise<string> => {
  const { server, history, mutation, outcome, shrinkMs } = failure
  const invariant = invariantOf(outcome.broken[0] ?? '')
  const endsAtMs = performance.now() + shrinkMs
  const fails = async (shorter: History): Promise<boolean> => {
    const { broken } = await runHistory(server, shorter, mutation)
    return broken.some((line) => invariantOf(line) === invariant)
  }
  const shortest = await shrink(history, fails, () => performance.now() > endsAtMs)
  const { broken } = await runHistory(server, shortest, mutation)
  return [
    `seed ${history.seed} broke (--seed ${history.seed} --phones ${history.phones} --steps ${history.steps.length}):`,
    ...outcome.broken.slice(0, maxLines).map((line) => `  ${clipped(line)}`),
    `  shortest history found, ${shortest.steps.length} of ${history.steps.length} steps:`,
    ...shortest.steps.map(
      ({ kind, phone, dice }) =>
        `    ${kind} p${(phone % history.phones) + 1} [${dice.join(', ')}]`,
    ),
    '  which breaks:',
    ...broken.slice(0, maxLines).map((line) => `  ${clipped(line)}`),
  ].join('\n')
}
