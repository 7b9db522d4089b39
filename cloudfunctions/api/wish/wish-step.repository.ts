/** The steps of wishes, added and never changed, and who looked at how somebody is reached. Words lie sealed. */
import { uuidv7 } from 'uuidv7'
import type { WishStepKind } from '../../../src/domain/wish/wish-acts'
import type { Actor } from '../access/actor-access'
import type { WishFiles, WishTransaction } from './wish.repository'

export interface WishStepDetails {
  /** '' for the clock. */
  readonly byName: string
  readonly words: string
  readonly photoIds: readonly string[]
}

export interface StoredWishStep extends WishStepDetails {
  readonly turn: number
  readonly kind: WishStepKind
  readonly atMs: number
  readonly memberId: string
}

const place = (tenantId: string, wishId: string, turn: number) => ({
  ...{ tenantId, recordId: `${wishId}.${turn}`, field: 'wish-step' },
})

export const addWishStep = async (
  { database, vault, tenantId }: WishTransaction,
  wishId: string,
  { turn, kind, atMs, memberId, ...details }: StoredWishStep,
): Promise<void> => {
  await database
    .insertInto('wish_step')
    .values({
      tenant_id: tenantId,
      wish_id: wishId,
      ...{ turn, kind, at_ms: atMs, member_id: memberId },
      details_cipher: vault.seal(place(tenantId, wishId, turn), JSON.stringify(details)),
    })
    .execute()
}

/** Oldest first. */
export const listWishSteps = async (
  { database, vault, tenantId }: WishFiles,
  wishId: string,
): Promise<readonly StoredWishStep[]> => {
  const rows = await database
    .selectFrom('wish_step')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('wish_id', '=', wishId)
    .orderBy('turn')
    .execute()
  return rows.map((row) => ({
    turn: row.turn,
    // Written by addWishStep only.
    kind: row.kind as WishStepKind,
    atMs: row.at_ms,
    memberId: row.member_id,
    ...(JSON.parse(
      vault.open(place(tenantId, wishId, row.turn), row.details_cipher),
    ) as WishStepDetails),
  }))
}

export const addLook = async (
  { database, tenantId }: WishFiles,
  wishId: string,
  { memberId, memberName }: Actor,
  atMs: number,
): Promise<void> => {
  await database
    .insertInto('wish_look')
    .values({
      ...{ tenant_id: tenantId, id: uuidv7(), wish_id: wishId },
      ...{ member_id: memberId, member_name: memberName, at_ms: atMs },
    })
    .execute()
}

/** Newest first. */
export const listLooks = ({ database, tenantId }: WishFiles, wishId: string, most: number) =>
  database
    .selectFrom('wish_look')
    .select(['member_id as memberId', 'member_name as byName', 'at_ms as atMs'])
    .where('tenant_id', '=', tenantId)
    .where('wish_id', '=', wishId)
    .orderBy('at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
