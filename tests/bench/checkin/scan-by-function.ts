/** The function that keeps scans, as pgbench calls it: one scan a statement, judged before for everybody who may have come. */
import { mostScansOfPerson, resultsText } from '../../../cloudfunctions/api/attendance/kept-scans'
import { judgeScan } from '../../../src/domain/attendance/judge-scan'
import { countingResults, type Direction, type Scan } from '../../../src/domain/attendance/scan'
import { tenantId } from './gate-server'

const nowMs = Date.now()

const resultsFor = (direction: Direction): string => {
  const scan: Scan = {
    ...{ scanId: '', way: 'by-hand', direction, code: '', shiftId: 'any', volunteerId: 'any' },
    ...{ scannedAtMs: nowMs, deviceId: '' },
  }
  const open = { startsAtMs: 0, endsAtMs: nowMs * 2, marginMs: 0, cancelled: false }
  const gate = { ...open, shiftId: 'any', key: '' }
  return resultsText(judgeScan({ scan, code: null, gate, mayRun: true }))
}

const quoted = (text: string): string => `'${text}'`

/** Anybody comes to or leaves any of these shifts, all of which have this version. */
export const scanByFunction = (
  version: string,
  { volunteers, shifts }: { readonly volunteers: number; readonly shifts: readonly string[] },
): string => `
select keep_scans('${tenantId}', array[shift_id], array[${quoted(version)}], json_build_array(json_build_object(
    'id', gen_random_uuid(), 'shift_id', shift_id, 'volunteer_id', null, 'code_serial', null, 'made_since_ms', 0,
    'member_id', 'm' || n, 'device_id', 'd', 'way', 'rotating', 'direction', direction, 'code', 'LX1',
    'scanned_at_ms', ${nowMs}, 'clock_off_ms', 0, 'place', '', 'at_ms', ${nowMs}, 'late', false,
    'results', case direction when 'in' then ${quoted(resultsFor('in'))} else ${quoted(resultsFor('out'))} end)),
  ${nowMs}, array[${countingResults.map(quoted).join(', ')}], ${mostScansOfPerson})
from (select 1 + floor(random() * ${volunteers})::integer as n,
  (array[${shifts.map(quoted).join(', ')}])[1 + floor(random() * ${shifts.length})::integer] as shift_id,
  (array['in', 'out'])[1 + floor(random() * 2)::integer] as direction) comer`
