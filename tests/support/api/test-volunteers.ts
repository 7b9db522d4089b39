/** Verified volunteers and published activities, made through the product's own commands. */
import { sql } from 'kysely'
import * as v from 'valibot'
import type { Api } from '../../../cloudfunctions/api/api'
import { pushCommands } from '../../../cloudfunctions/api/push'
import type { OfficeCommandArgs, OfficeCommandName } from '../../../src/domain/office-commands'
import { memberIdShape } from '../../../src/domain/shapes'
import type { VolunteerDetails } from '../../../src/domain/volunteer/volunteer'
import type { CommandResult } from '../../../src/protocol/envelope'
import { testNowMs } from './test-api'
import { acceptsOnly, officeCommand, push, statusOf } from './test-file'
import { tenantId } from './test-street'
import { activityFields, volunteerDetails } from './volunteer-samples'

/** A member of no post, known to WeChat; members of the street may be named as well. */
export const addMembers = async (api: Api, ids: readonly string[]): Promise<void> => {
  await api.database
    .insertInto('member')
    .values(
      ids.map((id) => ({
        tenant_id: tenantId,
        id,
        openid: `openid-${id}`,
        name: '',
        demo_hint: null,
        created_at_ms: testNowMs,
      })),
    )
    .execute()
}

export const doAs = async <Name extends OfficeCommandName>(
  api: Api,
  member: string,
  name: Name,
  args: OfficeCommandArgs<Name>,
  regionId = 'g1',
): Promise<CommandResult> => {
  const actor = { tenantId, memberId: v.parse(memberIdShape, member) }
  const [result] = await pushCommands(api, actor, [officeCommand(name, regionId, args)])
  if (!result) throw new Error(`${name} has no result`)
  return result
}

/** 'applied {"state":"seated"}', 'rejected shifts-overlap 值班'. */
export const told = (result: CommandResult): string => {
  const more =
    result.status === 'rejected'
      ? result.detail
      : result.status === 'applied' && result.answer !== undefined
        ? JSON.stringify(result.answer)
        : ''
  return `${statusOf(result)} ${more}`.trim()
}

export const register = (
  api: Api,
  member: string,
  part: Partial<VolunteerDetails> = {},
  regionId = 'g1',
): Promise<CommandResult> => {
  const details = { ...volunteerDetails, name: `志愿者${member}`, ...part }
  return doAs(api, member, 'volunteer.register', { volunteerId: `v-${member}`, details }, regionId)
}

/** Registered in g1 and verified by the worker of its community. */
export const addVolunteers = async (api: Api, members: readonly string[]): Promise<void> => {
  for (const member of members) {
    acceptsOnly([await register(api, member)])
    const args = { volunteerId: `v-${member}`, idNumber: '' }
    acceptsOnly([await doAs(api, 'worker', 'volunteer.verify', args, 'c1')])
  }
}

export interface TestShift {
  readonly from: string
  readonly to: string
  readonly quota: number
}

/** By the leader in g1; shifts are '<id>.s1' …. */
export const publish = async (
  api: Api,
  activityId: string,
  shifts: readonly TestShift[],
  date = '2026-03-14',
): Promise<void> => {
  const schedule = { kind: 'once' as const, date, shifts: [...shifts] }
  const args = { activityId, fields: activityFields, schedule }
  acceptsOnly(await push(api, 'leader', officeCommand('activity.publish', 'g1', args)))
}

/**
 * What must hold for every shift, whatever happened: the reason when it does not. Whoever waits for a seat that is free has
 * another one at that time, as long as the shift has not begun.
 */
export const shiftFaults = async ({
  database,
  nowMs,
}: Pick<Api, 'database' | 'nowMs'>): Promise<readonly string[]> => {
  const { rows } = await sql<{ fault: string }>`
    with counted as (
      select s.id, s.quota, s.seats_taken, s.state, s.starts_at_ms,
        count(*) filter (where u.state = 'seated') as seated,
        count(*) filter (where u.state = 'waiting' and not exists (
          select from sign_up o join shift t on t.tenant_id = o.tenant_id and t.id = o.shift_id
          where o.tenant_id = u.tenant_id and o.volunteer_id = u.volunteer_id
            and o.shift_id <> u.shift_id and o.state = 'seated' and t.state = 'open'
            and t.starts_at_ms < s.ends_at_ms and s.starts_at_ms < t.ends_at_ms)) as could
      from shift s left join sign_up u on u.tenant_id = s.tenant_id and u.shift_id = s.id
      group by s.tenant_id, s.id)
    select id || ': ' || seated || ' seated, ' || seats_taken || ' taken of ' || quota || ', '
      || could || ' wait who are free' as fault
    from counted where seated <> seats_taken or seated > quota
      or (could > 0 and seated < quota and state = 'open' and starts_at_ms > ${nowMs()})`.execute(
    database,
  )
  return rows.map(({ fault }) => fault)
}
