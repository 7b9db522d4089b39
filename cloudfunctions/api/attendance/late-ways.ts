/** What came after hours were confirmed: scans, ticks by hand, ticks that were taken back. It is said wherever somebody is to look. */
import { sql } from 'kysely'
import { countingResults, type ScanWay } from '../../../src/domain/attendance/scan'

/** Of a line of `service`, by the name that it has in the query. Found by whose they are. */
export const lateWays = (service: 'service' | 'v') => sql<readonly ScanWay[]>`(
  select coalesce(jsonb_agg(distinct k.way), '[]') from scan k
  where k.tenant_id = ${sql.ref(`${service}.tenant_id`)} and k.shift_id = ${sql.ref(`${service}.shift_id`)}
    and case k.volunteer_id when '' then k.member_id else k.volunteer_id end = ${sql.ref(`${service}.volunteer_id`)}
    and k.received_at_ms > ${sql.ref(`${service}.confirmed_at_ms`)}
    and k.result = any(${[...countingResults, 'taken-back']}::text[]))`
