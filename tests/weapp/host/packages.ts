/**
 * The subpackages of a mini-program on one phone: a page of theirs opens only once its package was fetched, by itself
 * when the page is opened, or ahead by a preload rule. Without a network only those open that were fetched before.
 */
import type { Build } from './build'
import { packageOf, packageRoot } from './check-build'
import type { PhoneDisk } from './phone-disk'
import type { PhoneNetwork } from './phone-network'

interface Ground {
  readonly build: Build
  readonly disk: PhoneDisk
  readonly network: PhoneNetwork
}

export class Packages {
  private openPage = ''

  constructor(private readonly ground: Ground) {
    ground.network.onChange(() => this.preload())
  }

  /** Fetches what the page needs. False when it can be had neither from the phone nor from WeChat. */
  fetchFor(page: string): boolean {
    const { build, disk, network } = this.ground
    const root = packageOf(build, page)
    if (root === '' || disk.packages.has(root)) return true
    if (network.isConnected()) disk.packages.add(root)
    return network.isConnected()
  }

  /** The page is open, '' for none: WeChat fetches quietly what its rule names. */
  showing(page: string): void {
    this.openPage = page
    this.preload()
  }

  private preload(): void {
    const { build, disk, network } = this.ground
    const rule = build.app.preloadRule?.[this.openPage]
    if (!rule || !network.isConnected()) return
    if (rule.network !== 'all' && network.type !== 'wifi') return
    for (const named of rule.packages) disk.packages.add(packageRoot(build, named) ?? '')
  }
}
