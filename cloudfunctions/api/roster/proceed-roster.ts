/**
 * Goes on with a confirmed import: one portion, one transaction. A household that the database cannot bear is
 * left out alone and told; the rest of its portion, and every other portion, is imported.
 */
import { sql } from 'kysely'
import type { RosterProgress } from '../../../src/protocol/roster'
import { loadAccess } from '../access/actor-access'
import { requireRegion, type RegionPlace } from '../access/region-place'
import { CallError } from '../call-error'
import type { Caller } from '../caller'
import { refreshStatistics } from '../database/refresh-statistics'
import { isViolation } from '../operating-error'
import { insertRegions } from '../organisation/region.repository'
import { raiseStructureVersion } from '../organisation/tenant.repository'
import type { WriteContext } from '../record/write-changes'
import { applyPortion, type LeftOut, type Portioning } from './apply-portion'
import type { PlannedHousehold } from './import-plan'
import {
  lockImport,
  markPortionDone,
  nextPortion,
  rowCountOf,
  saveProgress,
  type ImportRow,
  type NextPortion,
} from './roster-import.repository'

const requireImport = (found: ImportRow | undefined, region: RegionPlace): ImportRow => {
  if (found?.regionId !== region.id) throw new CallError('forbidden')
  if (found.state === 'abandoned')
    throw new CallError('unusable', '这里已另外读过一份台账，这份预览作废了，请重新上传')
  return found
}

/** Null when a constraint refused it; then the transaction is as it was before. */
const attempt = async (
  { api }: Caller,
  context: WriteContext,
  households: readonly PlannedHousehold[],
  portioning: Portioning,
): Promise<readonly LeftOut[] | null> => {
  await sql`savepoint portion`.execute(context.transaction)
  try {
    return await applyPortion(context, households, portioning)
  } catch (error) {
    if (!isViolation(error)) throw error
    api.report('a portion of a roster was refused', error)
    await sql`rollback to savepoint portion`.execute(context.transaction)
    return null
  }
}

const peopleOf = ({ newResidents, address }: PlannedHousehold): readonly LeftOut[] =>
  newResidents.map(({ resident: { name } }) => ({
    name,
    address,
    reason: '和已有的档案对不上，没有导入，请重新预览再看',
  }))

/** All at once; if that cannot be, one household after the other, so that only the culprit is left out. */
const applyOrIsolate = async (
  caller: Caller,
  context: WriteContext,
  households: readonly PlannedHousehold[],
  portioning: Portioning,
): Promise<readonly LeftOut[]> => {
  if (households.length === 0) return []
  const whole = await attempt(caller, context, households, portioning)
  if (whole) return whole
  const leftOut: LeftOut[] = []
  for (const [index, household] of households.entries()) {
    const { author, path } = portioning
    const own = { author: { ...author, commandId: `${author.commandId}.${index}` }, path }
    leftOut.push(...((await attempt(caller, context, [household], own)) ?? peopleOf(household)))
  }
  return leftOut
}

const carryOut = async (
  caller: Caller,
  context: WriteContext,
  { id: importId, path }: { readonly id: string; readonly path: string },
  { position, portion }: NextPortion,
): Promise<RosterProgress['leftOut']> => {
  const { api, access } = caller
  const { tenantId, memberId, memberName } = access.actor
  const atMs = api.nowMs()
  if ((await insertRegions(context.transaction, tenantId, portion.newRegions)) > 0)
    await raiseStructureVersion(context.transaction, tenantId)
  const author = { commandId: `${importId}.${position}`, memberId, memberName, atMs }
  const leftOut = await applyOrIsolate(caller, context, portion.households, { author, path })
  await markPortionDone(context, importId, { position, atMs })
  return leftOut
}

/** CallErrors: forbidden; unusable when another preview took this one's place. One portion, one transaction. */
export const proceedRoster = async (
  caller: Caller,
  { importId, regionId }: { readonly importId: string; readonly regionId: string },
): Promise<RosterProgress> => {
  const { api, access } = caller
  const { tenantId } = access.actor
  const region = await requireRegion(api.database, access, 'roster.import', regionId)
  const progress = await api.database.transaction().execute(async (transaction) => {
    const context = { transaction, vault: api.vault, tenantId }
    const now = await loadAccess(transaction, access.actor, api.nowMs())
    await requireRegion(transaction, now, 'roster.import', regionId)
    const found = requireImport(await lockImport(transaction, tenantId, importId), region)
    const next = await nextPortion(context, importId)
    const running = { id: importId, path: region.path }
    const leftOut = next ? await carryOut(caller, context, running, next) : []
    const done = found.done + (next ? rowCountOf(next.portion) : 0)
    const finished = (await nextPortion(context, importId)) === undefined
    if (found.state !== 'finished')
      await saveProgress(context, importId, { done, finished, atMs: api.nowMs() })
    return { importId, done, total: found.total, finished, leftOut }
  })
  if (progress.finished) await refreshStatistics(api.database)
  return progress
}
