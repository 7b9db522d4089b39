/** Makes volunteers relatives by the files: of one household, by their ID numbers. */
import type { Api } from '../../../cloudfunctions/api/api'
import { acceptsOnly, idNumbers, openDoor, push, residentFields } from './test-file'
import { testNowMs } from './test-api'
import { tenantId } from './test-street'

/** '' = not known. */
export const numberIs = async (
  { database, vault }: Api,
  id: string,
  idNumber: string,
): Promise<void> => {
  const index = idNumber === '' ? '' : vault.blindIndex(tenantId, 'id-number', idNumber)
  await database
    .updateTable('volunteer')
    .set({ id_number_index: index })
    .where('id', '=', id)
    .execute()
}

/** The office has found the home of a member, who need be no volunteer, among the files. */
export const homeIs = async (
  { database }: Api,
  memberId: string,
  householdId: string,
): Promise<void> => {
  await database
    .insertInto('home')
    .values({
      ...{ tenant_id: tenantId, id: `home-${memberId}`, member_id: memberId, region_id: 'b1' },
      ...{ state: 'confirmed', details_cipher: 'x', household_id: householdId },
      ...{ set_at_ms: testNowMs, settled_at_ms: testNowMs },
    })
    .execute()
}

/** By the file of their household, under the ID numbers `one` and `other`. */
export const liveTogether = async (api: Api, one: string, other: string): Promise<void> => {
  const [house, family] = openDoor('b1', 'kin')
  const residents = [idNumbers.one, idNumbers.other].map((idNumber, place) => ({
    ...{ residentId: `kin-${place}`, fields: residentFields, idNumber },
  }))
  const both = [house, family && { ...family, args: { ...(family.args as object), residents } }]
  acceptsOnly(await push(api, 'worker', ...both.flatMap((part) => part ?? [])))
  await numberIs(api, one, idNumbers.one)
  await numberIs(api, other, idNumbers.other)
}
