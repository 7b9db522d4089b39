/** What a visit left to do and asks for others: one matter however it is sent, told back to the file until it ends. */
import { sql } from 'kysely'
import * as v from 'valibot'
import { runTimer } from '../../cloudfunctions/api/timer'
import type { FollowUp } from '../../src/domain/follow-up/follow-up'
import type { HandlerActInput } from '../../src/domain/matter/matter-commands'
import { regionIdShape } from '../../src/domain/shapes'
import type { MatterPage, MatterView } from '../../src/protocol/matter'
import { answer } from '../support/api/ask'
import { newestVersion } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import {
  acceptsOnly,
  command,
  doorOf,
  officeCommand,
  openDoor,
  push,
  statuses,
  visitArgs,
} from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'

const day = 24 * 3_600_000

describeOnBoth('follow-up', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b1', 'a'), ...openDoor('b1', 'b')))
  })
  afterAll(() => server.close())

  const visit = (
    followUps: readonly Pick<FollowUp, 'id' | 'kind' | 'text' | 'dueOn'>[],
    id: string,
  ) =>
    command('visit.record', 'b1', {
      ...visitArgs('a', `visit-${id}`),
      followUps: [...followUps],
    })
  const kept = async (id: string) => {
    const row = await server.api.database
      .selectFrom('follow_up')
      .select(['state', 'handling', 'closing_note', 'closed_by_name'])
      .where('id', '=', id)
      .executeTakeFirst()
    return row && [row.state, row.handling, row.closing_note, row.closed_by_name].join(' ').trim()
  }
  const matters = async () => {
    const { lines } = await answer<MatterPage>(server.api, 'micro', 'matter.desk', {
      ...{ regionId: 'm1', list: 'open' },
    })
    return lines.map(({ id, channel, category, text, place }) => ({
      ...{ id, channel, category, text, place },
    }))
  }
  const handle = async (matterId: string, act: HandlerActInput) => {
    const args = { matterId, act, photoIds: [] }
    return statuses(await push(server.api, 'micro', officeCommand('matter.handle', 'm1', args)))
  }

  test('what asks for others is a matter at once, and one only', async () => {
    const raised = [
      { id: 'f-light', kind: 'matter', text: '楼道灯不亮', dueOn: '' },
      { id: 'f-wire', kind: 'hazard', text: '电线裸露', dueOn: '' },
      { id: 'f-med', kind: 'need', text: '要人陪着配药', dueOn: '' },
    ] as const
    const envelope = visit(raised, '1')
    // A steward knows no matters; the visit does it. Sent again, and again in another push, it is known.
    expect(statuses(await push(server.api, 'steward', envelope, envelope))).toEqual([
      ...['applied', 'replayed'],
    ])
    expect(statuses(await push(server.api, 'steward', envelope))).toEqual(['replayed'])
    const place = '迎凤二期7幢2单元903室'
    expect(await matters()).toEqual([
      { id: 'f-wire', channel: 'visit', category: '消防隐患', text: '电线裸露', place },
      { id: 'f-light', channel: 'visit', category: '其他', text: '楼道灯不亮', place },
    ])
    expect([await kept('f-light'), await kept('f-med')]).toEqual(['open waiting', 'open'])
  })

  test('a need is handed on by who walks, once', async () => {
    const handOn = () => command('follow-up.hand-on', 'b1', { followUpId: 'f-med' })
    const first = handOn()
    expect(statuses(await push(server.api, 'steward', first, handOn()))).toEqual([
      ...['applied', 'rejected already-done'],
    ])
    expect(statuses(await push(server.api, 'steward', first))).toEqual(['replayed'])
    expect((await matters()).map(({ id }) => id)).toEqual(['f-wire', 'f-light', 'f-med'])
    const elsewhere = command('follow-up.hand-on', 'b4', { followUpId: 'f-med' })
    expect(statuses(await push(server.api, 'steward', elsewhere))).toEqual(['rejected forbidden'])
  })

  test('phones see each step; the end of the matter is the end of the follow-up', async () => {
    const before = await newestVersion(server.api)
    expect(await handle('f-light', { kind: 'accept', words: '' })).toEqual(['applied'])
    expect(await kept('f-light')).toBe('open accepted')
    expect(await newestVersion(server.api)).toBe(before + 1)
    expect(await handle('f-light', { kind: 'answer', outcome: 'solved', words: '换了灯' })).toEqual(
      ['applied'],
    )
    expect(await kept('f-light')).toBe('open answered')
    await runTimer(server.api, testNowMs + 8 * day)
    expect(await kept('f-light')).toBe('done closed 已解决 系统')
    // Who wrote it down reads its way, and no more.
    const view = await answer<MatterView>(server.api, 'steward', 'matter.one', {
      matterId: 'f-light',
    })
    expect([view.side, view.steps.map((step) => step.kind)]).toEqual([
      'writer',
      ['take-down', 'accept', 'answer', 'filed'],
    ])
  })

  test('it follows a household that is joined to another one, and is not doubled by it', async () => {
    const joined = command('household.join', 'b1', {
      householdId: doorOf('a').householdId,
      intoHouseholdId: doorOf('b').householdId,
      intoRegionId: v.parse(regionIdShape, 'b1'),
    })
    const [result] = await push(server.api, 'worker', joined)
    expect(result?.status).toBe('applied')
    expect(await handle('f-wire', { kind: 'accept', words: '' })).toEqual(['applied'])
    expect([await kept('f-wire'), (await matters()).length]).toEqual(['open accepted', 2])
  })

  test('a visit and its matter are stored together or not at all', async () => {
    await sql`alter table follow_up add constraint no_x check (id <> 'f-x')`.execute(
      server.api.database,
    )
    const raised = { id: 'f-x', kind: 'matter', text: '下水道堵了', dueOn: '' } as const
    const args = { ...visitArgs('b', 'visit-2'), followUps: [raised] }
    const envelope = command('visit.record', 'b1', args)
    expect(statuses(await push(server.api, 'steward', envelope))).toEqual(['rejected invalid'])
    expect([(await matters()).length, await kept('f-x')]).toEqual([2, undefined])
  })
})
