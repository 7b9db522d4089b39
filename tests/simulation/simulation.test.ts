/** Phones, faults and one server for simulated days: some seeds at every run, many by npm run simulate. */
import { makeHistory } from './history'
import { noMutation } from './mutation'
import { reportFailure } from './report-failure'
import { runHistory } from './run-history'
import { StreetServer } from './street-server'
import { addStruck, faultKinds, type Struck } from './struck'

/** More than three times as many as a planted fault may need to be found (mutations.test.ts). */
const seeds = Array.from({ length: 40 }, (_, at) => at + 1)

describe('a simulated street', () => {
  let server: StreetServer
  let struck: Struck = {}
  beforeAll(async () => {
    server = await StreetServer.open()
  })
  afterAll(() => server.faults.close())

  it.each(seeds)('keeps every promise in seed %i', async (seed) => {
    const history = makeHistory(seed, 5, 90)
    const outcome = await runHistory(server, history)
    struck = addStruck(struck, outcome.struck)
    if (outcome.broken.length > 0)
      throw new Error(
        await reportFailure({
          history,
          product: noMutation,
          outcome,
          shrinkMs: 20_000,
          run: (shorter) => runHistory(server, shorter),
        }),
      )
    expect(outcome.saved).toBeGreaterThan(0)
  })

  it('has met every fault several times in these seeds', () => {
    expect(faultKinds.filter((kind) => (struck[kind] ?? 0) < 3)).toEqual([])
  })

  it('says the same of the same seed', async () => {
    const history = makeHistory(7, 5, 90)
    expect(await runHistory(server, history)).toEqual(await runHistory(server, history))
  })
})
