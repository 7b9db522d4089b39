/** Scans that came after the confirmation: a leader has looked at them and leaves the hours as they are. */
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import type { OfficeHandler } from '../office/office-handler'
import { findSharedBy } from '../time-bank/involvement.repository'
import { shiftHere } from './hours-desk'

export const noteLateScans: OfficeHandler<'hours.note-late-scans'> = async (line, context) => {
  const { transaction, access } = context
  const shift = await shiftHere(context, line.shiftId)
  if (!shift) return refuse('shift-not-found')
  const shared = await findSharedBy(transaction, access.actor, [line.volunteerId])
  if (shared.size > 0) return refuse('needs-another', '自己和家人晚到的扫码、点名要请别人看')
  const { numUpdatedRows } = await transaction
    .updateTable('service')
    .set({ late_seen_minutes: line.scannedMinutes })
    .where('tenant_id', '=', access.actor.tenantId)
    .where('shift_id', '=', shift.id)
    .where('volunteer_id', '=', line.volunteerId)
    .executeTakeFirst()
  return numUpdatedRows === 0n ? refuse('service-not-found') : success(undefined)
}
