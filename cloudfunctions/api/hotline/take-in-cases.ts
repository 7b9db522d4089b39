/** Cases of a confirmed preview become matters, each once: the matter's id is made of the case's number. */
import { createHash } from 'node:crypto'
import type { CommandId } from '../../../src/domain/shapes'
import { dueAtOf } from '../../../src/domain/hotline/read-due'
import { explainRefusal } from '../../../src/domain/refusal'
import type { ActorAccess } from '../access/actor-access'
import { loadRegionPlaces } from '../access/region-place'
import type { Database, Transaction } from '../database/connect'
import { takeInCase } from '../matter/matter.commands'
import type { Vault } from '../secrets/vault'
import type { PlacedCase } from './place-cases'

export interface LeftOutCase {
  readonly caseNumber: string
  readonly reason: string
}

/** A number may hold any character; an id may not. */
export const matterIdOf = (tenantId: string, caseNumber: string): string =>
  `hotline-${createHash('sha256').update(`${tenantId} ${caseNumber}`).digest('hex').slice(0, 40)}`

export const findKnownCases = async (
  database: Database,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set()
  const rows = await database
    .selectFrom('matter')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.map(({ id }) => id))
}

interface CaseDesk {
  readonly transaction: Transaction
  readonly vault: Vault
  readonly tenantId: string
  readonly access: ActorAccess
  readonly nowMs: number
}

/** Answers those that could not be taken in; one that is on file by now is. */
export const takeInCases = async (
  { transaction, vault, tenantId, access, nowMs }: CaseDesk,
  cases: readonly PlacedCase[],
): Promise<readonly LeftOutCase[]> => {
  const rules = access.settings.matters
  const ids = cases.map(({ caseNumber }) => matterIdOf(tenantId, caseNumber))
  const known = await findKnownCases(transaction, tenantId, ids)
  const regionIds = cases.map(({ regionId }) => regionId)
  const places = await loadRegionPlaces(transaction, tenantId, regionIds)
  const leftOut: LeftOutCase[] = []
  for (const [at, one] of cases.entries()) {
    const matterId = ids[at] ?? ''
    if (known.has(matterId)) continue
    const submittedAtMs = one.calledAtMs === 0 ? nowMs : Math.min(one.calledAtMs, nowMs)
    const request = {
      ...{ category: one.ownCategory, text: one.content, photoIds: [], place: one.address },
      ...{ isPublic: false, name: one.caller, phone: one.phone, helped: null },
    }
    const region = places.get(one.regionId) ?? null
    const commandId = matterId as CommandId
    const taken = await takeInCase(
      {
        ...{ matterId, request, submittedAtMs },
        dueAtMs: dueAtOf(one.due, submittedAtMs, rules),
        words: `12345 工单 ${one.caseNumber}`,
      },
      { transaction, vault, access, commandId, region, nowMs },
    )
    if (!taken.ok) leftOut.push({ caseNumber: one.caseNumber, reason: explainRefusal(taken.error) })
  }
  return leftOut
}
