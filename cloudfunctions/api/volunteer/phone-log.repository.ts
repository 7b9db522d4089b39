/** The line that a look at a volunteer's whole phone number leaves in the access log. */
import { uuidv7 } from 'uuidv7'
import type { Transaction } from '../database/connect'

export interface ShownPhone {
  readonly tenantId: string
  readonly memberId: string
  readonly memberName: string
  readonly volunteerId: string
  /** Where the volunteer is registered. */
  readonly regionId: string
  readonly reason: string
  readonly atMs: number
}

export const logShownPhone = async (transaction: Transaction, shown: ShownPhone): Promise<void> => {
  await transaction
    .insertInto('access_log')
    .values({
      ...{ tenant_id: shown.tenantId, id: uuidv7(), at_ms: shown.atMs },
      ...{ member_id: shown.memberId, member_name: shown.memberName, act: 'show-phone' },
      ...{ resident_id: null, volunteer_id: shown.volunteerId, region_id: shown.regionId },
      reason: shown.reason,
    })
    .execute()
}
