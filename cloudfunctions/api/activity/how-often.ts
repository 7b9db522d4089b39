/** How many of somebody's shifts a message tells of: so many times (次) where each is an activity of its own, else shifts (班). */
import { sql } from 'kysely'

/** The shift whose row it is and all others of the same volunteer; of place u in shift s. */
export interface HowOften {
  readonly shifts: number
  /** The Saturdays of a series are as many activities. */
  readonly activities: number
}

const own = sql`partition by u.volunteer_id order by s.activity_id`

/** PostgreSQL counts nothing distinct in a window: it is the rank from both ends. */
export const howOftenColumns = sql`
  (count(*) over (partition by u.volunteer_id))::integer as shifts,
  (dense_rank() over (${own}) + dense_rank() over (${own} desc) - 1)::integer as activities`

/** '' for one. */
export const howOften = ({ shifts, activities }: HowOften): string =>
  shifts === 1 ? '' : `共 ${shifts} ${shifts === activities ? '次' : '班'}`
