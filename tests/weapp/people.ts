/**
 * The people of a street with their phones, for journeys that run twice: by events alone, and with a finger on the
 * glass of headless Chromium, where what is covered or too small cannot be tapped.
 */
import type { Browser } from 'playwright-core'
import { launchChromium } from '../support/chromium'
import { Glass } from './host/glass/glass'
import { User } from './host/user'
import { openStreet, type Street } from './street'

/** Pictures of a run; not part of the repository. */
const pictures = 'dist/weapp-pictures'

export interface People {
  readonly street: Street
  /** Somebody with a phone of their own and this WeChat identity. */
  userOf(openid: string): Promise<User>
}

/** The same person, who now sees and touches. */
export const onGlass = async (user: User, browser: Browser): Promise<User> =>
  new User(user.phone, undefined, await Glass.over(user.phone, browser, pictures))

type Journey = (people: () => People) => void

/** The tests of the journey run in their order, on one street; `people` may be asked once they run. */
export const describeByHandAndGlass = (name: string, journey: Journey): void => {
  describe(`${name}, by events`, () => withStreet(journey, undefined))
  describe(`${name}, on the glass`, () => withStreet(journey, launchChromium))
}

/** Only with a finger: for what takes several people, which is long enough once. */
export const describeOnGlass = (name: string, journey: Journey): void => {
  describe(name, () => withStreet(journey, launchChromium))
}

const withStreet = (journey: Journey, launch: (() => Promise<Browser>) | undefined): void => {
  let people: People
  let browser: Browser | undefined
  beforeAll(async () => {
    const street = await openStreet()
    browser = await launch?.()
    people = { street, userOf: (openid) => userOf(street, openid, browser) }
  })
  afterAll(async () => {
    await browser?.close()
    await people.street.close()
  })
  journey(() => people)
}

const userOf = async (street: Street, openid: string, browser: Browser | undefined) => {
  const user = street.userOf(openid)
  return browser ? onGlass(user, browser) : user
}
