/** What every simulated world has: its clock, its server and its phones, and what was promised in it. */
import type { Product } from './mutation'
import type { Promises } from './promises'
import { SimulatedPhone } from './simulated-phone'
import type { StreetServer } from './street-server'
import type { StrikeCounter } from './struck'
import { WorldClock } from './world-clock'

export interface WorldParts<Kept extends Promises, Counter extends StrikeCounter> {
  readonly server: StreetServer
  readonly product: Product
  readonly promises: Kept
  readonly struck: Counter
  /** Whose is each phone. */
  readonly owners: readonly string[]
}

export class PhonesOnClock<
  Kept extends Promises = Promises,
  Counter extends StrikeCounter = StrikeCounter,
> {
  readonly clock: WorldClock
  readonly server: StreetServer
  readonly product: Product
  readonly promises: Kept
  readonly struck: Counter
  readonly phones: readonly SimulatedPhone[]
  /** The server has been backed up. */
  isBackedUp = false
  private texts = 0
  private epochs = 1

  constructor({ server, product, promises, struck, owners }: WorldParts<Kept, Counter>) {
    this.server = server
    this.product = product
    this.promises = promises
    this.struck = struck
    this.clock = new WorldClock(server.now(), () => this.look())
    const parts = { clock: this.clock, server, promises, struck, product }
    this.phones = owners.map((owner, index) => new SimulatedPhone(`p${index + 1}`, owner, parts))
  }

  /** A text that nobody has written before. */
  unique(): string {
    return `u${++this.texts}`
  }

  /** The name of a history of the server that has not been before. */
  newEpoch(): string {
    return `e${++this.epochs}`
  }

  phone(index: number): SimulatedPhone {
    const phone = this.phones[index % this.phones.length]
    if (!phone) throw new Error('A world has at least one phone.')
    return phone
  }

  async begin(): Promise<void> {
    this.server.now = () => this.clock.nowMs
    for (const phone of this.phones) {
      phone.way.token = this.server.tokenOf(phone.owner)
      // Every third phone meets its first sync among the faults.
      if (phone.id !== 'p3') phone.unasked('sync.now', phone.app().sync.now())
    }
    await this.advance(30_000)
  }

  private look(): void {
    for (const phone of this.phones) phone.look()
  }

  async advance(ms: number): Promise<void> {
    await this.clock.advance(ms)
    for (const phone of this.phones) await phone.buryIfDead()
  }
}
