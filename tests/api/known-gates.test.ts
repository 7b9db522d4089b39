/** What a server remembers of gates: what one batch has learned stays its own while another forgets. */
import { knownGatesOf } from '../../cloudfunctions/api/attendance/known-gates'
import { emptyDatabase } from '../support/api/look-inside'
import { addShift } from '../support/api/test-activity'
import { openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { seedStreet, tenantId } from '../support/api/test-street'

let server: TestApi
beforeAll(async () => {
  server = await openTestApi('PGlite')
  await emptyDatabase(server.api)
  await seedStreet(server.api)
  await addShift(server.api, 's1')
})
afterAll(() => server.close())

const gate = { shiftId: 's1', wallCode: '' }
const nowhere = { shiftId: 'none', wallCode: '' }

test('a batch that waits for something else still knows its gates when another has forgotten them', async () => {
  const gates = knownGatesOf(server.api)
  await gates.learn(tenantId, [gate])
  const learning = gates.learn(tenantId, [gate, nowhere])
  gates.forget(tenantId, [gate])
  const find = await learning
  gates.forget(tenantId, [gate])
  expect([find(gate)?.shiftId, find(nowhere)]).toEqual(['s1', null])
})

test('a gate is another one when its times change, and the same when somebody signs up', async () => {
  const version = async (): Promise<string | undefined> => {
    const gates = knownGatesOf({ ...server.api })
    return (await gates.learn(tenantId, [gate]))(gate)?.version
  }
  const change = (part: { seats_taken?: number; ends_at_ms?: number }) =>
    server.api.database.updateTable('shift').set(part).where('id', '=', 's1').execute()
  const first = await version()
  await change({ seats_taken: 1 })
  expect(await version()).toBe(first)
  await change({ ends_at_ms: testNowMs + 3_600_000 * 9 })
  expect(await version()).not.toBe(first)
})
