/**
 * Labels with their values, as forms have them: 小区：和平家园 in one cell, or 家庭住址 beside its value. A header has
 * labels only, a person's line has values only.
 */
import { saysNothing, toPlainText } from '../../../src/domain/plain-text'
import type { RosterField } from '../../../src/domain/roster'
import { recogniseName } from './header-names'
import type { Cell } from './workbook'

const IN_ONE_CELL = /([\u4e00-\u9fff]{1,6}):\s*([^\s:]+)/g

/** The first value of each label; '' for a label without one. */
export function labelsOf(cells: readonly (Cell | undefined)[]): Map<RosterField, string> {
  const texts = cells.flatMap((cell) => (cell ? [toPlainText(cell.text)] : []))
  const found = new Map<RosterField, string>()
  const take = (label: string, value: string): void => {
    const field = recogniseName(label)
    if (field && field !== 'tagFlag' && !found.has(field))
      found.set(field, saysNothing(value) ? '' : value)
  }
  texts.forEach((text, at) => {
    for (const [, label = '', value = ''] of text.matchAll(IN_ONE_CELL)) take(label, value)
    const next = texts[at + 1]
    const isLabel = next === undefined || recogniseName(next) !== undefined
    take(text.replace(/:$/, ''), isLabel ? '' : next)
  })
  return found
}
