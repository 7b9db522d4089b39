/** Scans of one volunteer through several servers at once, and by somebody who never stops. */
import type { Api } from '../../cloudfunctions/api/api'
import { mostScansOfPerson } from '../../cloudfunctions/api/attendance/kept-scans'
import { listScansOf } from '../../cloudfunctions/api/attendance/own-scans.repository'
import { gateScan, scanOf, send } from '../support/api/gate-scans'
import { emptyDatabase } from '../support/api/look-inside'
import { addShift, addVolunteer } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { seedStreet, tenantId } from '../support/api/test-street'

const minute = 60_000

describeOnBoth('a crowded gate', (kind) => {
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
    await addShift(api, 's1', { seated: ['v1'] })
  })

  const attendances = () =>
    api.database.selectFrom('attendance').select(['in_at_ms', 'out_at_ms']).execute()
  const scans = () => api.database.selectFrom('scan').select(['id', 'result']).execute()

  it('comes to one attendance when several servers take scans of the same person', async () => {
    // Each has a desk of its own, as processes do.
    const servers = Array.from({ length: 4 }, (): Api => ({ ...api }))
    const moments = Array.from({ length: 24 }, (_, index) => index)
    const sent = moments.map((index) => {
      const direction = index % 2 === 0 ? 'in' : 'out'
      return gateScan(api, 's1', { atMs: testNowMs + index * minute, direction })
    })
    await Promise.all(
      sent.flatMap((scan, index) =>
        // The second of each pair repeats the scan through another server.
        [0, 1].map((more) => send(servers[(index + more) % 4] ?? api, 'v1', scan)),
      ),
    )
    expect(await attendances()).toEqual([
      { in_at_ms: testNowMs, out_at_ms: testNowMs + 23 * minute },
    ])
    const kept = await scans()
    expect(kept.map(({ id }) => id).sort()).toEqual(sent.map(({ scanId }) => scanId).sort())
    expect(kept.filter(({ result }) => result === 'in')).toHaveLength(1)
  })

  it('lets one person in once, whom a leader ticks while the own phone scans', async () => {
    await addVolunteer(api, 'v2')
    const byHand = () => scanOf({ way: 'by-hand', shiftId: 's1', volunteerId: 'v1' })
    const [, ...told] = await Promise.all([
      // While this is under way, the others gather to one batch.
      send(api, 'v2', gateScan(api, 's1')),
      send(api, 'v1', gateScan(api, 's1')),
      send(api, 'leader', byHand(), byHand()),
    ])
    expect(told.flat().sort()).toEqual(['again-in', 'again-in', 'in'])
  })

  it('judges anew when a gate has changed since it was scanned at', async () => {
    expect(await send(api, 'v1', gateScan(api, 's1'))).toEqual(['in'])
    const change = (endsAtMs: number) =>
      api.database.updateTable('shift').set({ ends_at_ms: endsAtMs }).execute()
    const { ends_at_ms: endsAtMs } = await api.database
      .selectFrom('shift')
      .select('ends_at_ms')
      .executeTakeFirstOrThrow()
    const late = () => gateScan(api, 's1', { direction: 'out', atMs: endsAtMs + 120 * minute })
    expect(await send(api, 'v1', late())).toEqual(['too-late'])
    await change(endsAtMs + 120 * minute)
    expect(await send(api, 'v1', late())).toEqual(['out'])
  })

  it('keeps so many scans of a person at a shift, judges all, and loses no check-out', async () => {
    for (let left = mostScansOfPerson + 10; left > 0; left -= 10)
      await send(api, 'v1', ...Array.from({ length: 10 }, () => gateScan(api, 's1')))
    expect(await scans()).toHaveLength(mostScansOfPerson)
    const leaving = { direction: 'out', atMs: testNowMs + 60 * minute } as const
    expect(await send(api, 'v1', gateScan(api, 's1', leaving))).toEqual(['out'])
    expect(await attendances()).toEqual([
      { in_at_ms: testNowMs, out_at_ms: testNowMs + 60 * minute },
    ])
    // The first check-out is kept beyond them; more of it moves nothing.
    expect(await scans()).toHaveLength(mostScansOfPerson + 1)
    const later = { ...leaving, atMs: testNowMs + 90 * minute }
    expect(await send(api, 'v1', gateScan(api, 's1', later))).toEqual(['again-out'])
    expect(await scans()).toHaveLength(mostScansOfPerson + 1)
    expect(await attendances()).toMatchObject([{ out_at_ms: testNowMs + 60 * minute }])
  })

  it('keeps as many of one leader who ticks people whom nobody knows, also in one call', async () => {
    const stranger = (_: unknown, index: number) =>
      scanOf({ way: 'by-hand', shiftId: 's1', volunteerId: `nobody-${index}` })
    for (const member of ['leader', 'v1'])
      for (let calls = 3; calls > 0; calls--)
        await send(api, member, ...Array.from({ length: 40 }, stranger))
    expect(await scans()).toHaveLength(2 * mostScansOfPerson)
  })

  it('counts what somebody sends in another’s name as the sender’s, and it is in nobody else’s copy', async () => {
    expect(await send(api, 'v1', gateScan(api, 's1'))).toEqual(['in'])
    for (const shiftId of ['s1', 'no-such']) {
      const named = () => scanOf({ way: 'by-hand', shiftId, volunteerId: 'v1' })
      for (let calls = 2; calls > 0; calls--) {
        const results = await send(api, 'nobody', ...Array.from({ length: 30 }, named))
        expect(new Set(results)).toEqual(new Set(['not-allowed']))
      }
    }
    await send(api, 'v1', gateScan(api, 's1'), scanOf({ code: 'https://example.com' }))
    const own = async () =>
      (await listScansOf(api.database, tenantId, 'v1')).map(({ result }) => result).sort()
    expect(await own()).toEqual(['again-in', 'code-unknown', 'in'])
    // As older servers kept them.
    const named = api.database.updateTable('scan').set({ volunteer_id: 'v1' })
    await named.where('way', '=', 'by-hand').where('shift_id', '=', '').execute()
    expect(await own()).toEqual(['again-in', 'code-unknown', 'in'])
  })

  it('keeps as many of a stranger, also where the code leads nowhere, and as many again of the next', async () => {
    const nowhere = () => scanOf({ code: 'https://example.com' })
    for (const member of ['nobody', 'v1'])
      for (let left = mostScansOfPerson + 10; left > 0; left -= 20)
        await send(api, member, ...Array.from({ length: 20 }, nowhere))
    expect(await scans()).toHaveLength(2 * mostScansOfPerson)
    // What such a code says is nobody's business: it may be a payment code.
    const codes = await api.database.selectFrom('scan').select('code').distinct().execute()
    expect(codes).toEqual([{ code: '' }])
  })

  it('keeps as many anew on the next day of what leads nowhere, and credits nothing of it', async () => {
    const nowhere = () => scanOf({ code: 'https://example.com' })
    const tryOften = async () => {
      for (let calls = 3; calls > 0; calls--) {
        const told = await send(api, 'v1', ...Array.from({ length: 20 }, nowhere))
        expect(new Set(told)).toEqual(new Set(['code-unknown']))
      }
    }
    const arrived = (agoMs: number) =>
      api.database
        .updateTable('scan')
        .set({ received_at_ms: testNowMs - agoMs })
        .execute()
    await tryOften()
    const day = 24 * 60 * minute
    await arrived(day - 1)
    await tryOften()
    expect(await scans()).toHaveLength(mostScansOfPerson)
    await arrived(day)
    await tryOften()
    expect(await scans()).toHaveLength(2 * mostScansOfPerson)
    expect(await attendances()).toEqual([])
  })
})
