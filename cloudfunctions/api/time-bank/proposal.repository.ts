/** Proposals of the office with those who agreed. */
import type { ProposalKind } from '../../../src/domain/time-bank/proposal'
import { writtenName } from '../access/actor-access'
import type { Database, Transaction } from '../database/connect'
import type { Poster } from './ledger.repository'

export interface Proposal {
  readonly id: string
  readonly kind: ProposalKind
  /** The volunteer whose hours pass on, the transfer that is put right, or the import that brought old hours. */
  readonly subjectId: string
  /** Where it is looked for. */
  readonly regionId: string
  /** Of an inheritance; null: to the pool. */
  readonly toVolunteerId: string | null
  /** Of a correction: what the transfer should have been. */
  readonly minutes: number | null
  /** agreed: a list whose hours are posted portion by portion. */
  readonly state: 'proposed' | 'agreed' | 'done' | 'declined'
  readonly reasonCipher: string
  readonly proposedByMemberId: string
  readonly proposedByName: string
  readonly proposedAtMs: number
  readonly approvedBy: readonly string[]
}

export interface PlacedProposal extends Proposal {
  readonly path: string
}

type NewProposal = Pick<
  Proposal,
  'id' | 'kind' | 'subjectId' | 'regionId' | 'toVolunteerId' | 'minutes' | 'reasonCipher'
>

/** false: one about the same is open already. */
export const insertProposal = async (
  transaction: Transaction,
  by: Poster,
  given: NewProposal,
  nowMs: number,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('time_proposal')
    .values({
      tenant_id: by.tenantId,
      id: given.id,
      kind: given.kind,
      region_id: given.regionId,
      subject_id: given.subjectId,
      to_volunteer_id: given.toVolunteerId,
      minutes: given.minutes,
      state: 'proposed',
      reason_cipher: given.reasonCipher,
      proposed_by_member_id: by.memberId,
      proposed_by_name: writtenName(by.memberName),
      proposed_at_ms: nowMs,
      settled_at_ms: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

const select = (database: Database, tenantId: string) =>
  database
    .selectFrom('time_proposal as p')
    .select([
      'p.id',
      'p.kind',
      'p.subject_id as subjectId',
      'p.region_id as regionId',
      'p.to_volunteer_id as toVolunteerId',
      'p.minutes',
      'p.state',
      'p.reason_cipher as reasonCipher',
      'p.proposed_by_member_id as proposedByMemberId',
      'p.proposed_by_name as proposedByName',
      'p.proposed_at_ms as proposedAtMs',
    ])
    .where('p.tenant_id', '=', tenantId)

const withApprovals = async <One extends Omit<Proposal, 'approvedBy'>>(
  database: Database,
  tenantId: string,
  proposals: readonly One[],
): Promise<readonly (One & Pick<Proposal, 'approvedBy'>)[]> => {
  if (proposals.length === 0) return []
  const rows = await database
    .selectFrom('time_proposal_approval')
    .select(['proposal_id', 'member_id'])
    .where('tenant_id', '=', tenantId)
    .where(
      'proposal_id',
      'in',
      proposals.map(({ id }) => id),
    )
    .execute()
  return proposals.map((one) => ({
    ...one,
    approvedBy: rows.filter((row) => row.proposal_id === one.id).map(({ member_id }) => member_id),
  }))
}

/** Locked, so that two who agree at once are counted one after the other. */
export const lockProposal = async (
  transaction: Transaction,
  tenantId: string,
  id: string,
): Promise<Proposal | undefined> => {
  const row = await select(transaction, tenantId)
    .where('p.id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && (await withApprovals(transaction, tenantId, [row]))[0]
}

/** Those that wait in or below a region, or are being posted, the longest waiting first. */
export const listProposals = async (
  database: Database,
  tenantId: string,
  path: string,
): Promise<readonly PlacedProposal[]> => {
  const rows = await select(database, tenantId)
    .innerJoin('region as r', (join) =>
      join.onRef('r.tenant_id', '=', 'p.tenant_id').onRef('r.id', '=', 'p.region_id'),
    )
    .select('r.path')
    .where('p.state', 'in', ['proposed', 'agreed'])
    .where((e) => e.fn('starts_with', ['r.path', e.val(path)]), '=', true)
    .orderBy('p.proposed_at_ms')
    .orderBy('p.id')
    .limit(100)
    .execute()
  return withApprovals(database, tenantId, rows)
}

/** Who agreed before is no matter any more. */
export interface DeclinedRow extends Omit<Proposal, 'approvedBy'> {
  readonly declinedByName: string
  readonly declinedReasonCipher: string
  readonly declinedAtMs: number | null
}

interface OfProposer {
  readonly path: string
  readonly memberId: string
  readonly sinceMs: number
}

/** Those of one proposer in or below a region, the newest first. */
export const listDeclined = (
  database: Database,
  tenantId: string,
  { path, memberId, sinceMs }: OfProposer,
): Promise<readonly DeclinedRow[]> =>
  select(database, tenantId)
    .innerJoin('region as r', (join) =>
      join.onRef('r.tenant_id', '=', 'p.tenant_id').onRef('r.id', '=', 'p.region_id'),
    )
    .select([
      'p.declined_by_name as declinedByName',
      'p.declined_reason_cipher as declinedReasonCipher',
      'p.settled_at_ms as declinedAtMs',
    ])
    .where('p.state', '=', 'declined')
    .where('p.proposed_by_member_id', '=', memberId)
    .where('p.settled_at_ms', '>', sinceMs)
    .where((e) => e.fn('starts_with', ['r.path', e.val(path)]), '=', true)
    .orderBy('p.settled_at_ms', 'desc')
    .orderBy('p.id', 'desc')
    .limit(100)
    .execute()

export const addApproval = async (
  transaction: Transaction,
  by: Poster,
  proposalId: string,
  nowMs: number,
): Promise<void> => {
  await transaction
    .insertInto('time_proposal_approval')
    .values({
      tenant_id: by.tenantId,
      proposal_id: proposalId,
      member_id: by.memberId,
      member_name: writtenName(by.memberName),
      at_ms: nowMs,
    })
    .execute()
}

type Settled =
  | { readonly state: 'agreed' | 'done' }
  | { readonly state: 'declined'; readonly by: Poster; readonly reasonCipher: string }

export const settleProposal = async (
  transaction: Transaction,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  settled: Settled,
  nowMs: number,
): Promise<void> => {
  await transaction
    .updateTable('time_proposal')
    .set({
      state: settled.state,
      settled_at_ms: nowMs,
      ...(settled.state === 'declined'
        ? {
            declined_by_name: writtenName(settled.by.memberName),
            declined_reason_cipher: settled.reasonCipher,
          }
        : {}),
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}
