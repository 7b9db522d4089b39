/** Gates on the server: what comes of each scan, retries, and gates without signal that send in any order. */
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Api } from '../../cloudfunctions/api/api'
import { volunteerProof } from '../../cloudfunctions/api/attendance/gate-secrets'
import { personalCodeText, wallCodeText } from '../../src/domain/attendance/gate-code'
import { scanResultNames, type JudgedScan, type Scan } from '../../src/domain/attendance/scan'
import { chinaDate } from '../../src/domain/calendar'
import type { ActivityPage } from '../../src/protocol/activity'
import type { AttendanceCounts, GatePack } from '../../src/protocol/attendance'
import type { HoursSheet } from '../../src/protocol/hours-sheet'
import { answer, ask, codeOf } from '../support/api/ask'
import { gateScan, scanOf, send } from '../support/api/gate-scans'
import { emptyDatabase } from '../support/api/look-inside'
import { addShift, addVolunteer, shiftTimes } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { officeCommand, push, statusOf } from '../support/api/test-file'
import { seedStreet, tenantId } from '../support/api/test-street'

const minute = 60_000

describeOnBoth('a gate', (kind) => {
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
    for (const id of ['v1', 'v2', 'v3']) await addVolunteer(api, id)
    await addVolunteer(api, 'v4', { state: 'waiting' })
    await addVolunteer(api, 'v5', { memberId: null })
    await addShift(api, 's1', { seated: ['v1', 'v2', 'v5'] })
  })

  const attendanceOf = (volunteerId: string, shiftId = 's1') =>
    api.database
      .selectFrom('attendance')
      .select(['in_at_ms', 'out_at_ms', 'walk_in', 'late_code'])
      .where('volunteer_id', '=', volunteerId)
      .where('shift_id', '=', shiftId)
      .executeTakeFirst()

  it('lets in and out whoever scans the code that changes, and says since when', async () => {
    expect(await send(api, 'v1', gateScan(api, 's1'))).toEqual(['in'])
    const again = gateScan(api, 's1', { atMs: testNowMs + minute })
    const { results } = await answer<{ results: JudgedScan[] }>(api, 'v1', 'attendance.scan', {
      scans: [again],
    })
    expect(results).toEqual([{ scanId: again.scanId, result: 'again-in', sinceMs: testNowMs }])
    const leaving = { direction: 'out' as const, atMs: testNowMs + 60 * minute }
    expect(await send(api, 'v1', gateScan(api, 's1', leaving))).toEqual(['out'])
    expect(await attendanceOf('v1')).toMatchObject({
      in_at_ms: testNowMs,
      out_at_ms: testNowMs + 60 * minute,
    })
  })

  it('answers the same scan the same, sent again, and nothing of it to somebody else', async () => {
    const scan = gateScan(api, 's1')
    expect(await send(api, 'v1', scan)).toEqual(['in'])
    expect(await send(api, 'v1', scan)).toEqual(['in'])
    expect(await send(api, 'v2', scan)).toEqual(['code-unknown'])
    expect(await attendanceOf('v2')).toBeUndefined()
    const kept = await api.database.selectFrom('scan').select('id').execute()
    expect(kept).toHaveLength(1)
  })

  it('has a result for everything that can be wrong, and keeps each scan', async () => {
    await addShift(api, 's2', {
      startsAtMs: testNowMs + 300 * minute,
      endsAtMs: testNowMs + 400 * minute,
    })
    await addShift(api, 's3', {
      startsAtMs: testNowMs - 400 * minute,
      endsAtMs: testNowMs - 300 * minute,
    })
    const forged = gateScan(api, 's1')
    expect(await send(api, 'v3', gateScan(api, 's1'))).toEqual(['walk-in'])
    expect(await send(api, 'v4', gateScan(api, 's1'))).toEqual(['not-verified'])
    expect(await send(api, 'nobody', gateScan(api, 's1'))).toEqual(['not-a-volunteer'])
    expect(await send(api, 'v1', gateScan(api, 's2'))).toEqual(['too-early'])
    expect(await send(api, 'v1', gateScan(api, 's3'))).toEqual(['too-late'])
    expect(await send(api, 'v1', { ...forged, code: forged.code.replace(/.$/, 'g') })).toEqual([
      'code-unknown',
    ])
    expect(await send(api, 'v1', scanOf({ code: 'https://example.com' }))).toEqual(['code-unknown'])
    expect(await send(api, 'v2', gateScan(api, 's1', { offMs: 2 * minute }))).toEqual(['late-code'])
    expect(await send(api, 'v1', gateScan(api, 's1', { direction: 'out' }))).toEqual([
      'out-without-in',
    ])
    await api.database
      .updateTable('shift')
      .set({ state: 'cancelled' })
      .where('id', '=', 's1')
      .execute()
    expect(await send(api, 'v1', gateScan(api, 's1'))).toEqual(['cancelled'])
    const kept = await api.database.selectFrom('scan').select('result').execute()
    expect(kept).toHaveLength(10)
  })

  it('takes the code on the wall within the window of the shift', async () => {
    const pack = await answer<GatePack>(api, 'leader', 'attendance.gate', { shiftId: 's1' })
    const wall = (atMs: number) =>
      scanOf({ way: 'wall', code: wallCodeText(pack.wallCode), scannedAtMs: atMs })
    expect(await send(api, 'v1', wall(testNowMs))).toEqual(['in'])
    expect(await send(api, 'v2', wall(testNowMs + 600 * minute))).toEqual(['too-late'])
    expect(pack.wallCode.length).toBeLessThanOrEqual(32)
    expect(
      await answer<GatePack>(api, 'leader', 'attendance.gate', { shiftId: 's1' }),
    ).toMatchObject({
      wallCode: pack.wallCode,
      seats: [{ volunteerId: 'v1' }, { volunteerId: 'v2' }, { volunteerId: 'v5' }],
    })
  })

  it('knows at the gate who waits for a place, and expects only who has one', async () => {
    const row = { tenant_id: tenantId, shift_id: 's1', volunteer_id: 'v3', id: 'waits', turn: 9 }
    await api.database
      .insertInto('sign_up')
      .values({ ...row, state: 'waiting', signed_up_at_ms: testNowMs })
      .execute()
    const { seats } = await answer<GatePack>(api, 'leader', 'attendance.gate', { shiftId: 's1' })
    expect(seats.map(({ volunteerId, seated }) => [volunteerId, seated])).toEqual([
      ['v1', true],
      ['v2', true],
      ['v3', false],
      ['v5', true],
    ])
    const ticked = scanOf({ way: 'by-hand', shiftId: 's1', volunteerId: 'v3' })
    expect(await send(api, 'leader', ticked)).toEqual(['walk-in'])
    const sheet = await answer<HoursSheet>(api, 'leader', 'attendance.sheet', { shiftId: 's1' })
    expect(sheet.lines.map(({ volunteerId }) => volunteerId)).toEqual(['v3'])
    expect(sheet.absent.map(({ volunteerId }) => volunteerId)).toEqual(['v1', 'v2', 'v5'])
  })

  it('takes a scan on the wall by the server, where the clock of the phone is hours off', async () => {
    const pack = await answer<GatePack>(api, 'leader', 'attendance.gate', { shiftId: 's1' })
    const fastMs = testNowMs + 300 * minute
    const scan = scanOf({ way: 'wall', code: wallCodeText(pack.wallCode), scannedAtMs: fastMs })
    const input = { scans: [scan], sentAtMs: fastMs }
    const { results } = await answer<{ results: JudgedScan[] }>(api, 'v1', 'attendance.scan', input)
    expect(results).toMatchObject([{ result: 'in' }])
    expect(await attendanceOf('v1')).toMatchObject({ in_at_ms: testNowMs })
    const kept = await api.database.selectFrom('scan').select('clock_off_ms').execute()
    expect(kept).toEqual([{ clock_off_ms: 300 * minute }])
  })

  it('lets a leader scan personal codes and tick names, and nobody else', async () => {
    const code = personalCodeText('v5', volunteerProof(api.vault, tenantId, 'v5'))
    const personal = () => scanOf({ way: 'personal', shiftId: 's1', code })
    const byHand = () => scanOf({ way: 'by-hand', shiftId: 's1', volunteerId: 'v1' })
    expect(await send(api, 'v3', personal(), byHand())).toEqual(['not-allowed', 'not-allowed'])
    expect(await send(api, 'other', personal())).toEqual(['not-allowed'])
    expect(await send(api, 'leader', personal(), byHand())).toEqual(['in', 'in'])
    const forged = scanOf({
      way: 'personal',
      shiftId: 's1',
      code: personalCodeText('v2', 'x'.repeat(16)),
    })
    expect(await send(api, 'leader', forged)).toEqual(['code-unknown'])
    for (const path of ['attendance.gate', 'attendance.sheet'])
      for (const member of ['v1', 'other', 'steward'])
        expect([path, member, codeOf(await ask(api, member, path, { shiftId: 's1' }))]).toEqual([
          path,
          member,
          'forbidden',
        ])
  })

  it('takes what leaders scanned while their posts held, whenever a signal comes', async () => {
    const yesterday = testNowMs - 1440 * minute
    await addShift(api, 's2', { startsAtMs: yesterday, endsAtMs: yesterday + 120 * minute })
    const ticked = (volunteerId: string, atMs: number, more: Partial<Scan> = {}) =>
      scanOf({ way: 'by-hand', shiftId: 's2', volunteerId, scannedAtMs: atMs, ...more })
    const ended = { ended_by_member_id: 'admin', ended_by_name: '管理员' }
    const postEnds = (part: { from_date?: string; to_date?: string; ended_at_ms?: number }) =>
      api.database
        .updateTable('post')
        .set(part.ended_at_ms === undefined ? part : { ...part, ...ended })
        .where('id', '=', 'post-leader')
        .execute()
    await postEnds({ to_date: chinaDate(yesterday) })
    expect(await send(api, 'leader', ticked('v1', yesterday))).toEqual(['walk-in'])
    const today = ticked('v2', testNowMs)
    expect(await send(api, 'leader', { ...today, shiftId: 's1' })).toEqual(['not-allowed'])
    await postEnds({ ended_at_ms: yesterday + 60 * minute })
    const during = yesterday + 59 * minute
    const heardServerAtMs = yesterday + 60 * minute
    expect(
      await send(
        api,
        'leader',
        ticked('v2', during),
        ticked('v3', yesterday + 61 * minute),
        // Met the server after the post had ended: it cannot have scanned before.
        ticked('v3', during, { heardServerAtMs }),
      ),
    ).toEqual(['walk-in', 'not-allowed', 'not-allowed'])
    expect(codeOf(await ask(api, 'leader', 'attendance.gate', { shiftId: 's2' }))).toBe('forbidden')
    // Ended on the day before it would have begun.
    const never = { from_date: chinaDate(testNowMs), to_date: '' }
    await postEnds({ ...never, ended_at_ms: yesterday + 60 * minute })
    expect(await send(api, 'leader', ticked('v3', during))).toEqual(['not-allowed'])
  })

  it('tells whoever runs it how many of a shift that is over wait for their hours', async () => {
    const yesterday = testNowMs - 1440 * minute
    await addShift(api, 's2', { startsAtMs: yesterday, endsAtMs: yesterday + 120 * minute })
    const ticks = ['v1', 'v2'].map((volunteerId) =>
      scanOf({ way: 'by-hand', shiftId: 's2', volunteerId, scannedAtMs: yesterday }),
    )
    await send(
      api,
      'leader',
      ...ticks,
      scanOf({ way: 'by-hand', shiftId: 's1', volunteerId: 'v1' }),
    )
    const waiting = async () => {
      const asked = { regionId: 'g1', skip: 0 }
      const { activities } = await answer<ActivityPage>(api, 'leader', 'activity.run', asked)
      return activities.reduce((sum, { unconfirmed = 0 }) => sum + unconfirmed, 0)
    }
    expect(await waiting()).toBe(2)
    const lines = [{ volunteerId: 'v1', minutes: 120, reason: '问过' }]
    await push(api, 'leader', officeCommand('hours.confirm', 'g1', { shiftId: 's2', lines }))
    expect(await waiting()).toBe(1)
  })

  it('comes to one attendance in whichever order gates without signal send theirs', async () => {
    const scans = [
      gateScan(api, 's1', { atMs: testNowMs - 50 * minute }),
      gateScan(api, 's1', { atMs: testNowMs - 49 * minute }),
      gateScan(api, 's1', { atMs: testNowMs + 30 * minute, direction: 'out' }),
      gateScan(api, 's1', { atMs: testNowMs + 40 * minute, direction: 'out' }),
    ]
    let round = 0
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2, 3, 0, 1, 2, 3], { minLength: 8, maxLength: 8 }),
        async (order) => {
          const id = `w${++round}`
          await addVolunteer(api, id)
          const own = scans.map((scan) => ({ ...scan, scanId: `${scan.scanId}-${id}` }))
          await Promise.all(order.map((index) => send(api, id, own[index] ?? scanOf({}))))
          expect(await attendanceOf(id)).toMatchObject({
            in_at_ms: testNowMs - 50 * minute,
            out_at_ms: testNowMs + 40 * minute,
          })
        },
      ),
      { numRuns: 12 },
    )
  })

  it('says the same of a scan that two servers get at once', async () => {
    const other = { ...api }
    for (let round = 0; round < 12; round++) {
      const id = `x${round}`
      await addVolunteer(api, id)
      const scan = gateScan(api, 's1')
      const [one, two] = await Promise.all([send(api, id, scan), send(other, id, scan)])
      expect([one, two]).toEqual([['walk-in'], ['walk-in']])
    }
  })

  it('counts people and attendances apart', async () => {
    await addShift(api, 's2', {})
    await send(api, 'v1', gateScan(api, 's1'))
    await send(api, 'v1', gateScan(api, 's2'))
    await send(api, 'v2', gateScan(api, 's1'))
    const counts = await answer<AttendanceCounts>(api, 'worker', 'attendance.counts', {
      regionId: 'c1',
      fromMs: 0,
      toMs: testNowMs,
    })
    expect(counts).toEqual({ people: 2, attendances: 3, minutes: 0 })
    // Whom the leader added, because no gate had, was there like the others; who came to nothing was not.
    await sql`insert into service select 't1', 'service-' || v.id, 's1', v.id, 'g1', v.minutes, 0, '[]', '', 'notice',
      'leader', '李组长', 1, 2 from (values ('v5', 90), ('v3', 0)) v (id, minutes)`.execute(
      api.database,
    )
    const ofOne = { regionId: 'c1', fromMs: 0, toMs: testNowMs, activityId: 'activity-s1' }
    expect(await answer(api, 'worker', 'attendance.counts', ofOne)).toEqual({
      ...{ people: 3, attendances: 3, minutes: 90 },
    })
  })

  it('has room in the database for every result that there is', async () => {
    const scan = { tenant_id: tenantId, shift_id: '', volunteer_id: '', member_id: 'v1', code: '' }
    const made = { device_id: 'd', scanned_at_ms: 1, received_at_ms: 1, since_ms: 0 }
    const rows = scanResultNames.map((result) => ({
      ...{ ...scan, ...made, id: `kept-${result}`, result },
      ...{ way: 'wall' as const, direction: 'in' as const },
    }))
    const { length } = await api.database.insertInto('scan').values(rows).returning('id').execute()
    expect(length).toBe(scanResultNames.length)
  })

  it('leaves hours by hand to whom it did not see: marked, and judged by their other shifts', async () => {
    await addShift(api, 's2', {})
    await addVolunteer(api, 'v7', { memberId: null })
    const later = { ...api, nowMs: () => shiftTimes.endsAtMs + minute }
    const confirm = async (shiftId: string, volunteerId: string, reason: string) => {
      const args = { shiftId, lines: [{ volunteerId, minutes: 180, reason }] }
      const [outcome] = await push(later, 'leader', officeCommand('hours.confirm', 'g1', args))
      return statusOf(outcome)
    }
    expect(await confirm('s1', 'v7', '')).toBe('rejected hours-not-confirmable')
    for (const nobody of ['v4', 'v9'])
      expect(await confirm('s1', nobody, '来了')).toBe('rejected hours-not-confirmable')
    for (const [shiftId, odd] of [
      ['s1', ['added-by-hand']],
      ['s2', ['added-by-hand', 'overlap']],
    ] as const) {
      expect(await confirm(shiftId, 'v7', '没网，记了姓名')).toBe('applied')
      const sheet = await answer<HoursSheet>(later, 'leader', 'attendance.sheet', { shiftId })
      const line = sheet.lines.find(({ volunteerId }) => volunteerId === 'v7')
      expect(line).toMatchObject({ anomalies: odd, confirmed: { minutes: 180 } })
    }
  })
})
