/** The product as a browser finds it after npm start. */
import type { Browser } from 'playwright-core'
import { launchChromium } from '../support/chromium'
import { productUrl } from '../support/journey'

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

test('opens on a page with Chinese text and no error in the console', async () => {
  const page = await browser.newPage({ viewport: { width: 375, height: 667 } })
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (line) => {
    // A refused call is an answer of the server: nobody is signed in here.
    const isAnswer = line.text().startsWith('Failed to load resource')
    if (line.type() === 'error' && !isAnswer) problems.push(line.text())
  })
  await page.goto(productUrl())
  await page.locator('.taro-tabbar__tabbar').getByText('今天').waitFor()
  expect(problems).toEqual([])
})

test('Chinese characters are drawn, each differently, and not as empty boxes', async () => {
  const page = await browser.newPage({ viewport: { width: 200, height: 100 } })
  const picture = async (text: string) => {
    await page.setContent(`<body style="font: 40px sans-serif">${text}</body>`)
    return (await page.screenshot()).toString('base64')
  }
  expect(await picture('连心')).not.toBe(await picture('走访'))
})
