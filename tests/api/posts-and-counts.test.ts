/** A post that is over leaves room for a new one, the last keeper of the rules stays, and who may count what. */
import * as v from 'valibot'
import { memberIdShape } from '../../src/domain/shapes'
import { ask, codeOf } from '../support/api/ask'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { acceptsOnly, officeCommand, push, statuses } from '../support/api/test-file'
import { seedStreet, type TestMember } from '../support/api/test-street'

describeOnBoth('posts and counts', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
  })
  afterAll(() => server.close())

  const memberOf = (member: TestMember) => v.parse(memberIdShape, member)

  test('a post that is over does not stand in the way of a new one', async () => {
    const offer = { kindId: 'grid-member', fromDate: '2026-02-01', toDate: '2026-02-28' }
    const over = { ...offer, postId: 'february', memberId: memberOf('nobody') }
    acceptsOnly(await push(server.api, 'worker', officeCommand('post.appoint', 'g1', over)))
    const invite = {
      ...offer,
      invitationId: 'spring',
      fromDate: '2026-03-01',
      toDate: '',
      expiresInHours: 24,
      maxUses: 2,
    }
    const [issued] = await push(
      server.api,
      'worker',
      officeCommand('invitation.issue', 'g1', invite),
    )
    if (issued?.status !== 'applied') throw new Error('No code was issued')
    const { code } = v.parse(v.object({ code: v.string() }), issued.answer)
    const accept = (postId: string) =>
      push(
        server.api,
        'nobody',
        officeCommand('invitation.accept', 'g1', { code, postId, name: '周亚琴' }),
      )
    const given = { answer: { postId: 'new', regionId: 'g1' } }
    expect(await accept('new')).toMatchObject([given])
    expect(await accept('newer')).toMatchObject([given])
  })

  test('two administrators who end each other at once do not both succeed', async () => {
    const second = {
      postId: 'second-admin',
      memberId: memberOf('other'),
      kindId: 'street-administrator',
      fromDate: '2026-01-01',
      toDate: '',
    }
    acceptsOnly(await push(server.api, 'admin', officeCommand('post.appoint', 'street', second)))
    const end = (member: TestMember, postId: string) =>
      push(server.api, member, officeCommand('post.end', 'street', { postId }))
    const results = await Promise.all([end('admin', 'second-admin'), end('other', 'post-admin')])
    expect(statuses(results.flat()).filter((each) => each === 'applied')).toHaveLength(1)
  })

  test('numbers are for who reads the files or gives the posts there, and for nobody else', async () => {
    const counts = (member: TestMember, regionId: string) =>
      ask(server.api, member, 'organisation.counts', { regionId })
    expect(codeOf(await counts('leader', 'g1'))).toBe('ok')
    const left = codeOf(await counts('admin', 'street')) === 'ok' ? 'admin' : 'other'
    expect(codeOf(await counts(left, 'street'))).toBe('ok')
    for (const [member, regionId] of [
      ['leader', 'c1'],
      ['nobody', 'c1'],
      [left, 'nowhere'],
    ] as const)
      expect(codeOf(await counts(member, regionId))).toBe('forbidden')
  })
})
