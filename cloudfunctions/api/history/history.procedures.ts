/** Every changed field of a household, its house and its people, with who, when, old and new. */
import { sql } from 'kysely'
import type { FieldValue } from '../../../src/domain/field-merge'
import type { RecordKind } from '../../../src/domain/record'
import type { FieldHistoryLine } from '../../../src/protocol/contract'
import { requireRegion } from '../access/region-place'
import type { Api } from '../api'
import { CallError } from '../call-error'
import { os, requireAccess } from '../procedure'
import { readHistoryValue } from '../record/write-journals'

/** As many as one reads; what is older is in the database still. */
const maxLines = 500

interface HistoryRow {
  readonly kind: RecordKind
  readonly record_id: string
  readonly field: string
  readonly secret: boolean
  readonly old_value: string
  readonly new_value: string
  readonly member_name: string
  readonly at_ms: number
}

const findHousehold = async (
  { database }: Api,
  tenantId: string,
  householdId: string,
): Promise<{ readonly houseId: string; readonly path: string } | undefined> =>
  database
    .selectFrom('household')
    .innerJoin('region', (join) =>
      join
        .onRef('region.tenant_id', '=', 'household.tenant_id')
        .onRef('region.id', '=', 'household.region_id'),
    )
    .select(['house_id as houseId', 'path'])
    .where('household.tenant_id', '=', tenantId)
    .where('household.id', '=', householdId)
    .executeTakeFirst()

/** Newest first, also within one push: its changes share a moment and are counted through. A person brings the own history along to where the household is now. */
const loadLines = async (
  { database }: Api,
  tenantId: string,
  { householdId, houseId }: { readonly householdId: string; readonly houseId: string },
): Promise<readonly HistoryRow[]> => {
  const { rows } = await sql<HistoryRow>`
    select h.kind, h.record_id, h.field, h.secret, h.old_value, h.new_value, h.member_name, h.at_ms
    from field_history h
    where h.tenant_id = ${tenantId} and (
      h.household_id = ${householdId}
      or (h.kind = 'house' and h.record_id = ${houseId})
      or (h.kind = 'resident' and h.record_id in (select r.id from resident r
        where r.tenant_id = ${tenantId} and r.household_id = ${householdId})))
    order by h.at_ms desc, h.position desc, h.command_id
    limit ${maxLines}`.execute(database)
  return rows
}

const lineOf = ({ vault }: Api, tenantId: string, row: HistoryRow): FieldHistoryLine => {
  // Journalled from a record's field, so it is a field's value.
  const read = (value: string) => readHistoryValue(vault, tenantId, row, value) as FieldValue
  return {
    kind: row.kind,
    recordId: row.record_id,
    field: row.field,
    from: read(row.old_value),
    to: read(row.new_value),
    memberName: row.member_name,
    atMs: row.at_ms,
  }
}

export const historyProcedures = {
  ofHousehold: os.history.ofHousehold.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId } = access.actor
    const place = await requireRegion(api.database, access, 'file.read', input.regionId)
    const household = await findHousehold(api, tenantId, input.householdId)
    if (!household?.path.startsWith(place.path)) throw new CallError('forbidden')
    const { householdId } = input
    const rows = await loadLines(api, tenantId, { householdId, houseId: household.houseId })
    return rows.map((row) => lineOf(api, tenantId, row))
  }),
}
