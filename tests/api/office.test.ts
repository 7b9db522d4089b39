/** Posts and invitations: accepted, refused, forbidden; nobody climbs higher than given. */
import * as v from 'valibot'
import type { Api } from '../../cloudfunctions/api/api'
import { maxWrongCodesPerHour } from '../../cloudfunctions/api/organisation/wrong-code.repository'
import { codeLength } from '../../cloudfunctions/api/organisation/invitation-code'
import { codeAlphabet } from '../../cloudfunctions/api/secrets/random-code'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import { memberIdShape } from '../../src/domain/shapes'
import type { CommandResult } from '../../src/protocol/envelope'
import { answer, ask, codeOf } from '../support/api/ask'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import {
  acceptsOnly,
  command,
  officeCommand,
  openDoor,
  push,
  statuses,
  visitArgs,
} from '../support/api/test-file'
import { TestPhone } from '../support/api/test-phone'
import { actorOf, seedStreet, type TestMember } from '../support/api/test-street'

const memberOf = (member: TestMember) => v.parse(memberIdShape, member)
const issuedShape = v.object({ code: v.string() })

describeOnBoth('the office', (kind) => {
  let server: TestApi
  let made = 0
  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b1', 'a')))
  })
  afterAll(() => server.close())

  const postId = () => `made-${++made}`
  const invite = (kindId: string, more: Partial<OfficeCommandArgs<'invitation.issue'>> = {}) => ({
    invitationId: `inv-${++made}`,
    kindId,
    fromDate: '2026-03-01',
    toDate: '',
    expiresInHours: 24,
    maxUses: 1,
    ...more,
  })
  const issue = async (kindId: string, more = {}, region = 'g1'): Promise<string> => {
    const args = invite(kindId, more)
    const [result] = await push(
      server.api,
      'worker',
      officeCommand('invitation.issue', region, args),
    )
    if (result?.status !== 'applied')
      throw new Error(statuses([...(result ? [result] : [])]).join())
    return v.parse(issuedShape, result.answer).code
  }
  const accept = (member: TestMember, code: string): Promise<readonly CommandResult[]> =>
    push(
      server.api,
      member,
      officeCommand('invitation.accept', 'g1', { code, postId: postId(), name: '新人' }),
    )
  const appoint = (kindId: string, member: TestMember = 'nobody') => ({
    postId: postId(),
    memberId: memberOf(member),
    kindId,
    fromDate: '2026-03-01',
    toDate: '',
  })

  describe('invitations', () => {
    test('a code is ten characters that nobody mixes up, and is kept nowhere in the clear', async () => {
      const code = await issue('grid-member')
      expect(code).toMatch(new RegExp(`^[${codeAlphabet}]{${codeLength}}$`))
      expect(code).not.toMatch(/[01OIL]/)
      const rows = await server.api.database.selectFrom('invitation').selectAll().execute()
      expect(JSON.stringify(rows)).not.toContain(code)
    })

    test('an accepted one gives its post, once however often it is sent', async () => {
      const code = await issue('grid-member', { maxUses: 2 })
      const sent = officeCommand('invitation.accept', 'g1', {
        code,
        postId: postId(),
        name: '周亚琴',
      })
      expect(statuses(await push(server.api, 'nobody', sent))).toEqual(['applied'])
      expect(statuses(await push(server.api, 'nobody', sent))).toEqual(['replayed'])
      // The same person once more, as a new command: nothing is used up.
      expect(statuses(await accept('nobody', code))).toEqual(['applied'])
      const posts = await server.api.database
        .selectFrom('post')
        .select('id')
        .where('member_id', '=', 'nobody')
        .execute()
      expect(posts).toHaveLength(1)
      const member = await server.api.database
        .selectFrom('member')
        .select('name')
        .where('id', '=', 'nobody')
        .executeTakeFirst()
      expect(member?.name).toBe('周亚琴')
      const lines = await answer<{ code: string; usesLeft: number }[]>(
        server.api,
        'worker',
        'organisation.invitations',
        { regionId: 'c1' },
      )
      expect(lines.find((line) => line.code === code)?.usesLeft).toBe(1)
      await push(
        server.api,
        'worker',
        officeCommand('post.end', 'c1', { postId: posts[0]?.id ?? '' }),
      )
    })

    test('one use is given to one of many who come at once', async () => {
      const code = await issue('building-steward', {}, 'b2')
      const many: readonly TestMember[] = ['nobody', 'steward', 'micro', 'leader', 'other']
      const results = (await Promise.all(many.map((member) => accept(member, code)))).flat()
      expect(results.filter(({ status }) => status === 'applied')).toHaveLength(1)
      expect(
        statuses(results).filter((each) => each === 'rejected invitation-invalid'),
      ).toHaveLength(4)
    })

    test('expired, revoked and invented codes are refused alike', async () => {
      const expired = await issue('grid-member', { expiresInHours: 1 })
      const later = { ...server.api, nowMs: () => testNowMs + 3_600_000 }
      const late = officeCommand('invitation.accept', 'g1', {
        code: expired,
        postId: postId(),
        name: '某',
      })
      expect(statuses(await push(later, 'nobody', late))).toEqual(['rejected invitation-invalid'])
      const args = invite('grid-member')
      const [issued] = await push(
        server.api,
        'worker',
        officeCommand('invitation.issue', 'g1', args),
      )
      const { code } = v.parse(issuedShape, issued?.status === 'applied' ? issued.answer : null)
      const { invitationId } = args
      const revoke = officeCommand('invitation.revoke', 'c1', { invitationId })
      expect(statuses(await push(server.api, 'worker', revoke))).toEqual(['applied'])
      expect(statuses(await accept('nobody', code))).toEqual(['rejected invitation-invalid'])
      expect(statuses(await accept('nobody', 'ABCDEFGH23'))).toEqual([
        'rejected invitation-invalid',
      ])
      const asked = await ask(server.api, 'nobody', 'organisation.invitation', { code })
      expect(codeOf(asked)).toBe('unusable')
    })

    test('for a time that is over no code is given', async () => {
      const over = invite('grid-member', { fromDate: '2026-01-01', toDate: '2026-03-09' })
      expect(
        await push(server.api, 'worker', officeCommand('invitation.issue', 'g1', over)),
      ).toMatchObject([{ code: 'invalid', detail: '结束日期已经过去' }])
    })

    test('who makes up codes is stopped for an hour, also from the right one', async () => {
      const code = await issue('grid-member')
      const tryOut = (api: Api, wrong: string) =>
        ask(api, 'other', 'organisation.invitation', { code: wrong })
      for (let at = 0; at < maxWrongCodesPerHour; at += 2) {
        expect(codeOf(await tryOut(server.api, 'ABCDEFGH23'))).toBe('unusable')
        await accept('other', 'ABCDEFGH23')
      }
      expect(codeOf(await tryOut(server.api, code))).toBe('retry-later')
      expect(statuses(await accept('other', code))).toEqual(['rejected invitation-invalid'])
      const later = { ...server.api, nowMs: () => testNowMs + 3_600_000 }
      expect(codeOf(await tryOut(later, code))).toBe('ok')
    })

    test('what it offers is told before it is accepted, to somebody without a post', async () => {
      const code = await issue('grid-member')
      expect(await answer(server.api, 'nobody', 'organisation.invitation', { code })).toEqual({
        kindName: '网格员',
        regionName: '区域g1',
        within: '区域c1',
        issuedByName: 'worker',
        expiresAtMs: testNowMs + 24 * 3_600_000,
      })
    })

    test('a code does not outlive the post of its issuer', async () => {
      const given = appoint('community-worker')
      acceptsOnly(await push(server.api, 'admin', officeCommand('post.appoint', 'c2', given)))
      const [issued] = await push(
        server.api,
        'nobody',
        officeCommand('invitation.issue', 'g3', invite('grid-leader')),
      )
      const { code } = v.parse(issuedShape, issued?.status === 'applied' ? issued.answer : null)
      acceptsOnly(
        await push(
          server.api,
          'admin',
          officeCommand('post.end', 'street', { postId: given.postId }),
        ),
      )
      expect(statuses(await accept('nobody', code))).toEqual(['rejected invitation-invalid'])
    })
  })

  describe('nobody climbs', () => {
    test.each([
      ['worker', 'c1', 'street-administrator', 'rejected may-not-grant'],
      ['worker', 'c1', 'community-worker', 'rejected may-not-grant'],
      ['worker', 'c1', 'no-such-kind', 'rejected may-not-grant'],
      ['worker', 'street', 'grid-leader', 'rejected forbidden'],
      ['worker', 'c2', 'grid-leader', 'rejected forbidden'],
      ['worker', 'nowhere', 'grid-leader', 'rejected forbidden'],
      ['leader', 'g1', 'grid-member', 'rejected forbidden'],
      ['nobody', 'g1', 'grid-member', 'rejected forbidden'],
    ] as const)('%s in %s giving %s: %s', async (member, region, kindId, expected) => {
      const posts = officeCommand('post.appoint', region, appoint(kindId))
      const codes = officeCommand('invitation.issue', region, invite(kindId))
      expect(statuses(await push(server.api, member, posts, codes))).toEqual([expected, expected])
    })

    test('a worker ends neither the administrator nor the neighbour community', async () => {
      const end = (post: string, region = 'c1') =>
        officeCommand('post.end', region, { postId: post })
      const results = await push(
        server.api,
        'worker',
        end('post-admin'),
        end('post-other'),
        end('post-worker'),
      )
      expect(statuses(results)).toEqual([
        'rejected post-not-found',
        'rejected post-not-found',
        'rejected may-not-grant',
      ])
    })

    test('codes of higher posts are not shown to those who could not give them', async () => {
      const args = invite('community-worker')
      acceptsOnly(await push(server.api, 'admin', officeCommand('invitation.issue', 'c1', args)))
      const seenBy = async (member: TestMember, regionId: string) =>
        (
          await answer<{ id: string }[]>(server.api, member, 'organisation.invitations', {
            regionId,
          })
        ).map(({ id }) => id)
      expect(await seenBy('admin', 'street')).toContain(args.invitationId)
      expect(await seenBy('worker', 'c1')).not.toContain(args.invitationId)
    })

    test('questions are answered inside one’s regions only', async () => {
      for (const path of [
        'organisation.posts',
        'organisation.invitations',
        'refused.list',
        'privacy.accessLog',
      ])
        for (const [member, regionId] of [
          ['worker', 'c2'],
          ['worker', 'nowhere'],
          ['leader', 'g1'],
          ['nobody', 'c1'],
        ] as const)
          expect(codeOf(await ask(server.api, member, path, { regionId }))).toBe('forbidden')
    })
  })

  describe('posts', () => {
    test('an end takes effect at once, for pushing, pulling and asking', async () => {
      const given = appoint('grid-leader')
      acceptsOnly(await push(server.api, 'worker', officeCommand('post.appoint', 'g1', given)))
      const phone = new TestPhone(server.api, actorOf('nobody'))
      await phone.pull()
      expect(phone.held()).toContain('household family-a')
      const visit = () => command('visit.record', 'b1', visitArgs('a', `visit-${++made}`))
      expect(statuses(await push(server.api, 'nobody', visit()))).toEqual(['applied'])
      acceptsOnly(
        await push(server.api, 'worker', officeCommand('post.end', 'c1', { postId: given.postId })),
      )
      expect(statuses(await push(server.api, 'nobody', visit()))).toEqual(['rejected forbidden'])
      await phone.pull()
      expect(phone.held()).toEqual([])
      // The other post, on one building of it, stays: what it does not cover is gone all the same.
      expect(phone.access?.posts.map(({ id }) => id)).not.toContain(given.postId)
      const counts = await ask(server.api, 'nobody', 'organisation.counts', { regionId: 'g1' })
      expect(codeOf(counts)).toBe('forbidden')
      const again = officeCommand('post.end', 'c1', { postId: given.postId })
      expect(statuses(await push(server.api, 'worker', again))).toEqual(['rejected post-not-found'])
    })

    test('handing over moves the phone’s records and keeps the name of who wrote', async () => {
      const given = appoint('grid-leader')
      acceptsOnly(await push(server.api, 'worker', officeCommand('post.appoint', 'g1', given)))
      acceptsOnly(
        await push(server.api, 'nobody', command('visit.record', 'b1', visitArgs('a', 'handed'))),
      )
      const handOver = { postId: given.postId, newPostId: postId(), toMemberId: memberOf('other') }
      acceptsOnly(await push(server.api, 'worker', officeCommand('post.hand-over', 'c1', handOver)))
      const heir = new TestPhone(server.api, actorOf('other'))
      await heir.pull()
      expect(heir.record('visit handed')).toMatchObject({ memberId: 'nobody' })
      const former = new TestPhone(server.api, actorOf('nobody'))
      await former.pull()
      expect(former.held()).toEqual([])
      acceptsOnly(
        await push(
          server.api,
          'worker',
          officeCommand('post.end', 'c1', { postId: handOver.newPostId }),
        ),
      )
    })

    test('refuses who is not there and dates that run backwards', async () => {
      const stranger = { ...appoint('grid-leader'), memberId: v.parse(memberIdShape, 'stranger') }
      const backwards = { ...appoint('grid-leader'), toDate: '2026-02-01' }
      const results = await push(
        server.api,
        'worker',
        officeCommand('post.appoint', 'g1', stranger),
        officeCommand('post.appoint', 'g1', backwards),
        officeCommand('post.appoint', 'g1', { ...appoint('grid-leader'), postId: 'post-leader' }),
      )
      expect(statuses(results)).toEqual([
        'rejected member-not-found',
        'rejected invalid',
        'rejected id-taken',
      ])
    })
  })

  test('the operator was told of no failure', () => {
    expect(server.reports).toEqual([])
  })
})
