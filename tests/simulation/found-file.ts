/** The files with which every simulated street begins: some doors in every building, two people behind each. */
import type { CommandEnvelope, CommandResult } from '../../src/protocol/envelope'
import { command, houseFields, residentFields } from '../support/api/test-file'
import type { StreetServer } from './street-server'

const doorsOf = { b1: 2, b2: 2, b3: 2, b4: 1, b5: 1 }

/** A number as a name that a roster takes for one. */
export const numeral = (number: number): string =>
  [...String(number)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')

export const foundEstate = houseFields.estate

const openDoor = (regionId: string, room: number): CommandEnvelope[] => {
  const id = `${regionId}-${room}`
  const building = regionId.slice(1)
  const person = (latin: string, surname: string) => ({
    residentId: `${latin}-${id}`,
    fields: {
      ...residentFields,
      name: `${surname}${numeral(Number(building))}${numeral(room)}`,
      tags: ['独居老人'],
    },
    idNumber: '',
  })
  return [
    command(
      'house.add',
      regionId,
      { houseId: `house-${id}`, fields: { ...houseFields, building, room: String(room) } },
      `found-house-${id}`,
    ),
    command(
      'household.move-in',
      regionId,
      {
        householdId: `family-${id}`,
        houseId: `house-${id}`,
        tenure: '自有',
        movedInOn: '2020-01-01',
        residents: [person('li', '李'), person('wang', '王')],
      },
      `found-family-${id}`,
    ),
  ]
}

export const foundFile = async (server: StreetServer): Promise<void> => {
  const commands = Object.entries(doorsOf).flatMap(([regionId, doors]) =>
    Array.from({ length: doors }, (_, room) => openDoor(regionId, room + 1)).flat(),
  )
  const { reply } = await server.handle('sync.push', { commands }, server.tokenOf('inspector'))
  if (!reply?.ok) throw new Error(`The street has no files: ${JSON.stringify(reply)}`)
  const { results } = reply.output as { readonly results: readonly CommandResult[] }
  if (results.some(({ status }) => status !== 'applied'))
    throw new Error(`The street has no files: ${JSON.stringify(results)}`)
}
