/**
 * The import of a roster as its user meets it: preview, go on until finished, fetch the rows that were kept
 * out. The preview writes nothing but the plan.
 */
import type { InferContractRouterInputs } from '@orpc/contract'
import { uuidv7 } from 'uuidv7'
import * as v from 'valibot'
import type { RosterMapping } from '../../../src/domain/roster'
import { chinaDate } from '../../../src/domain/calendar'
import { samePart } from '../../../src/domain/settings/settings-part'
import { regionIdShape } from '../../../src/domain/shapes'
import type { contract } from '../../../src/protocol/contract'
import type { FileAnswer } from '../../../src/protocol/file-answer'
import { columnMappingShape, type RosterPreview } from '../../../src/protocol/roster'
import { loadRegionPlaces, requireRegion, type RegionPlace } from '../access/region-place'
import { CallError } from '../call-error'
import type { Caller } from '../caller'
import { findUpload, readUploadBytes } from '../file/upload.repository'
import { os, requireAccess } from '../procedure'
import { lockStructure, readSettings } from '../organisation/tenant.repository'
import { writeDefectiveRows } from './defective-rows'
import type { ImportPlan } from './import-plan'
import { indexRows } from './index-rows'
import { loadEstates, loadOnFile, loadRegionsOnPath } from './load-on-file'
import { keepOutOtherRegions } from './other-region'
import { planImport } from './plan-import'
import { cutPortions, placeRegions, rowCountOf } from './portions'
import { idleAfterMs, proceedRoster } from './proceed-roster'
import { previewOf } from './preview-of'
import { readUpload, type ReadUpload } from './read-upload'
import { bareRegionName } from './region-name'
import {
  abandonNear,
  findImport,
  findImportingNear,
  insertImport,
} from './roster-import.repository'

type Inputs = InferContractRouterInputs<typeof contract>['roster']

const summaryShape = v.object({ mapping: columnMappingShape })

const readFile = async (
  { api, access }: Caller,
  { id: regionId, path }: RegionPlace,
  uploadId: string,
  mapping: RosterMapping,
): Promise<ReadUpload> => {
  const { tenantId, memberId } = access.actor
  const upload = await findUpload(api.database, tenantId, uploadId)
  const isHere = upload?.purpose === 'roster' && upload.regionId === regionId && upload.complete
  // A roster holds whole ID numbers: only who brought them gets them back.
  if (!upload || !isHere || upload.memberId !== memberId)
    throw new CallError('unusable', '文件还没传完或已过期，请重新上传')
  const bytes = await readUploadBytes(api.database, { vault: api.vault, tenantId }, upload)
  const { levels, tags } = access.settings
  const regions = await loadRegionsOnPath(api.database, tenantId, path)
  const read = readUpload(bytes, {
    mapping,
    today: chinaDate(api.nowMs()),
    estates: await loadEstates(api.database, tenantId, path),
    placeNames: regions.map(({ name }) => bareRegionName(name)),
    tags: tags.map(({ name }) => name),
  })
  return { ...read, reading: keepOutOtherRegions(read.reading, { path: regions, levels }) }
}

const plan = async (
  { api, access }: Caller,
  region: RegionPlace,
  { reading }: ReadUpload,
): Promise<ImportPlan> => {
  const { tenantId } = access.actor
  const rows = indexRows(reading, api.vault, tenantId)
  const context = { database: api.database, vault: api.vault, tenantId }
  const indexes = rows.flatMap(({ idNumberIndex }) => (idNumberIndex === '' ? [] : [idNumberIndex]))
  const planned = planImport({
    rows,
    vacantHouses: reading.sheets.flatMap((sheet) => sheet.vacantHouses),
    defectiveNames: new Set(
      reading.sheets.flatMap((sheet) => sheet.defects).map(({ name }) => name),
    ),
    onFile: await loadOnFile(context, region, indexes),
    targetId: v.parse(regionIdShape, region.id),
    settings: access.settings,
    newId: uuidv7,
    newRegionId: () => v.parse(regionIdShape, uuidv7()),
  })
  if (planned) return planned
  throw new CallError('unusable', '这一级不能导入台账，请选社区、网格或微网格')
}

const save = async (
  { api, access }: Caller,
  region: RegionPlace,
  made: { readonly importId: string; readonly input: Inputs['preview']; readonly plan: ImportPlan },
): Promise<void> => {
  const { tenantId, memberId } = access.actor
  const { importId, input, plan: planned } = made
  const parents = planned.newRegions.flatMap(({ parentId }) =>
    parentId === null ? [] : [parentId],
  )
  const known = await loadRegionPlaces(api.database, tenantId, [region.id, ...parents])
  const newRegions = placeRegions(planned, [...known.values()], access.settings)
  await api.database.transaction().execute(async (transaction) => {
    const context = { transaction, vault: api.vault, tenantId }
    // Two previews of one region must not miss each other.
    await lockStructure(transaction, tenantId)
    const { levels } = await readSettings(transaction, tenantId)
    if (!samePart(levels, access.settings.levels))
      throw new CallError('unusable', '层级刚刚改过，请重新读一次表')
    const nowMs = api.nowMs()
    const where = { kind: 'residents', path: region.path } as const
    const other = await findImportingNear(context, where, nowMs - idleAfterMs)
    if (other)
      throw new CallError('unusable', `${other.memberName}正在这里导入另一份台账，请等它导完再来`)
    await abandonNear(context, where)
    await insertImport(context, {
      id: importId,
      kind: 'residents',
      uploadId: input.fileId,
      regionId: region.id,
      memberId,
      summary: { mapping: input.mapping ?? {} },
      portions: cutPortions(newRegions, planned.households).map((content) => ({
        rowCount: rowCountOf(content),
        content,
      })),
      createdAtMs: nowMs,
    })
  })
}

/** CallErrors: forbidden; unusable with what is wrong with the file, or who else is importing here. */
const previewRoster = async (caller: Caller, input: Inputs['preview']): Promise<RosterPreview> => {
  const { api, access } = caller
  const region = await requireRegion(api.database, access, 'roster.import', input.regionId)
  const read = await readFile(caller, region, input.fileId, input.mapping ?? {})
  const planned = await plan(caller, region, read)
  const importId = uuidv7()
  await save(caller, region, { importId, input, plan: planned })
  return previewOf(importId, read.reading, planned)
}

/** CallErrors: forbidden; unusable when the file is gone or had no such rows. */
const downloadDefects = async (
  caller: Caller,
  { importId, regionId }: Inputs['defects'],
): Promise<FileAnswer> => {
  const { api, access } = caller
  const region = await requireRegion(api.database, access, 'roster.import', regionId)
  const key = { kind: 'residents', id: importId } as const
  const found = await findImport(api.database, access.actor.tenantId, key)
  if (found?.regionId !== region.id) throw new CallError('forbidden')
  const { mapping } = v.parse(summaryShape, found.summary)
  const { sheets, reading, options } = await readFile(caller, region, found.uploadId, mapping)
  const bytes = writeDefectiveRows(sheets, reading, options)
  if (!bytes) throw new CallError('unusable', '这份表里没有需要改的行')
  return { fileName: '需要改的行.xlsx', bytes: Buffer.from(bytes).toString('base64') }
}

export const rosterProcedures = {
  preview: os.roster.preview.handler(async ({ context, input }) =>
    previewRoster({ api: context.api, access: await requireAccess(context) }, input),
  ),
  proceed: os.roster.proceed.handler(async ({ context, input }) =>
    proceedRoster({ api: context.api, access: await requireAccess(context) }, input),
  ),
  defects: os.roster.defects.handler(async ({ context, input }) =>
    downloadDefects({ api: context.api, access: await requireAccess(context) }, input),
  ),
}
