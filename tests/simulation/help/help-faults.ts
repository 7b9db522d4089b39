/** What can come about in the worlds of help calls, and is counted. */
export const helpFaults = [
  'dialled without a network',
  'call kept and sent later',
  'press sent again',
  'pressed again while it was open',
  'pressed anew',
  'nobody on duty',
  'came to the top',
  'asked where they are',
  'more time given',
  'did not come in time',
  'handed back',
  'third round',
  'arrived',
  'drill ended',
  'false alarm ended',
  'post ended while they had a call',
  'two timers at once',
  'timer ended at a statement',
  'server restarted over a call',
  'connection cut under a call',
  'reply lost after the server had committed',
  'push delivered twice',
] as const

/** In the few worlds of every test run. */
export const mostNeeded: readonly HelpFault[] = [
  'dialled without a network',
  'call kept and sent later',
  'press sent again',
  'came to the top',
  'asked where they are',
  'arrived',
  'timer ended at a statement',
  'connection cut under a call',
  'reply lost after the server had committed',
]

export type HelpFault = (typeof helpFaults)[number]
