/** Wishes in the database: one row each, locked before a step, with what tells of a person sealed. */
import type { Selectable } from 'kysely'
import type { Pool, Wish } from '../../../src/domain/wish/wish'
import type { Helper, WishRequest } from '../../../src/domain/wish/wish-commands'
import { nextAlarmAtMs } from '../../../src/domain/wish/step-wish'
import type { Database, Transaction } from '../database/connect'
import type { WishTable } from '../database/wish-schema'
import type { Vault } from '../secrets/vault'

export interface WishFiles {
  readonly database: Database
  readonly vault: Vault
  readonly tenantId: string
}

export type WishTransaction = WishFiles & { readonly database: Transaction }

export interface StoredWish {
  readonly wish: Wish
  /** Of the door. */
  readonly path: string
  /** Of the grid or the community: all that others learn. */
  readonly shownPath: string
  /** As it was checked; '' before. */
  readonly shownText: string
  /** What everybody reads of the wisher's thanks; '' before they were checked. */
  readonly shownThanks: string
  readonly stepCount: number
  readonly request: WishRequest
  /** Who claimed it, with how to reach them. */
  readonly helper: Helper | null
}

const place = (tenantId: string, recordId: string, field: 'wish' | 'wish-claim') => ({
  ...{ tenantId, recordId, field },
})

const poolOf = (row: Selectable<WishTable>): Pool | null =>
  row.pool_unit === null
    ? null
    : {
        unit: row.pool_unit,
        target: row.pool_target ?? 0,
        pledged: row.pool_pledged ?? 0,
        untilMs: row.pool_until_ms ?? 0,
      }

const toWish = (row: Selectable<WishTable>): Wish => ({
  id: row.id,
  regionId: row.region_id,
  wisherMemberId: row.wisher_member_id ?? '',
  writtenByMemberId: row.written_by_member_id,
  state: row.state,
  claim:
    row.claim_member_id === null
      ? null
      : {
          memberId: row.claim_member_id,
          untilMs: row.claim_until_ms ?? 0,
          remindAtMs: row.claim_remind_at_ms ?? 0,
        },
  pool: poolOf(row),
  fulfilledByMemberId: row.fulfilled_by_member_id ?? '',
  submittedAtMs: row.submitted_at_ms,
  publishedAtMs: row.published_at_ms ?? 0,
  confirmedAtMs: row.confirmed_at_ms ?? 0,
  changedAtMs: row.changed_at_ms,
})

/** Sealed by insertWish and saveWish; the seal vouches that nobody else wrote it. */
const toStored = ({ vault, tenantId }: WishFiles, row: Selectable<WishTable>): StoredWish => ({
  wish: toWish(row),
  path: row.region_path,
  shownPath: row.shown_path,
  shownText: row.shown_text,
  shownThanks: row.shown_thanks,
  stepCount: row.step_count,
  request: JSON.parse(
    vault.open(place(tenantId, row.id, 'wish'), row.details_cipher),
  ) as WishRequest,
  helper:
    row.claim_cipher === null
      ? null
      : (JSON.parse(vault.open(place(tenantId, row.id, 'wish-claim'), row.claim_cipher)) as Helper),
})

const orNull = <Value extends string | number>(value: Value): Value | null =>
  value === '' || value === 0 ? null : value

/** What steps may change. */
const standing = (
  { vault, tenantId }: WishFiles,
  { wish, helper, shownText, shownThanks, stepCount }: StoredWish,
) => ({
  state: wish.state,
  claim_member_id: wish.claim?.memberId ?? null,
  claim_until_ms: wish.claim?.untilMs ?? null,
  claim_remind_at_ms: orNull(wish.claim?.remindAtMs ?? 0),
  claim_cipher:
    wish.claim && helper
      ? vault.seal(place(tenantId, wish.id, 'wish-claim'), JSON.stringify(helper))
      : null,
  fulfilled_by_member_id: orNull(wish.fulfilledByMemberId),
  pool_pledged: wish.pool?.pledged ?? null,
  shown_text: shownText,
  shown_thanks: shownThanks,
  step_count: stepCount,
  next_alarm_at_ms: orNull(nextAlarmAtMs(wish)),
  published_at_ms: orNull(wish.publishedAtMs),
  confirmed_at_ms: orNull(wish.confirmedAtMs),
  changed_at_ms: wish.changedAtMs,
})

export const insertWish = async (files: WishTransaction, stored: StoredWish): Promise<void> => {
  const { database, vault, tenantId } = files
  const { wish, request } = stored
  await database
    .insertInto('wish')
    .values({
      tenant_id: tenantId,
      id: wish.id,
      region_id: wish.regionId,
      region_path: stored.path,
      shown_path: stored.shownPath,
      category: request.category,
      wisher_member_id: orNull(wish.wisherMemberId),
      written_by_member_id: wish.writtenByMemberId,
      pool_unit: wish.pool?.unit ?? null,
      pool_target: wish.pool?.target ?? null,
      pool_until_ms: wish.pool?.untilMs ?? null,
      submitted_at_ms: wish.submittedAtMs,
      details_cipher: vault.seal(place(tenantId, wish.id, 'wish'), JSON.stringify(request)),
      ...standing(files, stored),
    })
    .execute()
}

export const saveWishRequest = async (
  { database, vault, tenantId }: WishTransaction,
  wishId: string,
  request: WishRequest,
): Promise<void> => {
  await database
    .updateTable('wish')
    .set({ details_cipher: vault.seal(place(tenantId, wishId, 'wish'), JSON.stringify(request)) })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', wishId)
    .execute()
}

export const saveWish = async (files: WishTransaction, stored: StoredWish): Promise<void> => {
  await files.database
    .updateTable('wish')
    .set(standing(files, stored))
    .where('tenant_id', '=', files.tenantId)
    .where('id', '=', stored.wish.id)
    .execute()
}

/** Held until the transaction ends: of two who claim it the second finds it claimed. */
export const lockWish = async (
  files: WishTransaction,
  id: string,
): Promise<StoredWish | undefined> => {
  const row = await files.database
    .selectFrom('wish')
    .selectAll()
    .where('tenant_id', '=', files.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && toStored(files, row)
}

/** In no particular order; ids that name none are left out. */
export const findWishes = async (
  files: WishFiles,
  ids: readonly string[],
): Promise<readonly StoredWish[]> => {
  if (ids.length === 0) return []
  const rows = await files.database
    .selectFrom('wish')
    .selectAll()
    .where('tenant_id', '=', files.tenantId)
    .where('id', 'in', [...ids])
    .execute()
  return rows.map((row) => toStored(files, row))
}

/** Under way, not yet come true. */
export const countClaims = async (
  { database, tenantId }: WishFiles,
  memberId: string,
): Promise<number> => {
  const { count } = await database
    .selectFrom('wish')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('claim_member_id', '=', memberId)
    .where('state', 'in', ['claimed', 'connected'])
    .executeTakeFirstOrThrow()
  return Number(count)
}
