/** Whose number it is before hours go to it: the covered name, for who may give, logged, and so often a day. */
import { maxReceiversPerDay } from '../../cloudfunctions/api/time-bank/show-receiver'
import type { OwnLook } from '../../src/protocol/volunteer'
import type { AccessLogLine } from '../../src/protocol/access-log'
import { answer, ask, codeOf } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { seedStreet, type TestMember } from '../support/api/test-street'
import { addTimeBankPeople, setRules } from '../support/api/time-bank-people'

describeOnBoth('whose number it is', (kind) => {
  let server: TestApi

  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await setRules(server.api, { giftsTo: 'anyone' })
    await addTimeBankPeople(server.api, [
      { member: 'leader', number: '1001001', name: '李组长', minutes: 600 },
      { member: 'micro', number: '1001002', name: '王小妹', minutes: 0 },
      { member: 'steward', number: '1001003', name: '赵大爷', minutes: 0, state: 'waiting' },
    ])
  })
  afterAll(() => server.close())

  const asked = (member: TestMember, number: string, api = server.api) =>
    ask(api, member, 'timeBank.receiver', { number })
  const log = () =>
    answer<AccessLogLine[]>(server.api, 'worker', 'privacy.accessLog', { regionId: 'c1' })

  test('is told with the name covered, and is in the log; of nobody there is nothing to log', async () => {
    expect(await asked('leader', '1001002')).toEqual({ ok: true, output: { name: '王*妹' } })
    expect(codeOf(await asked('leader', '1001001'))).toBe('ok')
    const none = { ok: true, output: null }
    expect(await asked('leader', '9999999')).toEqual(none)
    // Not verified: hours sent there would be refused.
    expect(await asked('leader', '1001003')).toEqual(none)
    expect(await log()).toMatchObject([
      { memberName: '李组长', act: 'show-receiver', personName: '王小妹', reason: '赠送时间' },
    ])
    // Whoever typed a wrong number is no more to the stranger than the stranger was to them.
    expect(await answer<OwnLook[]>(server.api, 'micro', 'volunteer.looks', {})).toMatchObject([
      { memberName: '李*长', placeName: '', postName: '' },
    ])
  })

  test('only who may give asks, and only where nobody else looks at a gift', async () => {
    expect(codeOf(await asked('nobody', '1001002'))).toBe('forbidden')
    expect(codeOf(await asked('steward', '1001002'))).toBe('forbidden')
    await setRules(server.api, { giftsTo: 'relatives' })
    expect(codeOf(await asked('leader', '1001002'))).toBe('forbidden')
    expect(await log()).toEqual([])
  })

  test('nobody reads the register by trying numbers, also not many at once', async () => {
    const all = Array.from({ length: maxReceiversPerDay + 3 }, () => asked('leader', '1001002'))
    const codes = (await Promise.all(all)).map(codeOf)
    expect(codes.filter((code) => code === 'ok')).toHaveLength(maxReceiversPerDay)
    expect(codes.filter((code) => code === 'retry-later')).toHaveLength(3)
    // Nor whether there is somebody of that number.
    expect(codeOf(await asked('leader', '9999999'))).toBe('retry-later')
    expect(codeOf(await asked('micro', '1001001'))).toBe('ok')
    const tomorrow = { ...server.api, nowMs: () => testNowMs + 86_400_000 }
    expect(codeOf(await asked('leader', '1001002', tomorrow))).toBe('ok')
  })
})
