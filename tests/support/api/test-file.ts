/** Puts a house, a household and a resident on file through the product's own commands, and makes envelopes. */
import * as v from 'valibot'
import type { Api } from '../../../cloudfunctions/api/api'
import { pushCommands } from '../../../cloudfunctions/api/push'
import type { CommandArgs, DocumentCommandName } from '../../../src/domain/commands'
import type { OfficeCommandArgs, OfficeCommandName } from '../../../src/domain/office-commands'
import { commandIdShape, regionIdShape } from '../../../src/domain/shapes'
import type { CommandEnvelope, CommandResult } from '../../../src/protocol/envelope'
import { actorOf } from './test-street'
import { testNowMs } from './test-api'

let sequence = 0

interface Sendable {
  readonly name: string
  readonly regionId: string
  readonly args: unknown
  readonly commandId?: string
}

export const envelope = ({ name, regionId, args, commandId }: Sendable): CommandEnvelope => {
  sequence++
  return {
    commandId: v.parse(commandIdShape, commandId ?? `cmd-${sequence}`),
    clientId: 'phone',
    sequence,
    name,
    regionId: v.parse(regionIdShape, regionId),
    args,
    issuedAtMs: testNowMs - 60_000,
    schemaVersion: 1,
  }
}

export const command = <Name extends DocumentCommandName>(
  name: Name,
  regionId: string,
  args: CommandArgs<Name>,
  commandId?: string,
): CommandEnvelope => envelope({ name, regionId, args, ...(commandId ? { commandId } : {}) })

export const officeCommand = <Name extends OfficeCommandName>(
  name: Name,
  regionId: string,
  args: OfficeCommandArgs<Name>,
): CommandEnvelope => envelope({ name, regionId, args })

export const push = (
  api: Api,
  member: string,
  ...envelopes: CommandEnvelope[]
): Promise<readonly CommandResult[]> => pushCommands(api, actorOf(member), envelopes)

/** 'applied', or 'rejected forbidden', or 'retry-later': what most tests ask for. */
export const statusOf = (result: CommandResult | undefined): string =>
  result?.status === 'rejected' ? `rejected ${result.code}` : (result?.status ?? 'no result')

export const statuses = (results: readonly CommandResult[]): string[] => results.map(statusOf)

/** For setting up, in benchmarks as well: throws when anything was not applied. */
export const acceptsOnly = (results: readonly CommandResult[]): void => {
  const others = results.filter(({ status }) => status !== 'applied')
  if (others.length > 0) throw new Error(`Not applied: ${JSON.stringify(others)}`)
}

export const houseFields: CommandArgs<'house.add'>['fields'] = {
  estate: '迎凤二期',
  building: '7',
  unit: '2',
  floor: 9,
  room: '903',
  use: 'home',
  remark: '',
}

export const residentFields: CommandArgs<'resident.add'>['fields'] = {
  name: '李佳珍',
  sex: 'unknown',
  birthDate: '',
  phone: '13800001234',
  phoneRemark: '',
  relation: '户主',
  tags: ['独居老人'],
  ethnicGroup: '',
  politicalStatus: '',
  education: '',
  maritalStatus: '',
  residencyStatus: '',
  employer: '',
  remark: '',
}

/** Numbers that GB 11643 allows; they are made up. */
export const idNumbers = {
  one: '330483194003070029',
  other: '330483195512121239',
  third: '330483196101010010',
} as const

export interface Door {
  readonly houseId: string
  readonly householdId: string
  readonly residentId: string
}

export const doorOf = (suffix: string): Door => ({
  houseId: `house-${suffix}`,
  householdId: `family-${suffix}`,
  residentId: `person-${suffix}`,
})

/** The commands that open a door: a house, and a household of one person in it. */
export const openDoor = (regionId: string, suffix: string, idNumber = ''): CommandEnvelope[] => {
  const { houseId, householdId, residentId } = doorOf(suffix)
  return [
    command('house.add', regionId, { houseId, fields: houseFields }),
    command('household.move-in', regionId, {
      householdId,
      houseId,
      tenure: '自有',
      movedInOn: '2020-01-01',
      residents: [{ residentId, fields: residentFields, idNumber }],
    }),
  ]
}

export const visitArgs = (suffix: string, visitId: string): CommandArgs<'visit.record'> => ({
  visitId,
  houseId: doorOf(suffix).houseId,
  householdId: doorOf(suffix).householdId,
  outcome: 'met',
  kind: 'routine',
  note: '身体都好',
  photoIds: [],
  visitedAtMs: testNowMs - 120_000,
  edits: [],
  followUps: [],
  settledFollowUpIds: [],
})
