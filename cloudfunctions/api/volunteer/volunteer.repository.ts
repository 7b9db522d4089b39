/** Volunteers in the database: what one is known by lies open, what tells of the person is sealed. */
import type { VolunteerDetails, VolunteerState } from '../../../src/domain/volunteer/volunteer'
import type { MemberKey } from '../access/actor-access'
import type { Files } from '../secrets/files'
import type { Vault } from '../secrets/vault'

export interface Volunteer {
  readonly id: string
  /** '3304830010030012': region code and a running number, never given twice. */
  readonly number: string
  readonly regionId: string
  /** null: nobody signs in as them. */
  readonly memberId: string | null
  readonly state: VolunteerState
  readonly details: VolunteerDetails
  /** A worker has looked at these details: who they are is never overwritten, see domain/volunteer/identity.ts. */
  readonly detailsVerified: boolean
  /** The member of the office who let it go: took it off its owner's WeChat, or ended it. */
  readonly letGoBy: string | null
  /** Which personal code of theirs holds; the first is 0. */
  readonly codeSerial: number
}

interface VolunteerRow {
  readonly id: string
  readonly number: string
  readonly region_id: string
  readonly member_id: string | null
  readonly state: VolunteerState
  readonly details_cipher: string
  readonly details_verified: boolean
  readonly let_go_by_member_id: string | null
  readonly code_serial: number
}

const place = (tenantId: string, recordId: string) => ({
  tenantId,
  recordId,
  field: 'volunteer-details',
})

export const sealDetails = (
  vault: Vault,
  tenantId: string,
  id: string,
  details: VolunteerDetails,
): string => vault.seal(place(tenantId, id), JSON.stringify(details))

export const openDetails = (
  vault: Vault,
  tenantId: string,
  id: string,
  sealed: string,
): VolunteerDetails =>
  // Sealed by sealDetails; the seal vouches that nobody else wrote it.
  JSON.parse(vault.open(place(tenantId, id), sealed)) as VolunteerDetails

const toVolunteer = (vault: Vault, tenantId: string, row: VolunteerRow): Volunteer => ({
  id: row.id,
  number: row.number,
  regionId: row.region_id,
  memberId: row.member_id,
  state: row.state,
  details: openDetails(vault, tenantId, row.id, row.details_cipher),
  detailsVerified: row.details_verified,
  letGoBy: row.let_go_by_member_id,
  codeSerial: row.code_serial,
})

const columns = [
  'volunteer.id',
  'volunteer.number',
  'volunteer.region_id',
  'volunteer.member_id',
  'volunteer.state',
  'volunteer.details_cipher',
  'volunteer.details_verified',
  'volunteer.let_go_by_member_id',
  'volunteer.code_serial',
] as const

const rowOfMember = ({ database }: Files, { tenantId, memberId }: MemberKey) =>
  database
    .selectFrom('volunteer')
    .select(columns)
    .where('tenant_id', '=', tenantId)
    .where('member_id', '=', memberId)

/** The volunteer as whom this member acts; undefined for a member who is none. */
export const findVolunteerOf = async (
  files: Files,
  key: MemberKey,
): Promise<Volunteer | undefined> => {
  const row = await rowOfMember(files, key).executeTakeFirst()
  return row && toVolunteer(files.vault, key.tenantId, row)
}

/** In no particular order; ids that name nobody are left out. */
export const findVolunteers = async (
  { database, vault }: Files,
  tenantId: string,
  ids: readonly string[],
): Promise<readonly Volunteer[]> => {
  if (ids.length === 0) return []
  const rows = await database
    .selectFrom('volunteer')
    .select(columns)
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...ids])
    .execute()
  return rows.map((row) => toVolunteer(vault, tenantId, row))
}

/** What each is called; an id may come more than once, and one that names nobody is left out. */
export const volunteerNames = async (
  files: Files,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const volunteers = await findVolunteers(files, tenantId, [...new Set(ids)])
  return new Map(volunteers.map(({ id, details }) => [id, details.name]))
}

/** The same as findVolunteerOf, with its row held until the transaction ends: what one volunteer does happens one thing after the other. */
export const lockVolunteerOf = async (
  files: Files,
  key: MemberKey,
): Promise<Volunteer | undefined> => {
  const row = await rowOfMember(files, key).forNoKeyUpdate().executeTakeFirst()
  return row && toVolunteer(files.vault, key.tenantId, row)
}

interface Below {
  readonly id: string
  readonly path: string
}

const rowWithPath = ({ database }: Files, tenantId: string, { id }: Below) =>
  database
    .selectFrom('volunteer')
    .innerJoin('region', (join) =>
      join
        .onRef('region.tenant_id', '=', 'volunteer.tenant_id')
        .onRef('region.id', '=', 'volunteer.region_id'),
    )
    .select([...columns, 'region.path'])
    .where('volunteer.tenant_id', '=', tenantId)
    .where('volunteer.id', '=', id)

/** undefined when there is none at or below this path. */
export const findVolunteerBelow = async (
  files: Files,
  tenantId: string,
  below: Below,
): Promise<Volunteer | undefined> => {
  const row = await rowWithPath(files, tenantId, below).executeTakeFirst()
  return row?.path.startsWith(below.path) ? toVolunteer(files.vault, tenantId, row) : undefined
}

/** The same as findVolunteerBelow, with its row held until the transaction ends. */
export const lockVolunteerBelow = async (
  files: Files,
  tenantId: string,
  below: Below,
): Promise<Volunteer | undefined> => {
  const row = await rowWithPath(files, tenantId, below)
    .forNoKeyUpdate('volunteer')
    .executeTakeFirst()
  return row?.path.startsWith(below.path) ? toVolunteer(files.vault, tenantId, row) : undefined
}

/** Others on file with the same ID number, in a fixed order. '' finds nobody. */
export const findSameIdNumber = async (
  { database, vault }: Files,
  tenantId: string,
  { id, idNumber }: { readonly id: string; readonly idNumber: string },
): Promise<readonly Volunteer[]> => {
  if (idNumber === '') return []
  const rows = await database
    .selectFrom('volunteer')
    .select(columns)
    .where('tenant_id', '=', tenantId)
    .where('id_number_index', '=', vault.blindIndex(tenantId, 'id-number', idNumber))
    .where('id', '<>', id)
    .orderBy('id')
    .execute()
  return rows.map((row) => toVolunteer(vault, tenantId, row))
}
