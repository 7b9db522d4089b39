/** Long lists: thousands of posts come in portions that lose none, who held a post before stays known, and counts add up. */
import { sql } from 'kysely'
import * as v from 'valibot'
import type { Post } from '../../src/domain/organisation/post'
import { regionIdShape } from '../../src/domain/shapes'
import type { FormerPost, RegionCounts } from '../../src/protocol/contract'
import { maxPostsPerAnswer } from '../../src/protocol/limits'
import { answer, ask, codeOf } from '../support/api/ask'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import {
  acceptsOnly,
  command,
  doorOf,
  officeCommand,
  openDoor,
  push,
  visitArgs,
} from '../support/api/test-file'
import { seedStreet, tenantId, type TestMember } from '../support/api/test-street'

const regionIn = (id: string) => v.parse(regionIdShape, id)

describeOnBoth('long lists', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
  })
  afterAll(() => server.close())

  const posts = (member: TestMember, input: { regionId: string; after?: string }) =>
    answer<Post[]>(server.api, member, 'organisation.posts', input)

  describe('posts', () => {
    const many = maxPostsPerAnswer * 2 + 1

    test('come in portions, each once, whatever ends in between', async () => {
      await sql`insert into post (tenant_id, id, member_id, kind_id, region_id, from_date, to_date,
          created_at_ms)
        select ${tenantId}, 'many-' || n, 'nobody', 'micro-grid-leader',
          (array['m1', 'm2', 'm3', 'm4'])[n % 4 + 1], '2026-01-01', '', ${testNowMs}::bigint + n % 3
        from generate_series(1, ${many}::integer) n`.execute(server.api.database)
      const seen: Post[] = []
      for (;;) {
        const last = seen.at(-1)
        const portion = await posts('admin', {
          regionId: 'street',
          ...(last ? { after: last.id } : {}),
        })
        seen.push(...portion)
        if (portion.length < maxPostsPerAnswer) break
        // The one from which the next portion is counted ends meanwhile: its place is known all the same.
        const postId = seen.at(-1)?.id ?? ''
        acceptsOnly(
          await push(server.api, 'admin', officeCommand('post.end', 'street', { postId })),
        )
      }
      expect(new Set(seen.map(({ id }) => id)).size).toBe(many + 6)
      expect(seen).toHaveLength(many + 6)
    })

    test('are those of the region asked for, also behind a post elsewhere', async () => {
      const inGrid = await posts('worker', { regionId: 'g1' })
      expect(new Set(inGrid.map(({ regionId }) => regionId))).toEqual(
        new Set(['g1', 'm1', 'm2', 'b1']),
      )
      const behind = await posts('worker', { regionId: 'g1', after: 'post-other' })
      expect(behind.filter(({ regionId }) => !['g1', 'm1', 'm2', 'b1'].includes(regionId))).toEqual(
        [],
      )
      expect(await posts('worker', { regionId: 'g1', after: 'no-such-post' })).toEqual([])
      // That there is such a post elsewhere is not told: it answers like one that there is not.
      expect(await posts('other', { regionId: 'c2', after: 'post-worker' })).toEqual([])
    })
  })

  test('who held a post before is told with who ended it, newest first', async () => {
    await sql`update post set to_date = '2026-02-28' where id = 'post-steward'`.execute(
      server.api.database,
    )
    acceptsOnly(
      await push(server.api, 'worker', officeCommand('post.end', 'g1', { postId: 'post-leader' })),
    )
    const former = await answer<FormerPost[]>(server.api, 'worker', 'organisation.formerPosts', {
      regionId: 'g1',
    })
    const others = former.filter(({ id }) => !id.startsWith('many-'))
    expect(others).toMatchObject([
      { id: 'post-leader', memberName: '李组长', endedAtMs: testNowMs, endedByName: 'worker' },
      { id: 'post-steward', toDate: '2026-02-28', endedAtMs: null, endedByName: '' },
    ])
    for (const [member, regionId] of [
      ['worker', 'c2'],
      ['micro', 'm1'],
      ['nobody', 'g1'],
    ] as const)
      expect(codeOf(await ask(server.api, member, 'organisation.formerPosts', { regionId }))).toBe(
        'forbidden',
      )
  })

  test('what lies in a region and what lies below it are counted once each', async () => {
    acceptsOnly(
      await push(
        server.api,
        'worker',
        ...openDoor('b1', 'a'),
        ...openDoor('b3', 'b'),
        ...openDoor('m3', 'c'),
        ...openDoor('c1', 'd'),
        command('visit.record', 'b1', visitArgs('a', 'first')),
        command('visit.record', 'b1', visitArgs('a', 'again')),
        command('visit.record', 'b3', {
          ...visitArgs('b', 'not in'),
          visitId: 'out',
          outcome: 'absent',
        }),
        command('visit.record', 'm3', {
          ...visitArgs('c', 'third'),
          followUps: [{ id: 'lamp', kind: 'matter', text: '楼道灯', dueOn: '' }],
        }),
      ),
    )
    // It takes its visits along, so that it is one household met, wherever it is counted.
    acceptsOnly(
      await push(
        server.api,
        'worker',
        command('household.move-within', 'b1', {
          householdId: doorOf('a').householdId,
          toHouseId: doorOf('c').houseId,
          toRegionId: regionIn('m3'),
          on: '',
        }),
      ),
    )
    const counts = await answer<RegionCounts[]>(server.api, 'worker', 'organisation.counts', {
      regionId: 'c1',
    })
    const line = (regionId: string, ...numbers: number[]) => {
      const [houses, households, residents, metThisMonth, openFollowUps] = numbers
      return { regionId, houses, households, residents, metThisMonth, openFollowUps }
    }
    expect(counts).toEqual([
      line('c1', 4, 4, 4, 2, 1),
      line('g1', 2, 1, 1, 0, 0),
      line('g2', 1, 2, 2, 2, 1),
    ])
  })
})
