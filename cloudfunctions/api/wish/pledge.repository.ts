/** What was pledged to pooled wishes. Who pledged it, and what was said, lies sealed. */
import type { Helper } from '../../../src/domain/wish/wish-commands'
import type { PledgeState } from '../database/wish-schema'
import type { WishFiles, WishTransaction } from './wish.repository'

export interface Pledge {
  readonly id: string
  readonly wishId: string
  readonly memberId: string
  readonly amount: number
  readonly state: PledgeState
  readonly atMs: number
  readonly helper: Helper
  readonly words: string
}

const place = (tenantId: string, recordId: string) => ({ tenantId, recordId, field: 'wish-pledge' })

const pledges = ({ database, tenantId }: WishFiles) =>
  database.selectFrom('wish_pledge').selectAll().where('tenant_id', '=', tenantId)

type Row = Awaited<ReturnType<ReturnType<typeof pledges>['execute']>>[number]

const toPledge =
  ({ vault, tenantId }: WishFiles) =>
  (row: Row): Pledge => ({
    ...{ id: row.id, wishId: row.wish_id, memberId: row.member_id, amount: row.amount },
    ...{ state: row.state, atMs: row.at_ms },
    // Sealed by addPledge.
    ...(JSON.parse(vault.open(place(tenantId, row.id), row.details_cipher)) as Pick<
      Pledge,
      'helper' | 'words'
    >),
  })

export const addPledge = async (
  { database, vault, tenantId }: WishTransaction,
  { id, helper, words, ...pledge }: Pledge,
): Promise<void> => {
  await database
    .insertInto('wish_pledge')
    .values({
      ...{ tenant_id: tenantId, id, wish_id: pledge.wishId, member_id: pledge.memberId },
      ...{ amount: pledge.amount, state: pledge.state, at_ms: pledge.atMs },
      details_cipher: vault.seal(place(tenantId, id), JSON.stringify({ helper, words })),
    })
    .execute()
}

export const findPledge = async (files: WishFiles, id: string): Promise<Pledge | undefined> => {
  const row = await pledges(files).where('id', '=', id).executeTakeFirst()
  return row && toPledge(files)(row)
}

/** Oldest first; without those that were taken back. */
export const listPledges = async (
  files: WishFiles,
  wishIds: readonly string[],
): Promise<readonly Pledge[]> => {
  if (wishIds.length === 0) return []
  const rows = await pledges(files)
    .where('wish_id', 'in', [...wishIds])
    .where('state', '<>', 'taken-back')
    .orderBy('at_ms')
    .orderBy('id')
    .execute()
  return rows.map(toPledge(files))
}

export const endPledge = async (
  { database, tenantId }: WishTransaction,
  id: string,
  state: Exclude<PledgeState, 'standing'>,
): Promise<void> => {
  await database
    .updateTable('wish_pledge')
    .set({ state })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** All of a wish that stand; answers their ids. */
export const endPledges = async (
  { database, tenantId }: WishTransaction,
  wishId: string,
  state: 'released' | 'given',
): Promise<readonly string[]> => {
  const rows = await database
    .updateTable('wish_pledge')
    .set({ state })
    .where('tenant_id', '=', tenantId)
    .where('wish_id', '=', wishId)
    .where('state', '=', 'standing')
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
