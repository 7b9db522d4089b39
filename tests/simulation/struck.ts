/** How often each fault has really struck: a fault that meets nothing proves nothing. */

export const faultKinds = [
  'command arrived after more than a day offline',
  'reply lost after the server had committed',
  'push delivered twice',
  'push delivered after later ones',
  'killed before a write',
  'killed after a write',
  'last write torn',
  'storage full',
  'written with a wrong clock',
  'session over',
  'command refused because the post had ended',
  'post given back',
  'server restarted over a call',
  'connection cut under a call',
  'photo interrupted between its parts',
  'one member on two phones',
  'two members on one phone',
  'two phones changed one household',
  'somebody else was first in a field',
  'refused command adopted',
  'adopted by two at once',
  'visit corrected in time, arrived too late',
  'rules changed',
  'roster imported',
  'restored from a backup',
] as const

export type FaultKind = (typeof faultKinds)[number]

export type Struck = Readonly<Record<string, number>>

/** `More`: what can strike in a world besides. */
export class StrikeCounter<More extends string = FaultKind> {
  private readonly counts = new Map<string, number>()

  count(kind: FaultKind | More): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1)
  }

  all(): Struck {
    return Object.fromEntries(this.counts)
  }
}

export const addStruck = (one: Struck, other: Struck): Struck =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((kind) => [
      kind,
      (one[kind] ?? 0) + (other[kind] ?? 0),
    ]),
  )
