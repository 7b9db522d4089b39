/** The copy of one's own data: everything that somebody asked for, said and voted, nobody else's, and others' names covered. */
import { read, utils } from '@e965/xlsx'
import type { Api } from '../../cloudfunctions/api/api'
import { handleCall } from '../../cloudfunctions/api/call'
import { runTimer } from '../../cloudfunctions/api/timer'
import type { OfficeCommandArgs, OfficeCommandName } from '../../src/domain/office-commands'
import { answer } from '../support/api/ask'
import { topicFields } from '../support/api/deliberation-samples'
import { matterRequest } from '../support/api/matter-samples'
import { memberOf, neighbourInput } from '../support/api/mediation-samples'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import {
  acceptsOnly,
  doorOf,
  officeCommand,
  openDoor,
  push,
  residentFields,
} from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'
import { addMembers } from '../support/api/test-volunteers'
import { wishRequest } from '../support/api/wish-samples'

const dayMs = 24 * 3_600_000
const own = { forWhom: 'self', door: '7幢1单元301', name: residentFields.name } as const

describeOnBoth('the copy of one’s own data', (kind) => {
  let server: TestApi
  let nowMs = testNowMs
  const api = (): Api => ({ ...server.api, nowMs: () => nowMs })
  const send = async <Name extends OfficeCommandName>(
    member: string,
    name: Name,
    where: string,
    args: OfficeCommandArgs<Name>,
  ): Promise<void> => {
    expect(await push(api(), member, officeCommand(name, where, args))).toMatchObject([
      { status: 'applied' },
    ])
  }
  /** Sheet → its rows without the heads. */
  const copyOf = async (member: string): Promise<Readonly<Record<string, readonly string[][]>>> => {
    const file = await answer<{ fileName: string; bytes: string }>(
      ...([api(), member, 'privacy.exportMine', {}] as const),
    )
    expect(file.fileName).toBe('我的个人信息.xlsx')
    const { Sheets } = read(file.bytes, { type: 'base64' })
    return Object.fromEntries(
      Object.entries(Sheets).map(([name, sheet]) => [
        name,
        utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' }).slice(1),
      ]),
    )
  }

  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
    await addMembers(server.api, ['anna', 'ben'])
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b1', 'a')))
    const details = { ...own, phone: '13905730001' }
    await send('anna', 'home.set', 'b1', { homeId: 'home-anna', details })
    const { householdId } = doorOf('a')
    await send('worker', 'home.confirm', 'c1', { homeId: 'home-anna', householdId })
  })
  afterAll(() => server.close())

  test('has every part of what somebody did, with the names of others covered', async () => {
    const helped = { name: '沈阿婆', relation: '母亲', consent: 'said' } as const
    const request = { ...matterRequest, helped }
    await send('anna', 'matter.submit', 'b1', { matterId: 'm', request })
    const accept = { matterId: 'm', act: { kind: 'accept' as const, words: '' }, photoIds: [] }
    await send('micro', 'matter.handle', 'm1', accept)
    await send('leader', 'mediation.open', 'g1', {
      ...{ mediationId: 'd', matterId: 'm', kind: '邻里', brief: '楼上漏水' },
      ...{ mediatorIds: [memberOf('leader')], parties: [neighbourInput] },
    })
    await send('anna', 'wish.publish', 'b1', { wishId: 'w', request: wishRequest })
    await send('worker', 'deliberation.open', 'c1', { topicId: 't', fields: topicFields })
    const words = { opinionId: 'o', text: '电线要埋好', isAnonymous: false }
    await send('anna', 'deliberation.say', 'b1', { topicId: 't', ...words })
    const { title, text } = topicFields
    await send('anna', 'deliberation.propose', 'b1', { topicId: 'p', title, text })
    await runTimer(api(), nowMs)
    nowMs = testNowMs + 6 * dayMs
    await send('anna', 'deliberation.vote', 'b1', { topicId: 't', homeId: 'home-anna', option: 2 })

    const copy = await copyOf('anna')
    expect(copy['住处']).toMatchObject([
      [expect.anything(), own.door, own.name, '13905730001', '自己', '已核对'],
    ])
    expect(copy['诉求']?.[0]).toEqual(
      expect.arrayContaining([request.text, request.phone, '沈*婆', request.category]),
    )
    expect(copy['调解']?.[0]?.join()).toContain('邻里')
    expect(copy['心愿']?.[0]?.[1]).toBe(wishRequest.text)
    expect(copy['提的议题']?.[0]?.slice(1)).toEqual([title, text, '等社区核对'])
    expect(copy['说的意见']?.[0]?.slice(1, 3)).toEqual([title, '电线要埋好'])
    expect(copy['投的票']?.[0]?.slice(1)).toEqual([title, topicFields.options[2], own.name])
    expect(copy['一键呼叫']).toEqual([])
    const whole = JSON.stringify(copy)
    for (const hidden of ['沈阿婆', neighbourInput.name, neighbourInput.phone, '楼上漏水，争'])
      expect(whole).not.toContain(hidden)
  })

  test('has nothing of anybody else, and is for who is signed in', async () => {
    expect(Object.values(await copyOf('ben')).flat()).toEqual([])
    const call = { path: 'privacy.exportMine', input: {}, identity: { kind: 'none' } } as const
    expect(await handleCall(api(), call)).toMatchObject({ ok: false })
    expect(server.reports).toEqual([])
  })
})
