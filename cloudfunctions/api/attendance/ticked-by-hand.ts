/** Which of the times of an attendance come from a leader's tick and no code: it is said wherever they are shown. */
import { sql } from 'kysely'
import { countingResults, type Direction } from '../../../src/domain/attendance/scan'

/** Of a line of `attendance t`: a tick counts as it stands, so it is known again by its time. Found by whose it is. */
export const tickedByHand = sql<readonly Direction[]>`(
  select coalesce(jsonb_agg(distinct c.direction), '[]') from scan c
  where c.tenant_id = t.tenant_id and c.shift_id = t.shift_id
    and case c.volunteer_id when '' then c.member_id else c.volunteer_id end = t.volunteer_id
    and c.way = 'by-hand' and c.result = any(${countingResults}::text[])
    and c.scanned_at_ms = case c.direction when 'in' then t.in_at_ms else t.out_at_ms end)`
