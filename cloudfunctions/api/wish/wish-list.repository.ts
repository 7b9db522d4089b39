/** Lists of wishes: what everybody reads, what waits at a desk, what is somebody's own. Keyset pages, never offsets. */
import type { SelectQueryBuilder } from 'kysely'
import type { WishState } from '../../../src/domain/wish/wish'
import type { WishDeskList, WishKey, WishListName } from '../../../src/protocol/wish'
import { atOrBelow } from '../access/at-or-below'
import type { Schema } from '../database/schema'
import { findWishes, type StoredWish, type WishFiles } from './wish.repository'

export interface FoundWishes {
  readonly wishes: readonly StoredWish[]
  readonly next: WishKey | null
}

type Lines = SelectQueryBuilder<Schema, 'wish', { id: string; atMs: number | null }>
type TimeColumn = 'published_at_ms' | 'submitted_at_ms'

const inOrder = async (
  files: WishFiles,
  ids: readonly string[],
): Promise<readonly StoredWish[]> => {
  const byId = new Map((await findWishes(files, ids)).map((one) => [one.wish.id, one]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Newest first. */
const page = async (
  files: WishFiles,
  lines: Lines,
  column: TimeColumn,
  { after, limit }: { readonly after: WishKey | undefined; readonly limit: number },
): Promise<FoundWishes> => {
  const rows = await lines
    .$if(after !== undefined, (query) =>
      query.where((e) =>
        e(e.refTuple(`wish.${column}`, 'wish.id'), '<', e.tuple(after?.atMs ?? 0, after?.id ?? '')),
      ),
    )
    .orderBy(`wish.${column}`, 'desc')
    .orderBy('wish.id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    wishes: await inOrder(
      files,
      shown.map(({ id }) => id),
    ),
    next: rows.length > limit && last ? { atMs: last.atMs ?? 0, id: last.id } : null,
  }
}

const linesOf = ({ database, tenantId }: WishFiles, column: TimeColumn): Lines =>
  database
    .selectFrom('wish')
    .select(['wish.id', `wish.${column} as atMs`])
    .where('wish.tenant_id', '=', tenantId)

const shownLists: Readonly<Record<WishListName, readonly WishState[]>> = {
  open: ['open'],
  underway: ['claimed', 'reached', 'connected', 'fulfilled'],
  true: ['confirmed'],
}

/** `path`: at or below; the place that is shown, not that of the door, or asking door by door would find it. */
export const listShown = (
  files: WishFiles,
  { list, path }: { readonly list: WishListName; readonly path: string | undefined },
  after: WishKey | undefined,
  limit: number,
): Promise<FoundWishes> => {
  const lines = linesOf(files, 'published_at_ms')
    .where('wish.state', 'in', [...shownLists[list]])
    .$if(path !== undefined, (query) =>
      query.where('wish.shown_path', 'like', atOrBelow(path ?? '')),
    )
  return page(files, lines, 'published_at_ms', { after, limit })
}

const deskLists: Readonly<Record<WishDeskList, readonly WishState[]>> = {
  checking: ['checking'],
  connecting: ['claimed', 'reached'],
  underway: ['open', 'connected', 'fulfilled'],
  ended: ['confirmed', 'declined', 'withdrawn', 'lapsed'],
}

export const listDesk = (
  files: WishFiles,
  { list, path }: { readonly list: WishDeskList; readonly path: string },
  after: WishKey | undefined,
  limit: number,
): Promise<FoundWishes> => {
  const lines = linesOf(files, 'submitted_at_ms')
    .where('wish.state', 'in', [...deskLists[list]])
    .where('wish.region_path', 'like', atOrBelow(path))
  return page(files, lines, 'submitted_at_ms', { after, limit })
}

/** Newest first: wished or written, claimed, pledged to. */
export const listOwn = async (
  files: WishFiles,
  memberId: string,
  limit: number,
): Promise<readonly StoredWish[]> => {
  const { database, tenantId } = files
  const rows = await database
    .selectFrom('wish')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where((e) =>
      e.or([
        e('wisher_member_id', '=', memberId),
        e('written_by_member_id', '=', memberId),
        e('claim_member_id', '=', memberId),
        e(
          'id',
          'in',
          database
            .selectFrom('wish_pledge')
            .select('wish_id')
            .where('tenant_id', '=', tenantId)
            .where('member_id', '=', memberId)
            .where('state', '<>', 'taken-back'),
        ),
      ]),
    )
    .orderBy('submitted_at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return inOrder(
    files,
    rows.map(({ id }) => id),
  )
}
