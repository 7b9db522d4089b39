/**
 * The simulation of volunteers can fail: each planted fault breaks the promise that it is planted against. One against
 * each promise at every run; PLANTED=all plants all of them.
 */
import { invariantOf } from '../shrink'
import type { StreetServer } from '../street-server'
import { oneAgainstEach, volunteerMutations } from './mutations'
import { openVolunteerServer, runVolunteers } from './run-volunteers'
import { makeVolunteerHistory } from './volunteer-history'
import { volunteerInvariants } from './volunteer-promises'

/** Most show in the first. */
const seedsAtMost = 16

const planted = volunteerMutations.filter(
  ({ name }) => process.env.PLANTED === 'all' || oneAgainstEach.includes(name),
)

jest.setTimeout(180_000)

describe('the simulation of volunteers finds', () => {
  let server: StreetServer
  beforeAll(async () => {
    server = await openVolunteerServer()
  })
  afterAll(() => server.faults.close())

  it.each(planted.map((mutation) => [mutation.name, mutation] as const))(
    '%s',
    async (_name, mutation) => {
      for (let seed = 1; seed <= seedsAtMost; seed++) {
        const history = makeVolunteerHistory(seed, 80, mutation.often)
        const { broken } = await runVolunteers(server, history, mutation)
        if (broken.some((line) => invariantOf(line) === mutation.breaks)) return
      }
      throw new Error(`No seed up to ${seedsAtMost} noticed: ${mutation.what}`)
    },
  )

  it('something against every promise', () => {
    const against = new Set<string>(planted.map(({ breaks }) => breaks))
    expect(volunteerInvariants.filter((invariant) => !against.has(invariant))).toEqual([])
  })
})
