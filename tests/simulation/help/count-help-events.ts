/** Counts what came about in a world of help calls, from its tables: what never happens proves nothing. */
import { sql } from 'kysely'
import type { HelpFault } from './help-faults'
import type { HelpWorld } from './help-world'

type Counts = Readonly<Partial<Record<HelpFault, number>>>

export const countHelpEvents = async ({ server, struck, promises }: HelpWorld): Promise<void> => {
  const { rows } = await sql<Counts>`select
    (select count(*) from help_event where kind = 'pressed-again')::integer as "pressed again while it was open",
    (select count(*) from help_event where kind = 'pressed-anew')::integer as "pressed anew",
    (select count(*) from help_call c where not exists (select from help_event e
      where e.call_id = c.id and e.round = 1 and e.kind = 'alerted'))::integer as "nobody on duty",
    (select count(*) from help_event where kind = 'at-top')::integer as "came to the top",
    (select count(*) from help_event where kind = 'reminded')::integer as "asked where they are",
    (select count(*) from help_event where kind = 'delayed')::integer as "more time given",
    (select count(*) from help_event where kind = 'overdue')::integer as "did not come in time",
    (select count(*) from help_event where kind = 'passed-on')::integer as "handed back",
    (select count(*) from help_call where round > 2)::integer as "third round",
    (select count(*) from help_event where kind = 'arrived')::integer as "arrived",
    (select count(*) from help_call where is_drill and state = 'ended')::integer as "drill ended",
    (select count(*) from help_call where outcome = 'false-alarm')::integer as "false alarm ended"`.execute(
    server.api.database,
  )
  for (const [kind, count] of Object.entries(rows[0] ?? {}) as [HelpFault, number][])
    for (let each = 0; each < count; each++) struck.count(kind)
  for (const _press of promises.resent) struck.count('press sent again')
}
