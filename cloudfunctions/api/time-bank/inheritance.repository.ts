/** Proposed inheritances with those who agreed. */
import type { Database, Transaction } from '../database/connect'
import type { Poster } from './ledger.repository'

export interface Inheritance {
  readonly id: string
  readonly fromVolunteerId: string
  /** null: to the pool. */
  readonly toVolunteerId: string | null
  readonly state: 'proposed' | 'moved'
  readonly reasonCipher: string
  readonly proposedByMemberId: string
  readonly proposedByName: string
  readonly proposedAtMs: number
  readonly approvedBy: readonly string[]
}

interface NewInheritance {
  readonly tenantId: string
  readonly id: string
  readonly fromVolunteerId: string
  readonly toVolunteerId: string | null
  readonly reasonCipher: string
  readonly by: Poster
  readonly nowMs: number
}

/** false: one for the same person is open already. */
export const insertInheritance = async (
  transaction: Transaction,
  given: NewInheritance,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('time_inheritance')
    .values({
      tenant_id: given.tenantId,
      id: given.id,
      from_volunteer_id: given.fromVolunteerId,
      to_volunteer_id: given.toVolunteerId,
      state: 'proposed',
      reason_cipher: given.reasonCipher,
      proposed_by_member_id: given.by.memberId,
      proposed_by_name: given.by.memberName || '(未留名)',
      proposed_at_ms: given.nowMs,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

const select = (database: Database, tenantId: string) =>
  database
    .selectFrom('time_inheritance as i')
    .select([
      'i.id',
      'i.from_volunteer_id as fromVolunteerId',
      'i.to_volunteer_id as toVolunteerId',
      'i.state',
      'i.reason_cipher as reasonCipher',
      'i.proposed_by_member_id as proposedByMemberId',
      'i.proposed_by_name as proposedByName',
      'i.proposed_at_ms as proposedAtMs',
    ])
    .where('i.tenant_id', '=', tenantId)

const approvers = async (
  database: Database,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows =
    ids.length === 0
      ? []
      : await database
          .selectFrom('time_inheritance_approval')
          .select(['inheritance_id', 'member_id'])
          .where('tenant_id', '=', tenantId)
          .where('inheritance_id', 'in', [...ids])
          .execute()
  return new Map(
    ids.map((id) => [
      id,
      rows.filter((row) => row.inheritance_id === id).map(({ member_id }) => member_id),
    ]),
  )
}

/** Locked, so that two who agree at once are counted one after the other. */
export const lockInheritance = async (
  transaction: Transaction,
  tenantId: string,
  id: string,
): Promise<Inheritance | undefined> => {
  const row = await select(transaction, tenantId)
    .where('i.id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return undefined
  const by = await approvers(transaction, tenantId, [id])
  return { ...row, approvedBy: by.get(id) ?? [] }
}

/** Those that wait, of people in or below a region. */
export const listInheritances = async (
  database: Database,
  tenantId: string,
  path: string,
): Promise<readonly Inheritance[]> => {
  const rows = await select(database, tenantId)
    .innerJoin('volunteer as v', (join) =>
      join.onRef('v.tenant_id', '=', 'i.tenant_id').onRef('v.id', '=', 'i.from_volunteer_id'),
    )
    .innerJoin('region as r', (join) =>
      join.onRef('r.tenant_id', '=', 'v.tenant_id').onRef('r.id', '=', 'v.region_id'),
    )
    .where('i.state', '=', 'proposed')
    .where((e) => e.fn('starts_with', ['r.path', e.val(path)]), '=', true)
    .orderBy('i.proposed_at_ms')
    .limit(100)
    .execute()
  const by = await approvers(
    database,
    tenantId,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, approvedBy: by.get(row.id) ?? [] }))
}

interface NewApproval {
  readonly tenantId: string
  readonly id: string
  readonly by: Poster
  readonly nowMs: number
  readonly moved: boolean
}

export const addApproval = async (transaction: Transaction, given: NewApproval): Promise<void> => {
  await transaction
    .insertInto('time_inheritance_approval')
    .values({
      tenant_id: given.tenantId,
      inheritance_id: given.id,
      member_id: given.by.memberId,
      member_name: given.by.memberName || '(未留名)',
      at_ms: given.nowMs,
    })
    .execute()
  if (given.moved)
    await transaction
      .updateTable('time_inheritance')
      .set({ state: 'moved' })
      .where('tenant_id', '=', given.tenantId)
      .where('id', '=', given.id)
      .execute()
}
