/** Lists of matters: what waits at a desk, what neighbours see, what somebody follows. Keyset pages, never offsets. */
import type { SelectQueryBuilder } from 'kysely'
import { openStates, type MatterState } from '../../../src/domain/matter/matter'
import type { DeskListName } from '../../../src/protocol/matter'
import { atOrBelow } from '../access/at-or-below'
import type { Database } from '../database/connect'
import type { Schema } from '../database/schema'
import { findMatters, type MatterFiles, type StoredMatter } from './matter.repository'

export interface Keyset {
  readonly atMs: number
  readonly id: string
}

export interface FoundPage {
  readonly matters: readonly StoredMatter[]
  readonly next: Keyset | null
}

type Lines = SelectQueryBuilder<Schema, 'matter', { id: string; atMs: number }>
type TimeColumn = 'due_at_ms' | 'submitted_at_ms' | 'changed_at_ms'

const linesOf = (database: Database, tenantId: string, column: TimeColumn): Lines =>
  database
    .selectFrom('matter')
    .select(['matter.id', `matter.${column} as atMs`])
    .where('matter.tenant_id', '=', tenantId)

/** `upwards`: the earliest first (what is due soonest); else the newest. */
const page = async (
  files: MatterFiles,
  lines: Lines,
  {
    column,
    upwards,
    after,
    limit,
  }: {
    readonly column: TimeColumn
    readonly upwards: boolean
    readonly after: Keyset | undefined
    readonly limit: number
  },
): Promise<FoundPage> => {
  const beyond = upwards ? '>' : '<'
  const rows = await lines
    .$if(after !== undefined, (query) =>
      query.where((e) =>
        e(
          e.refTuple(`matter.${column}`, 'matter.id'),
          beyond,
          e.tuple(after?.atMs ?? 0, after?.id ?? ''),
        ),
      ),
    )
    .orderBy(`matter.${column}`, upwards ? 'asc' : 'desc')
    .orderBy('matter.id', upwards ? 'asc' : 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const found = await findMatters(
    files,
    shown.map(({ id }) => id),
  )
  const byId = new Map(found.map((one) => [one.matter.id, one]))
  const last = shown.at(-1)
  return {
    matters: shown.flatMap(({ id }) => byId.get(id) ?? []),
    next: rows.length > limit && last ? { atMs: last.atMs, id: last.id } : null,
  }
}

const statesOf: Readonly<Record<DeskListName, readonly MatterState[]>> = {
  duty: openStates,
  open: openStates,
  late: openStates,
  answered: ['answered'],
  ended: ['closed', 'withdrawn', 'merged'],
}

export interface DeskQuestion {
  readonly list: DeskListName
  /** Of the region in whose name it is asked. */
  readonly path: string
  /** Regions whose own chain the caller holds, and departments by kind. */
  readonly dutyRegionIds: readonly string[]
  readonly departments: readonly string[]
  /** The caller only holds departments' posts: sees what was given to them. */
  readonly isDepartment: boolean
  readonly category: string | undefined
  readonly nowMs: number
}

const givenTo = (lines: Lines, departments: readonly string[], regionIds: readonly string[]) =>
  lines.where((e) => {
    const ways = [
      ...(regionIds.length === 0
        ? []
        : [
            e.and([
              e('matter.duty_kind_id', '=', ''),
              e('matter.duty_region_id', 'in', [...regionIds]),
            ]),
          ]),
      ...(departments.length === 0
        ? []
        : [
            e('matter.duty_kind_id', 'in', [...departments]),
            e.exists(
              e
                .selectFrom('matter_joint as j')
                .select('j.matter_id')
                .whereRef('j.tenant_id', '=', 'matter.tenant_id')
                .whereRef('j.matter_id', '=', 'matter.id')
                .where('j.kind_id', 'in', [...departments])
                .where('j.state', '=', 'asked'),
            ),
          ]),
    ]
    return ways.length === 0 ? e.val(false) : e.or(ways)
  })

export const listDesk = (
  files: MatterFiles,
  question: DeskQuestion,
  after: Keyset | undefined,
  limit: number,
): Promise<FoundPage> => {
  const { list, category, nowMs } = question
  const upwards = statesOf[list] === openStates
  const column = upwards ? 'due_at_ms' : 'changed_at_ms'
  let lines = linesOf(files.database, files.tenantId, column)
    .where('matter.region_path', 'like', atOrBelow(question.path))
    .where('matter.state', 'in', [...statesOf[list]])
  if (list === 'late')
    lines = lines.where('matter.due_at_ms', '<', nowMs).where('matter.pause_kind', '=', 'none')
  if (list === 'duty' || question.isDepartment)
    lines = givenTo(
      lines,
      question.departments,
      question.isDepartment ? [] : question.dutyRegionIds,
    )
  if (category !== undefined) lines = lines.where('matter.category', '=', category)
  return page(files, lines, { column, upwards, after, limit })
}

/** Newest first; `path` undefined: everywhere. */
export const listShown = (
  files: MatterFiles,
  path: string | undefined,
  after: Keyset | undefined,
  limit: number,
): Promise<FoundPage> => {
  const column = 'submitted_at_ms'
  const lines = linesOf(files.database, files.tenantId, column)
    .where('matter.publicity', '=', 'shown')
    .where('matter.state', 'not in', ['withdrawn', 'merged'])
    .$if(path !== undefined, (query) =>
      query.where('matter.region_path', 'like', atOrBelow(path ?? '')),
    )
  return page(files, lines, { column, upwards: false, after, limit })
}

/** Open ones of a category that neighbours see, newest first: what a new one is compared with. */
export const listAlike = async (
  files: MatterFiles,
  path: string,
  category: string,
  limit: number,
): Promise<readonly StoredMatter[]> => {
  const column = 'submitted_at_ms'
  const lines = linesOf(files.database, files.tenantId, column)
    .where('matter.publicity', '=', 'shown')
    .where('matter.state', 'in', [...openStates])
    .where('matter.category', '=', category)
    .where('matter.region_path', 'like', atOrBelow(path))
  return (await page(files, lines, { column, upwards: false, after: undefined, limit })).matters
}

/** Those that somebody asked for or follows, newest first. */
export const listFollowed = async (
  files: MatterFiles,
  memberId: string,
  limit: number,
): Promise<readonly StoredMatter[]> => {
  const column = 'submitted_at_ms'
  const { database, tenantId } = files
  // Each by its own index: `or` would read every matter of the tenant.
  const own = database
    .selectFrom('matter as o')
    .select('o.id')
    .where('o.tenant_id', '=', tenantId)
    .where('o.asker_member_id', '=', memberId)
  const met = database
    .selectFrom('matter_voice as w')
    .select('w.matter_id as id')
    .where('w.tenant_id', '=', tenantId)
    .where('w.member_id', '=', memberId)
  const lines = linesOf(database, tenantId, column).where('matter.id', 'in', own.union(met))
  return (await page(files, lines, { column, upwards: false, after: undefined, limit })).matters
}
