/** The form at a door: three taps for an uneventful visit, a draft that survives, refusals in words. */
import BuildingPage from '../../src/packages/files/pages/building'
import VisitPage from '../../src/packages/files/pages/visit'
import type { VisitDraft } from '../../src/packages/files/pages/visit/visit-draft'
import type { PickedPhoto } from '../../src/ports'
import { createFixtureApplication } from '../support/fixture-application'
import { buildingId } from '../support/fixture-building'
import { showPage, type ShownPage } from '../support/show-page'

const householdId = 'hh-1-101'
let page: ShownPage
afterEach(() => page.leave())

test('an uneventful visit takes three taps: the door, 记一次走访, 存好', async () => {
  const application = createFixtureApplication()
  page = await showPage(BuildingPage, application, {
    estate: '迎凤二期',
    building: '15',
    unit: '1',
  })
  await page.tap('102')
  await page.tap('记一次走访')
  expect(page.opened).toEqual(['/packages/files/pages/visit/index?householdId=hh-1-102'])
  page.leave()

  page = await showPage(VisitPage, application, { householdId: 'hh-1-102' })
  await page.until('✓ 见到了')
  await page.tap('存好')
  expect(application.executed).toHaveLength(1)
  expect(application.executed[0]).toMatchObject({
    name: 'visit.record',
    args: { householdId: 'hh-1-102', outcome: 'met', kind: 'routine', edits: [], followUps: [] },
  })
  expect(page.words()).toContain('存好了')
})

test('what was typed is still there after the app was killed, and can be thrown away', async () => {
  const application = createFixtureApplication()
  page = await showPage(VisitPage, application, { householdId })
  await page.until('✓ 见到了')
  await page.type('药快吃完了')
  await page.tap('未遇')
  page.leave()

  page = await showPage(VisitPage, application, { householdId })
  await page.until('接着上次没存好的写')
  expect(page.words()).toContain('✓ 未遇')
  await page.tap('存好')
  expect(application.executed[0]).toMatchObject({ args: { note: '药快吃完了', outcome: 'absent' } })
  page.leave()

  page = await showPage(VisitPage, application, { householdId })
  await page.until('✓ 见到了')
  expect(page.words()).not.toContain('接着上次没存好的写')
})

test('a refused rule is said in words and the form stays', async () => {
  const application = createFixtureApplication()
  page = await showPage(VisitPage, application, { householdId })
  await page.until('✓ 见到了')
  const closed = application.snapshot().records.get('household', householdId)
  if (!closed) throw new Error('the fixture lacks its household')
  await page.type('门锁着')
  application.execute = () =>
    Promise.resolve({ ok: false, error: { code: 'household-closed', detail: '' } })
  await page.tap('存好')
  expect(page.words()).toContain('这一户已迁走或已并户')
  expect(await application.drafts.read('visit/hh-1-101')).toMatchObject({ note: '门锁着' })
})

test('a phone without room keeps the form open and says so', async () => {
  const application = createFixtureApplication()
  application.execute = () => Promise.resolve({ ok: false, error: 'storage-full' })
  page = await showPage(VisitPage, application, { householdId })
  await page.until('✓ 见到了')
  await page.tap('存好')
  expect(page.words()).toContain('这部手机存不下了，还没存上')
})

test('corrections, what came up, what was settled and the next visit travel in one command', async () => {
  const application = createFixtureApplication()
  page = await showPage(VisitPage, application, { householdId })
  await page.until('✓ 见到了')
  await page.tap('一切都好')
  await page.tap('有变化')
  await page.type('13900001111', 1)
  await page.tap('一个需要')
  await page.type('想装扶手', 2)
  await page.tap('办好了')
  await page.tap('一周后')
  await page.tap('存好')
  expect(application.executed[0]).toMatchObject({
    regionId: buildingId,
    args: {
      note: '一切都好',
      edits: [
        { residentId: 'r-li', changes: { phone: { from: '13800010001', to: '13900001111' } } },
      ],
      followUps: [
        { kind: 'need', text: '想装扶手', dueOn: '' },
        { kind: 'promise', text: '再来看看' },
      ],
      settledFollowUpIds: ['f-1'],
    },
  })
})

test('the message after saving takes the visit back', async () => {
  const application = createFixtureApplication()
  page = await showPage(VisitPage, application, { householdId })
  await page.until('✓ 见到了')
  await page.tap('存好')
  expect(application.snapshot().pending).toHaveLength(1)
  await page.tap('撤销')
  expect(application.snapshot().pending).toHaveLength(0)
  expect(page.words()).toContain('这次走访已撤销')
  expect(await application.drafts.read('visit/hh-1-101')).not.toBeNull()
})

test('what is typed while a picture is being prepared stays', async () => {
  let ready: (photos: readonly PickedPhoto[]) => void = () => undefined
  const pickPhotos = () => new Promise<readonly PickedPhoto[]>((resolve) => (ready = resolve))
  const application = createFixtureApplication({ device: { camera: { pickPhotos } } })
  page = await showPage(VisitPage, application, { householdId })
  await page.until('✓ 见到了')
  await page.tap('拍照')
  await page.type('扶手松了')
  ready([{ base64: 'AAAA' }])
  await page.tap('✓ 见到了')
  const kept = await application.drafts.read<VisitDraft>('visit/hh-1-101')
  expect(kept?.note).toBe('扶手松了')
  expect(kept?.photoIds).toHaveLength(1)
})

test('a picture that cannot be read is said, and the ones before it stay', async () => {
  const camera = { pickPhotos: () => Promise.reject(new Error('the picture cannot be decoded')) }
  const application = createFixtureApplication({ device: { camera } })
  page = await showPage(VisitPage, application, { householdId })
  await page.until('✓ 见到了')
  await page.tap('拍照')
  expect(page.words()).toContain('有照片没能加上')
})

test('a visit that was saved before the app was killed is not offered again', async () => {
  const application = createFixtureApplication()
  page = await showPage(VisitPage, application, { householdId })
  await page.until('✓ 见到了')
  await page.type('扶手松了')
  const kept = await application.drafts.read('visit/hh-1-101')
  await page.tap('存好')
  page.leave()
  await application.drafts.write('visit/hh-1-101', kept)

  page = await showPage(VisitPage, application, { householdId })
  await page.until('✓ 见到了')
  expect(page.words()).not.toContain('接着上次没存好的写')
})

test('the number on file stays covered in the form at the door', async () => {
  page = await showPage(VisitPage, createFixtureApplication(), { householdId })
  await page.until('✓ 见到了')
  await page.tap('有变化')
  expect(document.body.innerHTML).not.toContain('13800010001')
})

test('a picture that is taken away again, or thrown away with the rest, is not sent', async () => {
  const camera = { pickPhotos: () => Promise.resolve([{ base64: 'AAAA' }, { base64: 'BBBB' }]) }
  const application = createFixtureApplication({ device: { camera } })
  page = await showPage(VisitPage, application, { householdId })
  await page.until('✓ 见到了')
  await page.tap('拍照')
  expect(application.snapshot().photosWaiting).toBe(2)
  document.querySelector<HTMLElement>('[aria-label="拿掉第 1 张"]')?.click()
  expect(application.snapshot().photosWaiting).toBe(1)
  page.leave()

  page = await showPage(VisitPage, application, { householdId })
  await page.until('接着上次没存好的写')
  await page.tap('重新写')
  expect(application.snapshot().photosWaiting).toBe(0)
})

test('a visit that is on its way already cannot be taken back: its page opens, to correct it there', async () => {
  const application = createFixtureApplication()
  application.withdraw = () => Promise.resolve(false)
  page = await showPage(VisitPage, application, { householdId })
  await page.until('✓ 见到了')
  await page.tap('存好')
  await page.tap('撤销')
  expect(page.opened.at(-1)).toMatch(/^\/packages\/files\/pages\/visit-entry\/index\?visitId=/)
})
