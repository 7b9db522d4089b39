/** Finds members by id and by openid, and makes one at the first contact. */
import { uuidv7 } from 'uuidv7'
import * as v from 'valibot'
import { memberIdShape } from '../../../src/domain/shapes'
import type { MemberKey } from '../access/actor-access'
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

/** The tenant with the member of this openid, if there is one already. */
const findByOpenid = (database: Database, openid: string) =>
  database
    .selectFrom('tenant')
    .leftJoin('member', (join) =>
      join.onRef('member.tenant_id', '=', 'tenant.id').on('member.openid', '=', openid),
    )
    .select(['tenant.id as tenantId', 'member.id as memberId'])
    .orderBy('tenant.created_at_ms')
    .orderBy('tenant.id')
    .limit(1)
    .executeTakeFirst()

/**
 * One statement for who came before. A new member's name is '' until the person accepts an invitation and gives one.
 * null before the street is founded.
 */
export const findOrAddMember = async (
  database: Database,
  openid: string,
  nowMs: number,
): Promise<MemberKey | null> => {
  const found = await findByOpenid(database, openid)
  if (!found) return null
  const { tenantId } = found
  if (found.memberId !== null) return { tenantId, memberId: v.parse(memberIdShape, found.memberId) }
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
  const added = await findByOpenid(database, openid)
  return { tenantId, memberId: v.parse(memberIdShape, added?.memberId) }
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
