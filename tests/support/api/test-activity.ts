/** A shift in grid g1 with volunteers who signed up or did not, for tests of gates and hours. */
import type { Api } from '../../../cloudfunctions/api/api'
import { sealDetails } from '../../../cloudfunctions/api/volunteer/volunteer.repository'
import type { Point } from '../../../src/domain/activity/place-check'
import { noGuardian } from '../../../src/domain/volunteer/volunteer'
import { testNowMs } from './test-api'
import { tenantId } from './test-street'

const hourMs = 3_600_000

/** Began an hour ago and goes on for two. */
export const shiftTimes = { startsAtMs: testNowMs - hourMs, endsAtMs: testNowMs + 2 * hourMs }

export const addVolunteer = async (
  { database, vault }: Api,
  id: string,
  {
    memberId = id,
    state = 'verified' as const,
    name = `义工${id}`,
    idNumber = '',
  }: {
    readonly memberId?: string | null
    readonly state?: 'waiting' | 'verified'
    readonly name?: string
    readonly idNumber?: string
  } = {},
): Promise<void> => {
  if (memberId !== null)
    await database
      .insertInto('member')
      .values({
        tenant_id: tenantId,
        id: memberId,
        openid: `openid-${memberId}`,
        name,
        demo_hint: null,
        created_at_ms: testNowMs,
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
      .execute()
  const details = {
    name,
    sex: 'female' as const,
    birthDate: '1980-01-01',
    phone: '13800000000',
    idNumber,
    skills: [],
    serviceKinds: [],
    team: '',
    politicalStatus: '',
    guardian: noGuardian,
  }
  await database
    .insertInto('volunteer')
    .values({
      tenant_id: tenantId,
      id,
      number: `N${id}`,
      region_id: 'g1',
      member_id: memberId,
      state,
      details_cipher: sealDetails(vault, tenantId, id, details),
      details_verified: state === 'verified',
      registered_at_ms: testNowMs,
      settled_at_ms: null,
    })
    .execute()
}

export const addShift = async (
  { database }: Api,
  id: string,
  {
    startsAtMs = shiftTimes.startsAtMs,
    endsAtMs = shiftTimes.endsAtMs,
    regionId = 'g1',
    seated = [] as readonly string[],
    point = null as Point | null,
  } = {},
): Promise<void> => {
  await database
    .insertInto('activity')
    .values({
      tenant_id: tenantId,
      id: `activity-${id}`,
      region_id: regionId,
      title: '清扫楼道',
      service_kind: '环境卫生',
      place: '一号楼下',
      latitude: point?.latitude ?? null,
      longitude: point?.longitude ?? null,
      contact_name: '李组长',
      state: 'open',
      published_by_member_id: 'leader',
      published_by_name: '李组长',
      published_at_ms: testNowMs,
    })
    .execute()
  await database
    .insertInto('shift')
    .values({
      tenant_id: tenantId,
      id,
      activity_id: `activity-${id}`,
      starts_at_ms: startsAtMs,
      ends_at_ms: endsAtMs,
      quota: 20,
      seats_taken: seated.length,
      state: 'open',
    })
    .execute()
  if (seated.length > 0)
    await database
      .insertInto('sign_up')
      .values(
        seated.map((volunteer_id, turn) => ({
          tenant_id: tenantId,
          shift_id: id,
          volunteer_id,
          id: `sign-up-${id}-${volunteer_id}`,
          state: 'seated' as const,
          signed_up_at_ms: testNowMs,
          turn,
        })),
      )
      .execute()
}
