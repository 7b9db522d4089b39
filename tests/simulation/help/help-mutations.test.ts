/**
 * The simulation of help calls can fail: each planted fault breaks the promise that it is planted against. One against
 * each promise at every run; PLANTED=all plants all of them.
 */
import { invariantOf } from '../shrink'
import type { StreetServer } from '../street-server'
import { makeHelpHistory } from './help-history'
import { helpInvariants } from './help-promises'
import { helpMutations, oneAgainstEach } from './mutations-of-help'
import { openHelpServer, runHelp } from './run-help'

const planted = helpMutations.filter(
  ({ name }) => process.env.PLANTED === 'all' || oneAgainstEach.includes(name),
)

/** Most show in the first. */
const seedsAtMost = 8

jest.setTimeout(120_000)

describe('the simulation of help calls finds', () => {
  let server: StreetServer
  beforeAll(async () => {
    server = await openHelpServer()
  })
  afterAll(() => server.faults.close())

  it.each(planted.map((mutation) => [mutation.name, mutation] as const))(
    '%s',
    async (_name, mutation) => {
      for (let seed = 1; seed <= seedsAtMost; seed++) {
        const history = makeHelpHistory(seed, 45, mutation.often)
        const { broken } = await runHelp(server, history, mutation)
        if (broken.some((line) => invariantOf(line) === mutation.breaks)) return
      }
      throw new Error(`No seed up to ${seedsAtMost} noticed: ${mutation.what}`)
    },
  )

  it('something against every promise', () => {
    const against = new Set<string>(planted.map(({ breaks }) => breaks))
    expect(helpInvariants.filter((invariant) => !against.has(invariant))).toEqual([])
  })
})
