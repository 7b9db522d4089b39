/**
 * Imports in the database: the plan in sealed portions, and how far it has come. One import at a time works
 * in a region: a new preview takes the place of older ones there, unless one of them is being carried out.
 */
import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect'
import type { RosterKind } from '../database/upload-schema'
import type { Vault } from '../secrets/vault'

export interface ImportRow {
  readonly id: string
  readonly uploadId: string
  readonly regionId: string
  readonly memberId: string
  readonly memberName: string
  readonly state: 'previewed' | 'importing' | 'finished' | 'abandoned'
  readonly done: number
  readonly total: number
  readonly summary: unknown
}

export interface ImportKey {
  readonly kind: RosterKind
  readonly id: string
}

interface ImportContext {
  readonly transaction: Transaction
  readonly vault: Vault
  readonly tenantId: string
}

const portionPlace = (tenantId: string, importId: string, position: number) => ({
  tenantId,
  recordId: importId,
  field: `portion ${position}`,
})

/** Where an import works, and on whom: one of residents and one of volunteers do not meet. */
export interface ImportPlace {
  readonly kind: RosterKind
  readonly path: string
}

/** Of imports that are not finished and lie above or below a region: those being carried out, if any. */
export const findImportingNear = async (
  { transaction, tenantId }: ImportContext,
  { kind, path }: ImportPlace,
  activeSinceMs: number,
): Promise<{ readonly memberName: string } | undefined> => {
  const { rows } = await sql<{ memberName: string }>`
    select m.name as "memberName" from roster_import i
    join region g on g.tenant_id = i.tenant_id and g.id = i.region_id
    join member m on m.tenant_id = i.tenant_id and m.id = i.member_id
    where i.tenant_id = ${tenantId} and i.kind = ${kind} and i.state = 'importing'
      and (starts_with(g.path, ${path}) or starts_with(${path}, g.path))
      and greatest(i.created_at_ms, (select max(p.done_at_ms) from roster_import_portion p
        where p.tenant_id = i.tenant_id and p.import_id = i.id)) > ${activeSinceMs}
    limit 1`.execute(transaction)
  return rows[0]
}

/** Older plans of these regions are void: what they were compared with is about to change. */
export const abandonNear = async (
  { transaction, tenantId }: ImportContext,
  { kind, path }: ImportPlace,
): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    update roster_import i set state = 'abandoned', preview_cipher = ''
    from region g where g.tenant_id = i.tenant_id and g.id = i.region_id
      and i.tenant_id = ${tenantId} and i.kind = ${kind} and i.state in ('previewed', 'importing')
      and (starts_with(g.path, ${path}) or starts_with(${path}, g.path))
    returning i.id`.execute(transaction)
  if (rows.length === 0) return
  await transaction
    .deleteFrom('roster_import_portion')
    .where('tenant_id', '=', tenantId)
    .where(
      'import_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
}

export interface SealedPortion {
  readonly rowCount: number
  /** Plain JSON. */
  readonly content: unknown
}

export interface NewImport {
  readonly id: string
  readonly kind: RosterKind
  readonly uploadId: string
  readonly regionId: string
  readonly memberId: string
  /** Nothing personal: it is not sealed. */
  readonly summary: unknown
  readonly portions: readonly SealedPortion[]
  readonly createdAtMs: number
}

export const insertImport = async (
  { transaction, vault, tenantId }: ImportContext,
  made: NewImport,
): Promise<void> => {
  await transaction
    .insertInto('roster_import')
    .values({
      tenant_id: tenantId,
      id: made.id,
      kind: made.kind,
      upload_id: made.uploadId,
      region_id: made.regionId,
      member_id: made.memberId,
      state: 'previewed',
      total: made.portions.reduce((sum, { rowCount }) => sum + rowCount, 0),
      summary: JSON.stringify(made.summary),
      preview_cipher: '',
      created_at_ms: made.createdAtMs,
      finished_at_ms: null,
    })
    .execute()
  const rows = made.portions.map(({ rowCount, content }, position) => ({
    tenant_id: tenantId,
    import_id: made.id,
    position,
    row_count: rowCount,
    rows_cipher: vault.seal(portionPlace(tenantId, made.id, position), JSON.stringify(content)),
    done_at_ms: null,
  }))
  if (rows.length > 0) await transaction.insertInto('roster_import_portion').values(rows).execute()
}

/** Of its own kind alone: the other kind's permission does not open it. */
const selectImport = (database: Database, tenantId: string, { kind, id }: ImportKey) =>
  database
    .selectFrom('roster_import as i')
    .innerJoin('member as m', (join) =>
      join.onRef('m.tenant_id', '=', 'i.tenant_id').onRef('m.id', '=', 'i.member_id'),
    )
    .select([
      'i.id',
      'i.upload_id as uploadId',
      'i.region_id as regionId',
      'i.member_id as memberId',
      'm.name as memberName',
      'i.state',
      'i.done',
      'i.total',
      'i.summary',
    ])
    .where('i.tenant_id', '=', tenantId)
    .where('i.id', '=', id)
    .where('i.kind', '=', kind)

export const findImport = (
  database: Database,
  tenantId: string,
  key: ImportKey,
): Promise<ImportRow | undefined> => selectImport(database, tenantId, key).executeTakeFirst()

/** Two calls to go on with one import take turns. */
export const lockImport = (
  transaction: Transaction,
  tenantId: string,
  key: ImportKey,
): Promise<ImportRow | undefined> =>
  selectImport(transaction, tenantId, key).forUpdate('i').executeTakeFirst()

export interface NextPortion<Content> {
  readonly position: number
  readonly rowCount: number
  readonly content: Content
}

/** `Content` is what the import's own kind put into its portions. */
export const nextPortion = async <Content>(
  { transaction, vault, tenantId }: ImportContext,
  importId: string,
): Promise<NextPortion<Content> | undefined> => {
  const row = await transaction
    .selectFrom('roster_import_portion')
    .select(['position', 'row_count as rowCount', 'rows_cipher'])
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .where('done_at_ms', 'is', null)
    .orderBy('position')
    .executeTakeFirst()
  if (!row) return undefined
  const text = vault.open(portionPlace(tenantId, importId, row.position), row.rows_cipher)
  // Written by insertImport above, and sealed since.
  const { position, rowCount } = row
  return { position, rowCount, content: JSON.parse(text) as Content }
}

/** A portion that is done keeps nothing of the people in it. */
export const markPortionDone = async (
  { transaction, tenantId }: ImportContext,
  importId: string,
  { position, atMs }: { readonly position: number; readonly atMs: number },
): Promise<void> => {
  await transaction
    .updateTable('roster_import_portion')
    .set({ done_at_ms: atMs, rows_cipher: '' })
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .where('position', '=', position)
    .execute()
}

export const saveProgress = async (
  { transaction, tenantId }: ImportContext,
  importId: string,
  progress: { readonly done: number; readonly finished: boolean; readonly atMs: number },
): Promise<void> => {
  await transaction
    .updateTable('roster_import')
    .set({
      done: progress.done,
      state: progress.finished ? 'finished' : 'importing',
      finished_at_ms: progress.finished ? progress.atMs : null,
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', importId)
    .execute()
}
