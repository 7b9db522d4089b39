/** All that ever went through a volunteer's account, for the copy of their own data; and what was served for orders. */
import { sql } from 'kysely'
import { volunteerAccount } from '../../../src/domain/time-bank/ledger'
import type { TimeLine } from '../../../src/protocol/time-bank'
import type { OrderService } from '../../../src/protocol/volunteer'
import type { Api } from '../api'
import type { Database } from '../database/connect'
import { describeLines } from './describe-lines.repository'
import { listLines } from './stored-ledger.repository'

/** Far more than a life has. */
const most = 50_000

/** The newest first. */
export const loadWholeStatement = async (
  api: Api,
  tenantId: string,
  volunteerId: string,
): Promise<readonly TimeLine[]> => {
  const account = volunteerAccount(volunteerId)
  const all = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, before: null, limit: most }
  return describeLines(api, tenantId, await listLines(api.database, tenantId, { account, ...all }))
}

/** Orders that a volunteer has taken and done, as they stand after corrections; the newest first. */
export const listOrderService = async (
  database: Database,
  tenantId: string,
  volunteerId: string,
): Promise<readonly OrderService[]> => {
  const { rows } = await sql<OrderService>`
    select * from (
      select o.service, t.at_ms as "atMs", (t.minutes + coalesce((
        select sum(case when c.debit = t.debit then c.minutes else -c.minutes end) from time_transfer c
        where c.tenant_id = t.tenant_id and c.corrects_id = t.id), 0))::float8 as minutes
      from time_order o
      join time_transfer t on t.tenant_id = o.tenant_id and t.id = 'post/' || o.id
      where o.tenant_id = ${tenantId} and o.taker_volunteer_id = ${volunteerId} and o.state = 'done') done
    where minutes > 0 order by "atMs" desc`.execute(database)
  return rows
}
