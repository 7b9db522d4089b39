/** Volunteers, gates and the time bank for simulated weeks: some seeds at every run, many by npm run simulate. */
import { noMutation } from '../mutation'
import { reportFailure } from '../report-failure'
import type { StreetServer } from '../street-server'
import { openVolunteerServer, runVolunteers } from './run-volunteers'
import { makeVolunteerHistory } from './volunteer-history'

const seeds = [7, 8, 9]
const steps = 120

describe('simulated volunteers', () => {
  let server: StreetServer
  beforeAll(async () => {
    server = await openVolunteerServer()
  })
  afterAll(() => server.faults.close())

  it.each(seeds)('keep every minute and every promise in seed %i', async (seed) => {
    const history = makeVolunteerHistory(seed, steps)
    const outcome = await runVolunteers(server, history)
    if (outcome.broken.length > 0)
      throw new Error(
        await reportFailure({
          ...{ history, product: noMutation, outcome, shrinkMs: 20_000 },
          option: '--world volunteers ',
          run: (shorter) => runVolunteers(server, shorter),
        }),
      )
    expect(outcome.intents).toBeGreaterThan(0)
  })

  it('say the same of the same seed', async () => {
    const history = makeVolunteerHistory(7, 60)
    expect(await runVolunteers(server, history)).toEqual(await runVolunteers(server, history))
  })
})
