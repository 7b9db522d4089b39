/** Help calls through lost networks, absent staff and crashed timers: some seeds at every run, many by npm run simulate. */
import { noMutation } from '../mutation'
import { reportFailure } from '../report-failure'
import type { StreetServer } from '../street-server'
import { addStruck, type Struck } from '../struck'
import { mostNeeded } from './help-faults'
import { makeHelpHistory } from './help-history'
import { openHelpServer, runHelp } from './run-help'

const seeds = [1, 2, 3]
const steps = 90

describe('simulated help calls', () => {
  let server: StreetServer
  let struck: Struck = {}
  beforeAll(async () => {
    server = await openHelpServer()
  })
  afterAll(() => server.faults.close())

  it.each(seeds)('end answered or at the top in seed %i', async (seed) => {
    const history = makeHelpHistory(seed, steps)
    const outcome = await runHelp(server, history)
    struck = addStruck(struck, outcome.struck)
    if (outcome.broken.length > 0)
      throw new Error(
        await reportFailure({
          ...{ history, product: noMutation, outcome, shrinkMs: 20_000 },
          option: '--world help ',
          run: (shorter) => runHelp(server, shorter),
        }),
      )
    expect(outcome.claims).toBeGreaterThan(0)
  })

  it('have met in these seeds what no promise is worth anything without', () => {
    expect(mostNeeded.filter((kind) => (struck[kind] ?? 0) === 0)).toEqual([])
  })

  it('say the same of the same seed', async () => {
    const history = makeHelpHistory(7, 30)
    expect(await runHelp(server, history)).toEqual(await runHelp(server, history))
  })
})
