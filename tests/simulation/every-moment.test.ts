/**
 * Nothing is lost or doubled whichever statement the server dies at, and whichever write a phone. Here each moment
 * meets one of the faults; npm run simulate -- --every-moment meets each with all.
 */
import {
  everyStatement,
  everyWrite,
  hourAtTheDoors,
  hourInTheOffice,
  hourOfARoster,
  type AtMoment,
} from './every-moment'
import { findMutation } from './mutations'
import { StreetServer } from './street-server'

const brokenAt = async (moments: AsyncGenerator<AtMoment>) => {
  const broken: unknown[] = []
  let count = 0
  for await (const { moment, outcome } of moments) {
    count++
    if (outcome.broken.length > 0) broken.push({ moment, broken: outcome.broken.slice(0, 3) })
  }
  return { count, broken }
}

/** Some hundred short histories in one test. */
jest.setTimeout(300_000)

describe('a fault at each moment', () => {
  let server: StreetServer
  beforeAll(async () => {
    server = await StreetServer.open()
  })
  afterAll(() => server.faults.close())

  it.each([
    ['at the doors', hourAtTheDoors],
    ['in the office', hourInTheOffice],
    ['of a roster', hourOfARoster],
  ])('of an hour %s on the server', async (_name, history) => {
    const { count, broken } = await brokenAt(everyStatement({ server, history }, true))
    expect(broken).toEqual([])
    expect(count).toBeGreaterThan(30)
  })

  it('of an hour at the doors on the phone', async () => {
    const { count, broken } = await brokenAt(everyWrite({ server, history: hourAtTheDoors }, true))
    expect(broken).toEqual([])
    expect(count).toBeGreaterThan(12)
  })

  it.each(['half-a-transaction', 'saved-before-durable'])('would show %s', async (name) => {
    const sweep = { server, history: hourAtTheDoors, product: findMutation(name) }
    const moments = name === 'half-a-transaction' ? everyStatement(sweep) : everyWrite(sweep)
    for await (const { outcome } of moments) if (outcome.broken.length > 0) return
    throw new Error('Nothing was broken at any moment.')
  })
})
