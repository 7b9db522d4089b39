/** Who may mediate where: members whose posts at a region, or above it, keep mediations today; and with whom they live. */
import * as v from 'valibot'
import type { Mediator } from '../../../src/domain/mediation/mediation'
import type { Settings } from '../../../src/domain/settings/settings'
import { memberIdShape } from '../../../src/domain/shapes'
import type { MediatorChoice } from '../../../src/protocol/mediation'
import { idsOnPath, listOnDuty } from '../access/on-duty'
import { regionNames } from '../access/region-names'
import { findHomesOf } from '../home/home.repository'
import type { MediationFiles } from './mediation.repository'

export interface MediatorQuestion {
  readonly files: MediationFiles
  readonly settings: Settings
  readonly nowMs: number
}

const keepingKinds = ({ postKinds }: Settings) =>
  postKinds.filter(({ permissions }) => permissions.includes('mediation.keep'))

const namesOf = async (
  { database, tenantId }: MediationFiles,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await database
    .selectFrom('member')
    .select(['id', 'name'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Nearest first; somebody with two posts once, with the nearer one. */
export const listMediators = async (
  { files, settings, nowMs }: MediatorQuestion,
  path: string,
): Promise<readonly MediatorChoice[]> => {
  const { database, tenantId } = files
  const ids = [...idsOnPath(path)].reverse()
  const regions = await regionNames(files, tenantId, ids)
  const question = { database, tenantId, settings, nowMs }
  const held: { readonly memberId: string; readonly at: number; readonly post: string }[] = []
  for (const kind of keepingKinds(settings))
    for (const { memberId, regionId } of await listOnDuty(question, ids, [kind.id]))
      held.push({ memberId, at: ids.indexOf(regionId), post: kind.name })
  // The nearest last, so that it is what stays of somebody with several.
  held.sort((one, other) => other.at - one.at)
  const nearest = [...new Map(held.map((one) => [one.memberId, one])).values()]
  const names = await namesOf(
    files,
    nearest.map(({ memberId }) => memberId),
  )
  return nearest
    .sort((one, other) => one.at - other.at)
    .map(({ memberId, at, post }) => ({
      memberId,
      name: names.get(memberId) ?? '',
      post: `${regions.get(ids[at] ?? '') ?? ''} ${post}`.trim(),
    }))
}

/** Members who hold such a post in any of these regions today. */
export const listKeepers = async (
  { files, settings, nowMs }: MediatorQuestion,
  regionIds: readonly string[],
): Promise<readonly string[]> => {
  const { database, tenantId } = files
  const kinds = keepingKinds(settings).map(({ id }) => id)
  const question = { database, tenantId, settings, nowMs }
  const held = await listOnDuty(question, regionIds, kinds)
  return [...new Set(held.map(({ memberId }) => memberId))]
}

/** With where each lives now, so that the rule can tell who is neutral. */
export const withHomes = async (
  { files }: Pick<MediatorQuestion, 'files'>,
  mediators: readonly Pick<Mediator, 'memberId' | 'memberName'>[],
): Promise<readonly Mediator[]> => {
  const { database, vault, tenantId } = files
  const told: Mediator[] = []
  for (const { memberId, memberName } of mediators) {
    const key = { tenantId, memberId: v.parse(memberIdShape, memberId) }
    const homes = await findHomesOf({ database, vault }, key)
    const householdIds = homes.map(({ householdId }) => householdId).filter(Boolean)
    told.push({ memberId, memberName, householdIds })
  }
  return told
}
