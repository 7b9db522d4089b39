/** What somebody was scanned at and no leader has confirmed yet. Minutes are the leader's to say: there are none here. */
import { sql } from 'kysely'
import { mostWaiting, type WaitingAttendance } from '../../../src/protocol/attendance'
import { openPhone } from '../activity/activity.repository'
import { shownContactName, shownTitle } from '../activity/shown-words.repository'
import type { Api } from '../api'
import { tickedByHand } from './ticked-by-hand'

type Row = Omit<WaitingAttendance, 'contactPhone'> & { readonly phoneCipher: string }

/** The newest first. A cancelled shift is never confirmed, so nothing waits there. */
export const listWaiting = async (
  { database, vault }: Api,
  tenantId: string,
  volunteerId: string,
): Promise<readonly WaitingAttendance[]> => {
  const { rows } = await sql<Row>`
    select s.id as "shiftId", a.id as "activityId", ${shownTitle} as title, s.starts_at_ms as "startsAtMs",
      s.ends_at_ms as "endsAtMs", t.in_at_ms as "inAtMs", t.out_at_ms as "outAtMs",
      ${tickedByHand} as "byHand",
      ${shownContactName} as "contactName", a.contact_phone_cipher as "phoneCipher"
    from attendance t
    join shift s on s.tenant_id = t.tenant_id and s.id = t.shift_id
    join activity a on a.tenant_id = s.tenant_id and a.id = s.activity_id
    where t.tenant_id = ${tenantId} and t.volunteer_id = ${volunteerId}
      and (t.in_at_ms is not null or t.out_at_ms is not null)
      and s.state <> 'cancelled' and a.state <> 'cancelled'
      and not exists (select from service v where v.tenant_id = t.tenant_id and v.shift_id = t.shift_id
        and v.volunteer_id = t.volunteer_id)
    order by s.starts_at_ms desc, s.id limit ${mostWaiting}`.execute(database)
  return rows.map(({ phoneCipher, ...waiting }) => ({
    ...waiting,
    contactPhone: openPhone(vault, tenantId, waiting.activityId, phoneCipher),
  }))
}
