/** What reads rows of which some texts are sealed: the database, and the keys. */
import type { Database } from '../database/connect'
import type { Vault } from './vault'

export interface Files {
  readonly database: Database
  readonly vault: Vault
}
