/** Reads and writes posts. An ended post stays for ever, with who ended it. */
import type { Database, Transaction } from '../database/connect'

export interface NewPost {
  readonly tenantId: string
  readonly id: string
  readonly memberId: string
  readonly kindId: string
  readonly regionId: string
  readonly fromDate: string
  readonly toDate: string
  readonly givenByName: string
  readonly createdAtMs: number
}

export const insertPost = async (transaction: Transaction, post: NewPost): Promise<void> => {
  await transaction
    .insertInto('post')
    .values({
      tenant_id: post.tenantId,
      id: post.id,
      member_id: post.memberId,
      kind_id: post.kindId,
      region_id: post.regionId,
      from_date: post.fromDate,
      to_date: post.toDate,
      ended_at_ms: null,
      ended_by_member_id: null,
      given_by_name: post.givenByName,
      created_at_ms: post.createdAtMs,
    })
    .execute()
}

export const postIdTaken = async (
  transaction: Transaction,
  tenantId: string,
  id: string,
): Promise<boolean> =>
  (await transaction
    .selectFrom('post')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()) !== undefined

export const memberExists = async (
  transaction: Transaction,
  tenantId: string,
  memberId: string,
): Promise<boolean> =>
  (await transaction
    .selectFrom('member')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', memberId)
    .executeTakeFirst()) !== undefined

/** The id of a post that the member has and that already covers all that a new one would give. */
export const findCoveringPost = async (
  transaction: Transaction,
  tenantId: string,
  wanted: Pick<NewPost, 'memberId' | 'kindId' | 'regionId' | 'fromDate' | 'toDate'>,
): Promise<string | undefined> => {
  const row = await transaction
    .selectFrom('post')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('member_id', '=', wanted.memberId)
    .where('kind_id', '=', wanted.kindId)
    .where('region_id', '=', wanted.regionId)
    .where('ended_at_ms', 'is', null)
    .where('from_date', '<=', wanted.fromDate)
    .where((of) =>
      of.or([
        of('to_date', '=', ''),
        ...(wanted.toDate === '' ? [] : [of('to_date', '>=', wanted.toDate)]),
      ]),
    )
    .executeTakeFirst()
  return row?.id
}

export interface LivePost {
  readonly id: string
  readonly memberId: string
  readonly kindId: string
  readonly regionId: string
  readonly path: string
  readonly levelId: string
  readonly fromDate: string
  readonly toDate: string
}

const selectLive = (database: Database, tenantId: string) =>
  database
    .selectFrom('post')
    .innerJoin('region', (join) =>
      join
        .onRef('region.tenant_id', '=', 'post.tenant_id')
        .onRef('region.id', '=', 'post.region_id'),
    )
    .where('post.tenant_id', '=', tenantId)
    .where('post.ended_at_ms', 'is', null)
    .select([
      'post.id',
      'member_id as memberId',
      'kind_id as kindId',
      'region_id as regionId',
      'path',
      'region.level_id as levelId',
      'from_date as fromDate',
      'to_date as toDate',
    ])

/** A post that was not ended, locked against ending it twice. */
export const lockLivePost = (
  transaction: Transaction,
  tenantId: string,
  postId: string,
): Promise<LivePost | undefined> =>
  selectLive(transaction, tenantId)
    .where('post.id', '=', postId)
    .forUpdate('post')
    .executeTakeFirst()

export const endPostRow = async (
  transaction: Transaction,
  tenantId: string,
  end: {
    readonly postId: string
    readonly byMemberId: string
    readonly byName: string
    readonly atMs: number
  },
): Promise<void> => {
  await transaction
    .updateTable('post')
    .set({
      ended_at_ms: end.atMs,
      ended_by_member_id: end.byMemberId,
      ended_by_name: end.byName,
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', end.postId)
    .execute()
}

/** Posts of these kinds at the root, the only place where rules are changed, that were not ended. */
const selectAtRoot = (transaction: Transaction, tenantId: string, kindIds: readonly string[]) =>
  transaction
    .selectFrom('post')
    .innerJoin('region', (join) =>
      join
        .onRef('region.tenant_id', '=', 'post.tenant_id')
        .onRef('region.id', '=', 'post.region_id'),
    )
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('post.tenant_id', '=', tenantId)
    .where('region.parent_id', 'is', null)
    .where('kind_id', 'in', [...kindIds])
    .where('ended_at_ms', 'is', null)

/** Whether one of them holds or will hold. */
export const isHeldAtRoot = async (
  transaction: Transaction,
  tenantId: string,
  { kindIds, today }: { readonly kindIds: readonly string[]; readonly today: string },
): Promise<boolean> => {
  if (kindIds.length === 0) return false
  const { count } = await selectAtRoot(transaction, tenantId, kindIds)
    .where((of) => of.or([of('to_date', '=', ''), of('to_date', '>=', today)]))
    .executeTakeFirstOrThrow()
  return Number(count) > 0
}

/** How many of them hold for good, apart from one. */
export const countOthersAtRoot = async (
  transaction: Transaction,
  tenantId: string,
  where: { readonly kindIds: readonly string[]; readonly exceptId: string; readonly today: string },
): Promise<number> => {
  if (where.kindIds.length === 0) return 0
  const { count } = await selectAtRoot(transaction, tenantId, where.kindIds)
    .where('post.id', '<>', where.exceptId)
    .where('from_date', '<=', where.today)
    .where('to_date', '=', '')
    .executeTakeFirstOrThrow()
  return Number(count)
}
