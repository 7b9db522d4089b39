/** Puts the record of one volunteer together: 基本信息, 服务情况, 培训, 表彰奖励, 评价, and what was asked to be corrected. */
import * as v from 'valibot'
import { maskIdNumber } from '../../../src/domain/id-number'
import { regionIdShape } from '../../../src/domain/shapes'
import { changedPart, type VolunteerDetails } from '../../../src/domain/volunteer/volunteer'
import type { VolunteerCorrection, VolunteerRecord } from '../../../src/protocol/volunteer'
import type { MemberKey } from '../access/actor-access'
import type { Api } from '../api'
import { listOrderService } from '../time-bank/whole-statement.repository'
import { loadCarriedService } from './carried-service.repository'
import { listService, sumService } from './service-record.repository'
import { listCorrections, type Correction } from './volunteer-correction.repository'
import { listEntries } from './volunteer-entry.repository'
import type { Volunteer } from './volunteer.repository'
import { consentPlace, standingReasonPlace } from './volunteer-write.repository'

/** More than anybody reads on a phone. */
const mostShown = 1000

const withMask = <Part extends { readonly idNumber?: string }>(part: Part): Part =>
  part.idNumber === undefined ? part : { ...part, idNumber: maskIdNumber(part.idNumber) }

/** While nothing is decided, what would be put right is what stands now. */
const toldOf = (
  { volunteerId: _whose, askedById, changes, before, moveTo, ...correction }: Correction,
  details: VolunteerDetails,
  readerId: string,
): VolunteerCorrection => ({
  ...correction,
  ...(askedById === readerId && { askedByReader: true }),
  changes: withMask(changes),
  before: withMask(correction.state === 'open' ? changedPart(details, changes) : before),
  moveTo: moveTo && { id: v.parse(regionIdShape, moveTo.id), name: moveTo.name },
})

const loadStanding = ({ database }: Api, tenantId: string, { id }: Volunteer) =>
  database
    .selectFrom('volunteer')
    .innerJoin('region', (join) =>
      join
        .onRef('region.tenant_id', '=', 'volunteer.tenant_id')
        .onRef('region.id', '=', 'volunteer.region_id'),
    )
    .select([
      'region.name as regionName',
      'volunteer.registered_at_ms as registeredAtMs',
      'volunteer.settled_reason_cipher as reasonCipher',
      'volunteer.enrolled_by_member_id as enrolledById',
      'volunteer.enrolled_by_name as enrolledByName',
      'volunteer.consent_note_cipher as consentCipher',
    ])
    .where('volunteer.tenant_id', '=', tenantId)
    .where('volunteer.id', '=', id)
    .executeTakeFirstOrThrow()

/** As the reader sees it. `mostService` null brings all lines of service that there are, as the file that goes out has them. */
export const loadVolunteerRecord = async (
  api: Api,
  { tenantId, memberId }: MemberKey,
  volunteer: Volunteer,
  mostService: number | null = mostShown,
): Promise<VolunteerRecord> => {
  const { id, number, state, regionId, details } = volunteer
  const found = await loadStanding(api, tenantId, volunteer)
  const { reasonCipher, consentCipher, enrolledById, enrolledByName, ...standing } = found
  const note = api.vault.open(consentPlace(tenantId, id), consentCipher)
  const whose = { tenantId, volunteerId: id }
  const { times, minutes } = await sumService(api.database, whose)
  const corrections = await listCorrections(api, tenantId, id)
  return {
    id,
    number,
    state,
    ...standing,
    settledReason: api.vault.open(standingReasonPlace(tenantId, id), reasonCipher),
    enrolled: enrolledById === null ? null : { byName: enrolledByName, note },
    regionId: v.parse(regionIdShape, regionId),
    details: withMask(details),
    carried: (await loadCarriedService(api, tenantId, id)) ?? null,
    service: await listService(api.database, whose, mostService),
    serviceSum: { times, minutes },
    orders: await listOrderService(api.database, tenantId, id),
    entries: await listEntries(api, tenantId, id),
    corrections: corrections.map((one) => toldOf(one, details, memberId)),
  }
}
