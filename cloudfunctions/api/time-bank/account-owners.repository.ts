/** Who stands behind accounts of the ledger: what people and teams are called, and whom their hours concern. */
import { ownerIn, volunteerAccount } from '../../../src/domain/time-bank/ledger'
import type { Database } from '../database/connect'
import type { Files } from '../secrets/files'
import { volunteerNames } from '../volunteer/volunteer.repository'
import { listKeepers, teamNames } from './team.repository'

/** null and the accounts of the pool and the issuance are nobody's. */
type Accounts = readonly (string | null)[]

const ownersIn = (kind: 'volunteer' | 'team', accounts: Accounts): readonly string[] => [
  ...new Set(accounts.map((account) => ownerIn(kind, account)).filter((id) => id !== '')),
]

/** By account; one that is nobody's is left out. */
export const accountNames = async (
  files: Files,
  tenantId: string,
  accounts: Accounts,
): Promise<ReadonlyMap<string | null, string>> => {
  const people = await volunteerNames(files, tenantId, ownersIn('volunteer', accounts))
  const teams = await teamNames(files.database, tenantId, ownersIn('team', accounts))
  return new Map([
    ...[...people].map(([id, name]) => [volunteerAccount(id), name] as const),
    ...teams,
  ])
}

/** The volunteers whose hours these are; a team's are the matter of who keeps it. */
export const concernedBy = async (
  database: Database,
  tenantId: string,
  accounts: Accounts,
): Promise<readonly string[]> => [
  ...ownersIn('volunteer', accounts),
  ...(await listKeepers(database, tenantId, ownersIn('team', accounts))),
]
