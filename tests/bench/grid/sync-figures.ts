/** What the sync benchmark measures and how it is put together: medians over rounds, ratio = peer ÷ ours. */
import type { WireReading } from '../process/wire-meter'

export interface Measured {
  readonly ms: number
  readonly requests: number
  /** Bytes on the wire in both directions, headers included. */
  readonly bytes: number
}

/** What the server's meter shows. */
export type Wire = () => Promise<WireReading>

export interface Rounds {
  readonly first: Measured
  readonly delta: Measured
  readonly push: Measured
}

export const measure = async (wire: Wire, work: () => Promise<unknown>): Promise<Measured> => {
  const before = await wire()
  const startedMs = performance.now()
  await work()
  const ms = performance.now() - startedMs
  const after = await wire()
  return { ms, requests: after.requests - before.requests, bytes: after.bytes - before.bytes }
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
