/** A leader ticked the wrong one and takes it back: in whichever order two gates send theirs, it comes to the same. */
import type { Api } from '../../cloudfunctions/api/api'
import { mostScansOfPerson } from '../../cloudfunctions/api/attendance/kept-scans'
import type { Scan } from '../../src/domain/attendance/scan'
import type { OwnAttendance } from '../../src/protocol/attendance'
import type { HoursSheet, LateShift } from '../../src/protocol/hours-sheet'
import { answer } from '../support/api/ask'
import { gateScan, scanOf, send } from '../support/api/gate-scans'
import { emptyDatabase, untilBlocked } from '../support/api/look-inside'
import { addShift, addVolunteer, shiftTimes } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { acceptsOnly, officeCommand, push } from '../support/api/test-file'
import { addPost, seedStreet, tenantId } from '../support/api/test-street'

const minute = 60_000

const tickOf = (more: Partial<Scan> = {}): Scan =>
  scanOf({ way: 'by-hand', shiftId: 's1', volunteerId: 'v1', ...more })
const takeBackOf = (tick: Scan, more: Partial<Scan> = {}): Scan =>
  scanOf({
    ...{ way: 'take-back', shiftId: tick.shiftId, volunteerId: tick.volunteerId },
    ...{ code: tick.scanId, direction: tick.direction, scannedAtMs: testNowMs + minute, ...more },
  })

const ordersOf = <One>(all: readonly One[]): readonly (readonly One[])[] =>
  all.length < 2
    ? [all]
    : all.flatMap((one) => ordersOf(all.filter((other) => other !== one)).map((o) => [one, ...o]))

describeOnBoth('a tick that is taken back', (kind) => {
  let server: TestApi
  let api: Api
  beforeAll(async () => {
    server = await openTestApi(kind)
    ;({ api } = server)
  })
  afterAll(() => server.close())
  const street = async () => {
    await emptyDatabase(api)
    await seedStreet(api)
    await addVolunteer(api, 'v1')
    await addShift(api, 's1', { seated: ['v1'] })
    await addShift(api, 's2')
  }
  beforeEach(street)

  const times = async () => {
    const rows = await api.database
      .selectFrom('attendance')
      .select(['in_at_ms', 'out_at_ms', 'walk_in', 'late_code'])
      .execute()
    return rows.map((row) => [row.in_at_ms, row.out_at_ms, row.walk_in, row.late_code])
  }
  const kept = async () => {
    const rows = await api.database
      .selectFrom('scan')
      .select(['way', 'result', 'member_id'])
      .execute()
    return rows.map(({ way, result, member_id }) => `${way} ${result} ${member_id}`).sort()
  }
  const confirmed = async (after: Api) => {
    const lines = [{ volunteerId: 'v1', minutes: 120, reason: '在' }]
    acceptsOnly(
      await push(after, 'leader', officeCommand('hours.confirm', 'g1', { shiftId: 's1', lines })),
    )
  }

  it('counts no more, and both are kept with who and when', async () => {
    const tick = tickOf()
    expect(await send(api, 'leader', tick)).toEqual(['in'])
    const back = takeBackOf(tick)
    expect(await send(api, 'leader', back)).toEqual(['taken-back'])
    expect(await send(api, 'leader', back, tick)).toEqual(['taken-back', 'in'])
    expect(await times()).toEqual([[null, null, false, false]])
    expect(await kept()).toEqual(['by-hand in leader', 'take-back taken-back leader'])
    const sheet = await answer<HoursSheet>(api, 'leader', 'attendance.sheet', { shiftId: 's1' })
    expect([sheet.lines, sheet.absent.length]).toEqual([[], 1])
    // The right one of that name, or the same one after all.
    expect(await send(api, 'leader', tickOf({ scannedAtMs: testNowMs + 2 * minute }))).toEqual([
      'in',
    ])
    expect(await times()).toEqual([[testNowMs + 2 * minute, null, false, false]])
  })

  it('leaves no mark of the phone that made it on the line of who came after all', async () => {
    const offMs = 180 * minute
    const fromPhoneThatIsOff = (...scans: Scan[]) =>
      answer(api, 'leader', 'attendance.scan', { scans, sentAtMs: testNowMs + offMs })
    const anomalies = async () => {
      const sheet = await answer<HoursSheet>(api, 'leader', 'attendance.sheet', { shiftId: 's1' })
      return sheet.lines.flatMap((line) => line.anomalies)
    }
    const tick = tickOf({ scannedAtMs: testNowMs + offMs })
    await fromPhoneThatIsOff(tick)
    expect(await anomalies()).toContain('clock-off')
    await fromPhoneThatIsOff(takeBackOf(tick, { scannedAtMs: testNowMs + offMs }))
    expect(await send(api, 'v1', gateScan(api, 's1'))).toEqual(['in'])
    expect(await anomalies()).not.toContain('clock-off')
  })

  it('comes to the same in whichever order the tick, the take-back and a real scan arrive', async () => {
    for (const order of ordersOf(['tick', 'back', 'scan'] as const)) {
      await street()
      const tick = tickOf()
      const scans = {
        tick: ['leader', tick],
        back: ['worker', takeBackOf(tick)],
        scan: ['v1', gateScan(api, 's1', { atMs: testNowMs + 5 * minute })],
      } as const
      for (const what of order) await send(api, scans[what][0], scans[what][1])
      expect([order, await times()]).toEqual([
        order,
        [[testNowMs + 5 * minute, null, false, false]],
      ])
    }
  })

  it('comes to the same through two servers at once', async () => {
    for (let round = 0; round < 5; round++) {
      await street()
      const tick = tickOf()
      const scan = gateScan(api, 's1', { atMs: testNowMs + 5 * minute })
      await Promise.all([
        send({ ...api }, 'leader', tick),
        send({ ...api }, 'worker', takeBackOf(tick)),
        send({ ...api }, 'v1', scan),
      ])
      expect(await times()).toEqual([[testNowMs + 5 * minute, null, false, false]])
    }
  })

  it('leaves the other ticks and the other direction', async () => {
    const [wrong, right] = [tickOf(), tickOf({ scannedAtMs: testNowMs + 3 * minute })]
    const out = tickOf({ direction: 'out', scannedAtMs: testNowMs + 9 * minute })
    await send(api, 'leader', wrong, right, out, takeBackOf(wrong))
    expect(await times()).toEqual([[testNowMs + 3 * minute, testNowMs + 9 * minute, false, false]])
  })

  it('is only ever a tick of that shift and volunteer, by who runs the shift', async () => {
    await addVolunteer(api, 'v2')
    const own = gateScan(api, 's1')
    const tick = tickOf({ scannedAtMs: testNowMs + minute })
    await send(api, 'v1', own)
    await send(api, 'leader', tick)
    const backs = [
      takeBackOf({ ...own, shiftId: 's1', volunteerId: 'v1' }),
      takeBackOf(tick, { shiftId: 's2' }),
      takeBackOf(tick, { volunteerId: 'v2' }),
      takeBackOf(tick, { volunteerId: 'nobody' }),
    ]
    expect(await send(api, 'leader', ...backs)).toEqual(Array(4).fill('no-tick'))
    expect(await send(api, 'v1', takeBackOf(tick))).toEqual(['not-allowed'])
    expect(await send(api, 'leader', takeBackOf(tick, { shiftId: 's9' }))).toEqual(['not-allowed'])
    expect((await times()).filter(([inAtMs]) => inAtMs !== null)).toEqual([
      [testNowMs, null, false, false],
    ])
    expect(await kept()).toHaveLength(8)
  })

  it('is nobody’s to take back who leads another grid, or who sends the take-back of another', async () => {
    await addPost(api, { member: 'nobody', kindId: 'grid-leader', regionId: 'g2' })
    const tick = tickOf()
    await send(api, 'leader', tick)
    expect(await send(api, 'nobody', takeBackOf(tick))).toEqual(['not-allowed'])
    expect(await times()).toEqual([[testNowMs, null, false, false]])
    const back = takeBackOf(tick)
    expect(await send(api, 'leader', back)).toEqual(['taken-back'])
    for (const member of ['worker', 'nobody'])
      expect(await send(api, member, back)).toEqual(['code-unknown'])
    expect(await kept()).toEqual([
      'by-hand in leader',
      'take-back not-allowed nobody',
      'take-back taken-back leader',
    ])
  })

  it('stands where a take-back that names another volunteer or shift came before it', async () => {
    await addVolunteer(api, 'v2')
    const tick = tickOf()
    const wrong = [takeBackOf(tick, { volunteerId: 'v2' }), takeBackOf(tick, { shiftId: 's2' })]
    expect(await send(api, 'leader', ...wrong, tick)).toEqual(['taken-back', 'taken-back', 'in'])
    const came = async () => (await times()).filter(([inAtMs]) => inAtMs !== null)
    expect(await came()).toEqual([[testNowMs, null, false, false]])
    expect(await send(api, 'leader', takeBackOf(tick))).toEqual(['taken-back'])
    expect(await came()).toEqual([])
  })

  it('is taken back as long as the file of the person has room', async () => {
    const tick = tickOf()
    await send(api, 'leader', tick)
    const full = 2 * mostScansOfPerson
    await api.database
      .insertInto('scan')
      .values(
        Array.from({ length: full - 2 }, (_, n) => ({
          ...{ tenant_id: tenantId, id: `more-${n}`, shift_id: 's1', volunteer_id: 'v1' },
          ...{ member_id: 'leader', device_id: '', way: 'by-hand' as const, code: '' },
          ...{ direction: 'in' as const, scanned_at_ms: testNowMs, received_at_ms: testNowMs },
          ...{ clock_off_ms: 0, result: 'too-late' as const, since_ms: 0 },
        })),
      )
      .execute()
    const results = await send(api, 'leader', takeBackOf(tick), takeBackOf(tick))
    expect(results).toEqual(['taken-back', 'no-tick'])
    expect(await kept()).toHaveLength(full)
  })

  it('is kept up to that many times of one who sends it for no shift, and as many anew the next day', async () => {
    const full = 2 * mostScansOfPerson
    const nowhere = () => takeBackOf(tickOf({ shiftId: 'no-such' }))
    for (let left = full + 20; left > 0; left -= 40) {
      const results = await send(api, 'v1', ...Array.from({ length: 40 }, nowhere))
      expect(new Set(results)).toEqual(new Set(['not-allowed']))
    }
    expect(await kept()).toHaveLength(full)
    const nextDay = { ...api, nowMs: () => testNowMs + 24 * 60 * minute }
    await send(nextDay, 'v1', nowhere())
    expect(await kept()).toHaveLength(full + 1)
  })

  it('is taken back before the hours are confirmed; what arrives after that is for a look', async () => {
    const tick = tickOf()
    await send(api, 'leader', tick)
    const after = { ...api, nowMs: () => shiftTimes.endsAtMs + 10 * minute }
    await confirmed(after)
    const later: Api = { ...api, nowMs: () => shiftTimes.endsAtMs + 20 * minute }
    const made = (scannedAtMs: number) => takeBackOf(tick, { scannedAtMs })
    expect(await send(later, 'leader', made(later.nowMs()))).toEqual(['hours-confirmed'])
    expect(await times()).toEqual([[testNowMs, null, false, false]])
    const found = () =>
      answer<readonly LateShift[]>(later, 'leader', 'attendance.lateScans', { regionId: 'g1' })
    expect(await found()).toEqual([])
    expect(await send(later, 'leader', made(testNowMs + minute))).toEqual(['taken-back'])
    expect(await found()).toMatchObject([{ shiftId: 's1', people: 1, lateWays: ['take-back'] }])
    const sheet = await answer<HoursSheet>(later, 'leader', 'attendance.sheet', { shiftId: 's1' })
    const mine = await answer<OwnAttendance>(later, 'v1', 'attendance.mine', {})
    const late = { lateScans: 'to-see', lateWays: ['take-back'] }
    expect([sheet.absent[0]?.confirmed, mine.services[0]]).toMatchObject([late, late])
    const services = await api.database.selectFrom('service').select('minutes').execute()
    expect(services).toEqual([{ minutes: 120 }])
  })

  /** On PGlite there is one connection: nothing is asked while another transaction is open. */
  if (kind === 'PostgreSQL')
    it('waits for who confirms the hours at the same moment', async () => {
      const tick = tickOf()
      await send(api, 'leader', tick)
      const later: Api = { ...api, nowMs: () => shiftTimes.endsAtMs + 20 * minute }
      const confirming = await api.database.transaction().execute(async (transaction) => {
        // As hours.confirm does.
        await transaction
          .selectFrom('shift')
          .select('id')
          .where('id', '=', 's1')
          .forUpdate()
          .execute()
        const back = takeBackOf(tick, { scannedAtMs: later.nowMs() })
        const answering = send(later, 'leader', back)
        await untilBlocked(api)
        await transaction
          .insertInto('service')
          .values({
            ...{ tenant_id: tenantId, id: 'service-s1', shift_id: 's1', volunteer_id: 'v1' },
            ...{ region_id: 'g1', minutes: 120, proposed_minutes: 120, anomalies: '[]' },
            ...{ reason_cipher: '', state: 'notice', confirmed_by_member_id: 'leader' },
            ...{ confirmed_by_name: '李组长', confirmed_at_ms: shiftTimes.endsAtMs },
            ...{ notice_until_ms: later.nowMs(), posted_at_ms: null },
          })
          .execute()
        // In an object, or the transaction would wait for what waits for it.
        return { answering }
      })
      expect(await confirming.answering).toEqual(['hours-confirmed'])
      expect(await times()).toEqual([[testNowMs, null, false, false]])
    })
})
