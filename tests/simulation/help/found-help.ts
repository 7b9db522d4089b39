/** The street of the help call: an elder and a relative behind one door, a mother whose son presses for her at another. */
import type { CommandEnvelope } from '../../../src/protocol/envelope'
import type { OfficeCommandArgs, OfficeCommandName } from '../../../src/domain/office-commands'
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import { defaultHelpCall, type HelpCallRules } from '../../../src/domain/settings/help-call-rules'
import { helpDetails } from '../../support/api/help-samples'
import { officeCommand } from '../../support/api/test-file'
import { tenantId } from '../../support/api/test-street'
import { addMembers } from '../../support/api/test-volunteers'
import type { StreetServer } from '../street-server'

export const doors = { 'key-elder': 'b1', 'key-mother': 'b3' } as const
export const relativesOf = { 'key-elder': ['elder', 'daughter'], 'key-mother': ['son'] } as const

/** What tenants may decide: slow or quick, relatives at once, in between or last. */
export const setRules = async ({ database }: StreetServer['api'], seed: number): Promise<void> => {
  const isQuick = seed % 2 === 0
  const helpCall: HelpCallRules = {
    ...defaultHelpCall,
    ...(isQuick ? { escalateAfterSeconds: 15, arrivalGraceSeconds: 30 } : {}),
    tellRelativesAtLevel: [2, 1, 12][seed % 3] ?? 2,
  }
  await database
    .updateTable('tenant')
    .set({ settings: JSON.stringify({ ...defaultSettings, helpCall }) })
    .where('id', '=', tenantId)
    .execute()
}

const phone = '13905730001'

export const foundHelp = async (server: StreetServer): Promise<void> => {
  const { api } = server
  await addMembers(api, ['elder', 'son', 'daughter', 'stranger'])
  const send = async <Name extends OfficeCommandName>(
    member: string,
    name: Name,
    regionId: string,
    args: OfficeCommandArgs<Name>,
  ): Promise<void> => {
    const envelope: CommandEnvelope = officeCommand(name, regionId, args)
    const result = await server.atDesk(member, envelope)
    if (result.status !== 'applied') throw new Error(`${name}: ${JSON.stringify(result)}`)
  }
  const self = { forWhom: 'self', door: '1幢1', phone } as const
  const mother = {
    forWhom: 'elder',
    ...{ door: '3幢1', name: '王阿婆', phone, relation: '母亲', consentedOn: '2026-03-01' },
  } as const
  await send('elder', 'home.set', 'b1', {
    homeId: 'home-elder',
    details: { ...self, name: '沈慧琴' },
  })
  await send('daughter', 'home.set', 'b1', {
    homeId: 'home-daughter',
    details: { ...self, name: '沈小梅' },
  })
  await send('son', 'home.set', 'b3', { homeId: 'home-mother', details: mother })
  for (const homeId of ['home-elder', 'home-daughter'])
    await send('inspector', 'home.confirm', 'c1', { homeId, householdId: 'family-b1-1' })
  const register = (registrationId: keyof typeof doors, homeId: string) =>
    send('inspector', 'help.register', doors[registrationId], {
      ...{ registrationId, homeId, details: helpDetails },
    })
  await register('key-elder', 'home-elder')
  await register('key-mother', 'home-mother')
  // Else there would be somebody at the top of the street whom nobody plays.
  await api.database
    .updateTable('post')
    .set({ ended_at_ms: api.nowMs(), ended_by_member_id: 'admin', ended_by_name: '管理员' })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', 'post-inspector')
    .execute()
}
