/**
 * Goes on with a confirmed import: one portion, one transaction. A household that the database cannot bear is
 * left out alone and told; the rest of its portion, and every other portion, is imported.
 */
import type { RosterProgress } from '../../../src/protocol/roster'
import { loadAccess } from '../access/actor-access'
import { requireRegion, type RegionPlace } from '../access/region-place'
import { CallError } from '../call-error'
import type { Caller } from '../caller'
import { refreshStatistics } from '../database/refresh-statistics'
import { insertRegions } from '../organisation/region.repository'
import { raiseStructureVersion } from '../organisation/tenant.repository'
import type { WriteContext } from '../record/write-changes'
import { applyOrIsolate } from './apply-or-isolate'
import { applyPortion, type LeftOut } from './apply-portion'
import type { PlannedHousehold } from './import-plan'
import type { Portion } from './portions'
import {
  lockImport,
  markPortionDone,
  nextPortion,
  saveProgress,
  type ImportRow,
  type NextPortion,
} from './roster-import.repository'

/** An import that nobody went on with for so long gives way to a new one. */
export const idleAfterMs = 10 * 60_000

export const requireImport = (found: ImportRow | undefined, region: RegionPlace): ImportRow => {
  if (found?.regionId !== region.id) throw new CallError('forbidden')
  if (found.state === 'abandoned')
    throw new CallError('unusable', '这里已另外读过一份台账，这份预览作废了，请重新上传')
  return found
}

const peopleOf = ({ newResidents, address }: PlannedHousehold): readonly LeftOut[] =>
  newResidents.map(({ resident: { name } }) => ({
    name,
    address,
    reason: '和已有的档案对不上，没有导入，请重新预览再看',
  }))

const carryOut = async (
  caller: Caller,
  context: WriteContext,
  { id: importId, path }: { readonly id: string; readonly path: string },
  { position, content }: NextPortion<Portion>,
): Promise<RosterProgress['leftOut']> => {
  const { api, access } = caller
  const { tenantId, memberId, memberName } = access.actor
  const atMs = api.nowMs()
  if ((await insertRegions(context.transaction, tenantId, content.newRegions)) > 0)
    await raiseStructureVersion(context.transaction, tenantId)
  const author = { commandId: `${importId}.${position}`, memberId, memberName, atMs }
  const leftOut = await applyOrIsolate<PlannedHousehold, readonly LeftOut[]>(
    {
      ...{ api, transaction: context.transaction, refused: peopleOf },
      apply: (households, alone) => {
        const commandId = alone === undefined ? author.commandId : `${author.commandId}.${alone}`
        return applyPortion(context, households, { author: { ...author, commandId }, path })
      },
    },
    content.households,
  )
  await markPortionDone(context, importId, { position, atMs })
  return leftOut.flat()
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
    const key = { kind: 'residents', id: importId } as const
    const found = requireImport(await lockImport(transaction, tenantId, key), region)
    const next = await nextPortion<Portion>(context, importId)
    const running = { id: importId, path: region.path }
    const leftOut = next ? await carryOut(caller, context, running, next) : []
    const done = found.done + (next?.rowCount ?? 0)
    const finished = (await nextPortion(context, importId)) === undefined
    if (found.state !== 'finished')
      await saveProgress(context, importId, { done, finished, atMs: api.nowMs() })
    return { importId, done, total: found.total, finished, leftOut }
  })
  if (progress.finished) await refreshStatistics(api.database)
  return progress
}
