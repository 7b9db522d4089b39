/** 我家: said once, without a signal if need be; for a parent with the consent; what the community made of it. */
import { hideToast } from '../../src/components/toast/toast-store'
import { letterForms } from '../../src/packages/me/letter-forms'
import HomePage from '../../src/packages/resident/pages/home'
import type { MyHome } from '../../src/protocol/home'
import { createFixtureApplication } from '../support/fixture-application'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const regions = [
  { id: 's1', name: '梧桐街道' },
  { id: 'c1', name: '杨家门社区' },
]
const home = {
  homeId: 'h1',
  regionId: 'c1',
  regionName: '杨家门社区',
  details: { forWhom: 'self', door: '3幢2单元502', name: '沈慧琴', phone: '13905730001' },
  state: 'declined',
  reason: '没有 502',
  looks: [{ memberName: '李组长', atMs: 1 }],
} as unknown as MyHome
const answers = {
  'home.mine': [],
  'volunteer.mine': null,
  'volunteer.regions': regions,
  'home.places': [{ id: 'g1', name: '第一网格' }],
}

/** As the phone's own picker tells. */
const pick = async (label: string, value: number): Promise<void> => {
  await page.until(label)
  const control = document.querySelector(`[aria-label^="${label}"]`)
  const picker = control?.closest('taro-picker-core') ?? control?.parentElement
  picker?.dispatchEvent(new CustomEvent('change', { detail: { value }, bubbles: true }))
  await new Promise((resolve) => setTimeout(resolve, 50))
}

test('a home is kept as a letter, as deep as it is known', async () => {
  const application = createFixtureApplication({ answers })
  page = await showPage(HomePage, application)
  await page.until('还没有登记住处')
  await page.tap('登记我家')
  await page.type('沈慧琴', 0)
  await page.type('13905730001', 1)
  await page.tap('存好')
  await page.until('请选在哪个社区')
  await pick('在哪个社区', 0)
  await pick('哪个网格', 0)
  await page.type('3幢2单元502', 2)
  await page.tap('存好')
  await page.until('记下了')
  expect(application.snapshot().letters).toMatchObject([
    { envelope: { name: 'home.set', regionId: 'g1', args: { details: home.details } } },
  ])
  await page.until('1 条记在本机')
})

test('for a parent the relation is asked and the consent of the day is noted', async () => {
  const application = createFixtureApplication({ answers })
  page = await showPage(HomePage, application)
  await page.tap('登记我家')
  await page.tap('帮老人登记')
  await page.until('请先问过老人')
  await page.type('母亲', 0)
  await page.type('吴阿珍', 1)
  await page.type('13905730002', 2)
  await pick('在哪个社区', 0)
  await page.type('7幢101', 3)
  await page.tap('存好')
  await page.until('记下了')
  expect(application.snapshot().letters[0]?.envelope.args).toMatchObject({
    details: { forWhom: 'elder', relation: '母亲', consentedOn: '2026-03-02' },
  })
})

test('what was typed is there again after a kill', async () => {
  const application = createFixtureApplication({ answers })
  page = await showPage(HomePage, application)
  await page.tap('登记我家')
  await page.type('沈慧琴', 0)
  page.leave()
  page = await showPage(HomePage, application)
  await page.until('是谁的家')
  await page.tap('存好')
  await page.until('请选在哪个社区')
  expect(await application.drafts.read('home')).toMatchObject({ name: '沈慧琴' })
})

test('shows what the community made of it, who looked, the number covered; changes and removes', async () => {
  const application = createFixtureApplication({ answers: { ...answers, 'home.mine': [home] } })
  page = await showPage(HomePage, application)
  for (const words of ['3幢2单元502', '139******01', '社区说：没有 502', '李组长看过电话'])
    await page.until(words)
  await page.tap('改')
  await page.until('和原来一样')
  await page.tap('存好')
  await page.until('记下了')
  await page.tap('去掉')
  expect(application.snapshot().letters).toMatchObject([
    { envelope: { name: 'home.set', regionId: 'c1', args: { homeId: 'h1' } } },
    { envelope: { name: 'home.remove', args: { homeId: 'h1' } } },
  ])
})

test('a refused one goes back into the form with its words', async () => {
  const application = createFixtureApplication({ answers })
  const sent = await application.letters.send('home.set', home.regionId, {
    homeId: 'h1',
    details: home.details,
  })
  const form = letterForms.get('home.set')
  if (!sent.ok || !form?.draftOf) throw new Error('no letter or no form')
  await application.letters.takeBack(sent.value.commandId, form.draftOf)
  page = await showPage(HomePage, application)
  await page.until('和原来一样')
  await page.tap('存好')
  await page.until('记下了')
  expect(application.snapshot().letters).toMatchObject([
    { envelope: { regionId: 'c1', args: { homeId: 'h1', details: home.details } } },
  ])
})
