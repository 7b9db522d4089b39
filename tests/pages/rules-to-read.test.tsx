/** The rules as somebody reads them who works by them: each with its value, and nothing that could change one. */
import SettingsPage from '../../src/packages/office/pages/settings'
import { readTimeBank, readVolunteering } from '../../src/packages/office/pages/settings/read-rules'
import { defaultSettings } from '../../src/domain/settings/default-settings'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

/** The rules as a street starts with them; the fixture's member is a community worker there. */
const access = {
  ...fixtureOfficeAccess,
  settings: {
    ...defaultSettings,
    volunteering: { ...defaultSettings.volunteering, noticeDays: 10 },
  },
}
const change = {
  ...{ part: ['volunteering', 'noticeDays'], from: 7, to: 10 },
  ...{ memberName: '徐丽萍', atMs: 1_795_300_000_000 },
}
const open = (given: typeof access) =>
  showPage(
    SettingsPage,
    createFixtureApplication({
      access: given,
      answers: { 'volunteer.ruleChanges': [change] },
    }),
  )

test('a community worker reads every rule in plain words, who may change them and who did', async () => {
  page = await open(access)
  await page.until('要改，请找街道管理员。')
  await page.until('徐丽萍')
  const { volunteering, timeBank } = access.settings
  const rules = [...readVolunteering(volunteering), ...readTimeBank(timeBank)]
  expect(rules).toHaveLength(Object.keys({ ...volunteering, ...timeBank }).length)
  for (const { label, words } of rules) expect(page.words()).toContain(`${label}${words}`)
  for (const words of [
    '10 天，期满没有异议才入账',
    '超过 8 小时，列出来请负责人核对',
    '1500 小时，多出来的转给社区',
    '满 60 岁可以兑换',
    '可以送给家人',
    '时长公示多少天7 → 10',
  ])
    expect(page.words()).toContain(words)
})

test('nothing there changes a rule', async () => {
  page = await open(access)
  await page.until('徐丽萍')
  for (const words of ['处改动', '加一种岗位', '每一户', '好了'])
    expect(page.words()).not.toContain(words)
  expect(document.querySelectorAll('input, textarea')).toHaveLength(0)
})

test('who neither decides about volunteers nor changes rules is told whom to ask', async () => {
  page = await open({ ...access, posts: fixtureOfficeAccess.posts.slice(0, 1) })
  await page.until('您现在的岗位不办这件事')
  expect(page.words()).not.toContain('公示')
})

test('what switches rules off is said in words', () => {
  const { volunteering, timeBank } = defaultSettings
  const words = [
    ...readVolunteering({ ...volunteering, placeCheckKm: 0, codeMarginMinutes: 0, brands: [] }),
    ...readTimeBank({ ...timeBank, personalCapMinutes: 0, giftsTo: 'nobody', mayDonate: false }),
  ].map((rule) => `${rule.label}：${rule.words}`)
  expect(words).toEqual(
    expect.arrayContaining([
      ...['签到的位置：不核对', '签到码：只在活动时间里有效', '活动品牌：没有定'],
      ...['个人最多存：不限', '送给别人：不能送', '捐给社区：不可以'],
    ]),
  )
})
