/** Neighbours who met with the same (我也遇到了): they follow a matter, and nobody sees who they are. */
import { sql } from 'kysely'
import type { MatterFiles, MatterTransaction } from './matter.repository'

/** Answers how many there are now; the matter's row is held by the caller. */
export const addVoice = async (
  { database, tenantId }: MatterTransaction,
  matterId: string,
  memberId: string,
  nowMs: number,
): Promise<number> => {
  await sql`
    insert into matter_voice (tenant_id, matter_id, member_id, at_ms)
    values (${tenantId}, ${matterId}, ${memberId}, ${nowMs})
    on conflict do nothing`.execute(database)
  const { rows } = await sql<{ followers: number }>`
    update matter set followers = (select count(*)::integer from matter_voice v
      where v.tenant_id = matter.tenant_id and v.matter_id = matter.id)
    where tenant_id = ${tenantId} and id = ${matterId} returning followers`.execute(database)
  return rows[0]?.followers ?? 0
}

export const hasVoice = async (
  { database, tenantId }: MatterFiles,
  matterId: string,
  memberId: string,
): Promise<boolean> => {
  const row = await database
    .selectFrom('matter_voice')
    .select('member_id')
    .where('tenant_id', '=', tenantId)
    .where('matter_id', '=', matterId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row !== undefined
}
