/** Gives the clean rows of a reading what a comparison needs: blind indexes, and which columns their sheet has. */
import type { RosterReading } from '../../../src/domain/roster'
import type { Vault } from '../secrets/vault'
import type { IndexedRow } from './import-plan'

export const indexRows = (
  reading: RosterReading,
  vault: Vault,
  tenantId: string,
): readonly IndexedRow[] =>
  reading.sheets.flatMap((sheet) => {
    const columns = new Set(sheet.columns.flatMap(({ field }) => (field === null ? [] : [field])))
    return sheet.rows.map((row) => ({
      ...row,
      columns,
      idNumberIndex: vault.blindIndex(tenantId, 'id-number', row.idNumber),
    }))
  })
