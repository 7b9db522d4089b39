/** Who is registered for the help call. What tells of the person lies sealed; the place and the state are columns. */
import type { Selectable } from 'kysely'
import type { HelpDetails } from '../../../src/domain/help/help-commands'
import type { HelpRegistrationState } from '../../../src/domain/help/help-registration'
import { isAtOrBelowAny } from '../access/at-or-below'
import type { Database, Transaction } from '../database/connect'
import type { HelpRegistrationTable } from '../database/help-schema'
import type { Vault } from '../secrets/vault'

export interface HelpFiles {
  readonly database: Database
  readonly vault: Vault
  readonly tenantId: string
}

export type HelpTransaction = HelpFiles & { readonly database: Transaction }

/** As the home had it when it was registered: a home that is removed takes nobody's key away. */
export interface HelpPerson extends HelpDetails {
  readonly name: string
  readonly door: string
  readonly phone: string
  /** '' for who presses for oneself; else who the elder is to the one who presses. */
  readonly relation: string
  /** '' for oneself; else the day on which the elder agreed. */
  readonly consentedOn: string
  readonly endedFor: string
}

export interface HelpRegistration {
  readonly id: string
  readonly homeId: string
  /** Who presses. */
  readonly memberId: string
  readonly regionId: string
  readonly path: string
  /** That of the home, as it is confirmed now; '' while it is not. Nothing that is written here. */
  readonly householdId: string
  readonly state: HelpRegistrationState
  readonly person: HelpPerson
  readonly writtenAtMs: number
  readonly settledByName: string
}

const place = (tenantId: string, recordId: string) => ({
  ...{ tenantId, recordId, field: 'help-registration' },
})

const toRegistration =
  ({ vault, tenantId }: HelpFiles) =>
  (row: Selectable<HelpRegistrationTable> & HomeOfIt): HelpRegistration => ({
    id: row.id,
    homeId: row.home_id,
    memberId: row.member_id,
    regionId: row.region_id,
    path: row.region_path,
    householdId: row.householdId ?? '',
    state: row.state,
    // Sealed by writeRegistration; the seal vouches that nobody else wrote it.
    person: JSON.parse(vault.open(place(tenantId, row.id), row.details_cipher)) as HelpPerson,
    writtenAtMs: row.written_at_ms,
    settledByName: row.settled_by_name,
  })

interface HomeOfIt {
  readonly householdId: string | null
}

const registrations = ({ database, tenantId }: HelpFiles) =>
  database
    .selectFrom('help_registration')
    .selectAll()
    .select((from) =>
      from
        .selectFrom('home')
        .select('home.household_id')
        .whereRef('home.tenant_id', '=', 'help_registration.tenant_id')
        .whereRef('home.id', '=', 'help_registration.home_id')
        .where('home.state', '=', 'confirmed')
        .as('householdId'),
    )
    .where('tenant_id', '=', tenantId)

/** Held until the transaction ends: what one elder's phones send comes one after the other. */
export const lockRegistration = async (
  files: HelpTransaction,
  id: string,
): Promise<HelpRegistration | undefined> => {
  const row = await registrations(files).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toRegistration(files)(row)
}

export const lockRegistrationOfHome = async (
  files: HelpTransaction,
  homeId: string,
): Promise<HelpRegistration | undefined> => {
  const row = await registrations(files)
    .where('home_id', '=', homeId)
    .where('state', '<>', 'ended')
    .forUpdate()
    .executeTakeFirst()
  return row && toRegistration(files)(row)
}

export const findRegistrations = async (
  files: HelpFiles,
  ids: readonly string[],
): Promise<readonly HelpRegistration[]> => {
  if (ids.length === 0) return []
  const rows = await registrations(files)
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(toRegistration(files))
}

/** Those that a member presses for, or, in one of these households, follows as a relative. */
export const findRegistrationsOf = async (
  files: HelpFiles,
  memberId: string,
  householdIds: readonly string[],
): Promise<readonly HelpRegistration[]> => {
  const rows = await registrations(files)
    .where('state', '<>', 'ended')
    .where((where) =>
      where.or([
        where('member_id', '=', memberId),
        ...(householdIds.length === 0
          ? []
          : [
              where('home_id', 'in', (from) =>
                from
                  .selectFrom('home')
                  .select('home.id')
                  .where('home.tenant_id', '=', files.tenantId)
                  .where('home.household_id', 'in', [...householdIds])
                  .where('home.state', '=', 'confirmed'),
              ),
            ]),
      ]),
    )
    .orderBy('written_at_ms')
    .orderBy('id')
    .execute()
  return rows.map(toRegistration(files))
}

export const listRegistrations = async (
  files: HelpFiles,
  path: string,
  most: number,
): Promise<readonly HelpRegistration[]> => {
  const rows = await registrations(files)
    .where('state', '<>', 'ended')
    .where(isAtOrBelowAny('region_path', [path]))
    .orderBy('state')
    .orderBy('written_at_ms')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(toRegistration(files))
}

export const writeRegistration = async (
  { database, vault, tenantId }: HelpTransaction,
  one: HelpRegistration,
): Promise<void> => {
  const standing = {
    member_id: one.memberId,
    region_id: one.regionId,
    region_path: one.path,
    state: one.state,
    details_cipher: vault.seal(place(tenantId, one.id), JSON.stringify(one.person)),
    written_at_ms: one.writtenAtMs,
    settled_by_name: one.settledByName,
  }
  await database
    .insertInto('help_registration')
    .values({ tenant_id: tenantId, id: one.id, home_id: one.homeId, ...standing })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(standing))
    .execute()
}
