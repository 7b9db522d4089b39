/**
 * Every question about volunteers × every kind of post × every region, generated from the contract as the matrix of commands is
 * from the registries: to whom it is answered is worked out from the posts and the tree alone. Forbidden and unknown are told
 * alike; nothing is told of others to whoever has no post, and nothing but what is everybody's to who has not signed in.
 */
import { handleCall } from '../../cloudfunctions/api/call'
import { contract } from '../../src/protocol/contract'
import { everywhere, isAllowed } from '../support/api/allowed'
import { ask, codeOf } from '../support/api/ask'
import { addAskedAbout } from '../support/api/asked-about'
import {
  questions,
  regionOfId,
  volunteering,
  type GuardedQuestion,
  type Question,
} from '../support/api/questions'
import { openTestApi, type TestApi } from '../support/api/test-api'
import { pathOf, regionIds, seedStreet, testMembers } from '../support/api/test-street'
import { procedureShapes } from '../support/protocol-schema'

jest.setTimeout(120_000)

const all = Object.entries(questions).flatMap(([part, ofPart]) =>
  Object.entries<Question>(ofPart).map(
    ([name, question]) => [`${part}.${name}`, question] as const,
  ),
)
const guarded = all.flatMap(([path, question]) =>
  'ask' in question ? [[path, question] as const] : [],
)
const open = all.flatMap(([path, question]) =>
  'ask' in question ? [] : [[path, question] as const],
)

/** About no volunteers; who may ask there is each feature's own test. */
const others = [
  ...['session', 'sync', 'file', 'roster', 'hotline', 'history', 'privacy', 'organisation'],
  ...['refused', 'matter', 'mediation', 'wish', 'announcement', 'deliberation', 'message'],
  ...['content', 'home', 'help'],
]

test('every question about volunteers has a sample, and only these need no post', () => {
  expect(Object.keys(contract).sort()).toEqual([...volunteering, ...others].sort())
  const asked = procedureShapes.map(([path]) => path)
  expect(all.map(([path]) => path).sort()).toEqual(
    asked.filter((path) => volunteering.some((part) => path.startsWith(`${part}.`))).sort(),
  )
  const to = (who: string) =>
    open.filter(([, question]) => question.to === who).map(([path]) => path)
  expect(to('everybody')).toEqual([
    ...['activity.coming', 'activity.one', 'activity.photo', 'attendance.notices'],
    ...['certificate.verify', 'volunteer.regions'],
  ])
  expect(to('self')).toEqual([
    ...['activity.mySignUps', 'attendance.scan', 'attendance.mine', 'attendance.myObjections'],
    ...['certificate.mine', 'timeBank.account', 'timeBank.statement', 'timeBank.chain'],
    ...['timeBank.orders', 'timeBank.teams', 'timeBank.team', 'volunteer.mine'],
    ...['volunteer.served', 'volunteer.exportMine', 'volunteer.looks', 'volunteer.waiting'],
  ])
  expect(to('volunteers')).toEqual(['timeBank.receiver'])
})

/** One in each community, and none. A paper takes long to draw: more of them would show nothing else. */
const few = ['g1', 'g3', 'no-such-region']
const papers = ['attendance.wallPaper', 'certificate.pdf']

/** Where it is asked, and where lies what it is about. */
const placesOf = (path: string, { by }: GuardedQuestion): readonly (readonly [string, string])[] =>
  by === 'both'
    ? everywhere.flatMap((named) => few.map((lies) => [named, lies] as const))
    : (papers.includes(path) ? few : everywhere).map((place) => [place, place] as const)

const isBelow = (lies: string, named: string): boolean =>
  regionIds.includes(lies) && pathOf(lies).startsWith(pathOf(named))

describe('who is told what where', () => {
  let server: TestApi

  beforeAll(async () => {
    server = await openTestApi('PostgreSQL')
    await seedStreet(server.api)
    await addAskedAbout(server.api)
  })
  afterAll(() => server.close())

  const askAsNobody = async (path: string, input: unknown): Promise<string> =>
    codeOf(await handleCall(server.api, { path, input, identity: { kind: 'none' } }))

  test.each(guarded)('%s', async (path, question) => {
    const { to, ask: inputOf } = question
    // Nobody has uploaded the sheet that is to be read.
    const answered = /preview|defects/.test(path) ? 'unusable' : 'ok'
    const places = placesOf(path, question)
    for (const member of testMembers) {
      const told: string[] = []
      for (const [named, lies] of places) {
        const reply = await ask(server.api, member, path, inputOf(regionOfId(named), lies))
        told.push(`${named} ${lies} ${codeOf(reply)}`)
      }
      const expected = places.map(([named, lies]) => {
        const may = to.some((permission) => isAllowed(member, permission, named))
        return `${named} ${lies} ${may && isBelow(lies, named) ? answered : 'forbidden'}`
      })
      expect([member, told]).toEqual([member, expected])
    }
    expect(await askAsNobody(path, inputOf(regionOfId('g1'), 'g1'))).toBe('sign-in-again')
    expect(server.reports).toEqual([])
  })

  test.each(open)('%s', async (path, { to, input }) => {
    expect(await askAsNobody(path, input)).toBe(to === 'everybody' ? 'ok' : 'sign-in-again')
    // Without a record of one's own there is none to be handed out; none of these is a volunteer.
    const ofRecord = path === 'volunteer.exportMine' ? 'unusable' : 'ok'
    const answered = to === 'volunteers' ? 'forbidden' : ofRecord
    for (const member of testMembers)
      expect([member, codeOf(await ask(server.api, member, path, input))]).toEqual([
        member,
        answered,
      ])
  })

  test('what is one’s own tells nobody of others', async () => {
    const texts: string[] = []
    for (const [path, { to, input }] of open)
      if (to === 'self') texts.push(JSON.stringify(await ask(server.api, 'nobody', path, input)))
    expect(
      texts.filter((text) => /volunteer-|Nvolunteer|1380000|330483|certificate-/.test(text)),
    ).toEqual([])
  })
})
