/** Finds a verified volunteer by what they can say of themselves at a gate: their number, their phone, their name. */
import { sql } from 'kysely'
import { mostNamesakes, type FoundVolunteer } from '../../../src/protocol/attendance'
import type { Files } from '../secrets/files'
import { openDetails } from './volunteer.repository'

interface Found {
  readonly volunteer: FoundVolunteer
  /** Where they are registered. */
  readonly regionId: string
  readonly byPhone: boolean
}

interface FoundRow extends Omit<FoundVolunteer, 'name'> {
  readonly regionId: string
  readonly byPhone: boolean | null
  readonly details_cipher: string
}

/** `find` is whole: nobody is listed by parts of a name. Names are sealed, so that one is looked for in all of the street. */
export const findVerified = async (
  { database, vault }: Files,
  tenantId: string,
  find: string,
): Promise<readonly Found[]> => {
  const isName = !/\d/.test(find)
  const phoneIndex = vault.blindIndex(tenantId, 'volunteer-phone', find)
  const { rows } = await sql<FoundRow>`
    select v.id as "volunteerId", v.number, v.details_cipher, r.name as "regionName", r.id as "regionId",
      v.number <> ${find} and v.phone_index = ${phoneIndex} as "byPhone"
    from volunteer v join region r on r.tenant_id = v.tenant_id and r.id = v.region_id
    where v.tenant_id = ${tenantId} and v.state = 'verified'
      and (${isName}::boolean or v.number = ${find} or v.phone_index = ${phoneIndex})
    order by v.number`.execute(database)
  return rows
    .map(({ details_cipher, regionId, byPhone, ...row }) => {
      const { name } = openDetails(vault, tenantId, row.volunteerId, details_cipher)
      return { volunteer: { ...row, name }, regionId, byPhone: byPhone ?? false }
    })
    .filter(({ volunteer: { name } }) => !isName || name === find)
    .slice(0, mostNamesakes + 1)
}
