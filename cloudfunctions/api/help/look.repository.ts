/** Who has looked at names and phones of the help call, and when first; shown to whom they belong to. */
import type { Actor } from '../access/actor-access'
import type { HelpFiles } from './help-registration.repository'

export const noteLook = async (
  { database, tenantId }: HelpFiles,
  { memberId, memberName }: Actor,
  seen: { readonly registrationId: string; readonly callId: string; readonly atMs: number },
): Promise<void> => {
  await database
    .insertInto('help_look')
    .values({
      tenant_id: tenantId,
      registration_id: seen.registrationId,
      call_id: seen.callId,
      member_id: memberId,
      member_name: memberName,
      at_ms: seen.atMs,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const mostLooks = 20

/** Newest first. */
export const listLooks = async (
  { database, tenantId }: HelpFiles,
  registrationId: string,
): Promise<readonly { readonly memberName: string; readonly atMs: number }[]> =>
  database
    .selectFrom('help_look')
    .select(['member_name as memberName', 'at_ms as atMs'])
    .where('tenant_id', '=', tenantId)
    .where('registration_id', '=', registrationId)
    .orderBy('at_ms', 'desc')
    .limit(mostLooks)
    .execute()
