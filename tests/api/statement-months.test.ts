/** What came in and went out in a month of a statement: also in one of many years ago, whose lines can be turned to. */
import { openingBalances } from '../../cloudfunctions/api/time-bank/ledger.repository'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { actorOf, seedStreet } from '../support/api/test-street'
import { accountOf, addTimeBankPeople } from '../support/api/time-bank-people'

describeOnBoth('the months of an account', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  afterAll(() => server.close())

  test('keep their sums, however many there are', async () => {
    const { api } = server
    await emptyDatabase(api)
    await seedStreet(api)
    const leader = { member: 'leader', number: '1001001', name: '李组长', minutes: 0 } as const
    await addTimeBankPeople(api, [leader])
    const months = 40
    for (let ago = months - 1; ago >= 0; ago -= 1)
      await openingBalances(
        { database: api.database, by: actorOf('admin'), nowMs: testNowMs - ago * 31 * 86_400_000 },
        [{ volunteerId: 'v-leader', minutes: 10 + ago, serviceId: `s${ago}`, capMinutes: 0 }],
      )
    const { months: sums } = await accountOf(api, 'leader')
    expect(sums).toHaveLength(months)
    expect(sums.at(-1)).toMatchObject({ inMinutes: 9 + months, outMinutes: 0 })
  })
})
