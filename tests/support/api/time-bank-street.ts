/** The test street with volunteers who have stored hours, new for each test, and its ledger recomputed after each. */
import type { Api } from '../../../cloudfunctions/api/api'
import { emptyDatabase } from './look-inside'
import { openTestApi, type DatabaseKind, type TestApi } from './test-api'
import { seedStreet } from './test-street'
import { addTimeBankPeople, expectAudited } from './time-bank-people'

/** Called in a suite: opens and closes with it. Its api is there once a test runs. */
export const openTimeBankStreet = (
  kind: DatabaseKind,
  people: Parameters<typeof addTimeBankPeople>[1],
): { readonly api: Api } => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addTimeBankPeople(server.api, people)
  })
  afterEach(() => expectAudited(server.api))
  afterAll(() => server.close())
  return {
    get api() {
      return server.api
    },
  }
}
