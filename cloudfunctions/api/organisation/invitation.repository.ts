/** Reads invitations and takes their uses, one at a time however many accept at once. */
import { sql } from 'kysely'
import { atOrBelow } from '../access/at-or-below'
import type { Database, Transaction } from '../database/connect'

export interface InvitationRow {
  readonly id: string
  readonly codeCipher: string
  readonly kindId: string
  readonly regionId: string
  readonly regionName: string
  readonly path: string
  readonly levelId: string
  readonly fromDate: string
  readonly toDate: string
  readonly expiresAtMs: number
  readonly usesLeft: number
  readonly issuedByMemberId: string
  readonly issuedByName: string
  readonly revoked: boolean
}

const select = (database: Database, tenantId: string) =>
  database
    .selectFrom('invitation')
    .innerJoin('region', (join) =>
      join
        .onRef('region.tenant_id', '=', 'invitation.tenant_id')
        .onRef('region.id', '=', 'invitation.region_id'),
    )
    .where('invitation.tenant_id', '=', tenantId)
    .select([
      'invitation.id',
      'code_cipher as codeCipher',
      'kind_id as kindId',
      'region_id as regionId',
      'region.name as regionName',
      'path',
      'region.level_id as levelId',
      'from_date as fromDate',
      'to_date as toDate',
      'expires_at_ms as expiresAtMs',
      'uses_left as usesLeft',
      'issued_by_member_id as issuedByMemberId',
      'issued_by_name as issuedByName',
      sql<boolean>`revoked_at_ms is not null`.as('revoked'),
    ])

export const findInvitation = (
  database: Database,
  tenantId: string,
  by: { readonly id: string } | { readonly codeIndex: string },
): Promise<InvitationRow | undefined> => {
  const query = select(database, tenantId)
  return (
    'id' in by
      ? query.where('invitation.id', '=', by.id)
      : query.where('code_index', '=', by.codeIndex)
  ).executeTakeFirst()
}

/** Those that could still be accepted, in a region and below, newest first. */
export const listOpenInvitations = (
  database: Database,
  tenantId: string,
  where: { readonly path: string; readonly nowMs: number },
): Promise<InvitationRow[]> =>
  select(database, tenantId)
    .where('path', 'like', atOrBelow(where.path))
    .where('revoked_at_ms', 'is', null)
    .where('uses_left', '>', 0)
    .where('expires_at_ms', '>', where.nowMs)
    .orderBy('invitation.created_at_ms', 'desc')
    .orderBy('invitation.id', 'desc')
    .limit(200)
    .execute()

/** False when the last use was taken, or it expired or was revoked meanwhile. */
export const takeOneUse = async (
  transaction: Transaction,
  tenantId: string,
  invitationId: string,
  nowMs: number,
): Promise<boolean> => {
  const { numUpdatedRows } = await transaction
    .updateTable('invitation')
    .set({ uses_left: sql`uses_left - 1` })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', invitationId)
    .where('uses_left', '>', 0)
    .where('expires_at_ms', '>', nowMs)
    .where('revoked_at_ms', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
