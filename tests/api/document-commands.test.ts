/** Every document command, from the registry: accepted, replayed, refused, forbidden. */
import * as v from 'valibot'
import { documentCommands, type DocumentCommandName } from '../../src/domain/commands'
import { commandIdShape } from '../../src/domain/shapes'
import type { CommandEnvelope } from '../../src/protocol/envelope'
import { journeys } from '../support/api/command-journeys'
import { everyText } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { acceptsOnly, idNumbers, push, statuses } from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'

const names = [...documentCommands.values()].map(({ name }): DocumentCommandName => name)

const renamed = (envelope: CommandEnvelope, suffix: string): CommandEnvelope => ({
  ...envelope,
  commandId: v.parse(commandIdShape, `${envelope.commandId}-${suffix}`),
})

describeOnBoth('each document command', (kind) => {
  let server: TestApi

  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
  })
  afterAll(() => server.close())

  test.each(names)('%s', async (name) => {
    const suffix = name.replace(/\W/g, '-')
    const steps = journeys[name](suffix)
    const last = steps.at(-1)
    expect(last?.name).toBe(name)
    if (!last) return
    expect(statuses(await push(server.api, 'other', renamed(last, 'foreign')))).toEqual([
      'rejected forbidden',
    ])
    acceptsOnly(await push(server.api, 'worker', ...steps))
    expect(statuses(await push(server.api, 'worker', last))).toEqual(['replayed'])
    const nowhere = name === 'house.add' ? last : journeys[name](`${suffix}-nowhere`).at(-1)
    if (!nowhere) return
    const [refused] = await push(server.api, 'worker', renamed(nowhere, 'again'))
    expect(refused).toMatchObject({ status: 'rejected' })
    expect(refused).not.toMatchObject({ code: 'forbidden' })
  })

  test('after all of it no ID number and no phone number stands readable anywhere', async () => {
    const text = await everyText(server.api)
    for (const secret of [...Object.values(idNumbers), '13800001234'])
      expect(text).not.toContain(secret)
    expect(server.reports).toEqual([])
  })

  test('a dialled number is in the access log, also when it was dialled offline', async () => {
    const rows = await server.api.database
      .selectFrom('access_log')
      .select(['act', 'member_id', 'resident_id', 'region_id'])
      .execute()
    expect(rows).toEqual([
      { act: 'dial', member_id: 'worker', resident_id: 'person-access-note', region_id: 'b1' },
    ])
  })
})
