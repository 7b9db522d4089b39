/**
 * The glass can fail: with each of these faults, planted into the styles of the release build, somebody with a thumb
 * cannot go on, or what is drawn does not fit the phone. By events alone none of them would be noticed.
 */
import type { Browser } from 'playwright-core'
import { launchChromium } from '../support/chromium'
import { withChange, type Build } from './host/build'
import type { User } from './host/user'
import { onGlass } from './people'
import { openidOf, openStreet, type Street } from './street'

let street: Street
let browser: Browser
beforeAll(async () => {
  street = await openStreet()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await street.close()
})

const journey = async (user: User): Promise<void> => {
  user.phone.open()
  await user.sees('共 3 户')
  await user.look('fault')
  await user.tapTab('民情')
  await user.tap('迎凤二期 7幢')
  await user.sees('9层')
}

const styled = (rule: string): Build =>
  withChange(street.build, 'app.wxss', (text) => `${text}\n${rule}`)

const faults: readonly (readonly [string, string, RegExp])[] = [
  [
    'a veil over the page',
    ".page::after { content: ''; position: fixed; inset: 0; z-index: 9 }",
    /cannot be touched: over it lies/,
  ],
  ['a row that is not drawn', '.list-row { display: none }', /cannot be touched/],
  [
    'a row that is too low for a thumb',
    '.list-row { height: 24px !important; min-height: 0 !important }',
    /too small/,
  ],
  [
    'a title wider than the phone',
    '.page__title { display: block; width: 900px }',
    /over the edge/,
  ],
]

test('the build as it is passes the journey', async () => {
  await journey(await onGlass(street.userOf(openidOf('leader')), browser))
})

test.each(faults)('%s stops it', async (_name, rule, words) => {
  const changed = styled(rule)
  const byEvents = street.userOf(openidOf('leader'), changed)
  await journey(byEvents)
  byEvents.phone.discard()
  const user = await onGlass(street.userOf(openidOf('leader'), changed), browser)
  await expect(journey(user)).rejects.toThrow(words)
})
