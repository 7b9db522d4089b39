/** One simulated street: its clock, its server and its phones, and what has happened in it. */
import { defaultSettings } from '../../src/domain/settings/default-settings'
import type { Product } from './mutation'
import { Promises } from './promises'
import { Roster } from './roster'
import { SimulatedPhone } from './simulated-phone'
import type { StreetServer } from './street-server'
import { StrikeCounter } from './struck'
import { WorldClock } from './world-clock'

/** Whose are the first phone, the second …: two phones of one leader, one of a micro-grid's, a steward's. */
const owners = ['worker', 'leader', 'leader', 'steward', 'micro', 'other', 'micro', 'steward']

export class World {
  readonly clock: WorldClock
  readonly promises = new Promises()
  readonly struck = new StrikeCounter()
  readonly phones: readonly SimulatedPhone[]
  readonly roster: Roster
  /** Every time limit for corrections that has been in force. */
  readonly correctionHours = [defaultSettings.correctionHours]
  /** The server has been backed up. */
  isBackedUp = false
  private texts = 0
  private epochs = 1

  constructor(
    readonly server: StreetServer,
    readonly product: Product,
    phones: number,
  ) {
    this.clock = new WorldClock(server.now(), () => this.look())
    const { clock, promises, struck } = this
    this.phones = Array.from({ length: phones }, (_, index) => {
      const owner = owners[index % owners.length] ?? 'worker'
      return new SimulatedPhone(`p${index + 1}`, owner, {
        clock,
        server,
        promises,
        struck,
        product,
      })
    })
    this.roster = new Roster(this)
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
