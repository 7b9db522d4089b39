/** From an upload to what an import of cases would do, on what is on file now. It writes nothing. */
import { chinaDate } from '../../../src/domain/calendar'
import type { ColumnMapping } from '../../../src/protocol/roster'
import type { RegionPlace } from '../access/region-place'
import { CallError } from '../call-error'
import type { Caller } from '../caller'
import { findUpload, readUploadBytes } from '../file/upload.repository'
import { loadPlacesAround } from '../roster/volunteers/region-places.repository'
import { readWorkbook } from '../roster/workbook'
import { placeCases, type PlacedCase } from './place-cases'
import { readHotline, type HotlineDefect, type HotlineReading } from './read-hotline'
import { findKnownCases, matterIdOf } from './take-in-cases'

export interface PlannedHotline {
  readonly importId: string
  readonly reading: HotlineReading
  readonly added: readonly PlacedCase[]
  readonly known: number
  /** Those of the reading and of the places. */
  readonly defects: readonly HotlineDefect[]
  readonly regionNames: ReadonlyMap<string, string>
}

/** CallError 'unusable' with what is wrong with the file. */
export const planHotline = async (
  { api, access }: Caller,
  region: RegionPlace,
  {
    importId,
    uploadId,
    mapping,
  }: { readonly importId: string; readonly uploadId: string; readonly mapping: ColumnMapping },
): Promise<PlannedHotline> => {
  const { database, vault } = api
  const { tenantId, memberId } = access.actor
  const upload = await findUpload(database, tenantId, uploadId)
  const isHere = upload?.purpose === 'hotline' && upload.regionId === region.id && upload.complete
  // A sheet holds names and telephones: only who brought them gets them back.
  if (!upload || !isHere || upload.memberId !== memberId)
    throw new CallError('unusable', '文件还没传完或已过期，请重新上传')
  const book = readWorkbook(await readUploadBytes(database, { vault, tenantId }, upload))
  if (!book.ok) throw new CallError('unusable', book.reason)
  const reading = readHotline(book.sheets, { mapping, today: chinaDate(api.nowMs()) })
  const { levels, matters } = access.settings
  const places = { ...(await loadPlacesAround(database, tenantId, region.path)), levels }
  const placed = placeCases(reading.rows, places, matters)
  const ids = placed.cases.map(({ caseNumber }) => matterIdOf(tenantId, caseNumber))
  const known = await findKnownCases(database, tenantId, ids)
  const added = placed.cases.filter((_, at) => !known.has(ids[at] ?? ''))
  return {
    ...{ importId, reading, added, known: placed.cases.length - added.length },
    defects: [...reading.defects, ...placed.defects],
    regionNames: new Map([...places.onPath, ...places.below].map(({ id, name }) => [id, name])),
  }
}
