/** Finds volunteers by what a list or a registration says of a person: an ID number, a volunteer number, a telephone. */
import { sql } from 'kysely'
import type { Files } from '../secrets/files'
import { openDetails, type Volunteer } from './volunteer.repository'

export interface SoughtVolunteers {
  readonly idNumbers: readonly string[]
  readonly numbers: readonly string[]
  readonly phones: readonly string[]
  /** Holds their rows until the transaction ends. */
  readonly held: boolean
}

export interface PlacedVolunteer extends Volunteer {
  readonly path: string
}

const listed = (texts: readonly string[]) =>
  sql`any(array(select jsonb_array_elements_text(
    ${JSON.stringify(texts.filter((text) => text !== ''))}::jsonb)))`

/** Everybody who has any of these, in a fixed order, wherever they live; whether it is the same person is not decided here. */
export const findPossibleVolunteers = async (
  { database, vault }: Files,
  tenantId: string,
  { idNumbers, numbers, phones, held }: SoughtVolunteers,
): Promise<readonly PlacedVolunteer[]> => {
  const indexesOf = (purpose: 'id-number' | 'volunteer-phone', texts: readonly string[]) =>
    texts.map((text) => vault.blindIndex(tenantId, purpose, text))
  const { rows } = await sql<Omit<PlacedVolunteer, 'details'> & { details_cipher: string }>`
    select v.id, v.number, v.region_id as "regionId", v.member_id as "memberId", v.state,
      v.details_cipher, v.details_verified as "detailsVerified",
      v.let_go_by_member_id as "letGoBy", v.code_serial as "codeSerial", r.path
    from volunteer v join region r on r.tenant_id = v.tenant_id and r.id = v.region_id
    where v.tenant_id = ${tenantId} and (
      v.id_number_index = ${listed(indexesOf('id-number', idNumbers))}
      or v.number = ${listed(numbers)}
      or v.phone_index = ${listed(indexesOf('volunteer-phone', phones))})
    order by v.id ${held ? sql`for no key update of v` : sql``}`.execute(database)
  return rows.map(({ details_cipher, ...row }) => ({
    ...row,
    details: openDetails(vault, tenantId, row.id, details_cipher),
  }))
}
