/** Trainings, commendations and appraisals of a volunteer. Nothing is overwritten: one puts another right or takes it back. */
import type { EntryKind } from '../../../src/domain/volunteer/entry'
import type { VolunteerEntry } from '../../../src/protocol/volunteer'
import type { Files } from '../secrets/files'
import { columnPlace } from '../secrets/vault'
import type { VolunteerFile } from './volunteer-write.repository'

export interface NewEntry extends Omit<VolunteerEntry, 'ended'> {
  readonly volunteerId: string
  readonly atMs: number
  readonly amends?: { readonly id: string; readonly withdraws: boolean; readonly reason: string }
}

const textPlace = (tenantId: string, id: string) =>
  columnPlace('volunteer_entry.text_cipher', tenantId, id)
const reasonPlace = (tenantId: string, id: string) =>
  columnPlace('volunteer_entry.reason_cipher', tenantId, id)

/** False when the id is taken. */
export const insertEntry = async (
  { transaction, vault, tenantId }: VolunteerFile,
  entry: NewEntry,
): Promise<boolean> => {
  const { id, amends } = entry
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('volunteer_entry')
    .values({
      tenant_id: tenantId,
      id,
      volunteer_id: entry.volunteerId,
      kind: entry.kind,
      text_cipher: vault.seal(textPlace(tenantId, id), entry.text),
      on_date: entry.onDate,
      minutes: entry.minutes,
      given_by: entry.givenBy,
      entered_by_name: entry.enteredByName,
      entered_at_ms: entry.atMs,
      ...(amends && {
        amends_id: amends.id,
        withdraws: amends.withdraws,
        reason_cipher: vault.seal(reasonPlace(tenantId, id), amends.reason),
      }),
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export interface EntryOnFile {
  readonly volunteerId: string
  readonly kind: EntryKind
  readonly onDate: string
  /** It was put right or taken back, or takes another back. */
  readonly isOver: boolean
}

export const findEntry = async (
  { transaction, tenantId }: VolunteerFile,
  id: string,
): Promise<EntryOnFile | undefined> => {
  const row = await transaction
    .selectFrom('volunteer_entry as e')
    .leftJoin('volunteer_entry as later', (join) =>
      join.onRef('later.tenant_id', '=', 'e.tenant_id').onRef('later.amends_id', '=', 'e.id'),
    )
    .select(['e.volunteer_id as volunteerId', 'e.kind', 'e.on_date as onDate', 'e.withdraws'])
    .select('later.id as laterId')
    .where('e.tenant_id', '=', tenantId)
    .where('e.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { withdraws, laterId, ...entry } = row
  return { ...entry, isOver: withdraws || laterId !== null }
}

/** Also those that stand no more, each with why; what only takes another back is no line of its own. */
export const listEntries = async (
  { database, vault }: Files,
  tenantId: string,
  volunteerId: string,
): Promise<VolunteerEntry[]> => {
  const rows = await database
    .selectFrom('volunteer_entry')
    .select([
      'id',
      'kind',
      'text_cipher',
      'on_date as onDate',
      'minutes',
      'given_by as givenBy',
      'entered_by_name as enteredByName',
      'amends_id',
      'withdraws',
      'reason_cipher',
    ])
    .where('tenant_id', '=', tenantId)
    .where('volunteer_id', '=', volunteerId)
    .orderBy('on_date', 'desc')
    .orderBy('id')
    .execute()
  const endedBy = new Map(rows.flatMap((row) => (row.amends_id ? [[row.amends_id, row]] : [])))
  return rows
    .filter(({ withdraws }) => !withdraws)
    .map(({ id, kind, text_cipher, onDate, minutes, givenBy, enteredByName }) => {
      const later = endedBy.get(id)
      return {
        ...{ id, kind, onDate, minutes, givenBy, enteredByName },
        text: vault.open(textPlace(tenantId, id), text_cipher),
        ended: later
          ? {
              how: later.withdraws ? ('withdrawn' as const) : ('amended' as const),
              reason: vault.open(reasonPlace(tenantId, later.id), later.reason_cipher),
              byName: later.enteredByName,
            }
          : null,
      }
    })
}
