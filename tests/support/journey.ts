/**
 * What every journey shares: one browser for the file, phones that are handed out and closed after each test,
 * and the rule that a journey on which a phone noted a problem has failed.
 */
import type { Browser } from 'playwright-core'
import { launchChromium } from './chromium'
import { openPhone, type PhoneInHand } from './phone-in-hand'

export interface Journey {
  /** A phone of somebody of the demo, signed in and with its files. */
  phoneOf(name: string): Promise<PhoneInHand>
  /** A phone on which nobody has signed in. */
  newPhone(): Promise<PhoneInHand>
}

/** The product that the whole run shares. Throws outside of the e2e project. */
export function productUrl(): string {
  const url = process.env.PRODUCT_URL
  if (url === undefined) throw new Error('The e2e project starts the product before its tests')
  return url
}

/** To be called at the top of a test file. */
export function startJourney(): Journey {
  let browser: Browser
  const phones: PhoneInHand[] = []
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterEach(async () => {
    const problems = phones.flatMap((phone) => phone.problems)
    await Promise.all(phones.splice(0).map(({ context }) => context.close()))
    expect(problems).toEqual([])
  })
  afterAll(() => browser.close())
  const newPhone = async () => {
    const phone = await openPhone(browser, productUrl())
    phones.push(phone)
    return phone
  }
  return {
    newPhone,
    async phoneOf(name) {
      const phone = await newPhone()
      await phone.signIn(name)
      return phone
    },
  }
}
