/**
 * Every changed part of the rules with who, when, old and new. It stands in the same journal as the fields of the
 * resident file, under a kind of its own.
 */
import { sql } from 'kysely'
import type { SettingsDifference, SettingsPart } from '../../../src/domain/settings/settings-part'
import type { SettingsHistoryLine } from '../../../src/protocol/settings-history'
import type { Database, Transaction } from '../database/connect'

const kind = 'settings'
const maxLines = 500

export interface SettingsAuthor {
  readonly tenantId: string
  readonly commandId: string
  /** The root, where rules are changed. */
  readonly regionId: string
  readonly memberId: string
  readonly memberName: string
  readonly atMs: number
}

export const noteSettings = async (
  transaction: Transaction,
  author: SettingsAuthor,
  differences: readonly SettingsDifference[],
): Promise<void> => {
  if (differences.length === 0) return
  await transaction
    .insertInto('field_history')
    .values(
      differences.map(({ part, from, to }, position) => ({
        tenant_id: author.tenantId,
        command_id: author.commandId,
        position,
        kind,
        record_id: kind,
        household_id: null,
        region_id: author.regionId,
        field: JSON.stringify(part),
        secret: false,
        old_value: JSON.stringify(from ?? null),
        new_value: JSON.stringify(to ?? null),
        member_id: author.memberId,
        member_name: author.memberName,
        at_ms: author.atMs,
      })),
    )
    .execute()
}

interface HistoryRow {
  readonly field: string
  readonly old_value: string
  readonly new_value: string
  readonly member_name: string
  readonly at_ms: number
}

// Written by noteSettings, and by nobody else.
const lineOf = (row: HistoryRow): SettingsHistoryLine => ({
  part: JSON.parse(row.field) as SettingsPart,
  from: JSON.parse(row.old_value) as SettingsHistoryLine['from'],
  to: JSON.parse(row.new_value) as SettingsHistoryLine['to'],
  memberName: row.member_name,
  atMs: row.at_ms,
})

/** As `noteSettings` writes the parts of the rules that are about volunteers. */
const ofVolunteers = sql<boolean>`
  (starts_with(field, '["volunteering",') or starts_with(field, '["timeBank",'))`

/** Newest first. */
export const listSettingsHistory = async (
  database: Database,
  tenantId: string,
  which: 'all' | 'of volunteers' = 'all',
): Promise<readonly SettingsHistoryLine[]> => {
  const { rows } = await sql<HistoryRow>`
    select field, old_value, new_value, member_name, at_ms from field_history
    where tenant_id = ${tenantId} and kind = ${kind} and record_id = ${kind}
      and ${which === 'all' ? sql<boolean>`true` : ofVolunteers}
    order by at_ms desc, command_id, position limit ${maxLines}`.execute(database)
  return rows.map(lineOf)
}
