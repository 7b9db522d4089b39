/** Matters in the database: one row each, locked before a step, with what was said of it sealed. */
import { sql, type Selectable } from 'kysely'
import { chinaDate } from '../../../src/domain/calendar'
import type { Matter } from '../../../src/domain/matter/matter'
import type { MatterRequest } from '../../../src/domain/matter/matter-commands'
import type { Database, Transaction } from '../database/connect'
import type { MatterJointTable, MatterTable, Publicity } from '../database/matter-schema'
import type { Vault } from '../secrets/vault'
import { standing, toMatter } from './matter-rows'

export interface MatterFiles {
  readonly database: Database
  readonly vault: Vault
  readonly tenantId: string
}

export type MatterTransaction = MatterFiles & { readonly database: Transaction }

export interface StoredMatter {
  readonly matter: Matter
  readonly number: string
  /** Of its region; its duty lies on it. */
  readonly path: string
  readonly publicity: Publicity
  readonly followers: number
  readonly stepCount: number
  readonly writtenByMemberId: string
  readonly request: MatterRequest
}

const place = (tenantId: string, recordId: string) => ({ tenantId, recordId, field: 'matter' })

const toStored = (
  { vault, tenantId }: MatterFiles,
  row: Selectable<MatterTable>,
  joint: readonly Selectable<MatterJointTable>[],
): StoredMatter => ({
  matter: toMatter(row, joint),
  number: row.number,
  path: row.region_path,
  publicity: row.publicity,
  followers: row.followers,
  stepCount: row.step_count,
  writtenByMemberId: row.written_by_member_id,
  // Sealed by insertMatter; the seal vouches that nobody else wrote it.
  request: JSON.parse(vault.open(place(tenantId, row.id), row.details_cipher)) as MatterRequest,
})

/** '20261122-0007': the day in China, and a number within it. */
export const nextMatterNumber = async (
  { database, tenantId }: MatterTransaction,
  nowMs: number,
): Promise<string> => {
  const day = chinaDate(nowMs).replace(/-/g, '')
  const { rows } = await sql<{ last: number }>`
    insert into matter_count (tenant_id, day, last) values (${tenantId}, ${day}, 1)
    on conflict (tenant_id, day) do update set last = matter_count.last + 1
    returning last`.execute(database)
  return `${day}-${String(rows[0]?.last ?? 0).padStart(4, '0')}`
}

export interface NewMatter {
  readonly matter: Matter
  readonly number: string
  readonly path: string
  readonly dutyPath: string
  readonly publicity: Publicity
  readonly writtenByMemberId: string
  readonly request: MatterRequest
}

export const insertMatter = async (files: MatterTransaction, added: NewMatter): Promise<void> => {
  const { matter, request } = added
  const { database, vault, tenantId } = files
  await database
    .insertInto('matter')
    .values({
      tenant_id: tenantId,
      id: matter.id,
      number: added.number,
      region_id: matter.regionId,
      region_path: added.path,
      channel: matter.channel,
      category: matter.category,
      publicity: added.publicity,
      asker_member_id: matter.askerMemberId === '' ? null : matter.askerMemberId,
      written_by_member_id: added.writtenByMemberId,
      submitted_at_ms: matter.submittedAtMs,
      details_cipher: vault.seal(place(tenantId, matter.id), JSON.stringify(request)),
      ...standing(matter, added.dutyPath),
    })
    .execute()
}

export const saveMatter = async (
  { database, tenantId }: MatterTransaction,
  before: Matter,
  matter: Matter,
  pathOf: (regionId: string) => string,
): Promise<void> => {
  await database
    .updateTable('matter')
    .set(standing(matter, pathOf(matter.duty.regionId)))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', matter.id)
    .execute()
  if (before.joint === matter.joint) return
  await database
    .deleteFrom('matter_joint')
    .where('tenant_id', '=', tenantId)
    .where('matter_id', '=', matter.id)
    .execute()
  const rows = matter.joint.map((one) => ({
    tenant_id: tenantId,
    matter_id: matter.id,
    region_id: one.regionId,
    path: pathOf(one.regionId),
    kind_id: one.kindId,
    state: one.state,
  }))
  if (rows.length > 0) await database.insertInto('matter_joint').values(rows).execute()
}

export const savePublicity = async (
  { database, tenantId }: MatterTransaction,
  matterId: string,
  publicity: Publicity,
): Promise<void> => {
  await database
    .updateTable('matter')
    .set({ publicity })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', matterId)
    .execute()
}

export const saveRequest = async (
  { database, vault, tenantId }: MatterTransaction,
  matterId: string,
  request: MatterRequest,
): Promise<void> => {
  await database
    .updateTable('matter')
    .set({ details_cipher: vault.seal(place(tenantId, matterId), JSON.stringify(request)) })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', matterId)
    .execute()
}

/** What was merged into a matter that is merged itself follows the one that goes on. */
export const repointMerged = async (
  { database, tenantId }: MatterTransaction,
  { id, mergedInto }: Matter,
): Promise<void> => {
  await database
    .updateTable('matter')
    .set({ merged_into: mergedInto })
    .where('tenant_id', '=', tenantId)
    .where('merged_into', '=', id)
    .execute()
}

const jointOf = async ({ database, tenantId }: MatterFiles, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : database
        .selectFrom('matter_joint')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('matter_id', 'in', [...ids])
        .orderBy('kind_id')
        .orderBy('region_id')
        .execute()

/** Held until the transaction ends: steps of one matter come one after the other. */
export const lockMatter = async (
  files: MatterTransaction,
  id: string,
): Promise<StoredMatter | undefined> => {
  const row = await files.database
    .selectFrom('matter')
    .selectAll()
    .where('tenant_id', '=', files.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && toStored(files, row, await jointOf(files, [id]))
}

/** In no particular order; ids that name none are left out. */
export const findMatters = async (
  files: MatterFiles,
  ids: readonly string[],
): Promise<readonly StoredMatter[]> => {
  if (ids.length === 0) return []
  const rows = await files.database
    .selectFrom('matter')
    .selectAll()
    .where('tenant_id', '=', files.tenantId)
    .where('id', 'in', [...ids])
    .execute()
  const joint = await jointOf(files, ids)
  return rows.map((row) =>
    toStored(
      files,
      row,
      joint.filter(({ matter_id }) => matter_id === row.id),
    ),
  )
}
