/** What a worker says at a door: the outcome as a button has it, and an address as it is spoken. */
import type { House } from '../../domain/house/house'
import type { VisitOutcome } from '../../domain/visit/visit'

/** Buttons are said from the worker's side; labels.ts has the words of the log (见到, 未遇, 拒访). */
export const outcomeWords: Readonly<Record<VisitOutcome, string>> = {
  met: '见到了',
  absent: '未遇',
  declined: '不方便',
}

/** '迎凤二期 15 幢 3 单元', without the door. */
export const buildingWords = (house: Pick<House, 'estate' | 'building' | 'unit'>): string => {
  const building = house.building === '' ? '' : `${house.building}\u00a0幢`
  const unit = house.unit === '' ? '' : `${house.unit}\u00a0单元`
  return [house.estate, building, unit].filter((part) => part !== '').join(' ')
}

/** '迎凤二期 15 幢 3 单元 203' */
export const doorWords = (house: House): string =>
  [buildingWords(house), house.room].filter((part) => part !== '').join(' ')
