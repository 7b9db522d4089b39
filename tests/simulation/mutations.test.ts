/** The simulation can fail: each planted fault breaks an invariant within a few seeds. */
import { makeHistory } from './history'
import { mutations } from './mutations'
import { runHistory } from './run-history'
import { StreetServer } from './street-server'

/** Most show in the first; the rarest needs a phone that dies in the middle of one certain write. */
const seedsAtMost = 30

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
        const { broken } = await runHistory(server, makeHistory(seed, 5, 90), mutation)
        if (broken.length > 0) return
      }
      throw new Error(`No seed up to ${seedsAtMost} noticed: ${mutation.what}`)
    },
  )
})
