/** The rules as an administrator changes them: line by line, kept on the phone until saved, and never over somebody else's. */
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import type { Settings } from '../../src/domain/settings/settings'
import SettingsPage from '../../src/packages/office/pages/settings'
import { hideToast } from '../../src/components/toast/toast-store'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { showPage, type ShownPage } from '../support/show-page'

type Change = OfficeCommandArgs<'settings.change'>
const rules = fixtureOfficeAccess.settings

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

/** An application whose changes of the rules are written down and succeed. */
const office = (answers: Record<string, unknown> = {}) => {
  const fixture = createFixtureApplication({ access: fixtureOfficeAccess, answers })
  const sent: Change[] = []
  const request = (_name: string, _regionId: string, args: unknown) => {
    sent.push(args as Change)
    return Promise.resolve({ ok: true, value: undefined } as const)
  }
  const othersChange = (settings: Settings) =>
    fixture.change({ access: { ...fixtureOfficeAccess, settings } })
  return { application: { ...fixture, request }, sent, othersChange }
}

const everyHousehold = async (days: string) => {
  await page.tap('每一户')
  await page.type(days)
  await page.tap('好了')
}

test('every rule says what holds; a change is listed until one button saves it with what was seen', async () => {
  const { application, sent } = office()
  page = await showPage(SettingsPage, application)
  await page.until('90 天一次')
  for (const words of ['每月 15 日', '24 小时内可改', '3 句', '2 种', '档案按它更新'])
    expect(page.words()).toContain(words)
  expect(page.words()).not.toContain('处改动')

  await everyHousehold('60')
  expect(page.words()).toContain('每一户多久走访一次90 天 → 60 天')
  await page.tap('存好 1 处改动')
  expect(sent).toEqual([{ seen: rules, settings: { ...rules, visitEveryDays: 60 } }])
  await page.until('规则存好了')
})

test('what was not saved survives a kill, and can be put down and taken up again', async () => {
  const { application, sent } = office()
  page = await showPage(SettingsPage, application)
  await page.until('90 天一次')
  await everyHousehold('60')
  page.leave()

  page = await showPage(SettingsPage, application)
  await page.until('上次没存好的改动')
  expect(page.words()).toContain('90 天 → 60 天')
  await page.tap('都不改了')
  expect(page.words()).not.toContain('→')
  await page.tap('撤销')
  expect(page.words()).toContain('90 天 → 60 天')
  expect(sent).toEqual([])
})

test('what somebody else changed elsewhere comes in by itself, and mine stays', async () => {
  const { application, sent, othersChange } = office()
  page = await showPage(SettingsPage, application)
  await page.until('90 天一次')
  await everyHousehold('60')
  const theirs = { ...rules, correctionHours: 48 }
  othersChange(theirs)
  await page.until('48 小时内可改')
  await page.tap('存好 1 处改动')
  expect(sent).toEqual([{ seen: theirs, settings: { ...theirs, visitEveryDays: 60 } }])
})

test.each([
  ['用我的', '存好 1 处改动', 30],
  ['用徐丽萍的', '每一户60 天一次', 60],
])('the same rule changed twice shows both, with whose it is: %s', async (choice, then, kept) => {
  const line = { part: ['visitEveryDays'], from: 90, to: 60, memberName: '徐丽萍' }
  const { application, sent, othersChange } = office({
    'organisation.settingsHistory': [{ ...line, atMs: 1_795_300_000_000 }],
  })
  page = await showPage(SettingsPage, application)
  await page.until('90 天一次')
  await everyHousehold('30')
  const theirs = { ...rules, visitEveryDays: 60 }
  othersChange(theirs)
  await page.until('有人刚改过同一处')
  await page.until('徐丽萍改成')
  for (const words of ['原来90 天', '60 天', '您改成30 天']) expect(page.words()).toContain(words)
  expect(page.words()).not.toContain('处改动')

  await page.tap(choice)
  await page.until(then)
  if (kept === 60) return expect(page.words()).not.toContain('还没存')
  await page.tap('存好 1 处改动')
  expect(sent).toEqual([{ seen: theirs, settings: { ...theirs, visitEveryDays: 30 } }])
})

test('a new kind of post gets its name, level, givers and permissions; without a name nothing is saved', async () => {
  const { application, sent } = office()
  page = await showPage(SettingsPage, application)
  await page.until('＋ 加一种岗位')
  await page.tap('＋ 加一种岗位')
  expect(page.words()).toContain('岗位要有名称')
  await page.type('红管家')
  await page.tap('微网格')
  await page.tap('社区工作者')
  await page.tap('✓ 记走访')
  await page.tap('好了')
  await page.tap('存好 2 处改动')
  const [{ settings } = { settings: rules }] = sent
  const added = settings.postKinds.at(-1)
  expect(added).toEqual({
    id: added?.id,
    name: '红管家',
    permissions: ['file.read'],
    carriesFiles: true,
    grants: [],
    givenAt: ['micro-grid'],
  })
  expect(settings.postKinds.find(({ id }) => id === 'community-worker')?.grants).toEqual([
    'grid-leader',
    added?.id,
  ])
})

test('a kind of post is retired and taken into use again', async () => {
  const { application, sent } = office()
  page = await showPage(SettingsPage, application)
  await page.until('网格长')
  await page.tap('网格长')
  await page.tap('停用这个岗位（在任的照旧）')
  await page.tap('好了')
  expect(page.words()).toContain('网格长 · 是否停用在用 → 停用')
  await page.tap('存好 1 处改动')
  expect(sent[0]?.settings.postKinds[0]).toMatchObject({ id: 'grid-leader', retired: true })
})

test('a kind of people is added under a name of its own, and visited as often as said', async () => {
  const { application, sent } = office()
  page = await showPage(SettingsPage, application)
  await page.until('要多走几趟的人')
  await page.tap('要多走几趟的人')
  expect(page.words()).toContain('独居老人7 天一次')
  await page.tap('＋ 加一种情况')
  await page.type('独居老人')
  expect(page.words()).toContain('已经有这一种了')
  await page.type('孕产妇')
  await page.type('孕', 1)
  await page.type('14', 2)
  await page.tap('好了')
  expect(page.words()).toContain('孕产妇14 天一次')
  await page.tap('好了')
  await page.tap('存好 1 处改动')
  const added = { name: '孕产妇', mark: '孕', visitEveryDays: 14 }
  expect(sent).toEqual([{ seen: rules, settings: { ...rules, tags: [...rules.tags, added] } }])
})

test('a level is added at the end; where regions are built already the sheet says why not', async () => {
  const { application, sent } = office()
  page = await showPage(SettingsPage, application)
  await page.until('＋ 在楼栋下面加一级')
  await page.tap('社区')
  expect(page.words()).toContain('社区下面已经有区域，同步单位不能再换')
  expect(page.words()).not.toContain('在社区下面加一级')
  await page.tap('好了')
  await page.tap('＋ 在楼栋下面加一级')
  await page.type('单元')
  await page.tap('好了')
  await page.tap('存好 1 处改动')
  expect(sent[0]?.settings.levels.map(({ name }) => name)).toEqual([
    ...['街道', '社区', '网格', '微网格', '楼栋', '单元'],
  ])
})

test('every rule of the time bank can be read and changed in one sheet', async () => {
  const { application, sent } = office()
  page = await showPage(SettingsPage, application)
  await page.until('90 天一次')
  await page.tap('时间银行')
  for (const rule of Object.keys(rules.timeBank))
    expect([rule, labels[rule] ?? '']).not.toContain('')
  for (const label of Object.values(labels)) expect(page.words()).toContain(label)
  for (const [at, number] of [1000, 65, 20, 2, 60, 3, 2].entries())
    await page.type(String(number), at)
  await page.tap('直接等人接')
  await page.tap('任何人')
  await page.tap('不可以')
  await page.type('陪诊\n理发', 7)
  await page.tap('好了')
  await page.tap('存好 11 处改动')
  expect(sent[0]?.settings.timeBank).toEqual({
    ...{ personalCapMinutes: 60_000, redeemFromAge: 65, holdDays: 20, giveBacksMost: 2 },
    ...{ giveBackDays: 60, inheritanceApprovals: 3, correctionApprovals: 2 },
    ...{
      saidAgeNeedsApproval: false,
      giftsTo: 'anyone',
      mayDonate: false,
      services: ['陪诊', '理发'],
    },
  })
})

const labels: Readonly<Record<string, string>> = {
  personalCapMinutes: '个人最多存多少小时',
  redeemFromAge: '满多少岁可以兑换',
  saidAgeNeedsApproval: '家人的年龄没核对过的兑换',
  giftsTo: '时间可以送给谁',
  mayDonate: '可以捐给社区',
  inheritanceApprovals: '继承要另外几个人同意',
  correctionApprovals: '更正要另外几个人同意',
  holdDays: '兑换每一步最多等多少天',
  giveBacksMost: '接了又退，最多几次',
  giveBackDays: '多少天里的退回算在一起',
  services: '可以兑换的服务',
}

test('how long a claimed wish is kept is a rule of the tenant', async () => {
  const { application, sent } = office()
  page = await showPage(SettingsPage, application)
  await page.until('认领留 14 天')
  await page.tap('微心愿')
  await page.type('7')
  await page.tap('好了')
  expect(page.words()).toContain('认领心愿留多少天14 → 7')
  await page.tap('存好 1 处改动')
  expect(sent[0]?.settings.wishes).toEqual({ ...rules.wishes, claimDays: 7 })
})
