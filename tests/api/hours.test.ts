/** The way of the hours: proposed, confirmed with reasons, on public notice, objected to, decided. */
import { sql } from 'kysely'
import type { Api } from '../../cloudfunctions/api/api'
import {
  openVolunteerAccount,
  postTransfers,
} from '../../cloudfunctions/api/time-bank/ledger.repository'
import { postDueHours } from '../../cloudfunctions/api/attendance/post-due-hours'
import type { ObjectionLine, OwnAttendance } from '../../src/protocol/attendance'
import type { HoursSheet } from '../../src/protocol/hours-sheet'
import { noticesPerAnswer, type NoticeLine } from '../../src/protocol/notice'
import { answer } from '../support/api/ask'
import { gateScan, send } from '../support/api/gate-scans'
import { emptyDatabase, everyText } from '../support/api/look-inside'
import { addShift, addVolunteer, shiftTimes } from '../support/api/test-activity'
import { heardTurns, wantTurns } from '../support/api/heard-turns'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { officeCommand, push, statusOf } from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'

const minute = 60_000

describeOnBoth('hours', (kind) => {
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
    await addVolunteer(api, 'v5', { memberId: null })
    await addShift(api, 's1', { seated: ['v1', 'v2', 'v5'] })
  })
  let nowMs: number
  let later: Api
  beforeEach(async () => {
    nowMs = shiftTimes.endsAtMs + minute
    later = { ...api, nowMs: () => nowMs }
    await send(api, 'v1', gateScan(api, 's1'))
    const leaving = { atMs: testNowMs + 60 * minute, direction: 'out' as const }
    await send({ ...api, nowMs: () => leaving.atMs }, 'v1', gateScan(api, 's1', leaving))
    await send(api, 'v3', gateScan(api, 's1'))
  })
  const line = (volunteerId: string, minutes: number, reason: string) => ({
    ...{ volunteerId, minutes, reason },
  })
  const confirm = async (member: string, lines: [string, number, string][]) =>
    statusOf(
      (
        await push(
          later,
          member,
          officeCommand('hours.confirm', 'g1', {
            shiftId: 's1',
            lines: lines.map((one) => line(...one)),
          }),
        )
      )[0],
    )
  const decideOne = async (member: string, objectionId: string, minutes: number) => {
    const args = { objectionId, upheld: true, minutes, reason: '核对过' }
    return statusOf((await push(later, member, officeCommand('hours.decide', 'c1', args)))[0])
  }
  const notices = () => answer<NoticeLine[]>(later, 'v2', 'attendance.notices', {})

  it('are proposed with what looks odd, and confirmed once, with a reason where it is odd', async () => {
    const sheet = await answer<HoursSheet>(later, 'leader', 'attendance.sheet', { shiftId: 's1' })
    expect(sheet.lines).toMatchObject([
      { volunteerId: 'v1', proposedMinutes: 60, anomalies: [], confirmed: null },
      { volunteerId: 'v3', proposedMinutes: 120, anomalies: ['forgotten-check-out'] },
    ])
    expect(sheet.absent.map(({ volunteerId }) => volunteerId)).toEqual(['v2', 'v5'])
    expect(await confirm('leader', [['v3', 120, '']])).toBe('rejected hours-not-confirmable')
    expect(await confirm('leader', [['v1', 90, '']])).toBe('rejected hours-not-confirmable')
    expect(await confirm('leader', [['v5', 90, '']])).toBe('rejected hours-not-confirmable')
    expect(await confirm('leader', [['v9', 10, '来了']])).toBe('rejected hours-not-confirmable')
    // The shift is of three hours, its codes hold an hour before and after.
    expect(await confirm('leader', [['v1', 301, '来得早']])).toBe('rejected hours-not-confirmable')
    expect(await confirm('other', [['v1', 60, '']])).toBe('rejected forbidden')
    const both: [string, number, string][] = [
      ['v1', 60, ''],
      ['v3', 100, '问过本人，十一点四十走的'],
      ['v5', 90, '没带手机，全程在'],
    ]
    expect(await confirm('leader', both)).toBe('applied')
    expect(await confirm('leader', both)).toBe('applied')
    const second = { shiftId: 's1', lines: [line('v1', 60, ''), line('v3', 120, '站到最后')] }
    const [told] = await push(later, 'worker', officeCommand('hours.confirm', 'g1', second))
    expect(told).toMatchObject({ answer: { confirmed: 0, already: 2, otherwise: ['v3'] } })
    expect((await notices()).map(({ minutes, name }) => [minutes, name])).toEqual([
      [60, expect.stringMatching(/^义\*+1$/) as string],
      [100, expect.stringMatching(/^义\*+3$/) as string],
      [90, expect.stringMatching(/^义\*+5$/) as string],
    ])
    const own = await answer<OwnAttendance>(later, 'v1', 'attendance.mine', {})
    expect(own.services).toMatchObject([
      { minutes: 60, regionId: 'g1', state: 'notice', title: '清扫楼道' },
    ])
    const then = await answer<HoursSheet>(later, 'leader', 'attendance.sheet', { shiftId: 's1' })
    const confirmed = { minutes: 100, scannedMinutes: 120, reason: '问过本人，十一点四十走的' }
    const { serviceId, noticeUntilMs } = (await notices())[1] ?? {}
    const onNotice = { serviceId, noticeUntilMs, state: 'notice', mayConfirmAnew: false }
    const none = { lateScans: 'none', lateWays: [] }
    expect(then.lines[1]?.confirmed).toEqual({ ...confirmed, ...onNotice, ...none })
    expect(then.absent).toMatchObject([
      { volunteerId: 'v2', confirmed: null },
      { volunteerId: 'v5', confirmed: { minutes: 90, reason: '没带手机，全程在' } },
    ])
    expect(await everyText(api)).not.toContain('十一点四十走的')
  })

  it('wait for the end of the activity', async () => {
    nowMs = shiftTimes.endsAtMs - minute
    expect(await confirm('leader', [['v1', 60, '']])).toBe('rejected hours-not-confirmable')
  })

  it('can be objected to while they are on notice; the community worker decides', async () => {
    await confirm('leader', [['v1', 60, '按签到的来']])
    const [line] = await notices()
    const object = async (objectionId: string) =>
      statusOf(
        (
          await push(
            later,
            'v2',
            officeCommand('hours.object', 'g1', {
              objectionId,
              serviceId: line?.serviceId ?? '',
              text: '他提前走了',
            }),
          )
        )[0],
      )
    expect(await object('o1')).toBe('applied')
    expect(await object('o1-again')).toBe('rejected already-done')
    expect((await notices())[0]?.objected).toBe(true)
    const open = await answer<ObjectionLine[]>(later, 'worker', 'attendance.objections', {
      regionId: 'c1',
    })
    expect(open).toMatchObject([{ objectionId: 'o1', text: '他提前走了', minutes: 60 }])
    const decide = async (member: string, regionId: string) => {
      const args = { objectionId: 'o1', upheld: true, minutes: 45, reason: '核对过监控' }
      return statusOf((await push(later, member, officeCommand('hours.decide', regionId, args)))[0])
    }
    expect(await decide('leader', 'g1')).toBe('rejected forbidden')
    expect(await decide('other', 'c2')).toBe('rejected service-not-found')
    await wantTurns(later, 'v1', 'v2')
    expect(await decide('worker', 'c1')).toBe('applied')
    expect(await decide('worker', 'c1')).toBe('rejected already-done')
    expect(await heardTurns(later)).toEqual([
      'openid-v1 有人提异议，核对后改成 45 分钟',
      'openid-v2 您提的异议，核对后改成 45 分钟',
    ])
    expect(await notices()).toMatchObject([{ minutes: 45, objected: false }])
    expect(await answer(later, 'v2', 'attendance.myObjections', {})).toMatchObject([
      {
        ...{ objectionId: 'o1', state: 'upheld', minutesBefore: 60, minutes: 45 },
        ...{ text: '他提前走了', reason: '核对过监控', name: expect.stringMatching(/^义\*+1$/) },
      },
    ])
    expect(await answer(later, 'v1', 'attendance.myObjections', {})).toEqual([])
    const theirs = await answer<OwnAttendance>(later, 'v1', 'attendance.mine', {})
    expect(theirs.services).toMatchObject([
      {
        ...{ minutes: 45, scannedMinutes: 60, leaderReason: '按签到的来' },
        decisions: [{ upheld: true, minutesBefore: 60, reason: '核对过监控' }],
      },
    ])
    expect(JSON.stringify(theirs)).not.toMatch(/他提前走了|v2/)
    expect(await everyText(api)).not.toMatch(/核对过监控|他提前走了/)
    nowMs += 9 * 86_400_000
    expect(await notices()).toEqual([])
    expect(await object('o2')).toBe('rejected notice-over')
  })

  it('are confirmed by another than whose hours they are, be it the leader', async () => {
    await addVolunteer(api, 'vl', { memberId: 'leader' })
    await send(api, 'leader', gateScan(api, 's1'))
    const both: [string, number, string][] = [
      ['v1', 60, ''],
      ['vl', 120, '我一直在'],
    ]
    expect(await confirm('leader', both)).toBe('rejected needs-another')
    expect(await notices()).toEqual([])
    const sheet = await answer<HoursSheet>(later, 'leader', 'attendance.sheet', { shiftId: 's1' })
    const owned = sheet.lines.filter(({ own }) => own).map(({ volunteerId }) => volunteerId)
    expect(owned).toEqual(['vl'])
    expect(await confirm('leader', [['v1', 60, '']])).toBe('applied')
    expect(await confirm('worker', [['vl', 120, '在场，问过大家']])).toBe('applied')
  })

  it('are decided by another than whose hours they are', async () => {
    await addVolunteer(api, 'vw', { memberId: 'worker' })
    await send(api, 'worker', gateScan(api, 's1'))
    await confirm('leader', [['vw', 120, '问过本人']])
    const [line] = await notices()
    const objection = { objectionId: 'o1', serviceId: line?.serviceId ?? '', text: '还要多' }
    await push(later, 'worker', officeCommand('hours.object', line?.regionId ?? '', objection))
    expect(await decideOne('worker', 'o1', 180)).toBe('rejected needs-another')
    expect(await decideOne('admin', 'o1', 301)).toBe('rejected hours-not-confirmable')
    expect(await decideOne('admin', 'o1', 180)).toBe('applied')
  })

  it('are decided neither by who objected nor by who confirmed them', async () => {
    await confirm('worker', [['v1', 60, '']])
    const serviceId = (await notices())[0]?.serviceId ?? ''
    const objection = { objectionId: 'o1', serviceId, text: '提前走了' }
    await push(later, 'admin', officeCommand('hours.object', 'g1', objection))
    for (const member of ['worker', 'admin'])
      expect(await decideOne(member, 'o1', 30)).toBe('rejected needs-another')
    const shares = async (member: string) =>
      (
        await answer<ObjectionLine[]>(later, member, 'attendance.objections', { regionId: 'c1' })
      ).map(({ share, mostMinutes }) => [share, mostMinutes])
    expect(await shares('worker')).toEqual([['这条时长是您确认的', 300]])
    expect(await shares('admin')).toEqual([['这条异议是您提的', 300]])
    expect(await notices()).toMatchObject([{ minutes: 60, objected: true }])
  })

  it('go on when all of several objections are decided, in whichever way', async () => {
    await confirm('leader', [['v1', 60, '']])
    const [line] = await notices()
    for (const member of ['v2', 'v3'])
      await push(
        later,
        member,
        officeCommand('hours.object', 'g1', {
          ...{ objectionId: `o-${member}`, serviceId: line?.serviceId ?? '', text: '不对' },
        }),
      )
    const dismiss = async (objectionId: string) => {
      const args = { objectionId, upheld: false, minutes: 60, reason: '核对过' }
      return statusOf((await push(later, 'worker', officeCommand('hours.decide', 'c1', args)))[0])
    }
    expect(await dismiss('o-v2')).toBe('applied')
    expect((await notices())[0]?.objected).toBe(true)
    expect(await dismiss('o-v3')).toBe('applied')
    expect(await notices()).toMatchObject([{ minutes: 60, objected: false }])
  })

  it('tell an office of its own region’s objections only, whatever signs its id has', async () => {
    await confirm('leader', [['v1', 60, '']])
    const [line] = await notices()
    const objection = { objectionId: 'o1', serviceId: line?.serviceId ?? '', text: '不对' }
    await push(later, 'v2', officeCommand('hours.object', 'g1', objection))
    // '_' stands for any sign in a pattern.
    await sql`insert into region select (r).* from (
      select jsonb_populate_record(c, jsonb_build_object('id', 'c_', 'path', replace(c.path, '/c2/', '/c_/'))) as r
      from region c where c.id = 'c2') x`.execute(api.database)
    await sql`update post set region_id = 'c_' where member_id = 'other'`.execute(api.database)
    for (const path of ['attendance.objections', 'certificate.list'])
      expect(await answer(later, 'other', path, { regionId: 'c_' })).toEqual([])
    const counted = { regionId: 'c_', fromMs: 0, toMs: nowMs }
    await sql`update tenant set settings = jsonb_set(settings, '{postKinds}', (
      select jsonb_agg(jsonb_set(k, '{permissions}', k->'permissions' || '["activity.run"]'))
      from jsonb_array_elements(settings->'postKinds') k))`.execute(api.database)
    expect(await answer(later, 'other', 'attendance.counts', counted)).toMatchObject({ people: 0 })
  })

  it('go into the time bank past a line that the ledger does not take', async () => {
    await confirm('leader', [
      ['v1', 60, ''],
      ['v3', 100, '问过本人'],
    ])
    // In the order of the timer, which looks at one at a time here.
    const [first] = [...(await notices())].sort((a, b) => (a.serviceId < b.serviceId ? -1 : 1))
    const by = { tenantId: 't1', memberId: 'somebody', memberName: '有人' }
    await openVolunteerAccount(api.database, 't1', 'v1')
    const taken = { kind: 'issue', phase: 'posted', debit: 'issuance', credit: 'pool' } as const
    await postTransfers({ database: api.database, by, nowMs }, [
      { ...taken, id: `issue/${first?.serviceId ?? ''}`, minutes: 1 },
    ])
    const reports: string[] = []
    const watched = { ...later, report: (what: string) => void reports.push(what) }
    expect(await postDueHours(watched, nowMs + 9 * 86_400_000, 1)).toBe(1)
    expect(reports).toEqual([`hours of service ${first?.serviceId ?? ''}`])
  })

  it('are on notice to the last one, however many were confirmed in one go', async () => {
    const many = 450
    await sql`insert into shift (tenant_id, id, activity_id, starts_at_ms, ends_at_ms, quota, state)
      select s.tenant_id, 'm' || n, s.activity_id, s.starts_at_ms, s.ends_at_ms, 1, 'open'
      from shift s, generate_series(1, ${many}::integer) n where s.id = 's1'`.execute(api.database)
    await sql`insert into service select 't1', 'service-' || n, 'm' || n, 'v1', 'g1', 60, 60, '[]', '', 'notice',
      'leader', '李组长', ${nowMs}::bigint, ${nowMs + 86_400_000}::bigint
      from generate_series(1, ${many}::integer) n`.execute(api.database)
    const seen: string[] = []
    for (let after: string | undefined, lines: NoticeLine[]; ; after = lines.at(-1)?.serviceId) {
      lines = await answer(later, 'v2', 'attendance.notices', after === undefined ? {} : { after })
      seen.push(...lines.map(({ serviceId }) => serviceId))
      if (lines.length < noticesPerAnswer) break
    }
    expect([seen.length, new Set(seen).size]).toEqual([many, many])
  })

  it('go into the time bank once when the notice is over, and not while somebody objects', async () => {
    await confirm('leader', [
      ['v1', 60, ''],
      ['v3', 100, '问过本人'],
    ])
    const [line] = (await notices()).filter(({ minutes }) => minutes === 100)
    await push(
      later,
      'v2',
      officeCommand('hours.object', 'g1', {
        objectionId: 'o1',
        serviceId: line?.serviceId ?? '',
        text: '没有这么久',
      }),
    )
    const balances = async () =>
      Object.fromEntries(
        (
          await api.database
            .selectFrom('time_account')
            .select(['owner_id', 'balance'])
            .where('kind', '=', 'volunteer')
            .execute()
        ).map(({ owner_id, balance }) => [owner_id, balance]),
      )
    expect(await postDueHours(later, nowMs + 6 * 86_400_000)).toBe(0)
    const over = nowMs + 9 * 86_400_000
    // Two servers' timers at the same minute, and once more.
    await Promise.all([postDueHours(later, over), postDueHours(later, over)])
    expect(await postDueHours(later, over)).toBe(0)
    expect(await balances()).toEqual({ v1: 60 })
    const own = await answer<OwnAttendance>(later, 'v1', 'attendance.mine', {})
    expect(own.services).toMatchObject([{ minutes: 60, state: 'posted' }])
    const theirs = await answer<OwnAttendance>(later, 'v3', 'attendance.mine', {})
    expect(theirs.services).toMatchObject([{ minutes: 100, state: 'objected' }])
    const corrected = officeCommand('correction.propose', 'c1', {
      transferId: `issue/${own.services[0]?.serviceId ?? ''}`,
      minutes: 45,
      reason: '提前走了一刻钟',
    })
    expect(statusOf((await push(later, 'worker', corrected))[0])).toBe('applied')
    const approved = officeCommand('proposal.approve', 'c1', { proposalId: corrected.commandId })
    expect(statusOf((await push(later, 'admin', approved))[0])).toBe('applied')
    expect(await answer<OwnAttendance>(later, 'v1', 'attendance.mine', {})).toMatchObject({
      services: [{ minutes: 45, state: 'posted' }],
    })
  })
})
