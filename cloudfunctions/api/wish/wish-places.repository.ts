/** The communities whose wishes may be read, each with how many wait there for somebody; one's own first. */
import { sql } from 'kysely'
import type { WishPlace } from '../../../src/protocol/wish'
import type { WishFiles } from './wish.repository'

/** @param memberId '' without a login. Own: where one has a home, or holds a post. */
export const listWishPlaces = async (
  { database, tenantId }: WishFiles,
  memberId: string,
): Promise<readonly WishPlace[]> => {
  const { rows } = await sql<WishPlace>`
    with own as (
      select r.path from home h join region r on r.tenant_id = h.tenant_id and r.id = h.region_id
      where h.tenant_id = ${tenantId} and h.member_id = ${memberId}
      union
      select r.path from post p join region r on r.tenant_id = p.tenant_id and r.id = p.region_id
      where p.tenant_id = ${tenantId} and p.member_id = ${memberId} and p.ended_at_ms is null
    )
    select c.id as "regionId", c.name,
      exists (select from own where starts_with(own.path, c.path)) as "isOwn",
      (select count(*) from wish w where w.tenant_id = ${tenantId} and w.state = 'open'
        and starts_with(w.shown_path, c.path))::integer as open
    from region c
    join region top on top.tenant_id = c.tenant_id and top.id = c.parent_id and top.parent_id is null
    where c.tenant_id = ${tenantId}
    order by 3 desc, c.ordinal, c.id`.execute(database)
  return rows
}
