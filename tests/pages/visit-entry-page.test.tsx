/** One visit: its author corrects it within the time; afterwards, and for others, words are added under it. */
import { hideToast } from '../../src/components/toast/toast-store'
import VisitEntryPage from '../../src/packages/files/pages/visit-entry'
import type { CommandArgs } from '../../src/domain/commands'
import { createFixtureApplication } from '../support/fixture-application'
import { buildingId, memberId } from '../support/fixture-building'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

/** A visit that this phone has just written. */
const applicationWithFreshVisit = async (
  followUps: CommandArgs<'visit.record'>['followUps'] = [],
) => {
  const application = createFixtureApplication()
  const saved = await application.execute('visit.record', buildingId, {
    visitId: 'v-new',
    houseId: 'h-1-102',
    householdId: 'hh-1-102',
    outcome: 'met',
    kind: 'routine',
    note: '都好',
    photoIds: [],
    visitedAtMs: application.device.clock.nowMs(),
    edits: [],
    followUps,
    settledFollowUpIds: [],
  })
  if (!saved.ok) throw new Error('the fixture refused the visit')
  return application
}

test('says that it is saved here and still to be sent', async () => {
  page = await showPage(VisitEntryPage, await applicationWithFreshVisit(), { visitId: 'v-new' })
  expect(page.words()).toContain('已存本机 · 待传')
})

test('tells what it left to do, and that others get what asks for them', async () => {
  const application = await applicationWithFreshVisit([
    { id: 'f-light', kind: 'matter', text: '楼道灯不亮', dueOn: '' },
    { id: 'f-med', kind: 'need', text: '要人陪着配药', dueOn: '' },
  ])
  page = await showPage(VisitEntryPage, application, { visitId: 'v-new' })
  expect(page.words()).toMatch(
    /留下的事2 件楼道灯不亮要办的事.*◆ 交给别人办，待传要人陪着配药一个需要/,
  )
})

test('its author corrects it: only what changed is sent, with what stood there', async () => {
  const application = await applicationWithFreshVisit()
  page = await showPage(VisitEntryPage, application, { visitId: 'v-new' })
  await page.tap('更正（24 小时内）')
  await page.type('都好，换了电话')
  await page.tap('存好')
  expect(application.executed.at(-1)).toMatchObject({
    name: 'visit.correct',
    args: { visitId: 'v-new', changes: { note: { from: '都好', to: '都好，换了电话' } } },
  })
  expect(page.words()).toContain('都好，换了电话')
})

test('after the time words are added and the old ones stay', async () => {
  const application = createFixtureApplication()
  page = await showPage(VisitEntryPage, application, { visitId: 'v-2' })
  expect(page.words()).not.toContain('小时内')
  await page.tap('补充更正')
  await page.tap('存好')
  expect(page.words()).toContain('请写下要补充的话')
  await page.type('那天是女儿开的门')
  await page.tap('存好')
  expect(application.executed).toMatchObject([
    { name: 'visit.amend', args: { visitId: 'v-2', text: '那天是女儿开的门' } },
  ])
  expect(page.words()).toContain('后来的补充那天是女儿开的门')
})

test("another's visit is never corrected, only added to", async () => {
  const application = await applicationWithFreshVisit()
  const { access } = application.snapshot()
  if (!access) throw new Error('the fixture lacks its access')
  application.change({ access: { ...access, memberId: memberId('m-other') } })
  page = await showPage(VisitEntryPage, application, { visitId: 'v-new' })
  expect(page.words()).not.toContain('更正（24 小时内）')
  expect(page.words()).toContain('补充更正')
})

test('added words survive a kill of the app, and are added once', async () => {
  const application = createFixtureApplication()
  page = await showPage(VisitEntryPage, application, { visitId: 'v-2' })
  await page.tap('补充更正')
  await page.type('那天是女儿开的门')
  page.leave()

  page = await showPage(VisitEntryPage, application, { visitId: 'v-2' })
  await page.until('存好')
  page.byWords('存好').click()
  await page.tap('存好')
  expect(application.executed).toMatchObject([
    { name: 'visit.amend', args: { text: '那天是女儿开的门' } },
  ])
  expect(await application.drafts.read('visit-entry:v-2')).toBeNull()
})
