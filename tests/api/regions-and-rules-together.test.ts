/** Rules that two offices change at once, the levels and kinds of post among them, and what is kept of every change. */
import * as v from 'valibot'
import { defaultSettings } from '../../src/domain/settings/default-settings'
import type { PostKind, Settings } from '../../src/domain/settings/settings'
import { regionIdShape } from '../../src/domain/shapes'
import type { InUse } from '../../src/domain/settings/settings-problem'
import type { SettingsHistoryLine } from '../../src/protocol/settings-history'
import type { CommandResult } from '../../src/protocol/envelope'
import { answer, ask, codeOf } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { acceptsOnly, officeCommand, push, statuses } from '../support/api/test-file'
import { TestPhone } from '../support/api/test-phone'
import { actorOf, seedStreet } from '../support/api/test-street'

const redSteward: PostKind = {
  id: 'red-steward',
  name: '红管家',
  permissions: ['file.read', 'visit.write'],
  carriesFiles: true,
  grants: [],
  givenAt: ['micro-grid'],
}

describeOnBoth('rules changed together', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
  })
  afterAll(() => server.close())

  const change = (settings: Settings, seen: Settings = defaultSettings) =>
    push(server.api, 'admin', officeCommand('settings.change', 'street', { seen, settings }))
  const rulesNow = async (): Promise<Settings> => {
    const phone = new TestPhone(server.api, actorOf('admin'))
    await phone.pull()
    if (!phone.access) throw new Error('no access document')
    return phone.access.settings
  }
  const history = () =>
    answer<SettingsHistoryLine[]>(server.api, 'admin', 'organisation.settingsHistory', {
      regionId: 'street',
    })
  const detailOf = (results: readonly CommandResult[]): string =>
    results.map((result) => (result.status === 'rejected' ? result.detail : '')).join()

  test('what two writers changed apart both takes effect', async () => {
    acceptsOnly(await change({ ...defaultSettings, visitEveryDays: 60 }))
    acceptsOnly(await change({ ...defaultSettings, correctionHours: 48, campaignDays: [1, 15] }))
    expect(await rulesNow()).toEqual({
      ...defaultSettings,
      visitEveryDays: 60,
      correctionHours: 48,
      campaignDays: [1, 15],
    })
  })

  test('the second at the same part is told both values, whose the first is, and may insist', async () => {
    acceptsOnly(await change({ ...defaultSettings, visitEveryDays: 60 }))
    const mine = { ...defaultSettings, visitEveryDays: 30, correctionHours: 48 }
    const conflict = {
      part: ['visitEveryDays'],
      from: 90,
      mine: 30,
      theirs: 60,
      theirsByName: 'admin',
      theirsAtMs: testNowMs,
    }
    expect(await change(mine)).toMatchObject([
      { status: 'applied', answer: { conflicts: [conflict] } },
    ])
    const now = await rulesNow()
    expect(now).toMatchObject({ visitEveryDays: 60, correctionHours: 48 })
    acceptsOnly(await change({ ...now, visitEveryDays: 30 }, now))
    expect((await rulesNow()).visitEveryDays).toBe(30)
    expect((await history()).map(({ part, from, to }) => [part.join(), from, to])).toEqual(
      expect.arrayContaining([
        ['visitEveryDays', 90, 60],
        ['visitEveryDays', 60, 30],
        ['correctionHours', 24, 48],
      ]),
    )
    expect(await history()).toHaveLength(3)
  })

  test('two who save in the same moment lose nothing', async () => {
    const wishes: Settings[] = [
      { ...defaultSettings, visitEveryDays: 60 },
      { ...defaultSettings, correctionHours: 48 },
      { ...defaultSettings, quickPhrases: [...defaultSettings.quickPhrases, '送了春联'] },
      { ...defaultSettings, quickPhrases: [...defaultSettings.quickPhrases, '查了灭火器'] },
    ]
    acceptsOnly((await Promise.all(wishes.map((wish) => change(wish)))).flat())
    const { visitEveryDays, correctionHours, quickPhrases } = await rulesNow()
    expect([visitEveryDays, correctionHours]).toEqual([60, 48])
    expect(quickPhrases).toEqual(expect.arrayContaining(['送了春联', '查了灭火器']))
  })

  test('a change that changes nothing is kept nowhere and costs no phone anything', async () => {
    const before = new TestPhone(server.api, actorOf('leader'))
    await before.pull()
    const access = before.access
    acceptsOnly(await change(defaultSettings))
    await before.pull()
    expect(before.access).toBe(access)
    expect(await history()).toEqual([])
  })

  test('a level is renamed, one is added at the end, and regions stand on it', async () => {
    const levels = defaultSettings.levels.map((level) =>
      level.id === 'grid' ? { ...level, name: '片区' } : level,
    )
    const unit = { id: 'unit', name: '单元', isScope: false }
    acceptsOnly(await change({ ...defaultSettings, levels: [...levels, unit] }))
    expect((await rulesNow()).levels.map(({ name }) => name)).toEqual([
      ...['街道', '社区', '片区', '微网格', '楼栋', '单元'],
    ])
    const newRegionId = v.parse(regionIdShape, 'b1-unit-2')
    acceptsOnly(
      await push(
        server.api,
        'worker',
        officeCommand('region.add', 'b1', {
          newRegionId,
          levelId: 'unit',
          name: '2单元',
          code: '',
        }),
      ),
    )
    const row = await server.api.database
      .selectFrom('region')
      .select(['path', 'scope_id'])
      .where('id', '=', 'b1-unit-2')
      .executeTakeFirst()
    expect(row).toEqual({ path: '/street/c1/g1/m1/b1/b1-unit-2/', scope_id: 'm1' })
  })

  test('what would tear the tree or the scopes apart is refused, and says why', async () => {
    const part = { id: 'part', name: '片', isScope: false }
    const [street, ...below] = defaultSettings.levels
    if (!street) throw new Error('no levels')
    expect(
      detailOf(await change({ ...defaultSettings, levels: [street, part, ...below] })),
    ).toContain('片只能加在楼栋下面')
    const levels = defaultSettings.levels.map((level) => ({
      ...level,
      isScope: level.id === 'grid',
    }))
    expect(detailOf(await change({ ...defaultSettings, levels }))).toContain('同步单位不能再换')
    expect(await rulesNow()).toEqual(defaultSettings)
  })

  test('who may change the rules but holds a post below the root is no keeper of them', async () => {
    const kindsWith = (change: (kind: PostKind) => PostKind['permissions']) =>
      defaultSettings.postKinds.map((each) => ({ ...each, permissions: change(each) }))
    const shared = kindsWith(({ id, permissions }) =>
      id === 'community-worker' ? [...permissions, 'settings.change'] : permissions,
    )
    const moved = shared.map(({ permissions, ...each }) => ({
      ...each,
      permissions:
        each.id === 'street-administrator'
          ? permissions.filter((one) => one !== 'settings.change')
          : permissions,
    }))
    expect(detailOf(await change({ ...defaultSettings, postKinds: moved }))).toContain('最上一级')
    acceptsOnly(await change({ ...defaultSettings, postKinds: shared }))
    const end = officeCommand('post.end', 'street', { postId: 'post-admin' })
    expect(detailOf(await push(server.api, 'admin', end))).toContain('最后一位')
    const endBelow = officeCommand('post.end', 'c1', { postId: 'post-worker' })
    acceptsOnly(await push(server.api, 'admin', endBelow))
  })

  test('a new kind of post is given at its level by whoever has it to give, and nowhere else', async () => {
    const kinds = defaultSettings.postKinds.map((each) =>
      each.id === 'community-worker' ? { ...each, grants: [...each.grants, 'red-steward'] } : each,
    )
    acceptsOnly(await change({ ...defaultSettings, postKinds: [...kinds, redSteward] }))
    const give = (region: string, invitationId: string) =>
      push(
        server.api,
        'worker',
        officeCommand('invitation.issue', region, {
          invitationId,
          kindId: 'red-steward',
          fromDate: '2026-03-01',
          toDate: '',
          expiresInHours: 24,
          maxUses: 1,
        }),
      )
    expect(statuses(await give('m1', 'here'))).toEqual(['applied'])
    const elsewhere = await give('g1', 'there')
    expect(statuses(elsewhere)).toEqual(['rejected invalid'])
    expect(detailOf(elsewhere)).toBe('红管家只能定在微网格')
  })

  test('what is in use is told, and what ended is not', async () => {
    const used = () =>
      answer<InUse>(server.api, 'admin', 'organisation.inUse', { regionId: 'street' })
    const { levelIds, postKindIds } = await used()
    expect([...levelIds].sort()).toEqual(['building', 'community', 'grid', 'micro-grid', 'street'])
    expect(postKindIds).toContain('building-steward')
    const end = officeCommand('post.end', 'c1', { postId: 'post-steward' })
    acceptsOnly(await push(server.api, 'worker', end))
    expect((await used()).postKindIds).not.toContain('building-steward')
  })

  test.each(['organisation.settingsHistory', 'organisation.inUse'])(
    '%s is for those who may change the rules',
    async (path) => {
      for (const [member, regionId] of [
        ['worker', 'c1'],
        ['worker', 'street'],
        ['admin', 'nowhere'],
      ] as const)
        expect(codeOf(await ask(server.api, member, path, { regionId }))).toBe('forbidden')
    },
  )

  test('who works by the rules of volunteers is told who changed those, of no others, and changes none', async () => {
    const { volunteering, timeBank } = defaultSettings
    const settings = {
      ...{ ...defaultSettings, visitEveryDays: 60 },
      volunteering: { ...volunteering, noticeDays: 10 },
      timeBank: { ...timeBank, redeemFromAge: 65 },
    }
    const change = { seen: defaultSettings, settings }
    acceptsOnly(await push(server.api, 'admin', officeCommand('settings.change', 'street', change)))
    const lines = await answer<SettingsHistoryLine[]>(
      ...([server.api, 'worker', 'volunteer.ruleChanges', { regionId: 'c1' }] as const),
    )
    const memberName = actorOf('admin').memberName
    expect(lines).toEqual([
      expect.objectContaining({
        part: ['volunteering', 'noticeDays'],
        from: 7,
        to: 10,
        memberName,
      }),
      expect.objectContaining({ part: ['timeBank', 'redeemFromAge'], from: 60, to: 65 }),
    ])
    const back = { seen: settings, settings: defaultSettings }
    for (const region of ['c1', 'street'])
      expect(
        statuses(await push(server.api, 'worker', officeCommand('settings.change', region, back))),
      ).toEqual(['rejected forbidden'])
  })
})
