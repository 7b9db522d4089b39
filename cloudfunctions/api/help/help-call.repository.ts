/** Help calls in the database: one row each, locked before anything is done about it. */
import { sql, type Selectable } from 'kysely'
import type { HelpCall } from '../../../src/domain/help/help-call'
import { isAtOrBelowAny } from '../access/at-or-below'
import type { HelpCallTable } from '../database/help-schema'
import type { HelpFiles, HelpTransaction } from './help-registration.repository'

export interface StoredCall {
  readonly call: HelpCall
  readonly registrationId: string
  readonly path: string
  readonly eventCount: number
}

const toStored = (row: Selectable<HelpCallTable>): StoredCall => ({
  call: {
    id: row.id,
    regionId: row.region_id,
    isDrill: row.is_drill,
    state: row.state,
    round: row.round,
    alerted: row.alerted,
    relativesTold: row.relatives_told,
    isAtTop: row.is_at_top,
    nextAlarmAtMs: row.next_alarm_at_ms ?? 0,
    responder:
      row.responder_member_id === null
        ? null
        : {
            memberId: row.responder_member_id,
            memberName: row.responder_name,
            minutes: row.responder_minutes,
            atMs: row.responder_at_ms ?? 0,
            delays: row.responder_delays,
            isReminded: row.responder_is_reminded,
          },
    outcome: row.outcome,
    pressedAtMs: row.pressed_at_ms,
    calledAtMs: row.called_at_ms,
    changedAtMs: row.changed_at_ms,
  },
  registrationId: row.registration_id,
  path: row.region_path,
  eventCount: row.event_count,
})

/** What acts may change. */
const standing = ({ call, eventCount }: StoredCall) => ({
  is_drill: call.isDrill,
  state: call.state,
  round: call.round,
  alerted: [...call.alerted],
  relatives_told: call.relativesTold,
  is_at_top: call.isAtTop,
  next_alarm_at_ms: call.nextAlarmAtMs === 0 ? null : call.nextAlarmAtMs,
  responder_member_id: call.responder?.memberId ?? null,
  responder_name: call.responder?.memberName ?? '',
  responder_minutes: call.responder?.minutes ?? 0,
  responder_at_ms: call.responder?.atMs ?? null,
  responder_delays: call.responder?.delays ?? 0,
  responder_is_reminded: call.responder?.isReminded ?? false,
  outcome: call.outcome,
  changed_at_ms: call.changedAtMs,
  event_count: eventCount,
})

export const insertCall = async (
  { database, tenantId }: HelpTransaction,
  stored: StoredCall,
): Promise<void> => {
  const { call, registrationId, path } = stored
  await database
    .insertInto('help_call')
    .values({
      tenant_id: tenantId,
      id: call.id,
      registration_id: registrationId,
      region_id: call.regionId,
      region_path: path,
      pressed_at_ms: call.pressedAtMs,
      called_at_ms: call.calledAtMs,
      ...standing(stored),
    })
    .execute()
}

export const saveCall = async (
  { database, tenantId }: HelpTransaction,
  stored: StoredCall,
): Promise<void> => {
  await database
    .updateTable('help_call')
    .set(standing(stored))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', stored.call.id)
    .execute()
}

const calls = ({ database, tenantId }: HelpFiles) =>
  database.selectFrom('help_call').selectAll().where('tenant_id', '=', tenantId)

/** Held until the transaction ends: two who acknowledge at once come one after the other. */
export const lockCall = async (
  files: HelpTransaction,
  id: string,
): Promise<StoredCall | undefined> => {
  const row = await calls(files).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toStored(row)
}

export const notePress = async (
  { database, tenantId }: HelpTransaction,
  id: string,
  callId: string,
): Promise<void> => {
  await database
    .insertInto('help_press')
    .values({ tenant_id: tenantId, id, call_id: callId })
    .execute()
}

/** The call to which this press has come before, open or ended. */
export const findCallOfPress = async (
  files: HelpTransaction,
  pressId: string,
): Promise<StoredCall | undefined> => {
  const row = await calls(files)
    .where('id', '=', (from) =>
      from
        .selectFrom('help_press')
        .select('call_id')
        .where('tenant_id', '=', files.tenantId)
        .where('help_press.id', '=', pressId),
    )
    .executeTakeFirst()
  return row && toStored(row)
}

/** `undefined` also when it is not due any more, or another clock holds it just now: that one does it. */
export const lockDueCall = async (
  files: HelpTransaction,
  id: string,
  nowMs: number,
): Promise<StoredCall | undefined> => {
  const row = await calls(files)
    .where('id', '=', id)
    .where('next_alarm_at_ms', '<=', nowMs)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row && toStored(row)
}

export const findCalls = async (
  files: HelpFiles,
  ids: readonly string[],
): Promise<readonly StoredCall[]> => {
  if (ids.length === 0) return []
  const rows = await calls(files)
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(toStored)
}

/** The caller of this transaction holds the registration. */
export const findOpenCallOf = async (
  files: HelpTransaction,
  registrationId: string,
): Promise<StoredCall | undefined> => {
  const row = await calls(files)
    .where('registration_id', '=', registrationId)
    .where('state', '<>', 'ended')
    .forUpdate()
    .executeTakeFirst()
  return row && toStored(row)
}

/** The newest of each registration: the open one, or the one that ended last. */
export const findNewestCalls = async (
  files: HelpFiles,
  registrationIds: readonly string[],
): Promise<readonly StoredCall[]> => {
  if (registrationIds.length === 0) return []
  const rows = await calls(files)
    .distinctOn('registration_id')
    .where('registration_id', 'in', [...registrationIds])
    .orderBy('registration_id')
    // Servers whose clocks differ may have written them out of order.
    .orderBy(sql`(state <> 'ended')`, 'desc')
    .orderBy('called_at_ms', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toStored)
}

/** Newest first. */
export const listCalls = async (
  files: HelpFiles,
  path: string,
  most: number,
): Promise<readonly StoredCall[]> => {
  const rows = await calls(files)
    .where(isAtOrBelowAny('region_path', [path]))
    .orderBy('called_at_ms', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(toStored)
}

/** Of some registrations, newest first. */
export const listCallsOf = async (
  files: HelpFiles,
  registrationIds: readonly string[],
  most: number,
): Promise<readonly StoredCall[]> => {
  if (registrationIds.length === 0) return []
  const rows = await calls(files)
    .where('registration_id', 'in', [...registrationIds])
    .orderBy('called_at_ms', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(toStored)
}
