/**
 * Migration 0091: of a batch of scans each row is looked up by its whole key. As one join, its plan read all shifts of a
 * street for each batch, and for each scan all that a volunteer had ever signed up for and attended. What a scan comes to
 * for whoever may have come is one text, which is read faster than a list.
 */
import { keepScans } from './keep-scans.sql'

export const scansByKeys: readonly string[] = [
  // Whichever of its indexes a plan takes, a row is found by its whole key.
  `drop index attendance_by_volunteer`,
  `create index attendance_by_volunteer on attendance (tenant_id, volunteer_id, shift_id)`,
  `drop index sign_up_by_volunteer`,
  `create index sign_up_by_volunteer on sign_up (tenant_id, volunteer_id, shift_id)`,

  // 0082 made it, before its text stood in one place.
  `drop function if exists keep_scans(text, text[], text[], jsonb, bigint, text[], integer)`,
  keepScans,
]
