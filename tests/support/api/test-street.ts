/**
 * A small street for API tests: two communities, three grids, four micro-grids (the scopes), five buildings,
 * and one member for each kind of post. Ids say what a thing is.
 */
import * as v from 'valibot'
import type { Actor } from '../../../cloudfunctions/api/access/actor-access'
import type { Api } from '../../../cloudfunctions/api/api'
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import { memberIdShape } from '../../../src/domain/shapes'
import { testNowMs } from './test-api'

export const tenantId = 't1'

/** [id, parent, level]; a parent stands before its children. */
const regions = [
  ['street', null, 'street'],
  ['c1', 'street', 'community'],
  ['c2', 'street', 'community'],
  ['g1', 'c1', 'grid'],
  ['g2', 'c1', 'grid'],
  ['g3', 'c2', 'grid'],
  ['m1', 'g1', 'micro-grid'],
  ['m2', 'g1', 'micro-grid'],
  ['m3', 'g2', 'micro-grid'],
  ['m4', 'g3', 'micro-grid'],
  ['b1', 'm1', 'building'],
  ['b2', 'm1', 'building'],
  ['b3', 'm2', 'building'],
  ['b4', 'm3', 'building'],
  ['b5', 'm4', 'building'],
] as const

export const regionIds: readonly string[] = regions.map(([id]) => id)

/** Member → post kind and region; 'nobody' has no post. */
export const posts = {
  admin: ['street-administrator', 'street'],
  worker: ['community-worker', 'c1'],
  leader: ['grid-leader', 'g1'],
  micro: ['micro-grid-leader', 'm1'],
  steward: ['building-steward', 'b1'],
  other: ['community-worker', 'c2'],
} as const

export type TestMember = keyof typeof posts | 'nobody'
export const testMembers: readonly TestMember[] = [
  'admin',
  'worker',
  'leader',
  'micro',
  'steward',
  'other',
  'nobody',
]

export const actorOf = (member: string): Actor => ({
  tenantId,
  memberId: v.parse(memberIdShape, member),
  memberName: member === 'leader' ? '李组长' : member,
})

export const pathOf = (id: string): string => {
  const parent = regions.find(([own]) => own === id)?.[1] ?? null
  return parent === null ? `/${id}/` : `${pathOf(parent)}${id}/`
}

const scopeOf = (id: string): string =>
  id.startsWith('b') ? (regions.find(([own]) => own === id)?.[1] ?? id) : id

/** A post that holds from the beginning of the year; of each member one unless it has an id of its own. */
export const addPost = async (
  { database }: Pick<Api, 'database'>,
  post: {
    readonly member: string
    readonly kindId: string
    readonly regionId: string
    readonly id?: string
  },
): Promise<void> => {
  await database
    .insertInto('post')
    .values({
      ...{ tenant_id: tenantId, id: post.id ?? `post-${post.member}`, member_id: post.member },
      ...{ kind_id: post.kindId, region_id: post.regionId, from_date: '2026-01-01', to_date: '' },
      ...{ ended_at_ms: null, ended_by_member_id: null, created_at_ms: testNowMs },
    })
    .execute()
}

/** 'other' works in the first community too: whatever needs two of them finds two. */
export const addSecondWorker = (api: Api): Promise<void> =>
  addPost(api, {
    ...{ id: 'post-second', member: 'other', kindId: 'community-worker', regionId: 'c1' },
  })

export const seedStreet = async ({ database }: Api): Promise<void> => {
  await database
    .insertInto('tenant')
    .values({
      id: tenantId,
      name: '测试街道',
      settings: JSON.stringify(defaultSettings),
      epoch: 'e1',
      created_at_ms: testNowMs,
    })
    .execute()
  await database
    .insertInto('region')
    .values(
      regions.map(([id, parent_id, level_id], ordinal) => ({
        tenant_id: tenantId,
        id,
        parent_id,
        level_id,
        name: `区域${id}`,
        code: id,
        ordinal,
        path: pathOf(id),
        scope_id: scopeOf(id),
      })),
    )
    .execute()
  await database
    .insertInto('member')
    .values(
      testMembers.map((member) => ({
        tenant_id: tenantId,
        id: member,
        openid: `openid-${member}`,
        name: actorOf(member).memberName,
        demo_hint: member === 'leader' ? '走访' : null,
        created_at_ms: testNowMs,
      })),
    )
    .execute()
  for (const [member, [kindId, regionId]] of Object.entries(posts))
    await addPost({ database }, { member, kindId, regionId })
}

/** Ends a post at once, as the office does it. */
export const endPost = async ({ database }: Api, member: keyof typeof posts): Promise<void> => {
  await database
    .updateTable('post')
    .set({ ended_at_ms: testNowMs, ended_by_member_id: 'admin', ended_by_name: '管理员' })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', `post-${member}`)
    .execute()
}
