/** Navigation as WeChat does it: a stack of at most ten pages, tabs that stay alive, and failures in words. */
import { pagePaths } from './check-build'
import type { Build } from './build'
import type { Packages } from './packages'
import { OpenPage, parseAddress, type Ground, type PageAddress } from './open-page'

/** https://developers.weixin.qq.com/miniprogram/dev/api/route/wx.navigateTo.html */
export const stackLimit = 10

/** Its message is what follows 'fail ' in errMsg. */
export class NavigationFailure extends Error {
  override readonly name = 'NavigationFailure'
}

export class PageStack {
  private stack: OpenPage[] = []
  private readonly tabs = new Map<string, OpenPage>()

  constructor(
    private readonly build: Build,
    private readonly packages: Packages,
    private readonly ground: Ground,
  ) {}

  get pages(): readonly OpenPage[] {
    return this.stack
  }

  get top(): OpenPage | undefined {
    return this.stack.at(-1)
  }

  isTab(path: string): boolean {
    return this.build.app.tabBar?.list.some(({ pagePath }) => pagePath === path) ?? false
  }

  navigateTo(url: string): void {
    const address = this.resolve(url)
    if (this.isTab(address.path)) throw new NavigationFailure('can not navigateTo a tabbar page')
    if (this.stack.length >= stackLimit)
      throw new NavigationFailure(`webview count limit exceed ${stackLimit}`)
    this.top?.hide()
    this.open(address)
  }

  redirectTo(url: string): void {
    const address = this.resolve(url)
    if (this.isTab(address.path)) throw new NavigationFailure('can not redirectTo a tabbar page')
    this.close(1)
    this.open(address)
  }

  reLaunch(url: string): void {
    const address = this.resolve(url)
    this.close(this.stack.length)
    this.tabs.forEach((page) => page.unload())
    this.tabs.clear()
    this.open(address)
  }

  switchTab(url: string): void {
    const address = this.resolve(url)
    if (!this.isTab(address.path)) throw new NavigationFailure('can not switch to no-tabBar page')
    if (url.includes('?')) throw new NavigationFailure('switchTab takes no query')
    const { top } = this
    if (top?.address.path === address.path) return
    if (top && this.isTab(top.address.path)) top.hide()
    this.close(this.stack.filter((page) => !this.isTab(page.address.path)).length)
    this.stack = []
    const known = this.tabs.get(address.path)
    if (!known) return this.open(address)
    this.stack = [known]
    this.show(known)
  }

  navigateBack(delta: number): void {
    if (this.stack.length < 2) throw new NavigationFailure('cannot navigate back at first page')
    this.close(Math.min(delta, this.stack.length - 1))
    this.showTop()
  }

  /** As when the app goes to the background. */
  hideTop(): void {
    this.top?.hide()
  }

  showTop(): void {
    if (this.top) this.show(this.top)
  }

  private resolve(url: string): PageAddress {
    const address = parseAddress(url, this.top?.address.path ?? '')
    if (!pagePaths(this.build).includes(address.path))
      throw new NavigationFailure(`page "${address.path}" is not found`)
    if (!this.packages.fetchFor(address.path))
      throw new NavigationFailure(`the package of "${address.path}" cannot be loaded`)
    return address
  }

  private open(address: PageAddress): void {
    const page = new OpenPage(this.ground, address)
    this.stack.push(page)
    if (this.isTab(address.path)) this.tabs.set(address.path, page)
    page.load()
    this.show(page)
    page.ready()
  }

  private show(page: OpenPage): void {
    page.show()
    this.packages.showing(page.address.path)
  }

  /** Tab pages leave the stack but stay alive. */
  private close(count: number): void {
    for (let left = count; left > 0; left--) {
      const page = this.stack.pop()
      if (page && this.isTab(page.address.path)) page.hide()
      else page?.unload()
    }
  }
}
