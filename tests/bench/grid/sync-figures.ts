/** What the sync benchmark measures and how it is put together: medians over rounds, ratio = peer ÷ ours. */
export interface Measured {
  readonly ms: number
  readonly requests: number
  /** Bytes on the wire in both directions, headers included. */
  readonly bytes: number
}

/** Counts what a run asks for and what comes back, on the wire as the relay saw it. */
export interface Wire {
  reset(): void
  read(): { readonly requests: number; readonly bytes: number }
}

export interface Rounds {
  readonly first: Measured
  readonly delta: Measured
  readonly push: Measured
}

export const measure = async (wire: Wire, work: () => Promise<unknown>): Promise<Measured> => {
  wire.reset()
  const startedMs = performance.now()
  await work()
  return { ms: performance.now() - startedMs, ...wire.read() }
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

export interface Compared {
  readonly ms: number
  readonly peerMs: number
  readonly ratio: number
  readonly bytes: number
  readonly peerBytes: number
  readonly requests: number
  readonly peerRequests: number
}

export const compare = (ours: readonly Measured[], peers: readonly Measured[]): Compared => {
  const ms = median(ours.map((run) => run.ms))
  const peerMs = median(peers.map((run) => run.ms))
  return {
    ms: Math.round(ms * 10) / 10,
    peerMs: Math.round(peerMs * 10) / 10,
    ratio: Math.round((peerMs / ms) * 100) / 100,
    bytes: median(ours.map((run) => run.bytes)),
    peerBytes: median(peers.map((run) => run.bytes)),
    requests: median(ours.map((run) => run.requests)),
    peerRequests: median(peers.map((run) => run.requests)),
  }
}
