/** Forgets uploads that nobody waits for any more. */
import { sql } from 'kysely'
import type { MemberKey } from '../access/actor-access'
import type { Transaction } from '../database/connect'

/** Rosters and whatever was never finished go after a while: a file of personal data is not kept for nothing. */
export const removeStaleUploads = async (
  transaction: Transaction,
  tenantId: string,
  beforeMs: number,
): Promise<void> => {
  await transaction
    .deleteFrom('upload')
    .where('tenant_id', '=', tenantId)
    .where('created_at_ms', '<', beforeMs)
    .where((of) =>
      of.or([
        of('completed_at_ms', 'is', null),
        of('purpose', 'in', ['roster', 'volunteer-roster', 'hotline']),
      ]),
    )
    .execute()
}

/**
 * Finished photos of one member, of a certain time, that no visit and no activity names and no letter's work has taken up. A visit may come days after its photos, and one
 * that was refused may still be adopted, so the photos of who has refused entries open stay.
 */
export const removeOrphanPhotos = async (
  transaction: Transaction,
  { tenantId, memberId }: MemberKey,
  { fromMs, beforeMs }: { readonly fromMs: number; readonly beforeMs: number },
): Promise<void> => {
  await sql`
    delete from upload u
    where u.tenant_id = ${tenantId} and u.member_id = ${memberId}
      and (u.purpose = 'photo' or u.purpose = 'resident-photo' and u.held_by_kind = '')
      and u.completed_at_ms >= ${fromMs} and u.completed_at_ms < ${beforeMs}
      and not exists (
        select from visit v
        where v.tenant_id = u.tenant_id and v.photo_ids <> '[]'
          and v.photo_ids @> jsonb_build_array(u.id))
      and not exists (
        select from activity a where a.tenant_id = u.tenant_id and a.photo_id <> ''
          and a.photo_id = u.id)
      and not exists (
        select from refused_command r
        where r.tenant_id = u.tenant_id and r.member_id = u.member_id and r.state = 'open')`.execute(
    transaction,
  )
}
