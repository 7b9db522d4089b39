/** A simulated world of volunteers: their phones, those of two leaders at the gates, those of the office. */
import * as v from 'valibot'
import type { Api } from '../../../cloudfunctions/api/api'
import type { OfficeCommandName } from '../../../src/domain/office-commands'
import { commandIdShape } from '../../../src/domain/shapes'
import type { CommandEnvelope } from '../../../src/protocol/envelope'
import type { Product } from '../mutation'
import { PhonesOnClock } from '../phones-on-clock'
import type { SimulatedPhone } from '../simulated-phone'
import type { StreetServer } from '../street-server'
import { StrikeCounter, type FaultKind } from '../struck'
import { contentOf, VolunteerPromises } from './volunteer-promises'
import type { VolunteerFault } from './volunteer-faults'
import type { Around, Dice, Wanted } from './wanted'

/** Two phones of one volunteer among them; who is named in a step and has none uses somebody's desk. */
const owners = ['leader', 'worker', 'v1', 'v2', 'v3', 'v4', 'v5', 'v1', 'inspector', 'admin']

/** Notes which phone has sent what, as the server sees it. */
const listening = (product: Product, promises: VolunteerPromises): Product => ({
  ...product,
  arriving: async (path, input, server) => {
    await product.arriving?.(path, input, server)
    if (path === 'sync.push')
      for (const { commandId, name, args } of (input as { commands: CommandEnvelope[] }).commands)
        promises.sent.set(commandId, {
          phoneId: commandId.split('-')[0] ?? '',
          content: contentOf(name, args),
        })
  },
})

export class VolunteerWorld extends PhonesOnClock<
  VolunteerPromises,
  StrikeCounter<FaultKind | VolunteerFault>
> {
  /** A second server process: its own desks, the same database. */
  readonly secondApi: Api

  constructor(server: StreetServer, product: Product) {
    const promises = new VolunteerPromises()
    const struck = new StrikeCounter<FaultKind | VolunteerFault>()
    super({ server, product: listening(product, promises), promises, struck, owners })
    this.secondApi = { ...server.api }
  }

  around(dice: Dice): Around {
    return { api: this.server.api, nowMs: this.clock.nowMs, dice, unique: this.unique() }
  }

  newCommandId(): CommandEnvelope['commandId'] {
    return v.parse(commandIdShape, `desk-${this.unique()}`)
  }

  /** One of the phones of a member. */
  phoneOf(memberId: string, dice: number): SimulatedPhone {
    const own = this.phones.filter(({ owner }) => owner === memberId)
    const phone = own[dice % Math.max(1, own.length)]
    if (!phone) throw new Error(`${memberId} has no phone.`)
    return phone
  }

  /** A session lasts two weeks; whoever opens the app through WeChat has a new one. */
  signInAgain(): void {
    for (const phone of this.phones) phone.way.token = this.server.tokenOf(phone.owner)
  }

  get gatePhones(): readonly SimulatedPhone[] {
    return this.phones.slice(0, 2)
  }

  /** Somebody taps; and taps again while nobody has answered, as people do. */
  tap(wanted: Wanted, dice: Dice): void {
    const phone = this.phoneOf(wanted.memberId, dice[0])
    const content = contentOf(wanted.name, wanted.args)
    const intent = { phoneId: phone.id, content, told: '' as const, code: '', atMs: 0 }
    this.promises.intents.push(intent)
    phone.unasked('request', this.ask(phone, wanted, { intent, taps: dice[3] % 3 }))
  }

  private async ask(
    phone: SimulatedPhone,
    wanted: Wanted,
    { intent, taps }: { intent: VolunteerPromises['intents'][number]; taps: number },
  ): Promise<void> {
    const app = phone.app()
    const { name, regionId, args } = wanted
    const outcome = await app.request<OfficeCommandName>(name, regionId, args)
    intent.atMs = this.clock.nowMs
    if (outcome.ok) intent.told = 'done'
    else if (outcome.error !== 'unreachable') {
      intent.told = 'refused'
      intent.code = outcome.error.code
      this.struck.count('command refused on a screen')
    } else if (taps > 0) {
      const again = () => {
        if (!phone.isRunning() || phone.app() !== app) return
        this.struck.count('tapped again after no answer')
        phone.unasked('request', this.ask(phone, wanted, { intent, taps: taps - 1 }))
      }
      this.clock.after(3000, again)
    }
  }
}
