/** What a street sets about hours holds, not what it would be by default: the notice, a long day, a long shift. */
import { sql } from 'kysely'
import type { Api } from '../../cloudfunctions/api/api'
import { postDueHours } from '../../cloudfunctions/api/attendance/post-due-hours'
import { addDays, chinaDate, startOfChinaDateMs } from '../../src/domain/calendar'
import { defaultSettings } from '../../src/domain/settings/default-settings'
import type { VolunteeringRules } from '../../src/domain/settings/volunteering-rules'
import type { HoursSheet } from '../../src/protocol/hours-sheet'
import { answer } from '../support/api/ask'
import { addService } from '../support/api/certificates'
import { emptyDatabase } from '../support/api/look-inside'
import { addShift, addVolunteer } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { acceptsOnly, officeCommand, push } from '../support/api/test-file'
import { seedStreet, tenantId } from '../support/api/test-street'

const hourMs = 3_600_000
/** Ten days ago, at four in the afternoon in China. */
const day = startOfChinaDateMs(addDays(chinaDate(testNowMs), -10))
const startsAtMs = day + 16 * hourMs

describeOnBoth('rules of hours', (kind) => {
  let server: TestApi
  let api: Api
  beforeAll(async () => {
    server = await openTestApi(kind)
    ;({ api } = server)
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    await emptyDatabase(api)
    await seedStreet(api)
    await addVolunteer(api, 'v1')
    // Three hours, all of which were attended.
    await addShift(api, 's1', { startsAtMs, endsAtMs: startsAtMs + 3 * hourMs, seated: ['v1'] })
    await sql`insert into attendance (tenant_id, shift_id, volunteer_id, in_at_ms, out_at_ms, walk_in, late_code)
      values (${tenantId}, 's1', 'v1', ${startsAtMs}, ${startsAtMs + 3 * hourMs}, false, false)`.execute(
      api.database,
    )
  })

  const setRules = (rules: Partial<VolunteeringRules>) =>
    api.database
      .updateTable('tenant')
      .set({
        settings: JSON.stringify({
          ...defaultSettings,
          volunteering: { ...defaultSettings.volunteering, ...rules },
        }),
      })
      .where('id', '=', tenantId)
      .execute()
  const anomalies = async () => {
    const sheet = await answer<HoursSheet>(api, 'leader', 'attendance.sheet', { shiftId: 's1' })
    return sheet.lines[0]?.anomalies
  }

  test('a shift is long where it is longer than the street says', async () => {
    expect(await anomalies()).toEqual([])
    await setRules({ longShiftMinutes: 180 })
    expect(await anomalies()).toEqual([])
    await setRules({ longShiftMinutes: 179 })
    expect(await anomalies()).toEqual(['long-shift'])
  })

  test('a day is long by all its shifts together, confirmed or not, and by no other day', async () => {
    // Confirmed with two hours that morning, and the day before with nine.
    await addService(api, 'morning', {
      startsAtMs: day + 8 * hourMs,
      minutes: 120,
      state: 'notice',
    })
    await addService(api, 'before', { startsAtMs: day - 2 * hourMs, minutes: 540, state: 'notice' })
    expect(await anomalies()).toEqual([])
    await setRules({ dailyCapMinutes: 300 })
    expect(await anomalies()).toEqual([])
    await setRules({ dailyCapMinutes: 299 })
    expect(await anomalies()).toEqual(['over-daily-cap'])
    // With what the gate of a third one saw, an hour and a half.
    await setRules({ dailyCapMinutes: 389 })
    expect(await anomalies()).toEqual([])
    const noon = day + 12 * hourMs
    await addShift(api, 'noon', { startsAtMs: noon, endsAtMs: noon + 2 * hourMs })
    await sql`insert into attendance (tenant_id, shift_id, volunteer_id, in_at_ms, out_at_ms, walk_in, late_code)
      values (${tenantId}, 'noon', 'v1', ${noon}, ${noon + 1.5 * hourMs}, true, false)`.execute(
      api.database,
    )
    expect(await anomalies()).toEqual(['over-daily-cap'])
    await setRules({ dailyCapMinutes: 390 })
    expect(await anomalies()).toEqual([])
  })

  test('hours are on notice for as many whole days as the street says', async () => {
    await setRules({ noticeDays: 10 })
    const lines = [{ volunteerId: 'v1', minutes: 180, reason: '' }]
    const confirm = officeCommand('hours.confirm', 'g1', { shiftId: 's1', lines })
    acceptsOnly(await push(api, 'leader', confirm))
    const until = startOfChinaDateMs(addDays(chinaDate(testNowMs), 11))
    expect(await postDueHours(api, until - 1)).toBe(0)
    expect(await postDueHours(api, until)).toBe(1)
  })
})
