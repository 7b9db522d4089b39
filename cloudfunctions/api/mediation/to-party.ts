/** Parties as they are kept: somebody of the files is looked up there, an outsider is what was written. */
import * as v from 'valibot'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import type { Party } from '../../../src/domain/mediation/mediation'
import type { PartyInput } from '../../../src/domain/mediation/mediation-commands'
import { memberIdShape } from '../../../src/domain/shapes'
import { may, type ActorAccess } from '../access/actor-access'
import { findHomesOf } from '../home/home.repository'
import type { MatterRequest } from '../../../src/domain/matter/matter-commands'
import type { MediationFiles } from './mediation.repository'

export type NewParty = Omit<Party, 'consent'>

/** Of the files only where the writer may read them. */
export const toParty = async (
  { database, tenantId }: MediationFiles,
  access: ActorAccess,
  input: PartyInput,
  before: Party | undefined,
): Promise<Result<NewParty, Refusal>> => {
  const memberId = before?.memberId ?? ''
  // Where who asked lives is known without the files, and stays known when the rest is written anew.
  const householdId = before && memberId !== '' ? before.householdId : ''
  if (input.residentId === '') return success({ ...input, householdId, memberId })
  const found = await database
    .selectFrom('resident')
    .innerJoin('region', (join) =>
      join
        .onRef('region.tenant_id', '=', 'resident.tenant_id')
        .onRef('region.id', '=', 'resident.region_id'),
    )
    .select(['resident.household_id as householdId', 'region.path'])
    .where('resident.tenant_id', '=', tenantId)
    .where('resident.id', '=', input.residentId)
    .executeTakeFirst()
  if (!found || !may(access, 'file.read', found))
    return refuse('invalid', '档案里没有这位当事人，或不在您这里')
  return success({ ...input, householdId: found.householdId, memberId })
}

const unknown = {
  sex: '',
  ethnicGroup: '',
  age: null,
  occupation: '',
  residentId: '',
} as const

/** Of the home that the office has confirmed: the own one, or that of the elder who is helped. */
const householdOf = async (
  { database, vault, tenantId }: MediationFiles,
  memberId: string,
  { helped }: Pick<MatterRequest, 'helped'>,
): Promise<string> => {
  if (memberId === '') return ''
  const key = { tenantId, memberId: v.parse(memberIdShape, memberId) }
  const homes = (await findHomesOf({ database, vault }, key)).filter(
    ({ state, details }) =>
      state === 'confirmed' && details.forWhom === (helped === null ? 'self' : 'elder'),
  )
  const named = homes.find(({ details }) => details.name === helped?.name)
  return (named ?? homes[0])?.householdId ?? ''
}

/** Who asked for the matter, as the first side; the one who is helped, with who asked as the representative. */
export const partyOfRequest = async (
  files: MediationFiles,
  { name, phone, place, helped }: MatterRequest,
  { id, memberId }: { readonly id: string; readonly memberId: string },
): Promise<Party> => ({
  ...{ ...unknown, id, side: 'first', kind: 'person', address: place, consent: 'open' },
  name: helped?.name ?? name,
  phone: helped ? '' : phone,
  // Who helps is not the one in dispute, but lives with it as one.
  memberId,
  householdId: await householdOf(files, memberId, { helped }),
  representative: helped && { name, relation: helped.relation, phone },
})
