/** A seed that fails says how to run it again and gives the shortest history found: none of its steps can be spared. */
import { spawnSync } from 'node:child_process'
import { keepSteps, makeHistory, type History } from './history'
import { findMutation } from './mutations'
import { reportFailure } from './report-failure'
import { runHistory } from './run-history'
import { StreetServer } from './street-server'

const planted = 'outbox-removed-before-acknowledgement'
const product = findMutation(planted)

const onlyIn = (report: string): readonly number[] =>
  (/--only ([\d,]+)/.exec(report)?.[1] ?? '').split(',').map(Number)

/** A history is shortened by running it some sixty times. */
jest.setTimeout(300_000)

describe('a failing seed', () => {
  let server: StreetServer
  beforeAll(async () => {
    server = await StreetServer.open()
  })
  afterAll(() => server.faults.close())

  const breaks = async (history: History, numbers: readonly number[]) => {
    const { broken } = await runHistory(server, keepSteps(history, new Set(numbers)), product)
    return broken.some((line) => line.startsWith('lost:'))
  }

  /** The first of the seeds, small ones, that breaks. */
  const firstToBreak = async () => {
    for (let seed = 1; seed <= 30; seed++) {
      const history = makeHistory(seed, 2, 30, product.often)
      const outcome = await runHistory(server, history, product)
      if (outcome.broken.length > 0) return { history, outcome }
    }
    throw new Error('No seed breaks.')
  }

  it('prints itself and the shortest history found', async () => {
    const { history, outcome } = await firstToBreak()
    const shrinkMs = 200_000
    const report = await reportFailure({
      history,
      product,
      outcome,
      shrinkMs,
      run: (shorter) => runHistory(server, shorter, product),
    })
    const { seed } = history
    expect(report).toContain(`--seed ${seed} --phones 2 --steps 30 --mutation ${planted} --only `)
    for (const line of outcome.broken.slice(0, 3)) expect(report).toContain(line.slice(0, 100))
    const shortest = onlyIn(report)
    expect(shortest.length).toBeLessThan(10)
    expect(await breaks(history, shortest)).toBe(true)
    for (const spared of shortest) {
      const others = shortest.filter((number) => number !== spared)
      expect([spared, await breaks(history, others)]).toEqual([spared, false])
    }
  })

  it('ends the command with its report, and a sum that counts it', () => {
    const run = (...options: readonly string[]) => {
      const { status, stdout } = spawnSync('node', ['scripts/simulate.mjs', ...options], {
        encoding: 'utf8',
      })
      const lines = stdout.trim().split('\n')
      return { status, report: stdout, sum: JSON.parse(lines.at(-1) ?? '') as object }
    }
    const held = run('--seed', '1', '--phones', '2', '--steps', '10')
    expect(held).toMatchObject({ status: 0, sum: { seeds: 1, failed: 0 } })
    const { status, report, sum } = run('--seeds', '1..2', '--steps', '20', '--mutation', planted)
    expect(status).toBe(1)
    expect(sum).toMatchObject({ seeds: 2 })
    expect(report).toMatch(/seed \d broke \(--seed \d --phones 5 --steps 20 --mutation [a-z-]+\)/)
    expect(report).toMatch(/again: npm run simulate -- --seed \d .* --only [\d,]+/)
  })
})
