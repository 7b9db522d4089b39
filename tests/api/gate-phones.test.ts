/**
 * Real phones at a gate, against the real server: two leaders side by side and volunteers without signal, phones that die
 * and answers that are lost. Whatever happens, each has one attendance and every scan is on the server once.
 */
import type { Api } from '../../cloudfunctions/api/api'
import { handleCall } from '../../cloudfunctions/api/call'
import { gateKey, volunteerProof } from '../../cloudfunctions/api/attendance/gate-secrets'
import { refusal } from '../../cloudfunctions/api/call-error'
import { identitySigned } from '../../cloudfunctions/api/session/identity'
import { createSessionToken } from '../../cloudfunctions/api/session/session-token'
import type { KeptScan } from '../../src/application'
import {
  personalCodeText,
  rotatingCode,
  stepAt,
  wallCodeText,
} from '../../src/domain/attendance/gate-code'
import type { GateKnown } from '../../src/domain/attendance/gate-known'
import type { Scan } from '../../src/domain/attendance/scan'
import type { GatePack } from '../../src/protocol/attendance'
import type { HoursSheet } from '../../src/protocol/hours-sheet'
import type { CallErrorCode, Reply } from '../../src/protocol/wire'
import { answer } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { addShift, addVolunteer } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { actorOf, seedStreet, tenantId } from '../support/api/test-street'
import { createManualClock } from '../support/manual-clock'
import { createMemoryStorage } from '../support/memory-storage'
import { createPhone, type Phone } from '../support/phone'

const resultsOf = (phone: Phone): string[] =>
  phone.app.snapshot().scans.map(({ result, judged }) => `${result}${judged ? '' : ' …'}`)

describeOnBoth('phones at a gate', (kind) => {
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
    await addShift(api, 's1', { seated: ['v1', 'v2'] })
  })

  const refusing = (code: CallErrorCode, isRefused: (scans: readonly Scan[]) => boolean) => {
    answering = (path, input) =>
      path === 'attendance.scan' && isRefused((input as { scans: readonly Scan[] }).scans)
        ? refusal(code)
        : null
  }
  let answering: (path: string, input: unknown) => Reply | null
  beforeEach(() => {
    answering = () => null
  })

  const phoneOf = async (member: string): Promise<Phone> => {
    const phone = createPhone(
      {
        answer: async (path, input, token) =>
          answering(path, input) ??
          handleCall(api, { path, input, identity: identitySigned(api, token ?? '') }),
      },
      createMemoryStorage(),
      createManualClock(testNowMs),
    )
    await signIn(phone, member)
    await phone.app.sync.now()
    return phone
  }
  const signIn = (phone: Phone, member: string): Promise<void> => {
    const { memberId } = actorOf(member)
    return phone.app.session.signIn(
      createSessionToken(api.keys.sessionKey, { tenantId, memberId }, api.nowMs()),
    )
  }
  const packFor = (member: string): Promise<GatePack> =>
    answer<GatePack>(api, member, 'attendance.gate', { shiftId: 's1' })

  const scanPersonal = async (phone: Phone, gate: GateKnown, volunteerId: string) => {
    const code = personalCodeText(volunteerId, volunteerProof(api.vault, tenantId, volunteerId))
    const kept = await phone.app.scans.take({ way: 'personal', direction: 'in', code }, gate)
    return kept as KeptScan
  }
  const rows = async () => ({
    scans: (await api.database.selectFrom('scan').select('id').execute()).length,
    attendances: (await api.database.selectFrom('attendance').select('volunteer_id').execute())
      .length,
  })

  it('judge by what they took along, and agree with the server once they meet it', async () => {
    const [one, other] = [await phoneOf('leader'), await phoneOf('worker')]
    const [packOne, packOther] = [await packFor('leader'), await packFor('worker')]
    for (const phone of [one, other]) phone.network.setOnline(false)
    expect(await scanPersonal(one, packOne, 'v1')).toMatchObject({ result: 'in', name: '义工v1' })
    expect(await scanPersonal(one, packOne, 'v1')).toMatchObject({
      result: 'again-in',
      sinceMs: testNowMs,
    })
    expect(await scanPersonal(other, packOther, 'v1')).toMatchObject({ result: 'in' })
    // Not on the list: the phone cannot know whether the code is genuine.
    expect(await scanPersonal(other, packOther, 'v3')).toMatchObject({ result: 'unchecked' })
    for (const phone of [other, one]) {
      phone.network.setOnline(true)
      await phone.app.sync.now()
    }
    expect(resultsOf(other)).toEqual(['walk-in', 'in'])
    expect(resultsOf(one)).toEqual(['again-in', 'again-in'])
    expect(await rows()).toEqual({ scans: 4, attendances: 2 })
  })

  it('take a wrong tick back without a signal, through a killed app, and leave what another scanned', async () => {
    let one = await phoneOf('leader')
    const other = await phoneOf('worker')
    const pack = await packFor('leader')
    for (const phone of [one, other]) phone.network.setOnline(false)
    const tick = { way: 'by-hand', direction: 'in', code: '', volunteerId: 'v1' } as const
    const ticked = (await one.app.scans.take(tick, pack)) as KeptScan
    const back = { ...tick, way: 'take-back', code: ticked.scan.scanId } as const
    expect(await one.app.scans.take(back, pack)).toMatchObject({
      ...{ result: 'taken-back', name: '义工v1', judged: false },
    })
    expect(await one.app.scans.take(tick, pack)).toMatchObject({ result: 'in' })
    one = one.restart()
    await signIn(one, 'leader')
    expect(resultsOf(one)).toEqual(['in …', 'taken-back …', 'in …'])
    await scanPersonal(other, pack, 'v2')
    await other.app.scans.take({ ...tick, volunteerId: 'v2' }, pack)
    for (const phone of [one, other]) {
      phone.network.setOnline(true)
      await phone.app.sync.now()
    }
    expect(resultsOf(one)).toEqual(['in', 'taken-back', 'in'])
    expect(await rows()).toEqual({ scans: 5, attendances: 2 })
  })

  it('make one tick of a name that is tapped again, so that nothing is left of it once it is taken back', async () => {
    const [one, other] = [await phoneOf('leader'), await phoneOf('worker')]
    const pack = await packFor('leader')
    for (const phone of [one, other]) phone.network.setOnline(false)
    const tick = { way: 'by-hand', direction: 'in', code: '', volunteerId: 'v1' } as const
    const [ticked, slipped] = await Promise.all([
      one.app.scans.take(tick, pack) as Promise<KeptScan>,
      one.app.scans.take(tick, pack),
    ])
    expect(slipped).toEqual(ticked)
    await one.clock.advance(5 * 60_000)
    const told = { result: 'again-in', sinceMs: testNowMs, judged: true }
    expect(await one.app.scans.take(tick, pack)).toMatchObject(told)
    expect(resultsOf(one)).toEqual(['in …'])
    await one.app.scans.take({ ...tick, way: 'take-back', code: ticked.scan.scanId }, pack)
    for (let times = 0; times < 2; times++)
      await other.app.scans.take({ ...tick, volunteerId: 'v2' }, pack)
    for (const phone of [one, other]) {
      phone.network.setOnline(true)
      await phone.app.sync.now()
    }
    expect(await rows()).toEqual({ scans: 3, attendances: 2 })
    const came = await api.database
      .selectFrom('attendance')
      .select(['volunteer_id', 'in_at_ms'])
      .orderBy('volunteer_id')
      .execute()
    expect(came.map(({ in_at_ms }) => in_at_ms)).toEqual([null, testNowMs])
  })

  it("keep a volunteer's own scan through a killed app and a lost answer, and send it once in effect", async () => {
    let phone = await phoneOf('v2')
    phone.network.setOnline(false)
    const code = rotatingCode(gateKey(api.vault, tenantId, 's1'), {
      shiftId: 's1',
      direction: 'in',
      step: stepAt(testNowMs),
    })
    const kept = await phone.app.scans.take({ way: 'rotating', direction: 'in', code }, null)
    expect(kept).toMatchObject({ result: 'unchecked', judged: false })
    phone = phone.restart()
    await signIn(phone, 'v2')
    expect(resultsOf(phone)).toEqual(['unchecked …'])
    phone.network.loseAnswers(true)
    await phone.app.sync.now()
    expect(resultsOf(phone)).toEqual(['unchecked …'])
    phone.network.loseAnswers(false)
    await phone.app.sync.now()
    expect(resultsOf(phone)).toEqual(['in'])
    expect(await rows()).toEqual({ scans: 1, attendances: 1 })
  })

  it('keep and send that what is no code of ours was read, and never what it says', async () => {
    const foreign = 'wxp://f2f0abcdef'
    const [own, leader] = [await phoneOf('v1'), await phoneOf('leader')]
    const pack = await packFor('leader')
    for (const phone of [own, leader]) phone.network.setOnline(false)
    const read = { direction: 'in', code: foreign } as const
    const told = { result: 'code-unknown', scan: { code: '' } }
    expect(await own.app.scans.take({ ...read, way: 'rotating' }, null)).toMatchObject(told)
    expect(await leader.app.scans.take({ ...read, way: 'personal' }, pack)).toMatchObject(told)
    for (const phone of [own, leader]) {
      expect(resultsOf(phone)).toEqual(['code-unknown …'])
      phone.network.setOnline(true)
      await phone.app.sync.now()
      expect(resultsOf(phone)).toEqual(['code-unknown'])
    }
    const kept = await api.database
      .selectFrom('scan')
      .select(['shift_id', 'volunteer_id', 'way', 'code', 'result', 'scanned_at_ms'])
      .orderBy('shift_id')
      .execute()
    const failed = { code: '', result: 'code-unknown', scanned_at_ms: testNowMs }
    expect(kept).toEqual([
      { shift_id: '', volunteer_id: 'v1', way: 'rotating', ...failed },
      { shift_id: 's1', volunteer_id: '', way: 'personal', ...failed },
    ])
    expect(await rows()).toEqual({ scans: 2, attendances: 0 })
  })

  it('keep nothing that they have no room for', async () => {
    const phone = await phoneOf('v1')
    phone.storage.setFull(true)
    const code = rotatingCode('key', { shiftId: 's1', direction: 'in', step: 1 })
    const read = { way: 'rotating', direction: 'in', code } as const
    expect(await phone.app.scans.take(read, null)).toBe('storage-full')
    expect(phone.app.snapshot().scans).toEqual([])
  })

  it('hold up nothing with a scan that the server cannot take, and send the others', async () => {
    const phone = await phoneOf('leader')
    const gate = await packFor('leader')
    for (const id of ['v1', 'v2', 'v3']) await scanPersonal(phone, gate, id)
    const bad = phone.app.snapshot().scans[1]?.scan.scanId
    refusing('invalid', (scans) => scans.some(({ scanId }) => scanId === bad))
    await phone.app.sync.now()
    expect(resultsOf(phone)).toEqual(['walk-in', 'code-unknown', 'in'])
    expect(phone.app.snapshot().sync).toMatchObject({ kind: 'idle' })
  })

  it('fetch what is new although the server takes no scans now, and keep them', async () => {
    const phone = await phoneOf('leader')
    await scanPersonal(phone, await packFor('leader'), 'v1')
    const asked: string[] = []
    refusing('unknown-procedure', () => true)
    const refused = answering
    answering = (path, input) => (asked.push(path), refused(path, input))
    await phone.app.sync.now()
    expect(asked).toEqual(['attendance.scan', 'sync.pull'])
    expect(resultsOf(phone)).toEqual(['in …'])
  })

  it('is not left by signing out while a scan waits', async () => {
    const phone = await phoneOf('v1')
    phone.network.setOnline(false)
    const code = rotatingCode('key', { shiftId: 's1', direction: 'in', step: 1 })
    await phone.app.scans.take({ way: 'rotating', direction: 'in', code }, null)
    expect(await phone.app.session.signOut({ evenIfUnsent: false })).toBe(false)
  })

  it('are told apart, whoever signs in on them: one that scans for many is listed', async () => {
    for (const id of ['v4', 'v5']) await addVolunteer(api, id)
    const { wallCode } = await packFor('leader')
    const scanAs = async (phone: Phone, member: string) => {
      await signIn(phone, member)
      const code = wallCodeText(wallCode)
      await phone.app.scans.take({ way: 'wall', direction: 'in', code }, null)
      await phone.app.sync.now()
    }
    const shared = await phoneOf('v1')
    await scanAs(shared, 'v1')
    expect(await shared.app.session.signOut({ evenIfUnsent: false })).toBe(true)
    await scanAs(shared, 'v2')
    await scanAs(shared.restart(), 'v3')
    const couples = await phoneOf('v4')
    for (const member of ['v4', 'v5']) await scanAs(couples, member)
    const sheet = await answer<HoursSheet>(api, 'leader', 'attendance.sheet', { shiftId: 's1' })
    const odd = sheet.lines.filter(({ anomalies }) => anomalies.includes('many-from-one-phone'))
    expect([sheet.lines.length, odd.map(({ volunteerId }) => volunteerId)]).toEqual([
      5,
      ['v1', 'v2', 'v3'],
    ])
  })

  it.each([
    ['set back for the check-out and put right afterwards', -2, true],
    ['slow all the time', -2, false],
    ['fast all the time', 1, false],
  ])(
    'keep count of a clock that was %s; the sheet says so, nothing is refused',
    async (_name, hours, putRight) => {
      const phone = await phoneOf('v1')
      const { wallCode } = await packFor('leader')
      const leave = { way: 'wall', direction: 'out', code: wallCodeText(wallCode) } as const
      await phone.app.scans.take({ ...leave, direction: 'in' }, null)
      await phone.app.sync.now()
      phone.network.setOnline(false)
      await phone.clock.advance(hours * 3_600_000)
      await phone.app.scans.take(leave, null)
      if (putRight) await phone.clock.advance(-hours * 3_600_000)
      phone.network.setOnline(true)
      await phone.app.sync.now()
      const { clock_off_ms: off } = await api.database
        .selectFrom('scan')
        .select('clock_off_ms')
        .where('direction', '=', 'out')
        .executeTakeFirstOrThrow()
      expect(off).toBe(hours * 3_600_000)
      const sheet = await answer<HoursSheet>(api, 'leader', 'attendance.sheet', { shiftId: 's1' })
      const line = sheet.lines.find(({ volunteerId }) => volunteerId === 'v1')
      // Put right before it was sent, it says nothing of having been set back behind the check-in.
      const order = putRight ? ['out-before-in'] : []
      expect(line?.anomalies).toEqual([...order, 'clock-off'])
    },
  )
})
