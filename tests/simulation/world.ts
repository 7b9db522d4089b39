/** One simulated street: its clock, its server and its phones, and how a step is taken in it. */
import { WorldClock } from './world-clock'
import type { Mutation } from './mutation'
import { Promises } from './promises'
import { foundFile } from './found-file'
import { SimulatedPhone } from './simulated-phone'
import type { StreetServer } from './street-server'

/** Who holds the first phone, the second …: two phones of one leader, one of a micro-grid's, a steward's. */
const owners = ['worker', 'leader', 'leader', 'steward', 'micro', 'other', 'micro', 'steward']

export class World {
  readonly clock: WorldClock
  readonly promises = new Promises()
  readonly phones: readonly SimulatedPhone[]
  private texts = 0

  constructor(
    readonly server: StreetServer,
    readonly mutation: Mutation,
    phones: number,
  ) {
    this.clock = new WorldClock(server.nowMs, () => this.look())
    const { clock, promises } = this
    this.phones = Array.from({ length: phones }, (_, index) => {
      const owner = owners[index % owners.length] ?? 'worker'
      return new SimulatedPhone(`p${index + 1}`, owner, { clock, server, promises, mutation })
    })
  }

  /** A text that nobody has written before. */
  unique(): string {
    return `u${++this.texts}`
  }

  phone(index: number): SimulatedPhone {
    const phone = this.phones[index % this.phones.length]
    if (!phone) throw new Error('A world has at least one phone.')
    return phone
  }

  async begin(): Promise<void> {
    await foundFile(this.server)
    for (const phone of this.phones) {
      phone.way.token = this.server.tokenOf(phone.memberId)
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
