/** Finds members by id and by openid, and makes one at the first contact. */
import { uuidv7 } from 'uuidv7'
import * as v from 'valibot'
import { memberIdShape, type MemberId } from '../../../src/domain/shapes'
import type { Actor } from '../access/actor-access'
import type { Database } from '../database/connect'

/** The tenant that this deployment serves: one database is one tenant's until routing by tenant comes. */
export const findTenantId = async (database: Database): Promise<string | null> => {
  const row = await database
    .selectFrom('tenant')
    .select('id')
    .orderBy('created_at_ms')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

export const findMember = async (
  database: Database,
  tenantId: string,
  memberId: MemberId,
): Promise<Actor | null> => {
  const row = await database
    .selectFrom('member')
    .select('name')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', memberId)
    .executeTakeFirst()
  return row ? { tenantId, memberId, memberName: row.name } : null
}

/** The name is '' until the person accepts an invitation and gives one. */
export const findOrAddMemberByOpenid = async (
  database: Database,
  tenantId: string,
  openid: string,
  nowMs: number,
): Promise<Actor> => {
  const find = database
    .selectFrom('member')
    .select(['id', 'name'])
    .where('tenant_id', '=', tenantId)
    .where('openid', '=', openid)
  let row = await find.executeTakeFirst()
  if (!row) {
    await database
      .insertInto('member')
      .values({
        tenant_id: tenantId,
        id: uuidv7(),
        openid,
        name: '',
        demo_hint: null,
        created_at_ms: nowMs,
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'openid']).doNothing())
      .execute()
    row = await find.executeTakeFirstOrThrow()
  }
  return { tenantId, memberId: v.parse(memberIdShape, row.id), memberName: row.name }
}

export interface DemoMember {
  readonly id: string
  readonly name: string
  readonly hint: string
  readonly kindId: string | null
  readonly regionName: string | null
}

/** Members who may be tried in a demo, in the order of the demo, with the first of their posts. */
export const listDemoMembers = (database: Database, tenantId: string): Promise<DemoMember[]> =>
  database
    .selectFrom('member')
    .leftJoinLateral(
      (of) =>
        of
          .selectFrom('post')
          .innerJoin('region', (join) =>
            join
              .onRef('region.tenant_id', '=', 'post.tenant_id')
              .onRef('region.id', '=', 'post.region_id'),
          )
          .whereRef('post.tenant_id', '=', 'member.tenant_id')
          .whereRef('post.member_id', '=', 'member.id')
          .where('post.ended_at_ms', 'is', null)
          .select(['post.kind_id', 'region.name as region_name'])
          .orderBy('post.id')
          .limit(1)
          .as('held'),
      (join) => join.onTrue(),
    )
    .select((of) => [
      'member.id',
      'member.name',
      of.fn.coalesce('member.demo_hint', of.val('')).as('hint'),
      'held.kind_id as kindId',
      'held.region_name as regionName',
    ])
    .where('member.tenant_id', '=', tenantId)
    .where('member.demo_hint', 'is not', null)
    .orderBy('member.created_at_ms')
    .orderBy('member.id')
    .execute()
