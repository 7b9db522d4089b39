/**
 * A phone in somebody's hand: a browser context at phone size with touch, used by the words on its screen.
 * It notes every error in the console, every uncaught error and every answer of the server that a user should not get.
 */
import { mkdirSync } from 'node:fs'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'

export const screenSize = { width: 390, height: 844 } as const

/** Pictures of a run; not part of the repository. */
const pictureFolder = 'dist/screenshots'

/** A browser without a session asks who it is, once, and is told that nobody knows it. */
const isNotSignedInYet = (status: number, url: string): boolean =>
  status === 401 && url.endsWith('/session.me')

export class PhoneInHand {
  readonly problems: string[] = []
  /** Set while the journey takes the network away: then a call that fails is no mistake. */
  private cutOff = false

  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => this.problems.push(error.message))
    page.on('console', (line) => {
      // Failed calls are judged by their answer, below.
      const isCall = line.text().startsWith('Failed to load resource')
      if (line.type() === 'error' && !isCall) this.problems.push(line.text())
    })
    page.on('response', (reply) => {
      if (reply.status() >= 400 && !isNotSignedInYet(reply.status(), reply.url()))
        this.problems.push(`${reply.status()} ${reply.url()}`)
    })
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? ''
      // A page that is left takes its calls with it.
      if (!this.cutOff && reason !== 'net::ERR_ABORTED')
        this.problems.push(`${reason} ${request.url()}`)
    })
  }

  /** The page on top; those below it stay in the document, hidden. */
  get screen(): Locator {
    return this.page.locator('.taro_page:visible').last()
  }

  /** What carries exactly these words and can be seen. */
  words(text: string | RegExp, within: Locator = this.screen): Locator {
    return within.getByText(text, { exact: true }).filter({ visible: true }).first()
  }

  async see(text: string | RegExp, within?: Locator): Promise<void> {
    await this.words(text, within).waitFor()
  }

  async tap(text: string | RegExp, within?: Locator): Promise<void> {
    await this.words(text, within).tap()
  }

  async openTab(name: '今天' | '民情' | '志愿' | '我的'): Promise<void> {
    await this.page.locator('.taro-tabbar__tabbar').getByText(name, { exact: true }).tap()
    await this.seePage(name === '今天' ? '连心' : name)
  }

  /** A page by its address, as from a link, once it has what it shows. */
  async open(path: string, query = ''): Promise<void> {
    await this.page.evaluate((hash) => void (location.hash = hash), `#/${path}${query}`)
    await this.settle()
    await this.screen.locator('.loading').first().waitFor({ state: 'detached' })
  }

  async goBack(): Promise<void> {
    const before = this.page.url()
    const arrows = this.page.locator('.taro-navigation-bar-back, .taro-navigation-bar-home')
    await arrows.filter({ visible: true }).tap()
    await this.page.waitForFunction((url) => location.href !== url, before)
    await this.settle()
  }

  /** Waits until the page with this title has come to rest: what is tapped earlier hits the page before it. */
  async seePage(title: string): Promise<void> {
    await this.page
      .locator('.taro-navigation-bar-title')
      .getByText(title, { exact: true })
      .waitFor()
    await this.settle()
  }

  private async settle(): Promise<void> {
    await this.page.waitForFunction(() => {
      const shown = [...document.querySelectorAll('.taro_page')].filter(
        (page) => getComputedStyle(page).display !== 'none',
      )
      const [top] = shown
      const path = location.hash.slice(1).split('?')[0] ?? ''
      return (
        shown.length === 1 &&
        top?.id.startsWith(`${path}?`) &&
        /stationed|tabbar/.test(top.className)
      )
    })
  }

  /** A line of a list by something that is written in it. */
  row(text: string | RegExp): Locator {
    return this.screen.locator('.list-row', { hasText: text }).first()
  }

  card(title: string | RegExp): Locator {
    return this.screen
      .locator('.card', { has: this.page.locator('.card__title').getByText(title) })
      .first()
  }

  field(label: string, within: Locator = this.screen): Locator {
    return within.locator('.field', { hasText: label }).locator('input, textarea').first()
  }

  /** A box to write in, by the hint that stands in it. */
  box(hint: RegExp): Locator {
    return this.screen.getByRole('textbox', { name: hint })
  }

  /** The words of the sync line. */
  get syncLine(): Locator {
    return this.screen.locator('.sync-line__text')
  }

  /** Waits until everything written here has reached the community. */
  async seeAllSent(): Promise<void> {
    await this.see('都已存好', this.syncLine)
  }

  /** As in a lift or a cellar: the browser knows that there is no network. */
  async loseNetwork(): Promise<void> {
    this.cutOff = true
    await this.context.setOffline(true)
  }

  async findNetwork(): Promise<void> {
    await this.context.setOffline(false)
    this.cutOff = false
  }

  /** The app itself still comes (from the phone's cache, in WeChat), but no call gets through. */
  async loseServer(): Promise<void> {
    this.cutOff = true
    await this.context.route('**/api/**', (route) => route.abort('internetdisconnected'))
  }

  async findServer(): Promise<void> {
    await this.context.unroute('**/api/**')
    this.cutOff = false
  }

  async signIn(name: string): Promise<void> {
    await this.tap('去登录')
    await this.seePage('登录')
    await this.signInFromList(name)
  }

  async signInFromList(name: string): Promise<void> {
    await this.tap('登录', this.row(name))
    await this.seePage('连心')
  }

  /** Kept in dist/ for people to look at. */
  async picture(name: string): Promise<void> {
    mkdirSync(pictureFolder, { recursive: true })
    await this.settle()
    await this.page.screenshot({ path: `${pictureFolder}/${name}.png`, animations: 'disabled' })
  }
}

/** Opens the product as a fresh visitor on a phone of their own. */
export async function openPhone(browser: Browser, url: string): Promise<PhoneInHand> {
  const context = await browser.newContext({
    viewport: screenSize,
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  })
  const phone = new PhoneInHand(context, await context.newPage())
  await phone.page.goto(url)
  return phone
}
