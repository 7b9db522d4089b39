/** What has to strike in the worlds of volunteers, so that they prove something. */
export const volunteerFaults = [
  'tapped again after no answer',
  'command refused on a screen',
  'scan kept offline',
  'scan kept with a wrong clock',
  'scan sent again',
  'scanned at two gates',
  'storage full at a gate',
  'killed at a scan',
  'server ended over scans',
  'timer ended at a statement',
  'two timers at once',
  'check-out forgotten',
  'hours posted',
  'hours objected to',
  'order done',
  'hold expired',
  'surplus to the pool',
  'estate moved',
  'transfer corrected',
  'server restarted over a call',
  'connection cut under a call',
  'reply lost after the server had committed',
  'push delivered twice',
  'restored from a backup',
] as const

export type VolunteerFault = (typeof volunteerFaults)[number]
