/** Who signs up has one place at a time; a shift that is moved later may come to lie over another. */
import { sql } from 'kysely'

/** The volunteer has a seat in another shift at the same time. Of place u in shift s. */
export const isElsewhere = sql<boolean>`(s.state = 'open' and exists (
  select from sign_up other join shift t on t.tenant_id = other.tenant_id and t.id = other.shift_id
  where other.tenant_id = u.tenant_id and other.volunteer_id = u.volunteer_id
    and other.shift_id <> u.shift_id and other.state = 'seated' and t.state = 'open'
    and t.starts_at_ms < s.ends_at_ms and s.starts_at_ms < t.ends_at_ms))`
