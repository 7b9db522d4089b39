/**
 * Keeps out of an import the rows that say of themselves that they lie in another community or grid than
 * the one chosen. A title that does so is only told: offices copy titles. Pure; it looks nothing up.
 */
import type { Region } from '../../../src/domain/organisation/region'
import {
  rosterDefectReasons,
  type RosterDefect,
  type RosterReading,
  type SheetReading,
} from '../../../src/domain/roster'
import type { Settings } from '../../../src/domain/settings/settings'
import { nameAtLevel, type PlaceNames } from './plan-regions'
import { regionNameKey } from './region-name'

/** The chosen region and those above it. */
export type RegionOnPath = Pick<Region, 'name' | 'code' | 'levelId'>

export interface ImportTarget {
  readonly path: readonly RegionOnPath[]
  readonly levels: Settings['levels']
}

const bareName = (name: string): string =>
  regionNameKey(name.replace(/[\d一二三四五六七八九十]+号?微(?:网格|格)$/, '') || name).replace(
    /(?:社区|村|街道|镇|乡)$/,
    '',
  )

const endsWithName = (whole: string, end: string): boolean =>
  end !== '' && whole.endsWith(end) && !/\d$/.test(whole.slice(0, whole.length - end.length))

/** 杨家门, 梧桐街道杨家门社区 and 杨家门社区居委会 are one; 第七网格 and 第十七网格 are two. */
export const isNameOf = (written: string, { name, code }: RegionOnPath): boolean => {
  if (written === code) return true
  const pairs = [
    [bareName(written), bareName(name)],
    [regionNameKey(written), regionNameKey(name)],
  ] as const
  return pairs.some(([one, other]) => endsWithName(one, other) || endsWithName(other, one))
}

/** What a place calls itself and what was chosen, where these differ; null where they do not. */
const differenceOf = (
  place: PlaceNames,
  { path, levels }: ImportTarget,
): { readonly written: string; readonly chosen: string } | null => {
  for (const region of path) {
    const level = levels.find(({ id }) => id === region.levelId)
    const written = level ? nameAtLevel(level, place) : ''
    if (written !== '' && !isNameOf(written, region)) return { written, chosen: region.name }
  }
  return null
}

const keptOut = (
  sheet: string,
  { rowNumber, person, name }: Pick<RosterDefect, 'rowNumber' | 'person' | 'name'>,
  { written, chosen }: { readonly written: string; readonly chosen: string },
): RosterDefect => ({
  sheet,
  rowNumber,
  person,
  name,
  code: 'other-region',
  reason: `这一行写的是${written}，现在导入的是${chosen}。${rosterDefectReasons['other-region']}`,
  field: null,
  severity: 'row',
})

/** Fewer rows than these are somebody's mistake, not how the sheet writes its addresses. */
const LEAST_USUAL = { rows: 2, share: 0.1 }

/** The street that a sheet's addresses name, where they do: streets are renamed and joined, and addresses stay old. */
const usualStreet = ({ rows }: SheetReading): string => {
  const counts = new Map<string, number>()
  const naming = rows.filter(({ saysStreet }) => saysStreet !== '')
  for (const { saysStreet } of naming) counts.set(saysStreet, (counts.get(saysStreet) ?? 0) + 1)
  const [[street, count] = ['', 0]] = [...counts].sort(([, one], [, other]) => other - one)
  const isUsual = count * 2 > naming.length && count >= rows.length * LEAST_USUAL.share
  return isUsual && count >= LEAST_USUAL.rows ? street : ''
}

const nowhere: PlaceNames = { communityName: '', gridName: '', microGridName: '' }

/** What is told of a whole sheet and keeps nobody out. */
const sheetNotes = (sheet: SheetReading, street: string, target: ImportTarget): string[] => {
  if (sheet.skippedBecause !== '') return []
  const { communityName } = sheet
  const title = differenceOf({ ...nowhere, communityName }, target)
  const streets = differenceOf({ ...nowhere, streetName: street }, target)
  return [
    ...(title
      ? [`表的标题写的是${title.written}，现在导入的是${title.chosen}，请核对有没有选错`]
      : []),
    ...(streets
      ? [`住址写的多是${streets.written}，现在导入的是${streets.chosen}，请核对有没有选错`]
      : []),
  ]
}

/**
 * A workbook with a sheet for each community: beside one of this community, those of others are what their titles
 * say. A title that stands alone may have been copied.
 */
const areTitlesTrue = (sheets: readonly SheetReading[], target: ImportTarget): boolean =>
  sheets.some(
    ({ communityName, rows }) =>
      rows.length > 0 &&
      communityName !== '' &&
      differenceOf({ ...nowhere, communityName }, target) === null,
  )

const ofSheet = (sheet: SheetReading, target: ImportTarget, isTitleTrue: boolean): SheetReading => {
  const defects: RosterDefect[] = []
  const street = usualStreet(sheet)
  const rows = sheet.rows.filter((row) => {
    const streetName = row.saysStreet === street ? '' : row.saysStreet
    const communityName = row.saysCommunity || (isTitleTrue ? row.communityName : '')
    const found = differenceOf({ ...row, communityName, streetName }, target)
    if (found) defects.push(keptOut(sheet.name, row, found))
    return !found
  })
  const vacantHouses = sheet.vacantHouses.filter(({ rowNumber, gridName }) => {
    const found = differenceOf({ ...nowhere, gridName }, target)
    if (found) defects.push(keptOut(sheet.name, { rowNumber, person: 0, name: '' }, found))
    return !found
  })
  const notes = [...sheet.notes, ...sheetNotes(sheet, street, target)]
  return { ...sheet, rows, vacantHouses, notes, defects: [...sheet.defects, ...defects] }
}

/** The reading as it concerns one region: rows of others have become defects. */
export const keepOutOtherRegions = (
  reading: RosterReading,
  target: ImportTarget,
): RosterReading => ({
  sheets: reading.sheets.map((sheet, _, all) => ofSheet(sheet, target, areTitlesTrue(all, target))),
})
