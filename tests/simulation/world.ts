/** One simulated street with its doors: phones of those who visit, the office, a roster that is imported. */
import { defaultSettings } from '../../src/domain/settings/default-settings'
import type { Product } from './mutation'
import { PhonesOnClock } from './phones-on-clock'
import { Promises } from './promises'
import { Roster } from './roster'
import type { StreetServer } from './street-server'
import { StrikeCounter } from './struck'

/** Whose are the first phone, the second …: two phones of one leader, one of a micro-grid's, a steward's. */
const owners = ['worker', 'leader', 'leader', 'steward', 'micro', 'other', 'micro', 'steward']

export class World extends PhonesOnClock {
  readonly roster: Roster
  /** Every time limit for corrections that has been in force. */
  readonly correctionHours = [defaultSettings.correctionHours]

  constructor(server: StreetServer, product: Product, phones: number) {
    super({
      server,
      product,
      promises: new Promises(),
      struck: new StrikeCounter(),
      owners: Array.from({ length: phones }, (_, at) => owners[at % owners.length] ?? 'worker'),
    })
    this.roster = new Roster(this)
  }
}
