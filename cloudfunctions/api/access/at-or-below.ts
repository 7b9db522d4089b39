/** The one pattern by which a statement finds a region and all below it; elsewhere paths are compared as prefixes. */
import { sql, type RawBuilder } from 'kysely'

/** For LIKE on a region's path. Ids may hold '_', which LIKE would take for any character: c_1 is not c-1. */
export const atOrBelow = (path: string): string => `${path.replace(/_/g, '\\_')}%`

/** Whether `column` lies at or below any of the paths. One LIKE each: `like any(…)` would read every region there is. */
export const isAtOrBelowAny = (column: string, paths: readonly string[]): RawBuilder<boolean> =>
  paths.length === 0
    ? sql`false`
    : sql`(${sql.join(
        paths.map((path) => sql`${sql.ref(column)} like ${atOrBelow(path)}`),
        sql` or `,
      )})`
