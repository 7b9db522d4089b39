/** What the user should know of how a whole sheet was read: nothing that was inferred goes untold. */
import { formatAddress } from '../../../src/domain/address-text'
import type { ReadSheet } from './read-sheet'

/** `joined`: how many of its people were listed in another sheet, to which only their tag went. */
export function sheetNotes({ open, lines }: ReadSheet, joined: number): string[] {
  if (open.skippedBecause !== '') return []
  const { kind } = open.title
  const { estate, building, unit } = open.place
  const place = formatAddress({ estate, building, unit, floor: null, room: '', rest: '' })
  const kin = open.people.kin.flatMap((index) => open.columns[index]?.header ?? [])
  const isPlaced = lines.some(({ person }) => person.isPlacedBySheet)
  return [
    ...(kind === '' ? [] : [`按表的标题，给每个人都加上标签“${kind}”`]),
    ...(joined === 0 ? [] : [`有 ${joined} 人别的表里已有，只把标签加到了那里`]),
    ...(isPlaced && place !== '' ? [`没有写小区、幢的，按表名或标题读作“${place}”`] : []),
    ...kin.map((header) => `“${header}”里的人没有导入，住在这里的请一人一行写上`),
  ]
}
