/** What a check of the database finds: '<invariant>: …', a line each; none when everything holds. */
import type { Database } from '../../../cloudfunctions/api/database/connect'
import type { VolunteerInvariant } from './volunteer-promises'

export interface Broken {
  readonly invariant: VolunteerInvariant
  readonly what: string
}

export type Check = (database: Database, nowMs: number) => Promise<readonly Broken[]>

export const each =
  (invariant: VolunteerInvariant) =>
  (what: string): Broken => ({ invariant, what })
