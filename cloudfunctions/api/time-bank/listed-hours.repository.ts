/**
 * Old hours that imported lists brought and that are not posted yet. A list is one proposal, however many portions it
 * comes in; once it is decided, what comes after is a list of its own.
 */
import { uuidv7 } from 'uuidv7'
import { transferIdOf } from '../../../src/domain/time-bank/proposal'
import type { Database, Transaction } from '../database/connect'
import type { Vault } from '../secrets/vault'
import { sealReason, type Poster } from './ledger.repository'
import { insertProposal } from './proposal.repository'

export interface ListedHours {
  readonly volunteerId: string
  readonly minutes: number
  /** YYYY-MM-DD: up to which day they count. */
  readonly asOf: string
}

export interface ListedLine extends ListedHours {
  /** left-out: the person had another opening balance by then. */
  readonly state: 'waiting' | 'posted' | 'left-out'
}

export interface BroughtList {
  readonly importId: string
  readonly regionId: string
  /** Whoever chose the file: to agree takes somebody else. */
  readonly by: Poster
  /** '' where the phone did not say. */
  readonly fileName: string
}

interface Files {
  readonly transaction: Transaction
  readonly vault: Vault
}

const openLists = (database: Database, tenantId: string) =>
  database
    .selectFrom('time_proposal as p')
    .where('p.tenant_id', '=', tenantId)
    .where('p.kind', '=', 'opening')
    .where('p.state', 'in', ['proposed', 'agreed'])

/** Held, so that nobody agrees to a list while it grows. */
const requireList = async (
  { transaction, vault }: Files,
  { importId, regionId, by, fileName }: BroughtList,
  nowMs: number,
): Promise<string> => {
  const open = await openLists(transaction, by.tenantId)
    .select('p.id')
    .where('p.subject_id', '=', importId)
    .where('p.state', '=', 'proposed')
    .forUpdate()
    .executeTakeFirst()
  if (open) return open.id
  const id = uuidv7()
  const list = {
    ...({ id, kind: 'opening', subjectId: importId, toVolunteerId: null } as const),
    ...{ minutes: null, regionId },
    reasonCipher: sealReason(vault, by.tenantId, transferIdOf('opening', id), fileName),
  }
  if (!(await insertProposal(transaction, by, list, nowMs)))
    throw new Error('An import is gone on with by one at a time.')
  return id
}

/** From now on they wait for a colleague. */
export const addToList = async (
  files: Files,
  list: BroughtList,
  hours: readonly ListedHours[],
  nowMs: number,
): Promise<void> => {
  if (hours.length === 0) return
  const proposalId = await requireList(files, list, nowMs)
  await files.transaction
    .insertInto('listed_hours')
    .values(
      hours.map(({ volunteerId, minutes, asOf }) => ({
        ...{ tenant_id: list.by.tenantId, proposal_id: proposalId, volunteer_id: volunteerId },
        ...{ minutes, as_of_date: asOf },
      })),
    )
    .execute()
}

/** All that a list brought, whatever became of it. */
export const loadListedHours = (
  database: Database,
  tenantId: string,
  proposalId: string,
): Promise<readonly ListedLine[]> =>
  database
    .selectFrom('listed_hours')
    .select(['volunteer_id as volunteerId', 'minutes', 'as_of_date as asOf', 'state'])
    .where('tenant_id', '=', tenantId)
    .where('proposal_id', '=', proposalId)
    .orderBy('volunteer_id')
    .execute()

interface ListId {
  readonly tenantId: string
  readonly proposalId: string
}

/** The first of those that are neither posted nor left out. */
export const loadWaitingHours = (
  database: Database,
  { tenantId, proposalId }: ListId,
  most: number,
): Promise<readonly ListedHours[]> =>
  database
    .selectFrom('listed_hours')
    .select(['volunteer_id as volunteerId', 'minutes', 'as_of_date as asOf'])
    .where('tenant_id', '=', tenantId)
    .where('proposal_id', '=', proposalId)
    .where('state', '=', 'waiting')
    .orderBy('volunteer_id')
    .limit(most)
    .execute()

/** Whoever agreed to the list last. */
export const loadApprover = (
  database: Database,
  { tenantId, proposalId }: ListId,
): Promise<Omit<Poster, 'tenantId'>> =>
  database
    .selectFrom('time_proposal_approval')
    .select(['member_id as memberId', 'member_name as memberName'])
    .where('tenant_id', '=', tenantId)
    .where('proposal_id', '=', proposalId)
    .orderBy('at_ms', 'desc')
    .orderBy('member_id')
    .limit(1)
    .executeTakeFirstOrThrow()

/** The numbers of those who had another opening balance, in their order. */
export const loadLeftOut = async (
  database: Database,
  { tenantId, proposalId }: ListId,
): Promise<readonly string[]> => {
  const rows = await database
    .selectFrom('listed_hours as h')
    .innerJoin('volunteer as v', (join) =>
      join.onRef('v.tenant_id', '=', 'h.tenant_id').onRef('v.id', '=', 'h.volunteer_id'),
    )
    .select('v.number')
    .where('h.tenant_id', '=', tenantId)
    .where('h.proposal_id', '=', proposalId)
    .where('h.state', '=', 'left-out')
    .orderBy('v.number')
    .execute()
  return rows.flatMap(({ number }) => number ?? [])
}

export const settleLines = async (
  transaction: Transaction,
  { tenantId, proposalId }: ListId,
  {
    state,
    volunteerIds,
  }: { readonly state: 'posted' | 'left-out'; readonly volunteerIds: readonly string[] },
): Promise<void> => {
  if (volunteerIds.length === 0) return
  await transaction
    .updateTable('listed_hours')
    .set({ state })
    .where('tenant_id', '=', tenantId)
    .where('proposal_id', '=', proposalId)
    .where('volunteer_id', 'in', [...volunteerIds])
    .execute()
}

const waitingLines = (database: Database, tenantId: string) =>
  openLists(database, tenantId).innerJoin('listed_hours as h', (join) =>
    join
      .onRef('h.tenant_id', '=', 'p.tenant_id')
      .onRef('h.proposal_id', '=', 'p.id')
      .on('h.state', '=', 'waiting'),
  )

/** Minutes that wait, by volunteer. `held`: nobody decides about these lists meanwhile. */
export const findListedHours = async (
  database: Database,
  tenantId: string,
  { volunteerIds, held }: { readonly volunteerIds: readonly string[]; readonly held: boolean },
): Promise<ReadonlyMap<string, number>> => {
  if (volunteerIds.length === 0) return new Map()
  const found = waitingLines(database, tenantId)
    .select(['h.volunteer_id as volunteerId', 'h.minutes'])
    .where('h.volunteer_id', 'in', [...volunteerIds])
  const rows = await (held ? found.forUpdate('p') : found).execute()
  return new Map(rows.map(({ volunteerId, minutes }) => [volunteerId, minutes]))
}

/** How much of an import waits. */
export const sumWaiting = async (
  database: Database,
  tenantId: string,
  importId: string,
): Promise<number> => {
  const lines = await waitingLines(database, tenantId)
    .select('h.minutes')
    .where('p.subject_id', '=', importId)
    .execute()
  return lines.reduce((sum, { minutes }) => sum + minutes, 0)
}

/** Of two entries that become one. Its list is held. */
export const moveListedHours = async (
  transaction: Transaction,
  tenantId: string,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<void> => {
  await transaction
    .updateTable('listed_hours')
    .set({ volunteer_id: toId })
    .where('tenant_id', '=', tenantId)
    .where('volunteer_id', '=', fromId)
    .where('state', '=', 'waiting')
    .where('proposal_id', 'in', openLists(transaction, tenantId).select('p.id'))
    .execute()
}
