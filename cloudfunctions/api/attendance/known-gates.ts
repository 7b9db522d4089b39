/**
 * What a server remembers of the gates that are scanned at, so that a queue before a gate need not wait until it is read
 * for each. What is kept rests on the version that was remembered (kept-scans.ts).
 */
import { LRUCache } from 'lru-cache'
import type { GateFacts } from '../../../src/domain/attendance/judge-scan'
import type { Api } from '../api'
import { prepared } from '../database/prepared'
import { gateKey } from './gate-secrets'

export interface KnownGate extends GateFacts {
  /** Of the activity's region. */
  readonly path: string
  readonly version: string
}

/** What a scan's own text says of its gate; '' where it does not. */
export interface NamedGate {
  readonly shiftId: string
  readonly wallCode: string
}

interface GateRow {
  readonly wall_code: string
  readonly shift_id: string
  readonly starts_at_ms: number
  readonly ends_at_ms: number
  readonly cancelled: boolean
  readonly margin_minutes: number
  readonly path: string
  readonly version: string
}

const loadRows = prepared<GateRow>(
  'known-gates',
  `select '' as wall_code, f.* from gate_on_file f where f.tenant_id = $1 and f.shift_id = any($2::text[])
  union all
  select g.wall_code, f.* from gate g join gate_on_file f on f.tenant_id = g.tenant_id and f.shift_id = g.shift_id
  where g.tenant_id = $1 and g.wall_code = any($3::text[])`,
)

export type FindGate = (named: NamedGate) => KnownGate | null

export interface KnownGates {
  /** Reads those that are not remembered. */
  readonly learn: (tenantId: string, named: readonly NamedGate[]) => Promise<FindGate>
  /** Because one of them has changed. */
  readonly forget: (tenantId: string, named: readonly NamedGate[]) => void
}

/** More than are open at once in a large town. */
const MOST = 5_000

const rememberGates = ({ pipeline, vault }: Api): KnownGates => {
  const gates = new LRUCache<string, KnownGate>({ max: MOST })
  const keyOf = (tenantId: string, { shiftId, wallCode }: NamedGate): string =>
    `${tenantId} ${wallCode === '' ? `shift ${shiftId}` : `wall ${wallCode}`}`
  const read = async (
    tenantId: string,
    named: readonly NamedGate[],
  ): Promise<readonly (readonly [string, KnownGate])[]> => {
    if (named.length === 0) return []
    const shiftIds = named.map(({ shiftId }) => shiftId)
    const wallCodes = named.map(({ wallCode }) => wallCode)
    return (await loadRows(pipeline, [tenantId, shiftIds, wallCodes])).map((row) => [
      keyOf(tenantId, { shiftId: row.shift_id, wallCode: row.wall_code }),
      {
        shiftId: row.shift_id,
        startsAtMs: row.starts_at_ms,
        endsAtMs: row.ends_at_ms,
        cancelled: row.cancelled,
        marginMs: row.margin_minutes * 60_000,
        key: gateKey(vault, tenantId, row.shift_id),
        path: row.path,
        version: row.version,
      },
    ])
  }
  return {
    async learn(tenantId, named) {
      // Its own: another batch may forget meanwhile, and a gate that is not known turns everybody away.
      const known = new Map(
        named.flatMap((one) => {
          const gate = gates.get(keyOf(tenantId, one))
          return gate ? [[keyOf(tenantId, one), gate] as const] : []
        }),
      )
      for (const [key, gate] of await read(
        tenantId,
        named.filter((one) => !known.has(keyOf(tenantId, one))),
      )) {
        known.set(key, gate)
        gates.set(key, gate)
      }
      return (one) => known.get(keyOf(tenantId, one)) ?? null
    },
    forget(tenantId, named) {
      for (const one of named) gates.delete(keyOf(tenantId, one))
    },
  }
}

const known = new WeakMap<Api, KnownGates>()

/** One memory for each server. */
export const knownGatesOf = (api: Api): KnownGates => {
  const gates = known.get(api) ?? rememberGates(api)
  known.set(api, gates)
  return gates
}
