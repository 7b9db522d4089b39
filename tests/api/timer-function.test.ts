/** The cloud function's minute: the platform's event, which comes from nobody, does the work of the timer. */
import { main } from '../../cloudfunctions/api/main'
import { openEntries, type Entries } from '../support/api/entries'
import { addMembers, addVolunteers, doAs, publish } from '../support/api/test-volunteers'

const timer = { Type: 'Timer', TriggerName: 'every-minute', Time: '2026-03-10T02:00:00Z' }
let entries: Entries

beforeAll(async () => {
  entries = await openEntries()
  const { api } = entries.test
  await addMembers(api, ['ann', 'ben'])
  await addVolunteers(api, ['ann', 'ben'])
  await publish(api, 'a', [{ from: '08:00', to: '11:00', quota: 1 }])
  for (const member of ['ann', 'ben'])
    await doAs(api, member, 'activity.sign-up', { shiftId: 'a.s1' })
  await doAs(api, 'ann', 'activity.cancel-sign-up', { shiftId: 'a.s1' })
})
afterAll(() => entries.close())

/** Of what is to be told of the shift, not of the registrations. */
const states = async () => {
  const rows = await entries.test.api.database
    .selectFrom('message')
    .select('state')
    .where('template', '<>', 'volunteer-turn')
    .execute()
  return rows.map(({ state }) => state)
}

test('a phone that sends the event of the timer asks for no procedure, and nothing is done', async () => {
  const reply = await main(timer, { environment: { WX_OPENID: 'openid-ann' } })
  expect(reply).toMatchObject({ ok: false, error: { code: 'unknown-procedure' } })
  expect(await states()).toEqual(['waiting'])
})

test('an event with a path is a call, whatever it says of itself', async () => {
  const reply = await main({ ...timer, path: 'sync.push', input: {} })
  expect(reply).toMatchObject({ ok: false })
  expect(await states()).toEqual(['waiting'])
})

test('the platform’s own event drains the outbox: nobody consented, so it is settled without', async () => {
  expect(await main(timer)).toEqual({ ok: true, output: null })
  // The function's clock is the real one, on which the shift of the test is long over or far ahead.
  expect(['no-consent', 'too-late']).toContain((await states())[0])
})
