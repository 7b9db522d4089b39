/** The simulation can fail: each planted fault breaks the promise that it is planted against, within a few seeds. */
import { makeHistory } from './history'
import { mutations } from './mutations'
import { invariants } from './promises'
import { runHistory } from './run-history'
import { invariantOf } from './shrink'
import { StreetServer } from './street-server'

/** Most show in the first. */
const seedsAtMost = 12

jest.setTimeout(180_000)

describe('the simulation finds', () => {
  let server: StreetServer
  beforeAll(async () => {
    server = await StreetServer.open()
  })
  afterAll(() => server.faults.close())

  it.each(mutations.map((mutation) => [mutation.name, mutation] as const))(
    '%s',
    async (_name, mutation) => {
      for (let seed = 1; seed <= seedsAtMost; seed++) {
        const { broken } = await runHistory(
          server,
          makeHistory(seed, 5, 90, mutation.often),
          mutation,
        )
        if (broken.some((line) => invariantOf(line) === mutation.breaks)) return
      }
      throw new Error(`No seed up to ${seedsAtMost} noticed: ${mutation.what}`)
    },
  )

  it('something against every promise', () => {
    const planted = new Set(mutations.map(({ breaks }) => breaks))
    expect(invariants.filter((invariant) => !planted.has(invariant))).toEqual([])
  })
})
