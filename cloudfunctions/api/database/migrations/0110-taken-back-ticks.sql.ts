/**
 * Migration 0110: a leader takes back whom they ticked by hand. A tick and its take-back are both kept as they came; what
 * was taken back counts for no attendance, whichever of the two arrives first (take-back-tick.ts).
 */
import { scanResults0011 as results } from './0011-attendance.sql'
import { keepScans } from './keep-scans.sql'

export const takenBackTicks: readonly string[] = [
  `create or replace function scan_is_sound(k scan) returns boolean language plpgsql immutable as $$
  begin
    return k.way in ('rotating', 'wall', 'personal', 'by-hand', 'take-back') and k.direction in ('in', 'out')
      and k.place in ('', 'near', 'far', 'unchecked')
      and k.result in (${results}, 'old-code', 'taken-back', 'no-tick', 'hours-confirmed');
  end $$`,

  keepScans,
]
