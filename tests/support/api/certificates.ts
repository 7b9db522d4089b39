/** A volunteer with posted hours, for tests of certificates. */
import type { Api } from '../../../cloudfunctions/api/api'
import type { OfficeCommandArgs } from '../../../src/domain/office-commands'
import { answer } from './ask'
import { addShift } from './test-activity'
import { testNowMs } from './test-api'
import { officeCommand, push, statusOf } from './test-file'
import { tenantId } from './test-street'

export const officials = { responsible: '沈主任', handler: '李社工', contact: '0573-88880000' }

/** One service of a volunteer, in whatever state its hours are. */
export const addService = async (
  api: Api,
  shiftId: string,
  {
    volunteerId = 'v1',
    minutes = 90,
    state = 'posted' as const,
    startsAtMs = testNowMs - 10 * 86_400_000,
  }: {
    readonly volunteerId?: string
    readonly minutes?: number
    readonly state?: 'posted' | 'notice'
    readonly startsAtMs?: number
  } = {},
): Promise<void> => {
  await addShift(api, shiftId, { startsAtMs, endsAtMs: startsAtMs + 7_200_000 })
  await api.database
    .insertInto('service')
    .values({
      tenant_id: tenantId,
      id: `service-${shiftId}`,
      shift_id: shiftId,
      volunteer_id: volunteerId,
      region_id: 'g1',
      minutes,
      proposed_minutes: minutes,
      anomalies: '[]',
      reason_cipher: '',
      state,
      confirmed_by_member_id: 'leader',
      confirmed_by_name: '李组长',
      confirmed_at_ms: testNowMs,
      notice_until_ms: testNowMs,
      posted_at_ms: state === 'posted' ? testNowMs : null,
    })
    .execute()
}

type AskArgs = OfficeCommandArgs<'certificate.ask'>

export const askArgs = (changed: Partial<AskArgs> = {}): AskArgs => ({
  certificateId: 'k1',
  fromDate: '2026-01-01',
  toDate: '2026-03-10',
  idType: '居民身份证',
  idNumber: '330483194003070029',
  ...changed,
})

export const askFor = async (
  api: Api,
  member: string,
  changed: Partial<AskArgs> = {},
): Promise<string> =>
  statusOf((await push(api, member, officeCommand('certificate.ask', 'g1', askArgs(changed))))[0])

export const issue = async (
  api: Api,
  { member = 'worker', regionId = 'c1', certificateId = 'k1', idNumber = askArgs().idNumber } = {},
): Promise<string> => {
  const command = officeCommand('certificate.issue', regionId, {
    certificateId,
    idNumber,
    ...officials,
  })
  return statusOf((await push(api, member, command))[0])
}

export const paperOf = async (api: Api, member: string, certificateId = 'k1'): Promise<Buffer> => {
  const { bytes } = await answer<{ bytes: string }>(api, member, 'certificate.pdf', {
    certificateId,
  })
  return Buffer.from(bytes, 'base64')
}
