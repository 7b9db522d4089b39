/**
 * Migration 0104: who a volunteer was verified as stays verified while the same person waits to come back, so that nobody
 * writes another over it meanwhile; and what stood there before a correction is kept with it.
 */
export const keptIdentity: readonly string[] = [
  `alter table volunteer drop constraint volunteer_check1`,
  `alter table volunteer_correction add column before_cipher text not null default ''`,
]
