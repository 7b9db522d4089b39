/** Mediations in the database: one row each, locked before a step, with who is in dispute and what they agreed sealed. */
import { sql, type Selectable } from 'kysely'
import { chinaDate } from '../../../src/domain/calendar'
import type { Agreement, Mediation, OtherWay, Party } from '../../../src/domain/mediation/mediation'
import type { Database, Transaction } from '../database/connect'
import type { MediationMediatorTable, MediationTable } from '../database/mediation-schema'
import type { Vault } from '../secrets/vault'

export interface MediationFiles {
  readonly database: Database
  readonly vault: Vault
  readonly tenantId: string
}

export type MediationTransaction = MediationFiles & { readonly database: Transaction }

export interface StoredMediation {
  readonly mediation: Mediation
  /** '2026-0007' */
  readonly number: string
  /** Of its region. */
  readonly path: string
  /** 纠纷简要情况 */
  readonly brief: string
  readonly stepCount: number
}

interface Details {
  readonly brief: string
  readonly parties: readonly Party[]
  readonly nextSessionPlace: string
  readonly agreement: Agreement | null
  readonly toldWays: readonly OtherWay[]
}

const place = (tenantId: string, recordId: string) => ({ tenantId, recordId, field: 'mediation' })

const toStored = (
  { vault, tenantId }: MediationFiles,
  row: Selectable<MediationTable>,
  mediators: readonly Selectable<MediationMediatorTable>[],
): StoredMediation => {
  // Sealed by `columnsOf`; the seal vouches that nobody else wrote it.
  const sealed = vault.open(place(tenantId, row.id), row.details_cipher)
  const { brief, ...details } = JSON.parse(sealed) as Details
  return {
    mediation: {
      id: row.id,
      regionId: row.region_id,
      matterId: row.matter_id ?? '',
      kind: row.kind,
      state: row.state,
      ...details,
      mediators: mediators.map(({ member_id, member_name }) => ({
        ...{ memberId: member_id, memberName: member_name, householdIds: [] },
      })),
      nextSessionAtMs: row.next_session_at_ms ?? 0,
      sessions: row.sessions,
      revisitOn: row.revisit_on ?? '',
      revisits: row.revisits,
      kept: row.kept,
      confirmationOn: row.confirmation_on ?? '',
      nextAlarmAtMs: row.next_alarm_at_ms ?? 0,
      reminders: row.reminders,
      openedAtMs: row.opened_at_ms,
      changedAtMs: row.changed_at_ms,
    },
    number: row.number,
    path: row.region_path,
    brief,
    stepCount: row.step_count,
  }
}

/** What steps may change. */
const columnsOf = (
  { vault, tenantId }: MediationFiles,
  { mediation, brief, stepCount }: StoredMediation,
) => {
  const { parties, nextSessionPlace, agreement, toldWays } = mediation
  const details: Details = { brief, parties, nextSessionPlace, agreement, toldWays }
  return {
    state: mediation.state,
    lead_member_id: mediation.mediators[0]?.memberId ?? '',
    next_session_at_ms: mediation.nextSessionAtMs || null,
    sessions: mediation.sessions,
    effective_on: agreement?.effectiveOn || null,
    revisit_on: mediation.revisitOn || null,
    revisits: mediation.revisits,
    kept: mediation.kept,
    confirmation_on: mediation.confirmationOn || null,
    next_alarm_at_ms: mediation.nextAlarmAtMs || null,
    reminders: mediation.reminders,
    changed_at_ms: mediation.changedAtMs,
    step_count: stepCount,
    details_cipher: vault.seal(place(tenantId, mediation.id), JSON.stringify(details)),
  }
}

/** '2026-0007': the year in China, and a number within it. */
export const nextMediationNumber = async (
  { database, tenantId }: MediationTransaction,
  nowMs: number,
): Promise<string> => {
  const year = chinaDate(nowMs).slice(0, 4)
  const { rows } = await sql<{ last: number }>`
    insert into mediation_count (tenant_id, year, last) values (${tenantId}, ${year}, 1)
    on conflict (tenant_id, year) do update set last = mediation_count.last + 1
    returning last`.execute(database)
  return `${year}-${String(rows[0]?.last ?? 0).padStart(4, '0')}`
}

const writeMediators = async (
  { database, tenantId }: MediationTransaction,
  { id, mediators }: Mediation,
): Promise<void> => {
  await database
    .deleteFrom('mediation_mediator')
    .where('tenant_id', '=', tenantId)
    .where('mediation_id', '=', id)
    .execute()
  const rows = mediators.map(({ memberId, memberName }, at) => ({
    ...{ tenant_id: tenantId, mediation_id: id, place: at },
    ...{ member_id: memberId, member_name: memberName },
  }))
  await database.insertInto('mediation_mediator').values(rows).execute()
}

export const insertMediation = async (
  files: MediationTransaction,
  stored: StoredMediation,
): Promise<void> => {
  const { mediation, number, path } = stored
  await files.database
    .insertInto('mediation')
    .values({
      tenant_id: files.tenantId,
      id: mediation.id,
      number,
      region_id: mediation.regionId,
      region_path: path,
      matter_id: mediation.matterId || null,
      kind: mediation.kind,
      opened_at_ms: mediation.openedAtMs,
      ...columnsOf(files, stored),
    })
    .execute()
  await writeMediators(files, mediation)
}

export const saveMediation = async (
  files: MediationTransaction,
  before: Mediation,
  stored: StoredMediation,
): Promise<void> => {
  const { mediation } = stored
  await files.database
    .updateTable('mediation')
    .set(columnsOf(files, stored))
    .where('tenant_id', '=', files.tenantId)
    .where('id', '=', mediation.id)
    .execute()
  if (before.mediators !== mediation.mediators) await writeMediators(files, mediation)
}

const mediatorsOf = ({ database, tenantId }: MediationFiles, ids: readonly string[]) =>
  database
    .selectFrom('mediation_mediator')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('mediation_id', 'in', [...ids])
    .orderBy('place')
    .execute()

const mediations = ({ database, tenantId }: MediationFiles) =>
  database.selectFrom('mediation').selectAll().where('tenant_id', '=', tenantId)

/** Held until the transaction ends: steps of one mediation come one after the other. */
export const lockMediation = async (
  files: MediationTransaction,
  id: string,
): Promise<StoredMediation | undefined> => {
  const row = await mediations(files).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toStored(files, row, await mediatorsOf(files, [id]))
}

/** In the order of the ids; those that name none are left out. */
export const findMediations = async (
  files: MediationFiles,
  ids: readonly string[],
): Promise<readonly StoredMediation[]> => {
  if (ids.length === 0) return []
  const rows = await mediations(files)
    .where('id', 'in', [...ids])
    .execute()
  const mediators = await mediatorsOf(files, ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row
      ? toStored(
          files,
          row,
          mediators.filter((one) => one.mediation_id === id),
        )
      : []
  })
}
