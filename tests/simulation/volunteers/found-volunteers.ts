/** The volunteers with whom every simulated world of theirs begins, their stored hours, their teams, and the rules of the tenant. */
import type { Api } from '../../../cloudfunctions/api/api'
import { openingBalances } from '../../../cloudfunctions/api/time-bank/ledger.repository'
import { insertTeam } from '../../../cloudfunctions/api/time-bank/team.repository'
import { sealDetails } from '../../../cloudfunctions/api/volunteer/volunteer.repository'
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import type { TimeBankRules } from '../../../src/domain/settings/time-bank-rules'
import { addMembers } from '../../support/api/test-volunteers'
import { actorOf, tenantId } from '../../support/api/test-street'
import { volunteerDetails } from '../../support/api/volunteer-samples'
import { testNowMs } from '../../support/api/test-api'

/** The community worker is a volunteer too, and may decide nothing of the own hours. */
export const volunteers = ['v1', 'v2', 'v3', 'v4', 'v5', 'worker'] as const
/** Placed by the leader. */
export const phoneless = ['old1', 'old2'] as const
export const volunteerIdOf = (member: string): string => `v-${member}`
export const numberOf = (member: string): string => `N-${member}`

/** Who may answer for a team: one with two phones mostly, one who may leave, and one who may decide nothing of it. */
export const keepers = ['v1', 'v1', 'v2', 'v4', 'worker'] as const
const teams = [
  { id: 'team1', name: '银龄队', keeper: 'v1' },
  { id: 'team2', name: '红梅队', keeper: 'worker' },
] as const

/** Small, so that a few services reach it. */
export const capMinutes = 420
export const holdDays = 4

/** A street that looks first, at gifts to relatives and at ages that are only said; or one where all goes at once. */
export const rulesWith = (giftsTo: TimeBankRules['giftsTo']): string =>
  JSON.stringify({
    ...defaultSettings,
    timeBank: {
      ...{ ...defaultSettings.timeBank, personalCapMinutes: capMinutes, holdDays, giftsTo },
      saidAgeNeedsApproval: giftsTo === 'relatives',
    },
  })

export const setGifts = async (
  { database }: Api,
  giftsTo: TimeBankRules['giftsTo'],
): Promise<void> => {
  await database
    .updateTable('tenant')
    .set({ settings: rulesWith(giftsTo) })
    .where('id', '=', tenantId)
    .execute()
}

/** The first two are old enough to redeem for themselves. */
export const foundVolunteers = async (api: Api): Promise<void> => {
  // Whoever sets the server back to its beginning finds these rules.
  await setGifts(api, 'relatives')
  await addMembers(
    api,
    volunteers.filter((member) => member !== 'worker'),
  )
  await api.database
    .insertInto('volunteer')
    .values(
      [...volunteers, ...phoneless].map((member, at) => {
        const id = volunteerIdOf(member)
        const birthDate = at < 2 ? '1950-01-01' : '1985-05-05'
        const details = { ...volunteerDetails, name: `义工${member}`, birthDate }
        return {
          ...{ tenant_id: tenantId, id, number: numberOf(member), region_id: 'g1' },
          member_id: phoneless.some((one) => one === member) ? null : member,
          state: 'verified' as const,
          details_cipher: sealDetails(api.vault, tenantId, id, details),
          details_verified: true,
          ...{ registered_at_ms: testNowMs, settled_at_ms: testNowMs },
        }
      }),
    )
    .execute()
  await openingBalances(
    { database: api.database, by: actorOf('admin'), nowMs: testNowMs },
    volunteers.slice(0, 4).map((member, at) => ({
      volunteerId: volunteerIdOf(member),
      minutes: 120 + 90 * at,
      serviceId: `opening-${member}`,
      capMinutes: 0,
    })),
  )
  await api.database.transaction().execute(async (transaction) => {
    for (const { id, name, keeper } of teams)
      await insertTeam(transaction, tenantId, {
        ...{ id, name, keeperId: volunteerIdOf(keeper), regionId: 'c1' },
        ...{ byName: 'admin', nowMs: testNowMs },
      })
  })
}
