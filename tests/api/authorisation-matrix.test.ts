/**
 * Every command × every kind of post × every region, generated from the registries. What is expected is
 * worked out here from the posts and the tree alone, not by the code under test: without a post that carries
 * the permission at or above the region the answer is 'forbidden', whatever the command names; with one it
 * is anything else.
 */
import { documentCommands } from '../../src/domain/commands'
import { officeCommands } from '../../src/domain/office-commands'
import type { Permission } from '../../src/domain/organisation/permission'
import { everywhere, isAllowed } from '../support/api/allowed'
import { documentSamples, officeSamples } from '../support/api/command-samples'
import { openTestApi, type TestApi } from '../support/api/test-api'
import { acceptsOnly, doorOf, envelope, openDoor, push } from '../support/api/test-file'
import { seedStreet, testMembers } from '../support/api/test-street'

type Samples = Readonly<Record<string, unknown>>
/** By region: made once, and not for each of some hundred thousand envelopes. */
const documentSamplesOf = new Map<string, Samples>()

const argsFor = (name: string, regionId: string): unknown => {
  const ofDocuments: Samples = documentSamplesOf.get(regionId) ?? documentSamples(regionId)
  documentSamplesOf.set(regionId, ofDocuments)
  return ofDocuments[name] ?? (officeSamples as Samples)[name]
}

const permissionsByCommand = new Map<string, Permission | null>(
  [...documentCommands.values(), ...officeCommands.values()].map(({ name, permission }) => [
    name,
    permission,
  ]),
)
const guarded = [...permissionsByCommand].flatMap(([name, permission]) =>
  permission === null ? [] : [[name, permission] as const],
)

/** Whoever signs in may send these; what they act on is the sender's own. */
const needNoPost = [
  'invitation.accept',
  'hours.object',
  'volunteer.register',
  'volunteer.leave',
  'volunteer.renew-code',
  'volunteer.ask-correction',
  'volunteer.take-back-correction',
  'activity.sign-up',
  'activity.sign-up-following',
  'activity.cancel-sign-up',
  'message.consent',
  'message.follow',
  'gift.give',
  'donation.give',
  'redeem.request',
  'redeem.take',
  'redeem.done',
  'redeem.cancel',
  'redeem.dispute',
  'team.give',
  'team.donate',
  'certificate.ask',
  'home.set',
  'home.remove',
  'matter.submit',
  'matter.add-voice',
  'matter.say',
  'matter.rewrite',
  'matter.withdraw',
  'matter.rate',
  'help.ask-registration',
  'help.call',
  'help.cancel',
  'wish.publish',
  'wish.rewrite',
  'wish.withdraw',
  'wish.claim',
  'wish.give-up',
  'wish.fulfil',
  'wish.confirm',
  'wish.pledge',
  'wish.take-back',
  'deliberation.propose',
  'deliberation.take-back',
  'deliberation.say',
  'deliberation.unsay',
  'deliberation.vote',
]

test('every command has a sample, and only these need no post', () => {
  for (const name of permissionsByCommand.keys())
    expect([name, argsFor(name, 'b1')]).not.toEqual([name, undefined])
  const open = [...permissionsByCommand].filter(([, permission]) => permission === null)
  expect(open.map(([name]) => name)).toEqual(needNoPost)
})

// Posts and paths are compared in one place for both kinds of database: one of them shows it, the quicker.
describe('who may do what where', () => {
  let server: TestApi

  beforeAll(async () => {
    server = await openTestApi('PostgreSQL')
    await seedStreet(server.api)
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b1', 's')))
  })
  afterAll(() => server.close())

  test.each(guarded)('%s', async (name, permission) => {
    for (const member of testMembers) {
      const sent = everywhere.map((regionId) =>
        envelope({ name, regionId, args: argsFor(name, regionId) }),
      )
      const results = await push(server.api, member, ...sent)
      const forbidden = results.map((result) =>
        result.status === 'retry-later'
          ? 'retry-later'
          : 'code' in result && result.code === 'forbidden',
      )
      expect([member, forbidden]).toEqual([
        member,
        everywhere.map((regionId) => !isAllowed(member, permission, regionId)),
      ])
    }
  })

  const moving = [...documentCommands.values()].filter((command) => 'alsoIn' in command)

  test.each(moving.map(({ name }) => name))('%s is authorised at both ends', async (name) => {
    const into = envelope({ name, regionId: 'b1', args: argsFor(name, 'b5') })
    expect(await push(server.api, 'worker', into)).toMatchObject([{ code: 'forbidden' }])
  })

  test('the whole matrix has left the file as it was', async () => {
    const others = await server.api.database
      .selectFrom('house')
      .select('region_id')
      .where('region_id', 'in', ['b5', 'm4', 'g3', 'c2'])
      .where('id', '=', doorOf('s').houseId)
      .execute()
    expect(others).toEqual([])
  })
})
