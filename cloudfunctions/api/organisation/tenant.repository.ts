/** The tenant's settings, and the number that tells every phone that regions or settings have changed. */
import { sql } from 'kysely'
import type { Settings } from '../../../src/domain/settings/settings'
import type { Transaction } from '../database/connect'

export const readSettings = async (
  transaction: Transaction,
  tenantId: string,
): Promise<Settings> => {
  const row = await transaction
    .selectFrom('tenant')
    .select('settings')
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow()
  return row.settings
}

/** Changes of the tree and of the settings of one tenant queue here, one after the other. */
export const lockStructure = async (transaction: Transaction, tenantId: string): Promise<void> => {
  await transaction
    .selectFrom('tenant')
    .select('id')
    .where('id', '=', tenantId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
}

export const raiseStructureVersion = async (
  transaction: Transaction,
  tenantId: string,
): Promise<void> => {
  await transaction
    .updateTable('tenant')
    .set({ structure_version: sql`structure_version + 1` })
    .where('id', '=', tenantId)
    .execute()
}

export const writeSettings = async (
  transaction: Transaction,
  tenantId: string,
  settings: Settings,
): Promise<void> => {
  await transaction
    .updateTable('tenant')
    .set({ settings: JSON.stringify(settings) })
    .where('id', '=', tenantId)
    .execute()
}
