/** From an upload to what an import of volunteers would do, row by row, on what is on file now. It writes nothing. */
import { uuidv7 } from 'uuidv7'
import { chinaDate } from '../../../../src/domain/calendar'
import { decideVolunteer } from '../../../../src/domain/volunteer-roster/decide-volunteer'
import { volunteerRosterLabels } from '../../../../src/domain/volunteer-roster/volunteer-roster'
import type { ColumnMapping } from '../../../../src/protocol/roster'
import type { RegionPlace } from '../../access/region-place'
import { CallError } from '../../call-error'
import type { Caller } from '../../caller'
import { findUpload, readUploadBytes } from '../../file/upload.repository'
import { isNameOf } from '../other-region'
import { readWorkbook } from '../workbook'
import { importDay } from './carry-out-volunteers'
import { loadSharedHours, loadVolunteersOnFile } from './load-volunteers-on-file'
import { placeVolunteers, type PlacedVolunteerRow } from './place-volunteers'
import { readVolunteers, type VolunteerReading } from './read-volunteers'
import { loadPlacesAround } from './region-places.repository'
import { needsConsent } from './volunteer-columns'
import type { DecidedRow, PlannedVolunteers } from './volunteer-preview'

/** 100 people with their hours are written within seconds on the slowest database, far below any call's time limit. */
export const rowsPerPortion = 100

export const cutRows = <Row>(rows: readonly Row[]): readonly (readonly Row[])[] =>
  Array.from({ length: Math.ceil(rows.length / rowsPerPortion) }, (_, at) =>
    rows.slice(at * rowsPerPortion, (at + 1) * rowsPerPortion),
  )

/** CallError 'unusable' with what is wrong with the file. */
const readUpload = async (
  { api, access }: Caller,
  region: RegionPlace,
  { uploadId, mapping }: { readonly uploadId: string; readonly mapping: ColumnMapping },
): Promise<VolunteerReading> => {
  const { tenantId, memberId } = access.actor
  const upload = await findUpload(api.database, tenantId, uploadId)
  const isHere =
    upload?.purpose === 'volunteer-roster' && upload.regionId === region.id && upload.complete
  // A list holds whole ID numbers: only who brought them gets them back.
  if (!upload || !isHere || upload.memberId !== memberId)
    throw new CallError('unusable', '文件还没传完或已过期，请重新上传')
  const bytes = await readUploadBytes(api.database, { vault: api.vault, tenantId }, upload)
  const book = readWorkbook(bytes)
  if (!book.ok) throw new CallError('unusable', book.reason)
  return readVolunteers(book.sheets, { mapping, today: chinaDate(api.nowMs()) })
}

const decideAll = async (
  { api, access }: Caller,
  { path }: RegionPlace,
  rows: readonly PlacedVolunteerRow[],
): Promise<readonly DecidedRow[]> => {
  const context = { ...{ database: api.database, vault: api.vault, path }, ...access.actor }
  const decided: DecidedRow[] = []
  for (const some of cutRows(rows)) {
    const onFile = await loadVolunteersOnFile(context, some, { held: false })
    const shares = await loadSharedHours(context, access.actor, { rows: some, onFile })
    const day = importDay(access, api.nowMs(), shares)
    decided.push(...some.map((row) => ({ row, decision: decideVolunteer(row, onFile, day) })))
  }
  return decided
}

/** CallError 'unusable' with what is wrong with the file. */
export const planVolunteers = async (
  caller: Caller,
  region: RegionPlace,
  file: {
    readonly importId: string
    readonly uploadId: string
    readonly mapping: ColumnMapping
  },
): Promise<PlannedVolunteers> => {
  const { api, access } = caller
  const today = chinaDate(api.nowMs())
  const reading = await readUpload(caller, region, file)
  const places = await loadPlacesAround(api.database, access.actor.tenantId, region.path)
  const asOfSheet = new Map(reading.sheets.map(({ sheet, asOf }) => [sheet.name, asOf || today]))
  const dated = reading.rows.map((row) => ({ ...row, asOf: asOfSheet.get(row.sheet) ?? today }))
  const { levels } = access.settings
  const placed = placeVolunteers(dated, { ...places, levels }, uuidv7)
  const chosen = places.onPath.at(-1)?.name ?? ''
  const titleNotes = reading.sheets
    .filter(({ open, titleCommunity }) => open.skippedBecause === '' && titleCommunity !== '')
    .filter(
      ({ titleCommunity }) =>
        ![...places.onPath, ...places.below].some((one) => isNameOf(titleCommunity, one)),
    )
    .map(({ sheet, titleCommunity }) => ({
      sheet: sheet.name,
      rowNumber: 0,
      text: `表的标题写的是${titleCommunity}，现在导入的是${chosen}，请核对有没有选错`,
    }))
  const consentNotes = reading.sheets
    .filter(({ open }) => open.skippedBecause === '')
    .flatMap(({ sheet, open }) =>
      open.columns
        .filter(({ field, header }) => field === null && needsConsent(header))
        .map(({ header }) => ({
          sheet: sheet.name,
          rowNumber: 0,
          text: `“${header}”没有导。本人都同意过才能存：问过都同意的，在下面“各列是什么”里点开，选“${volunteerRosterLabels.politicalStatus}”`,
        })),
    )
  return {
    importId: file.importId,
    reading,
    decided: await decideAll(caller, region, placed.rows),
    defects: [...reading.defects, ...placed.defects],
    regionNames: new Map([...places.onPath, ...places.below].map(({ id, name }) => [id, name])),
    sheetNotes: [...titleNotes, ...consentNotes],
    today,
  }
}
