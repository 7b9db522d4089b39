/**
 * The pages of the release build with their own WXSS, laid out by Chromium at phone size: nothing wider than the
 * screen, nothing to tap smaller than a thumb. The pictures lie in dist/weapp-pictures.
 */
import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../support/chromium'
import { documentOf } from './host/picture'
import type { User } from './host/user'
import { screenSize } from './host/wx/surroundings'
import { openidOf, openStreet, type Street } from './street'

const pictures = 'dist/weapp-pictures'
/** Points. Apple's and WeChat's guidance for what is tapped. */
const thumb = 44

let street: Street
let browser: Browser
let page: Page
let leader: User

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  street = await openStreet()
  browser = await launchChromium()
  page = await browser.newPage({ viewport: screenSize })
  leader = street.userOf(openidOf('leader'))
  leader.phone.open()
})
afterAll(async () => {
  await browser.close()
  await street.close()
})

const measure = () =>
  page.evaluate((thumb) => {
    const boxes = [...document.querySelectorAll('body *')].map((element) => ({
      words: (element.textContent ?? '').slice(0, 20),
      target: element.hasAttribute('data-target'),
      scrolled: element.closest('wx-scroll-view') !== null,
      box: element.getBoundingClientRect(),
    }))
    const shown = boxes.filter(({ box }) => box.width > 0 && box.height > 0)
    return {
      targets: shown.filter(({ target }) => target).length,
      wide: shown
        .filter(({ box, scrolled }) => !scrolled && (box.right > innerWidth + 1 || box.left < -1))
        .map(({ words }) => words),
      small: shown
        .filter(
          ({ box, target }) => target && (box.height < thumb - 0.5 || box.width < thumb - 0.5),
        )
        .map(({ words, box }) => `${words} ${box.width}×${box.height}`),
    }
  }, thumb)

const lookAt = async (name: string): Promise<void> => {
  await leader.phone.untilQuiet()
  await page.setContent(documentOf(leader.phone))
  // A sheet is measured where it comes to rest.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
  await page.screenshot({ path: `${pictures}/${name}.png` })
  const { targets, ...faults } = await measure()
  expect(targets).toBeGreaterThan(2)
  expect({ name, ...faults }).toEqual({ name, wide: [], small: [] })
}

test('today', async () => {
  await leader.sees('共 3 户')
  await lookAt('today')
})

test('the buildings', async () => {
  await leader.tapTab('民情')
  await leader.sees('迎凤二期 7幢')
  await lookAt('files')
})

test('a building, and a door of it', async () => {
  await leader.tap('迎凤二期 7幢')
  await leader.sees('9层')
  await lookAt('building')
  await leader.tap('903')
  await leader.sees('看档案')
  await lookAt('door')
})

test('a household', async () => {
  await leader.tap('看档案')
  await leader.sees('住着 1 人')
  await lookAt('household')
})

test('the form at the door', async () => {
  await leader.tap('记一次走访')
  await leader.sees('看到什么、说了什么，没有就不用写')
  await lookAt('visit')
})

test('a title that is too wide and a button that is too low are noticed', async () => {
  await page.addStyleTag({
    content:
      '.page__title { width: 900px } wx-button { height: 30px !important; min-height: 0 !important }',
  })
  const { wide, small } = await measure()
  expect(wide.some((words) => /迎凤二期\s7\s幢/.test(words))).toBe(true)
  expect(small.some((line) => line.startsWith('存好'))).toBe(true)
})
