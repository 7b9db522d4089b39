/** Editing a resident as a worker does it: only what changed travels, the number is checked, a twin is pointed out. */
import ResidentEditPage from '../../src/packages/files/pages/resident-edit'
import { createFixtureApplication } from '../support/fixture-application'
import { hideToast } from '../../src/components/toast/toast-store'
import { fixtureCallerAccess } from '../support/fixture-office'
import { LiveView } from '../../src/store/live-view'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const edit = (application = createFixtureApplication()) =>
  showPage(ResidentEditPage, application, { residentId: 'r-zhao' })
const add = (application = createFixtureApplication()) =>
  showPage(ResidentEditPage, application, { householdId: 'hh-1-102' })

/** Inputs in the order of the page. */
const input = { name: 0, idNumber: 1, phone: 2 } as const

test('only the changed field is sent, with what was seen before', async () => {
  const application = createFixtureApplication()
  page = await edit(application)
  await page.type('13911112222', input.phone)
  await page.tap('存好')
  expect(application.executed.map(({ name, args }) => ({ name, args }))).toEqual([
    {
      name: 'resident.edit',
      args: {
        residentId: 'r-zhao',
        changes: { phone: { from: '13800010002', to: '13911112222' } },
      },
    },
  ])
})

test('what was seen stays what was seen when somebody else changes the file meanwhile', async () => {
  const application = createFixtureApplication()
  page = await edit(application)
  const seen = application.snapshot().records.get('resident', 'r-zhao')
  if (!seen) throw new Error('the fixture lost 赵国强')
  await application.execute('resident.edit', seen.regionId, {
    residentId: seen.id,
    changes: { employer: { from: '', to: '供电所' } },
  })
  await page.type('13911112222', input.phone)
  await page.tap('存好')
  expect(application.executed.at(-1)?.args).toEqual({
    residentId: 'r-zhao',
    changes: { phone: { from: '13800010002', to: '13911112222' } },
  })
})

test('a form opened before the store is read waits, and then knows the person', async () => {
  const application = createFixtureApplication({ snapshot: { ready: false } })
  page = await edit(application)
  expect(page.words()).not.toContain('证件上的')
  application.change({ ready: true })
  await page.until('赵国强')
  await page.type('13911112222', input.phone)
  await page.tap('存好')
  expect(application.executed[0]?.name).toBe('resident.edit')
})

test('somebody who is not on this phone is not taken for a new person', async () => {
  page = await showPage(ResidentEditPage, createFixtureApplication(), { residentId: 'elsewhere' })
  expect(page.words()).toContain('这份档案不在手机上')
  expect(page.words()).not.toContain('证件上的')
})

test('saving without a change sends nothing and says so', async () => {
  const application = createFixtureApplication()
  page = await edit(application)
  await page.tap('存好')
  expect(application.executed).toEqual([])
  expect(page.words()).toContain('没有改动')
})

test('the number counts down, is checked when complete, and fills in birth date and sex', async () => {
  page = await add()
  await page.type('3304831978', input.idNumber)
  expect(page.words()).toContain('还差 8 位')
  await page.type('110101199003070010', input.idNumber)
  expect(page.words()).toContain('▲ 有一位写错了')
  await page.type('11010519491231002X', input.idNumber)
  expect(page.words()).toContain('号码校验通过')
  expect(page.words()).toContain('1949年12月31日')
  expect(page.words()).toContain('✓ 女')
})

test('a number that disagrees with the file is pointed out and not taken over', async () => {
  page = await edit()
  await page.type('11010519491231002X', input.idNumber)
  expect(page.words()).toContain('和身份证对不上，证件上是 1949-12-31')
  expect(page.words()).toContain('和身份证对不上，证件上是女')
  expect(page.words()).toContain('1975年2月11日')
})

test('a wrong number is not saved, and the way on is to leave it empty', async () => {
  const application = createFixtureApplication()
  page = await add(application)
  await page.type('孙小宝', input.name)
  await page.type('110101199003070010', input.idNumber)
  await page.tap('存好')
  expect(application.executed).toEqual([])
  expect(page.words()).toContain('没带证件就先空着')
})

test('a likely duplicate is shown with its door, and leads there', async () => {
  page = await add()
  await page.type('李佳珍', input.name)
  expect(page.words()).not.toContain('可能已经有档案')
  await page.type('13800010001', input.phone)
  expect(page.words()).toContain('可能已经有档案')
  await page.tap('李佳珍 · 迎凤二期15幢1单元101室')
  expect(page.opened).toEqual(['/packages/files/pages/household/index?householdId=hh-1-101'])
})

test('adding asks for a name, and then adds to the household with what was typed', async () => {
  const application = createFixtureApplication()
  page = await add(application)
  await page.tap('存好')
  expect(page.words()).toContain('姓名不能空着')
  await page.type(' 孙小宝 ', input.name)
  await page.tap('残疾')
  await page.tap('存好')
  expect(application.executed.map(({ name, args }) => ({ name, args }))).toMatchObject([
    {
      name: 'resident.add',
      args: { householdId: 'hh-1-102', fields: { name: '孙小宝', tags: ['残疾'] }, idNumber: '' },
    },
  ])
})

test('a form that was left half-way comes back as it was', async () => {
  const application = createFixtureApplication()
  page = await edit(application)
  await page.type('13911112222', input.phone)
  page.leave()
  page = await edit(application)
  await page.tap('更多资料')
  await page.tap('存好')
  expect(application.executed.at(-1)?.args).toMatchObject({
    changes: { phone: { to: '13911112222' } },
  })
})

test('what comes back from before is said, and can be thrown away', async () => {
  const application = createFixtureApplication()
  page = await edit(application)
  await page.type('赵国庆', input.name)
  page.leave()
  page = await edit(application)
  await page.until('接着上次没存好的写')
  await page.tap('重新写')
  await page.tap('存好')
  expect(application.executed).toEqual([])
})

test('two quick taps, or a kill just after saving, add nobody twice', async () => {
  const application = createFixtureApplication()
  page = await add(application)
  await page.type('孙小宝', input.name)
  const kept = await application.drafts.read('resident-edit:new:hh-1-102')
  page.byWords('存好').click()
  await page.tap('存好')
  await page.tap('存好')
  expect(application.executed).toHaveLength(1)
  page.leave()

  await application.drafts.write('resident-edit:new:hh-1-102', kept)
  page = await add(application)
  await page.until('添一个人')
  expect(page.words()).not.toContain('接着上次没存好的写')
})

test('the number on file stays covered, and can be taken out', async () => {
  const application = createFixtureApplication()
  page = await edit(application)
  expect(document.body.innerHTML).not.toContain('13800010002')
  expect(page.words()).toContain('已有 138******02，换了才填。')
  await page.tap('这个号码不用了')
  await page.tap('存好')
  expect(application.executed[0]?.args).toMatchObject({
    changes: { phone: { from: '13800010002', to: '' } },
  })
})

test('a form that is open stays open when a sync takes the file away, and saving says so', async () => {
  const application = createFixtureApplication()
  page = await edit(application)
  await page.type('赵国庆', input.name)
  application.change({ records: LiveView.empty })
  await page.tap('存好')
  expect(page.words()).toContain('这份档案已不在这里')
  expect(await application.drafts.read('resident-edit:r-zhao')).toMatchObject({
    form: { name: '赵国庆' },
  })
})

test('a post that only reads is told what to do instead', async () => {
  page = await edit(createFixtureApplication({ access: fixtureCallerAccess }))
  expect(page.words()).toContain('您的岗位看档案、记走访')
  expect(page.words()).not.toContain('证件上的')
})
