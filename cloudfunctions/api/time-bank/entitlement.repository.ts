/**
 * From when on somebody is entitled to redeem hours: whose birth date the files know is not asked for it. What is only said
 * is told to the office as such.
 */
import { sql } from 'kysely'
import type { EntitlementSource } from '../../../src/protocol/time-order'
import type { MemberKey } from '../access/actor-access'
import type { Database } from '../database/connect'
import { householdsOf } from './housemate.repository'
import type { Volunteer } from '../volunteer/volunteer.repository'

export interface Entitlement {
  readonly birthDate: string
  readonly from: EntitlementSource
}

/** Of the one person of this name in a household of the member; '' where there is nobody, or more than one. */
const findFiledBirthDate = async (
  database: Database,
  { tenantId, memberId }: MemberKey,
  name: string,
): Promise<string> => {
  const { rows } = await sql<{ birth_date: string }>`
    select r.birth_date from resident r
    where r.tenant_id = ${tenantId} and r.name = ${name} and r.state = 'living' and r.birth_date <> ''
      and r.household_id in (${householdsOf(tenantId, memberId)})`.execute(database)
  const [only, another] = rows
  return only && !another ? only.birth_date : ''
}

interface AskedFor {
  readonly volunteer: Volunteer | undefined
  readonly memberName: string
  /** All '' = for the one who asks. */
  readonly elder: { readonly name: string; readonly birthDate: string }
}

export const findEntitlement = async (
  database: Database,
  member: MemberKey,
  { volunteer, memberName, elder }: AskedFor,
): Promise<Entitlement> => {
  const isForSelf = elder.name.trim() === ''
  const ownName = volunteer?.details.name ?? memberName
  const filed = await findFiledBirthDate(database, member, isForSelf ? ownName : elder.name.trim())
  if (filed !== '') return { birthDate: filed, from: 'file' }
  const own = isForSelf ? (volunteer?.details.birthDate ?? '') : ''
  if (own !== '' && volunteer?.state === 'verified') return { birthDate: own, from: 'record' }
  return { birthDate: own || elder.birthDate, from: 'said' }
}
