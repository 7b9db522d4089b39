/** Puts records on file past the commands, as an import does: same tables, same versions. */
import type { Api } from '../../../cloudfunctions/api/api'
import { ChangeSet, type Authorship } from '../../../cloudfunctions/api/record/change-set'
import { loadRecords } from '../../../cloudfunctions/api/record/load-records'
import { writeChanges } from '../../../cloudfunctions/api/record/write-changes'
import type { RecordChange } from '../../../src/domain/record'

export const putOnFile = async (
  api: Api,
  tenantId: string,
  by: Omit<Authorship, 'atMs'>,
  changes: readonly RecordChange[],
): Promise<void> => {
  await api.database.transaction().execute(async (transaction) => {
    const context = { transaction, vault: api.vault, tenantId }
    const refs = changes.map(({ kind, record }) => ({ kind, id: record.id }))
    const set = new ChangeSet(await loadRecords(context, refs))
    set.add(
      { ...by, atMs: api.nowMs() },
      { changes, conflicts: [], idNumbers: [], idNumberExchanges: [], accessNotes: [] },
    )
    await writeChanges(context, set)
  })
}
