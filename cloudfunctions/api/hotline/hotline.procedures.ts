/**
 * The import of the hotline's cases as its user meets it: preview, go on until finished, fetch the rows that were kept out.
 * The preview writes nothing but the plan; each case becomes a matter, once, by its number.
 */
import type { InferContractRouterInputs } from '@orpc/contract'
import { uuidv7 } from 'uuidv7'
import * as v from 'valibot'
import { dueAtOf } from '../../../src/domain/hotline/read-due'
import { classOf, dueAtMs } from '../../../src/domain/matter/deadline'
import type { contract } from '../../../src/protocol/contract'
import type { FileAnswer } from '../../../src/protocol/file-answer'
import type { HotlinePreview, HotlineProgress } from '../../../src/protocol/hotline'
import { columnMappingShape } from '../../../src/protocol/roster'
import { loadAccess } from '../access/actor-access'
import { requireRegion, type RegionPlace } from '../access/region-place'
import { CallError } from '../call-error'
import type { Caller } from '../caller'
import { lockStructure } from '../organisation/tenant.repository'
import { os, requireAccess } from '../procedure'
import { applyOrIsolate } from '../roster/apply-or-isolate'
import { idleAfterMs, requireImport } from '../roster/proceed-roster'
import {
  abandonNear,
  findImport,
  findImportingNear,
  insertImport,
  lockImport,
  markPortionDone,
  nextPortion,
  saveProgress,
} from '../roster/roster-import.repository'
import { shownColumns } from './hotline-columns'
import type { PlacedCase } from './place-cases'
import { planHotline, type PlannedHotline } from './plan-hotline'
import { takeInCases, type LeftOutCase } from './take-in-cases'
import { writeHotlineDefects } from './hotline-defects'

type Inputs = InferContractRouterInputs<typeof contract>['hotline']

const kind = 'hotline'
const permission = 'hotline.import'
const summaryShape = v.object({ mapping: columnMappingShape })
const casesPerPortion = 50
const maxShown = 200
const maxDefectsShown = 2000

const portionsOf = (cases: readonly PlacedCase[]) =>
  Array.from({ length: Math.ceil(cases.length / casesPerPortion) }, (_, at) => {
    const content = cases.slice(at * casesPerPortion, (at + 1) * casesPerPortion)
    return { rowCount: content.length, content }
  })

const save = async (
  { api, access }: Caller,
  region: RegionPlace,
  input: Inputs['preview'],
  { importId, added }: PlannedHotline,
): Promise<void> => {
  const { tenantId, memberId } = access.actor
  const createdAtMs = api.nowMs()
  await api.database.transaction().execute(async (transaction) => {
    const context = { transaction, vault: api.vault, tenantId }
    const where = { kind, path: region.path } as const
    // Two previews of one region must not miss each other.
    await lockStructure(transaction, tenantId)
    const other = await findImportingNear(context, where, createdAtMs - idleAfterMs)
    if (other)
      throw new CallError('unusable', `${other.memberName}正在这里导入另一份工单，请等导完再来`)
    await abandonNear(context, where)
    await insertImport(context, {
      ...{ id: importId, kind, uploadId: input.fileId, regionId: region.id, memberId },
      ...{ summary: { mapping: input.mapping ?? {} }, portions: portionsOf(added), createdAtMs },
    })
  })
}

const shown = ({ api, access }: Caller, planned: PlannedHotline): HotlinePreview => {
  const { importId, reading, added, known, defects, regionNames } = planned
  const rules = access.settings.matters
  const dueOf = ({ due, calledAtMs, ownCategory }: PlacedCase): number => {
    const fromMs = calledAtMs || api.nowMs()
    return dueAtOf(due, fromMs, rules) ?? dueAtMs(fromMs, classOf(ownCategory, rules), rules)
  }
  const byRow = new Map<string, HotlinePreview['defects'][number]>()
  for (const defect of defects) {
    const key = `${defect.rowNumber} ${defect.sheet}`
    const before = byRow.get(key)
    byRow.set(key, before ? { ...before, reason: `${before.reason} ${defect.reason}` } : defect)
  }
  return {
    importId,
    sheets: reading.sheets.map(({ sheet, open, rowCount }) => ({
      ...{ name: sheet.name, skippedBecause: open.skippedBecause, rowCount },
      columns: shownColumns(sheet, open),
    })),
    counts: {
      rows: reading.sheets.reduce((sum, { rowCount }) => sum + rowCount, 0),
      ...{ newCases: added.length, known, defects: byRow.size },
      skippedLines: reading.sheets.reduce((sum, { skippedLines }) => sum + skippedLines, 0),
    },
    added: added.slice(0, maxShown).map((one) => ({
      ...{ caseNumber: one.caseNumber, category: one.ownCategory, text: one.content.slice(0, 40) },
      ...{ regionName: regionNames.get(one.regionId) ?? '', dueAtMs: dueOf(one) },
    })),
    defects: [...byRow.values()].slice(0, maxDefectsShown),
    notes: added
      .flatMap(({ sheet, rowNumber, notes }) => notes.map((text) => ({ sheet, rowNumber, text })))
      .slice(0, maxShown),
  }
}

/** CallErrors: forbidden; unusable with what is wrong with the file, or who else is importing here. */
const preview = async (caller: Caller, input: Inputs['preview']): Promise<HotlinePreview> => {
  const { api, access } = caller
  const region = await requireRegion(api.database, access, permission, input.regionId)
  const file = { importId: uuidv7(), uploadId: input.fileId, mapping: input.mapping ?? {} }
  const planned = await planHotline(caller, region, file)
  await save(caller, region, input, planned)
  return shown(caller, planned)
}

const refusedCase = ({ caseNumber }: PlacedCase): readonly LeftOutCase[] => [
  { caseNumber, reason: '没有导成，请重新预览再看' },
]

/** CallErrors: forbidden; unusable when another preview took this one's place. One portion, one transaction. */
const proceed = async (
  { api, access }: Caller,
  { importId, regionId }: Inputs['proceed'],
): Promise<HotlineProgress> => {
  const { tenantId } = access.actor
  const region = await requireRegion(api.database, access, permission, regionId)
  return api.database.transaction().execute(async (transaction) => {
    const context = { transaction, vault: api.vault, tenantId }
    const nowMs = api.nowMs()
    const now = await loadAccess(transaction, access.actor, nowMs)
    await requireRegion(transaction, now, permission, regionId)
    await lockStructure(transaction, tenantId)
    const found = requireImport(
      await lockImport(transaction, tenantId, { kind, id: importId }),
      region,
    )
    const next = await nextPortion<readonly PlacedCase[]>(context, importId)
    const desk = { ...context, access: now, nowMs }
    const leftOut = await applyOrIsolate<PlacedCase, readonly LeftOutCase[]>(
      {
        ...{ api, transaction, refused: refusedCase },
        apply: (cases) => takeInCases(desk, cases),
      },
      next?.content ?? [],
    )
    if (next) await markPortionDone(context, importId, { position: next.position, atMs: nowMs })
    const done = found.done + (next?.rowCount ?? 0)
    const finished = (await nextPortion(context, importId)) === undefined
    if (found.state !== 'finished')
      await saveProgress(context, importId, { done, finished, atMs: nowMs })
    return { importId, done, total: found.total, finished, leftOut: leftOut.flat() }
  })
}

/** CallErrors: forbidden; unusable when the file is gone or had no such rows. */
const downloadDefects = async (
  caller: Caller,
  { importId, regionId }: Inputs['defects'],
): Promise<FileAnswer> => {
  const { api, access } = caller
  const region = await requireRegion(api.database, access, permission, regionId)
  const found = await findImport(api.database, access.actor.tenantId, { kind, id: importId })
  if (found?.regionId !== region.id) throw new CallError('forbidden')
  const { mapping } = v.parse(summaryShape, found.summary)
  const { uploadId } = found
  const { reading, defects } = await planHotline(caller, region, { importId, uploadId, mapping })
  const bytes = writeHotlineDefects(reading, defects)
  if (!bytes) throw new CallError('unusable', '这份表里没有需要改的行')
  return { fileName: '需要改的工单.xlsx', bytes: Buffer.from(bytes).toString('base64') }
}

export const hotlineProcedures = {
  preview: os.hotline.preview.handler(async ({ context, input }) =>
    preview({ api: context.api, access: await requireAccess(context) }, input),
  ),
  proceed: os.hotline.proceed.handler(async ({ context, input }) =>
    proceed({ api: context.api, access: await requireAccess(context) }, input),
  ),
  defects: os.hotline.defects.handler(async ({ context, input }) =>
    downloadDefects({ api: context.api, access: await requireAccess(context) }, input),
  ),
}
