/** A matter from the resident's words to the resident's yes: routing, handing on, joining, answering, rating. */
import * as v from 'valibot'
import { chinaDate } from '../../src/domain/calendar'
import type { HandlerActInput } from '../../src/domain/matter/matter-commands'
import type { OfficeCommandArgs, OfficeCommandName } from '../../src/domain/office-commands'
import { regionIdShape } from '../../src/domain/shapes'
import type { AccessLogLine } from '../../src/protocol/access-log'
import type { DutyChoice, MatterPage, MatterRates, MatterView } from '../../src/protocol/matter'
import { drainContentChecks } from '../../cloudfunctions/api/content-check/drain-content-checks'
import { emptyDatabase } from '../support/api/look-inside'
import { answer, ask, codeOf } from '../support/api/ask'
import { officeCommand, push } from '../support/api/test-file'
import { matterRequest } from '../support/api/matter-samples'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { addPost, endPost, seedStreet, tenantId } from '../support/api/test-street'

/** An officer of the police station, a resident, and the resident next door. */
const addPeople = async ({ api }: TestApi): Promise<void> => {
  await api.database
    .insertInto('member')
    .values(
      ['police', 'resident', 'neighbour'].map((id) => ({
        ...{ tenant_id: tenantId, id, openid: `openid-${id}`, name: id, demo_hint: null },
        created_at_ms: testNowMs,
      })),
    )
    .execute()
  await addPost(api, { member: 'police', kindId: 'police-station', regionId: 'street' })
}

const police = { regionId: v.parse(regionIdShape, 'street'), kindId: 'police-station' }

describeOnBoth('matters', (kind) => {
  let server: TestApi

  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addPeople(server)
  })
  afterAll(() => server.close())

  const send = async <Name extends OfficeCommandName>(
    member: string,
    name: Name,
    regionId: string,
    args: OfficeCommandArgs<Name>,
  ): Promise<string> => {
    const [result] = await push(server.api, member, officeCommand(name, regionId, args))
    return result?.status === 'rejected' ? result.code : (result?.status ?? 'none')
  }
  const submit = (matterId: string, change: Partial<typeof matterRequest> = {}) =>
    send('resident', 'matter.submit', 'b1', {
      matterId,
      request: { ...matterRequest, ...change },
    })
  const act = (member: string, regionId: string, act: HandlerActInput, matterId = 'm') =>
    send(member, 'matter.handle', regionId, { matterId, act, photoIds: [] })
  const one = (member: string, matterId = 'm') =>
    answer<MatterView | null>(server.api, member, 'matter.one', { matterId })
  const desk = async (member: string, regionId: string, list: string) =>
    (await answer<MatterPage>(server.api, member, 'matter.desk', { regionId, list })).lines.map(
      ({ id }) => id,
    )
  const rate = (solved: boolean, later = false) =>
    send('resident', 'matter.rate', 'b1', {
      ...{ matterId: 'm', rating: { solved, satisfaction: solved ? 5 : 1 }, words: '', later },
    })

  test('the nearest who is on duty gets it, and the resident follows it to the end', async () => {
    expect(await submit('m')).toBe('applied')
    expect(await desk('micro', 'm1', 'duty')).toEqual(['m'])
    expect(await desk('leader', 'g1', 'duty')).toEqual([])
    expect(await desk('leader', 'g1', 'open')).toEqual(['m'])
    expect(await act('micro', 'm1', { kind: 'accept', words: '下午去看' })).toBe('applied')
    expect(await act('micro', 'm1', { kind: 'progress', words: '灯泡买好了' })).toBe('applied')
    const done = { kind: 'answer', outcome: 'solved', words: '换了新灯' } as const
    expect(await act('micro', 'm1', done)).toBe('applied')
    expect(await rate(true)).toBe('applied')
    const seen = await one('resident')
    expect(seen).toMatchObject({ state: 'closed', side: 'asker', responsibleName: 'micro' })
    expect(seen?.request).toEqual(matterRequest)
    expect(seen?.steps.map((step) => [step.kind, step.byName, step.words])).toEqual([
      ['submit', '', ''],
      ['accept', 'micro', '下午去看'],
      ['progress', 'micro', '灯泡买好了'],
      ['answer', 'micro', '换了新灯'],
      ['rate', '', ''],
    ])
  })

  test('where nobody is, the next level up has it; where nobody is at all, the top', async () => {
    await endPost(server.api, 'micro')
    await submit('m')
    expect(await desk('leader', 'g1', 'duty')).toEqual(['m'])
    for (const member of ['leader', 'worker', 'admin'] as const) await endPost(server.api, member)
    await submit('n')
    const row = await server.api.database
      .selectFrom('matter')
      .select(['duty_region_id', 'duty_path'])
      .where('id', '=', 'n')
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ duty_region_id: 'street', duty_path: '/street/' })
  })

  test('who has no post there, or one elsewhere, sees and does nothing', async () => {
    await submit('m')
    const accept = { kind: 'accept', words: '' } as const
    expect(await act('other', 'c2', accept)).toBe('matter-not-found')
    expect(await act('other', 'c1', accept)).toBe('forbidden')
    expect(await act('nobody', 'm1', accept)).toBe('forbidden')
    expect(await act('steward', 'b1', accept)).toBe('forbidden')
    expect(await one('other')).toBeNull()
    expect(await one('neighbour')).toBeNull()
    expect(
      codeOf(await ask(server.api, 'nobody', 'matter.desk', { regionId: 'm1', list: 'open' })),
    ).toBe('forbidden')
    expect((await one('leader'))?.request).toMatchObject({ name: '沈*琴', phone: '139******01' })
  })

  test('a department sees what it was given, joins in, and the answer waits for it', async () => {
    await submit('m')
    await submit('n')
    expect(await desk('police', 'street', 'open')).toEqual([])
    expect(await one('police')).toBeNull()
    const call = { kind: 'call-in', duty: police, words: '请一起去看看' } as HandlerActInput
    expect(await act('micro', 'm1', call)).toBe('applied')
    expect(await desk('police', 'street', 'duty')).toEqual(['m'])
    const done = { kind: 'answer', outcome: 'solved', words: '好了' } as const
    expect(await act('micro', 'm1', done)).toBe('joint-open')
    expect(await act('police', 'street', done)).toBe('matter-not-found')
    expect(await act('police', 'street', { kind: 'report-in', words: '已劝导' })).toBe('applied')
    expect(await act('micro', 'm1', done)).toBe('applied')
    expect(await one('police')).toBeNull()
  })

  test('given to a department it lies there, and who took it up first stays responsible', async () => {
    await submit('m')
    const duties = await answer<readonly DutyChoice[]>(server.api, 'micro', 'matter.duties', {
      matterId: 'm',
    })
    expect(duties.filter(({ isHeld }) => isHeld).map(({ name }) => name)).toEqual([
      '区域m1',
      '区域g1',
      '区域c1',
      '区域street',
      '区域street 派出所',
    ])
    const give = { kind: 'dispatch', duty: police, words: '' } as HandlerActInput
    expect(await act('micro', 'm1', give)).toBe('applied')
    expect(await desk('police', 'street', 'duty')).toEqual(['m'])
    expect((await one('police'))?.responsibleName).toBe('micro')
    expect(await act('police', 'street', { kind: 'hand-up', words: '不归我们管' })).toBe('applied')
    expect(await desk('admin', 'street', 'duty')).toEqual(['m'])
    const nowhere = { kind: 'dispatch', duty: { regionId: 'c2', kindId: '' }, words: '' }
    expect(await act('admin', 'street', nowhere as HandlerActInput)).toBe('invalid')
    const empty = { kind: 'dispatch', duty: { regionId: 'b1', kindId: '' }, words: '' }
    expect(await act('admin', 'street', empty as HandlerActInput)).toBe('duty-empty')
  })

  test('not solved opens it once more, and the office is told', async () => {
    await submit('m')
    const done = { kind: 'answer', outcome: 'solved', words: '好了' } as const
    await act('micro', 'm1', done)
    expect(await rate(false)).toBe('applied')
    expect(await one('resident')).toMatchObject({ state: 'working', reopened: true })
    await act('micro', 'm1', done)
    expect(await rate(false)).toBe('applied')
    expect(await one('resident')).toMatchObject({ state: 'closed', rating: { solved: false } })
    expect(await rate(true)).toBe('already-done')
    expect(await rate(true, true)).toBe('already-done')
  })

  test('who is not in WeChat is asked by another than who did it, and the record says how', async () => {
    const request = { ...matterRequest, isPublic: true }
    const args = { matterId: 'm', channel: 'phone', request } as const
    expect(await send('micro', 'matter.take-down', 'm1', args)).toBe('applied')
    await drainContentChecks(server.api, testNowMs)
    await send('neighbour', 'matter.add-voice', 'b1', { matterId: 'm' })
    const done = { kind: 'answer', outcome: 'solved', words: '好了' } as const
    const ask = (member: string, regionId: string, solved: boolean, matterId = 'm') =>
      send(member, 'matter.rate-for', regionId, {
        ...{ matterId, rating: { solved, satisfaction: solved ? 4 : 1 }, later: false },
        ...{ words: '晚上还是不亮', reached: { way: 'phone', who: 'family' } },
      })
    expect(await ask('leader', 'g1', true)).toBe('already-done')
    await act('micro', 'm1', done)
    expect(await one('micro')).toMatchObject({ toBeAsked: true, mayRateFor: false })
    expect(await one('leader')).toMatchObject({ toBeAsked: true, mayRateFor: true })
    expect(await ask('micro', 'm1', true)).toBe('needs-another')
    expect(await ask('other', 'c2', true)).toBe('matter-not-found')
    expect(await ask('leader', 'g1', false)).toBe('applied')
    const opened = await one('leader')
    expect(opened).toMatchObject({ state: 'working', toBeAsked: false, mayRateFor: false })
    expect(opened?.steps.at(-1)).toMatchObject({
      ...{ kind: 'rate', byName: '李组长', words: '晚上还是不亮' },
      reached: { way: 'phone', who: 'family' },
    })
    const asNeighbour = (await one('neighbour'))?.steps.at(-1)
    expect([asNeighbour?.kind, asNeighbour?.reached]).toEqual(['rate', undefined])
    await act('micro', 'm1', done)
    expect(await ask('leader', 'g1', true)).toBe('applied')
    const rating = { solved: true, satisfaction: 4 }
    expect(await one('leader')).toMatchObject({ state: 'closed', rating, toBeAsked: false })
    expect(await ask('leader', 'g1', true)).toBe('already-done')
    await submit('n')
    await act('micro', 'm1', done, 'n')
    expect(await one('leader', 'n')).toMatchObject({ toBeAsked: false, mayRateFor: false })
    expect(await ask('leader', 'g1', true, 'n')).toBe('matter-not-found')
  })

  test('two of the same become one, whose news both askers get', async () => {
    await submit('m')
    await submit('n')
    const merge = { kind: 'merge', intoId: 'n', words: '' } as const
    expect(await act('micro', 'm1', merge)).toBe('applied')
    expect(await one('resident')).toMatchObject({ state: 'merged', mergedInto: 'n' })
    expect(await act('micro', 'm1', { kind: 'merge', intoId: 'm', words: '' }, 'n')).toBe('invalid')
  })

  test('two who accept at once: one has it, the other is told who', async () => {
    await submit('m')
    const accept = { kind: 'accept', words: '' } as const
    const results = await Promise.all([
      act('micro', 'm1', accept),
      act('leader', 'g1', accept),
      act('worker', 'c1', accept),
    ])
    expect(results.sort()).toEqual(['already-done', 'already-done', 'applied'])
  })

  test('rates are counts of what they are of', async () => {
    for (const id of ['m', 'n', 'o']) await submit(id)
    const done = { kind: 'answer', outcome: 'solved', words: '好了' } as const
    await act('micro', 'm1', done)
    await act('micro', 'm1', done, 'n')
    await rate(true)
    const day = chinaDate(testNowMs)
    const input = { regionId: 'c1', fromDate: day, toDate: day }
    const rates = await answer<readonly MatterRates[]>(server.api, 'worker', 'matter.rates', input)
    const counts = { received: 3, answered: 2, answeredInTime: 2, rated: 1, solved: 1 }
    expect(rates).toEqual([
      { regionId: 'c1', regionName: '区域c1', ...counts, satisfied: 1, open: 1, late: 0 },
      { regionId: 'g1', regionName: '区域g1', ...counts, satisfied: 1, open: 1, late: 0 },
    ])
  })

  test('nothing of what was said lies readable in the database', async () => {
    await submit('m')
    await act('micro', 'm1', { kind: 'note', words: '家里有病人要小心' })
    for (const table of ['matter', 'matter_step'] as const) {
      const text = JSON.stringify(await server.api.database.selectFrom(table).selectAll().execute())
      for (const said of ['楼道灯', '沈慧琴', '13905730001', '家里有病人'])
        expect(text).not.toContain(said)
    }
    expect((await one('resident'))?.steps.map(({ kind }) => kind)).toEqual(['submit'])
    expect((await one('leader'))?.steps.map(({ kind }) => kind)).toEqual(['submit', 'note'])
  })

  test('who handles it may call who asked, with a line in the access log; nobody else is told', async () => {
    await submit('m')
    const contact = (member: string, matterId = 'm') =>
      answer<object | null>(server.api, member, 'matter.contact', { matterId })
    const log = () =>
      answer<AccessLogLine[]>(server.api, 'worker', 'privacy.accessLog', { regionId: 'c1' })
    expect((await one('micro'))?.request).toMatchObject({ name: '沈*琴', phone: '139******01' })
    for (const member of ['neighbour', 'other', 'police', 'resident'])
      expect(await contact(member)).toBeNull()
    expect(await contact('micro', 'none')).toBeNull()
    expect(await log()).toEqual([])
    expect(await contact('micro')).toEqual({ name: '沈慧琴', phone: '13905730001' })
    expect(await log()).toMatchObject([
      {
        ...{ act: 'show-asker', memberName: 'micro', residentId: '', volunteerId: '' },
        personName: expect.stringMatching(/^诉求 20\d{6}-0001$/) as string,
      },
    ])
    await act('micro', 'm1', { kind: 'dispatch', duty: police, words: '请派出所看看' })
    expect(await contact('police')).toMatchObject({ phone: '13905730001' })
  })
})
