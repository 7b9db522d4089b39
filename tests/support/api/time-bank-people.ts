/** Volunteers of the test street with stored hours, and short ways to send and to ask. */
import type { Api } from '../../../cloudfunctions/api/api'
import { auditLedger } from '../../../cloudfunctions/api/time-bank/audit-ledger.repository'
import { openingBalances } from '../../../cloudfunctions/api/time-bank/ledger.repository'
import { sealDetails } from '../../../cloudfunctions/api/volunteer/volunteer.repository'
import type { OfficeCommandArgs, OfficeCommandName } from '../../../src/domain/office-commands'
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import type { TimeBankRules } from '../../../src/domain/settings/time-bank-rules'
import { noGuardian, type VolunteerState } from '../../../src/domain/volunteer/volunteer'
import type { OwnTimeAccount } from '../../../src/protocol/time-bank'
import { answer } from './ask'
import { testNowMs } from './test-api'
import { officeCommand, push, statusOf } from './test-file'
import { actorOf, tenantId, type TestMember } from './test-street'

interface Person {
  readonly member: TestMember
  readonly number: string
  readonly name: string
  readonly minutes: number
  readonly birthDate?: string
  readonly state?: VolunteerState
  readonly regionId?: string
}

/** Registers them as volunteers and stores their hours. */
export const addTimeBankPeople = async (api: Api, people: readonly Person[]): Promise<void> => {
  for (const { member, number, name, birthDate = '1980-01-01', ...rest } of people) {
    const id = `v-${member}`
    const details = {
      ...{ name, sex: 'female' as const, birthDate, phone: '13800000000', idNumber: '' },
      ...{ skills: [], serviceKinds: [], team: '', politicalStatus: '', guardian: noGuardian },
    }
    await api.database
      .insertInto('volunteer')
      .values({
        ...{ tenant_id: tenantId, id, number, region_id: rest.regionId ?? 'g1', member_id: member },
        state: rest.state ?? 'verified',
        details_cipher: sealDetails(api.vault, tenantId, id, details),
        details_verified: (rest.state ?? 'verified') === 'verified',
        ...{ registered_at_ms: testNowMs, settled_at_ms: null },
      })
      .execute()
  }
  await openingBalances(
    { database: api.database, by: actorOf('admin'), nowMs: testNowMs },
    people
      .filter(({ minutes }) => minutes > 0)
      .map(({ member, minutes }) => ({
        ...{ volunteerId: `v-${member}`, minutes, serviceId: `opening-${member}`, capMinutes: 0 },
      })),
  )
}

interface Sent {
  readonly id: string
  /** 'applied', 'rejected not-enough-hours' */
  readonly status: string
  readonly answer: unknown
  /** What is said with a refusal. */
  readonly detail: string
}

/** The command's id and what became of it. */
export const sendTo = async <Name extends OfficeCommandName>(
  api: Api,
  member: TestMember,
  name: Name,
  args: OfficeCommandArgs<Name>,
): Promise<Sent> => {
  const envelope = officeCommand(name, 'c1', args)
  const [result] = await push(api, member, envelope)
  return {
    id: envelope.commandId,
    status: statusOf(result),
    answer: result?.status === 'applied' ? result.answer : undefined,
    detail: result?.status === 'rejected' ? result.detail : '',
  }
}

export const accountOf = (api: Api, member: TestMember): Promise<OwnTimeAccount> =>
  answer(api, member, 'timeBank.account', {})

/** [balance, held] in minutes. */
export const hoursOf = async (api: Api, member: TestMember): Promise<readonly [number, number]> => {
  const { balanceMinutes, heldMinutes } = await accountOf(api, member)
  return [balanceMinutes, heldMinutes]
}

export const setRules = async (api: Api, rules: Partial<TimeBankRules>): Promise<void> => {
  const timeBank = { ...defaultSettings.timeBank, ...rules }
  await api.database
    .updateTable('tenant')
    .set({ settings: JSON.stringify({ ...defaultSettings, timeBank }) })
    .where('id', '=', tenantId)
    .execute()
}

export const expectAudited = async (api: Api, ofTenant: string = tenantId): Promise<void> => {
  const { faults, sumMinutes } = await auditLedger(api.database, ofTenant)
  expect([faults, sumMinutes]).toEqual([[], 0])
}
