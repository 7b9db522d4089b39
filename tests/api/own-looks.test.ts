/** 谁看过我的信息: a volunteer reads every look at their data, by whom and in which post, and nobody else's. */
import { read, utils } from '@e965/xlsx'
import type { Api } from '../../cloudfunctions/api/api'
import { listLooks } from '../../cloudfunctions/api/volunteer/own-looks.repository'
import type { OwnLook } from '../../src/protocol/volunteer'
import { answer, ask, codeOf } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { plansOf } from '../support/api/plans-of'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { idNumbers } from '../support/api/test-file'
import { endPost, seedStreet, tenantId } from '../support/api/test-street'
import { addMembers, addVolunteers, doAs, register } from '../support/api/test-volunteers'

const reason = '邻居说他搬走了，核实一下'

describeOnBoth('looks at a volunteer', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
  })
  afterAll(() => server.close())

  const looks = (member: string, api: Api = server.api) =>
    answer<readonly OwnLook[]>(api, member, 'volunteer.looks', {})
  const look = async (
    what: 'phone' | 'politicalStatus',
    { by = 'worker', regionId = 'c1', volunteerId = 'v-nobody', afterMs = 0 } = {},
  ) => {
    const api = { ...server.api, nowMs: () => testNowMs + afterMs }
    const asked = { volunteerId, regionId, reason }
    expect(codeOf(await ask(api, by, `volunteer.${what}`, asked))).toBe('ok')
  }

  test('are told to them, by name, post and community, with neither the reason nor those at others', async () => {
    const { api } = server
    await addVolunteers(api, ['nobody', 'steward'])
    expect(await looks('nobody')).toEqual([])
    expect(await looks('admin')).toEqual([])
    await look('phone')
    await look('politicalStatus', { by: 'admin', regionId: 'street', afterMs: 1 })
    await look('phone', { volunteerId: 'v-steward', afterMs: 2 })
    // What somebody was when they looked, also after the post has ended.
    await api.database
      .updateTable('post')
      .set({ ended_at_ms: testNowMs + 1, ended_by_member_id: 'admin', ended_by_name: '管理员' })
      .where('id', '=', 'post-worker')
      .execute()
    const byAdmin = { act: 'show-political-status', memberName: 'admin' }
    const byWorker = { act: 'show-phone', memberName: 'worker' }
    const own = [
      { atMs: testNowMs + 1, ...byAdmin, placeName: '区域street', postName: '街道管理员' },
      { atMs: testNowMs, ...byWorker, placeName: '区域c1', postName: '社区工作者' },
    ]
    expect(await looks('nobody')).toEqual(own)
    expect(await looks('steward')).toHaveLength(1)
    expect(codeOf(await ask(api, 'nobody', 'privacy.accessLog', { regionId: 'c1' }))).toBe(
      'forbidden',
    )
    const file = await answer<{ bytes: string }>(api, 'nobody', 'volunteer.exportMine', {})
    const sheet = read(file.bytes, { type: 'base64' }).Sheets['谁看过我的信息']
    const [head, ...lines] = utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1 })
    expect([head?.slice(1), ...lines.map((line) => line.slice(1))]).toEqual([
      ['做了什么', '姓名', '社区', '岗位'],
      ['看政治面貌', 'admin', '区域street', '街道管理员'],
      ['看电话号码', 'worker', '区域c1', '社区工作者'],
    ])
    expect(JSON.stringify(own) + JSON.stringify(lines)).not.toContain('邻居')
  })

  test('by somebody whose posts ended before are told without a post', async () => {
    await addVolunteers(server.api, ['nobody'])
    await look('phone', { afterMs: 5 })
    await endPost(server.api, 'worker')
    expect(await looks('nobody')).toMatchObject([
      { memberName: 'worker', placeName: '', postName: '' },
    ])
  })

  test('stay with whoever registers anew and is joined to an earlier entry', async () => {
    const { api } = server
    const elder = { birthDate: '1940-03-07', sex: 'female', idNumber: idNumbers.one } as const
    await addMembers(api, ['back'])
    await register(api, 'nobody', elder)
    const verify = (volunteerId: string) =>
      doAs(api, 'worker', 'volunteer.verify', { volunteerId, idNumber: idNumbers.one }, 'c1')
    await verify('v-nobody')
    await look('phone')
    await doAs(api, 'nobody', 'volunteer.leave', {})
    await register(api, 'back', elder)
    await look('phone', { volunteerId: 'v-back', afterMs: 1 })
    expect(await verify('v-back')).toMatchObject({ answer: { volunteerId: 'v-nobody' } })
    expect((await looks('back')).map(({ atMs }) => atMs - testNowMs)).toEqual([1, 0])
  })

  test('are found by whose they are', async () => {
    const plan = await plansOf(server.api.database, (database) =>
      listLooks(database, { tenantId, volunteerId: 'v1', most: 50 }),
    )
    expect(plan).toContain('access_log_by_volunteer')
  })
})
