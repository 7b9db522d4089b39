/** Which post may be given where: at the levels it is meant for, as long as it is given at all. What is held stays. */
import * as v from 'valibot'
import { defaultSettings } from '../../src/domain/settings/default-settings'
import type { PostKind } from '../../src/domain/settings/settings'
import { memberIdShape } from '../../src/domain/shapes'
import type { CommandResult } from '../../src/protocol/envelope'
import { ask, codeOf } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { acceptsOnly, officeCommand, push, statuses } from '../support/api/test-file'
import { TestPhone } from '../support/api/test-phone'
import { actorOf, seedStreet, type TestMember } from '../support/api/test-street'

describeOnBoth('giving posts', (kind) => {
  let server: TestApi
  let made = 0
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
  })
  afterAll(() => server.close())

  const told = (results: readonly CommandResult[]): string[] =>
    results.map((one) => (one.status === 'rejected' ? `${one.code} ${one.detail}` : one.status))
  const appoint = (region: string, kindId: string, member: TestMember = 'nobody') =>
    officeCommand('post.appoint', region, {
      postId: `made-${++made}`,
      memberId: v.parse(memberIdShape, member),
      kindId,
      fromDate: '2026-03-01',
      toDate: '',
    })
  const invite = (region: string, kindId: string) =>
    officeCommand('invitation.issue', region, {
      invitationId: `inv-${++made}`,
      kindId,
      fromDate: '2026-03-01',
      toDate: '',
      expiresInHours: 24,
      maxUses: 1,
    })
  const changeKind = async (id: string, part: Partial<PostKind>) =>
    acceptsOnly(
      await push(
        server.api,
        'admin',
        officeCommand('settings.change', 'street', {
          seen: defaultSettings,
          settings: {
            ...defaultSettings,
            postKinds: defaultSettings.postKinds.map((each) =>
              each.id === id ? { ...each, ...part } : each,
            ),
          },
        }),
      ),
    )
  const codeFrom = ([result]: readonly CommandResult[]): string =>
    v.parse(v.object({ code: v.string() }), result?.status === 'applied' ? result.answer : null)
      .code

  test.each([
    ['c1', 'grid-leader', '网格长只能定在网格'],
    ['m1', 'grid-leader', '网格长只能定在网格'],
    ['g1', 'building-steward', '楼栋长只能定在楼栋'],
    ['b1', 'seconded-cadre', '下沉干部只能定在社区、网格、微网格'],
  ])('in %s no %s: %s', async (region, kindId, detail) => {
    const results = await push(
      server.api,
      'worker',
      appoint(region, kindId),
      invite(region, kindId),
    )
    expect(told(results)).toEqual([`invalid ${detail}`, `invalid ${detail}`])
  })

  test('where nothing is said a post may be given everywhere', async () => {
    const anywhere = defaultSettings.postKinds.map(({ givenAt: _, ...each }) => each)
    const settings = { ...defaultSettings, postKinds: anywhere }
    const change = { seen: defaultSettings, settings }
    acceptsOnly(await push(server.api, 'admin', officeCommand('settings.change', 'street', change)))
    acceptsOnly(await push(server.api, 'worker', appoint('c1', 'grid-leader')))
  })

  test('a kind that is retired is given no more; who holds it works on, and may be ended', async () => {
    const issued = await push(server.api, 'worker', invite('g1', 'grid-leader'))
    const code = codeFrom(issued)
    await changeKind('grid-leader', { retired: true })

    const again = await push(
      server.api,
      'worker',
      appoint('g1', 'grid-leader'),
      invite('g1', 'grid-leader'),
      officeCommand('post.hand-over', 'g1', {
        postId: 'post-leader',
        newPostId: 'heir',
        toMemberId: v.parse(memberIdShape, 'nobody'),
      }),
    )
    expect(told(again)).toEqual(Array(3).fill('invalid 网格长这个岗位已停用，不再任命'))

    expect(codeOf(await ask(server.api, 'nobody', 'organisation.invitation', { code }))).toBe(
      'unusable',
    )
    const accepted = officeCommand('invitation.accept', 'g1', {
      code,
      postId: 'late',
      name: '新人',
    })
    expect(statuses(await push(server.api, 'nobody', accepted))).toEqual([
      'rejected invitation-invalid',
    ])

    const phone = new TestPhone(server.api, actorOf('leader'))
    await phone.pull()
    expect(phone.access?.posts.map(({ id }) => id)).toEqual(['post-leader'])
    expect(codeOf(await ask(server.api, 'leader', 'organisation.counts', { regionId: 'g1' }))).toBe(
      'ok',
    )
    acceptsOnly(
      await push(server.api, 'worker', officeCommand('post.end', 'g1', { postId: 'post-leader' })),
    )
  })

  test('a post that stands at a level where it is not meant any more is ended, not handed on', async () => {
    await changeKind('grid-leader', { givenAt: ['micro-grid'] })
    const results = await push(
      server.api,
      'worker',
      officeCommand('post.hand-over', 'g1', {
        postId: 'post-leader',
        newPostId: 'heir',
        toMemberId: v.parse(memberIdShape, 'nobody'),
      }),
      officeCommand('post.end', 'g1', { postId: 'post-leader' }),
    )
    expect(told(results)).toEqual(['invalid 网格长只能定在微网格', 'applied'])
  })
})
