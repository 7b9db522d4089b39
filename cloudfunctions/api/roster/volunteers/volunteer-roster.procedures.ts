/**
 * The import of a list of volunteers as its user meets it: preview, go on until finished, fetch the rows that were kept
 * out. The preview writes nothing but the plan.
 */
import type { InferContractRouterInputs } from '@orpc/contract'
import { uuidv7 } from 'uuidv7'
import * as v from 'valibot'
import type { contract } from '../../../../src/protocol/contract'
import type { FileAnswer } from '../../../../src/protocol/file-answer'
import { columnMappingShape } from '../../../../src/protocol/roster'
import type {
  VolunteerRosterPreview,
  VolunteerRosterProgress,
} from '../../../../src/protocol/volunteer-roster'
import { loadAccess } from '../../access/actor-access'
import { requireRegion, type RegionPlace } from '../../access/region-place'
import { CallError } from '../../call-error'
import type { Caller } from '../../caller'
import { refreshStatistics } from '../../database/refresh-statistics'
import { lockStructure } from '../../organisation/tenant.repository'
import { os, requireAccess } from '../../procedure'
import { columnPlace, type Vault } from '../../secrets/vault'
import { sumWaiting, type BroughtList } from '../../time-bank/listed-hours.repository'
import { applyOrIsolate } from '../apply-or-isolate'
import { idleAfterMs, requireImport } from '../proceed-roster'
import {
  abandonNear,
  findImport,
  findImportingNear,
  insertImport,
  lockImport,
  markPortionDone,
  nextPortion,
  saveProgress,
  type ImportRow,
} from '../roster-import.repository'
import { carryOutVolunteers, type LeftOutRow } from './carry-out-volunteers'
import type { PlacedVolunteerRow } from './place-volunteers'
import { cutRows, planVolunteers } from './plan-volunteers'
import { writeVolunteerDefects } from './volunteer-defects'
import { allDefects, volunteerPreview, type PlannedVolunteers } from './volunteer-preview'

type Inputs = InferContractRouterInputs<typeof contract>['volunteerRoster']

/** `fileName` lies sealed: somebody's name may stand in it. */
const summaryShape = v.object({ mapping: columnMappingShape, fileName: v.optional(v.string(), '') })
const kind = 'volunteers'

const fileNamePlace = (tenantId: string, importId: string) =>
  columnPlace('roster_import.file_name', tenantId, importId)

const save = async (
  { api, access }: Caller,
  region: RegionPlace,
  input: Inputs['preview'],
  { importId, decided }: PlannedVolunteers,
): Promise<void> => {
  const { tenantId, memberId } = access.actor
  // What a person has to decide, or to correct, is not carried out; everything else is decided again when it is.
  const rows = decided
    .filter(({ decision }) => decision.kind === 'add' || decision.kind === 'update')
    .map(({ row }) => row)
  const createdAtMs = api.nowMs()
  const fileName = api.vault.seal(fileNamePlace(tenantId, importId), input.fileName ?? '')
  await api.database.transaction().execute(async (transaction) => {
    const context = { transaction, vault: api.vault, tenantId }
    const where = { kind, path: region.path } as const
    // Two previews of one region must not miss each other.
    await lockStructure(transaction, tenantId)
    const other = await findImportingNear(context, where, createdAtMs - idleAfterMs)
    if (other)
      throw new CallError('unusable', `${other.memberName}正在这里导入另一份名册，请等它导完再来`)
    await abandonNear(context, where)
    await insertImport(context, {
      ...{ id: importId, kind, uploadId: input.fileId, regionId: region.id, memberId },
      summary: { mapping: input.mapping ?? {}, fileName },
      portions: cutRows(rows).map((content) => ({ rowCount: content.length, content })),
      createdAtMs,
    })
  })
}

/** CallErrors: forbidden; unusable with what is wrong with the file, or who else is importing here. */
const preview = async (
  caller: Caller,
  input: Inputs['preview'],
): Promise<VolunteerRosterPreview> => {
  const { api, access } = caller
  const region = await requireRegion(api.database, access, 'volunteer.manage', input.regionId)
  const file = { importId: uuidv7(), uploadId: input.fileId, mapping: input.mapping ?? {} }
  const planned = await planVolunteers(caller, region, file)
  await save(caller, region, input, planned)
  return volunteerPreview(planned)
}

const refusedRow = ({ details }: PlacedVolunteerRow): readonly LeftOutRow[] => [
  { name: details.name, reason: '和已有的志愿者对不上，没有导入，请重新预览再看' },
]

/** As a colleague reads it before agreeing: brought by whoever chose the file, whoever goes on with it. */
const listOf = (vault: Vault, tenantId: string, found: ImportRow): BroughtList => {
  const { id: importId, regionId, memberId, memberName, summary } = found
  const { fileName } = v.parse(summaryShape, summary)
  return {
    ...{ importId, regionId, by: { tenantId, memberId, memberName } },
    fileName: vault.open(fileNamePlace(tenantId, importId), fileName),
  }
}

/** CallErrors: forbidden; unusable when another preview took this one's place. One portion, one transaction. */
const proceed = async (
  { api, access }: Caller,
  { importId, regionId }: Inputs['proceed'],
): Promise<VolunteerRosterProgress> => {
  const { tenantId } = access.actor
  const region = await requireRegion(api.database, access, 'volunteer.manage', regionId)
  const progress = await api.database.transaction().execute(async (transaction) => {
    const context = { transaction, vault: api.vault, tenantId }
    const nowMs = api.nowMs()
    const now = await loadAccess(transaction, access.actor, nowMs)
    await requireRegion(transaction, now, 'volunteer.manage', regionId)
    // One list at a time in the whole tenant: a person who stands in two of them is found by the second.
    await lockStructure(transaction, tenantId)
    const found = requireImport(
      await lockImport(transaction, tenantId, { kind, id: importId }),
      region,
    )
    const next = await nextPortion<readonly PlacedVolunteerRow[]>(context, importId)
    const list = listOf(api.vault, tenantId, found)
    const portion = { context, access: now, path: region.path, nowMs, list }
    const outcomes = await applyOrIsolate<PlacedVolunteerRow, readonly LeftOutRow[]>(
      {
        ...{ api, transaction, refused: refusedRow },
        apply: (rows) => carryOutVolunteers(portion, rows),
      },
      next?.content ?? [],
    )
    if (next) await markPortionDone(context, importId, { position: next.position, atMs: nowMs })
    const done = found.done + (next?.rowCount ?? 0)
    const finished = (await nextPortion(context, importId)) === undefined
    if (found.state !== 'finished')
      await saveProgress(context, importId, { done, finished, atMs: nowMs })
    return {
      ...{ importId, done, total: found.total, finished },
      waitingMinutes: await sumWaiting(transaction, tenantId, importId),
      leftOut: outcomes.flat(),
    }
  })
  if (progress.finished) await refreshStatistics(api.database)
  return progress
}

/** CallErrors: forbidden; unusable when the file is gone or had no such rows. */
const downloadDefects = async (
  caller: Caller,
  { importId, regionId }: Inputs['defects'],
): Promise<FileAnswer> => {
  const { api, access } = caller
  const region = await requireRegion(api.database, access, 'volunteer.manage', regionId)
  const found = await findImport(api.database, access.actor.tenantId, { kind, id: importId })
  if (found?.regionId !== region.id) throw new CallError('forbidden')
  const { mapping } = v.parse(summaryShape, found.summary)
  const { uploadId } = found
  const planned = await planVolunteers(caller, region, { importId, uploadId, mapping })
  const bytes = writeVolunteerDefects(planned.reading, allDefects(planned))
  if (!bytes) throw new CallError('unusable', '这份表里没有需要改的行')
  return { fileName: '需要改的行.xlsx', bytes: Buffer.from(bytes).toString('base64') }
}

export const volunteerRosterProcedures = {
  preview: os.volunteerRoster.preview.handler(async ({ context, input }) =>
    preview({ api: context.api, access: await requireAccess(context) }, input),
  ),
  proceed: os.volunteerRoster.proceed.handler(async ({ context, input }) =>
    proceed({ api: context.api, access: await requireAccess(context) }, input),
  ),
  defects: os.volunteerRoster.defects.handler(async ({ context, input }) =>
    downloadDefects({ api: context.api, access: await requireAccess(context) }, input),
  ),
}
