/**
 * Some weeks of visits by the demo's grid leaders, pushed as a phone pushes them, each day in its own time:
 * so that the home screen has something due, something overdue and something promised.
 */
import { addDays, chinaDate, startOfChinaDateMs } from '../../../src/domain/calendar'
import type { Api } from '../api'
import { sql } from 'kysely'
import { pushAs, type DemoCommand } from './demo-actions'
import { demoPeople, demoTenantId } from './demo-people'
import { chooseVisit, type DemoDoor } from './demo-visit-words'
import { randomChoice } from './random-choice'

/** Days before today on which the leaders went out, and how many doors each. */
const walks = [48, 45, 41, 38, 34, 31, 27, 24, 20, 17, 13, 10, 6, 4, 2, 1] as const
const doorsPerWalk = 6

/** Doors of a grid in walking order, with all tags of the people behind them. */
const loadDoors = async ({ database }: Api, leaderId: string): Promise<readonly DemoDoor[]> => {
  const { rows } = await sql<DemoDoor>`
    select f.id as "householdId", f.house_id as "houseId", f.region_id as "regionId",
      (select coalesce(json_agg(distinct tag), '[]') from resident r
        cross join lateral jsonb_array_elements_text(r.tags) as tag
        where r.tenant_id = f.tenant_id and r.household_id = f.id) as tags
    from post p
    join region own on own.tenant_id = p.tenant_id and own.id = p.region_id
    join region g on g.tenant_id = p.tenant_id and starts_with(g.path, own.path)
    join household f on f.tenant_id = p.tenant_id and f.region_id = g.id
    join house h on h.tenant_id = f.tenant_id and h.id = f.house_id
    where p.tenant_id = ${demoTenantId} and p.member_id = ${leaderId}
    order by h.estate, length(h.building), h.building, h.unit, length(h.room), h.room`.execute(
    database,
  )
  return rows
}

/** Doors with somebody who needs it come round again; the others are walked one after the other. */
const doorsOfWalk = (doors: readonly DemoDoor[], walk: number): readonly DemoDoor[] => {
  const needy = doors.filter(({ tags }) => tags.some((tag) => /独居|特困|失能|空巢|一级/.test(tag)))
  const again = [0, 1].map((step) => needy[(walk * 2 + step) % Math.max(1, needy.length)])
  const next = Array.from(
    { length: doorsPerWalk },
    (_, step) => doors[(walk * doorsPerWalk + step) % Math.max(1, doors.length)],
  )
  return [...new Set([...again, ...next])].filter((door) => door !== undefined)
}

interface Walk {
  readonly leaderId: string
  readonly number: number
  readonly daysAgo: number
}

const commandsOf = (
  doors: readonly DemoDoor[],
  walk: Walk,
  today: string,
): readonly DemoCommand[] => {
  const date = addDays(today, -walk.daysAgo)
  const choice = randomChoice(walk.number * 7919 + Number(walk.leaderId.slice(-1)) * 104_729)
  return doorsOfWalk(doors, walk.number).map((door, index) => {
    const id = `${walk.leaderId}-walk-${walk.number}-${index + 1}`
    // From 15:30 on, twelve minutes a door.
    const visitedAtMs = startOfChinaDateMs(date) + (930 + index * 12) * 60_000
    return {
      commandId: `visit-${id}`,
      name: 'visit.record',
      regionId: door.regionId,
      args: chooseVisit(door, choice, { id, visitedAtMs, date, today }),
    }
  })
}

/** `nowMs` is the demo's first start: every day is counted back from it. */
export const pushDemoVisits = async (api: Api, nowMs: number): Promise<void> => {
  const today = chinaDate(nowMs)
  for (const { id: leaderId, kindId } of demoPeople) {
    if (kindId !== 'grid-leader') continue
    const doors = await loadDoors(api, leaderId)
    for (const [number, daysAgo] of walks.entries()) {
      const evening = startOfChinaDateMs(addDays(today, -daysAgo)) + 19 * 3_600_000
      const then = { ...api, nowMs: () => evening }
      await pushAs(then, leaderId, commandsOf(doors, { leaderId, number, daysAgo }, today))
    }
  }
}
