/**
 * What is to be checked: asked for in the transaction of what it belongs to, so that neither is there without the other.
 * Texts lie sealed; photos are named.
 */
import {
  checkablePortions,
  type ContentState,
  type ContentSubject,
  type HeldWhy,
} from '../../../src/domain/content-check/content-check'
import type { Database, Transaction } from '../database/connect'
import type { ContentPartTable } from '../database/content-check-schema'
import type { Files } from '../secrets/files'
import type { Vault } from '../secrets/vault'

export interface Subject {
  readonly tenantId: string
  readonly kind: ContentSubject
  readonly subjectId: string
}

export interface CheckDesk {
  readonly transaction: Transaction
  readonly vault: Vault
  readonly tenantId: string
  readonly nowMs: number
}

/** What was decided; kept: a person said that it stays unshown, and why. */
export interface ContentOutcome {
  readonly state: 'passed' | 'held' | 'kept'
  readonly byPerson: boolean
  /** '' unless kept. */
  readonly reason: string
}

export interface ContentToCheck {
  readonly kind: ContentSubject
  readonly subjectId: string
  readonly region: { readonly id: string; readonly path: string }
  /** Who wrote it. */
  readonly memberId: string
  readonly texts: readonly string[]
  readonly photoIds: readonly string[]
}

const textPlace = ({ tenantId, kind, subjectId }: Subject, place: number) => ({
  ...{ tenantId, recordId: `${kind}.${subjectId}.${place}`, field: 'content' },
})
const reasonPlace = ({ tenantId, kind, subjectId }: Subject) => ({
  ...{ tenantId, recordId: `${kind}.${subjectId}`, field: 'content-reason' },
})

/** Asked for again (the writer changed it), everything is checked anew. */
export const askContentCheck = async (
  { transaction, vault, tenantId, nowMs }: CheckDesk,
  { kind, subjectId, region, memberId, texts, photoIds }: ContentToCheck,
): Promise<void> => {
  const subject = { tenantId, kind, subjectId }
  const key = { tenant_id: tenantId, subject_kind: kind, subject_id: subjectId }
  const fresh = {
    ...{ region_id: region.id, region_path: region.path, member_id: memberId },
    ...{ state: 'waiting' as const, why: null, asked_at_ms: nowMs, settled_at_ms: null },
    ...{ decided_by_member_id: null, reason_cipher: '' },
  }
  await transaction
    .insertInto('content_check')
    .values({ ...key, ...fresh })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'subject_kind', 'subject_id']).doUpdateSet(fresh),
    )
    .execute()
  await transaction
    .deleteFrom('content_part')
    .where('tenant_id', '=', tenantId)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .execute()
  const parts = [
    ...texts.flatMap(checkablePortions).map((text) => ({ text, photoId: '' })),
    ...photoIds.map((photoId) => ({ text: '', photoId })),
  ]
  const rows = parts.map(({ text, photoId }, place) => ({
    ...{ ...key, place, photo_id: photoId, state: 'waiting' as const },
    ...{ attempts: 0, next_try_at_ms: nowMs, trace_id: null },
    text_cipher: vault.seal(textPlace(subject, place), text),
  }))
  if (rows.length > 0) await transaction.insertInto('content_part').values(rows).execute()
}

export interface DuePart extends Subject {
  readonly place: number
  readonly textCipher: string
  readonly photoId: string
  readonly attempts: number
  /** '': nobody whom WeChat knows. */
  readonly openid: string
}

/** Held until the transaction ends; what another server has just taken is passed over. */
export const lockDuePart = async (
  transaction: Transaction,
  nowMs: number,
): Promise<DuePart | undefined> => {
  const row = await transaction
    .selectFrom('content_part as p')
    .innerJoin('content_check as c', (join) =>
      join
        .onRef('c.tenant_id', '=', 'p.tenant_id')
        .onRef('c.subject_kind', '=', 'p.subject_kind')
        .onRef('c.subject_id', '=', 'p.subject_id'),
    )
    .innerJoin('member as m', (join) =>
      join.onRef('m.tenant_id', '=', 'c.tenant_id').onRef('m.id', '=', 'c.member_id'),
    )
    .select(['p.tenant_id as tenantId', 'p.subject_kind as kind', 'p.subject_id as subjectId'])
    .select(['p.place', 'p.text_cipher as textCipher', 'p.photo_id as photoId', 'p.attempts'])
    .select('m.openid')
    .where('p.next_try_at_ms', '<=', nowMs)
    .orderBy('p.next_try_at_ms')
    .orderBy('p.place')
    .limit(1)
    .forUpdate('p')
    .skipLocked()
    .executeTakeFirst()
  return row && { ...row, openid: row.openid ?? '' }
}

type PartKey = Subject & { readonly place: number }

export const updatePart = async (
  database: Database,
  { tenantId, kind, subjectId, place }: PartKey,
  change: Partial<Pick<ContentPartTable, 'state' | 'attempts' | 'next_try_at_ms' | 'trace_id'>>,
): Promise<void> => {
  await database
    .updateTable('content_part')
    .set(change)
    .where('tenant_id', '=', tenantId)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .where('place', '=', place)
    .execute()
}

/** The photo that was given to WeChat with this trace. */
export const findAskedPart = async (
  database: Database,
  traceId: string,
): Promise<(PartKey & { readonly attempts: number }) | undefined> =>
  database
    .selectFrom('content_part')
    .select(['tenant_id as tenantId', 'subject_kind as kind', 'subject_id as subjectId'])
    .select(['place', 'attempts'])
    .where('trace_id', '=', traceId)
    .executeTakeFirst()

export interface CheckRow {
  readonly state: ContentState
  readonly memberId: string
  readonly regionPath: string
  readonly askedAtMs: number
}

/** Held until the transaction ends: what is decided about one content is decided once. */
export const lockCheck = async (
  transaction: Transaction,
  { tenantId, kind, subjectId }: Subject,
): Promise<CheckRow | undefined> =>
  transaction
    .selectFrom('content_check')
    .select(['state', 'member_id as memberId', 'region_path as regionPath'])
    .select('asked_at_ms as askedAtMs')
    .where('tenant_id', '=', tenantId)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .forUpdate()
    .executeTakeFirst()

/** Texts of one content whose check the caller holds, in their places. */
export const partsOf = async (database: Database, { tenantId, kind, subjectId }: Subject) =>
  database
    .selectFrom('content_part')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .orderBy('place')
    .execute()

export interface Settlement {
  readonly state: Exclude<ContentState, 'waiting'>
  readonly nowMs: number
  readonly why?: HeldWhy
  /** By a person, and why. */
  readonly decidedBy?: string
  readonly reason?: string
}

/** Nothing more is asked about it. */
export const settleCheck = async (
  { transaction, vault }: Pick<CheckDesk, 'transaction' | 'vault'>,
  subject: Subject,
  { state, nowMs, why, decidedBy, reason }: Settlement,
): Promise<void> => {
  const { tenantId, kind, subjectId } = subject
  await transaction
    .updateTable('content_check')
    .set({
      state,
      settled_at_ms: nowMs,
      ...(why === undefined ? {} : { why }),
      ...(decidedBy === undefined ? {} : { decided_by_member_id: decidedBy }),
      reason_cipher: vault.seal(reasonPlace(subject), reason ?? ''),
    })
    .where('tenant_id', '=', tenantId)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .execute()
  await transaction
    .updateTable('content_part')
    .set({ next_try_at_ms: null })
    .where('tenant_id', '=', tenantId)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .execute()
}

export const openText = (vault: Vault, part: PartKey, textCipher: string): string =>
  vault.open(textPlace(part, part.place), textCipher)

/** What a person wrote to the writer; '' while nobody has. */
export const findKeptReason = async (
  { database, vault }: Files,
  subject: Subject,
): Promise<string> => {
  const row = await database
    .selectFrom('content_check')
    .select('reason_cipher')
    .where('tenant_id', '=', subject.tenantId)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.subjectId)
    .executeTakeFirst()
  return row ? vault.open(reasonPlace(subject), row.reason_cipher) : ''
}
