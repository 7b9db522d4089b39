/** What a worker says at a door: the outcome as a button has it, and an address as it is spoken. */
import type { FollowUp } from '../../domain/follow-up/follow-up'
import type { House } from '../../domain/house/house'
import { matterStateNames } from '../../domain/matter/matter'
import type { TagTone } from '../tag'
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

/** Where the matter stands that a follow-up became, with a shape beside the colour; null while it is with who walks. */
export const handlingTag = ({
  handling,
}: Pick<FollowUp, 'handling'>): { readonly tone: TagTone; readonly words: string } | null => {
  switch (handling) {
    case 'asked':
      return { tone: 'amber', words: '◆ 交给别人办，待传' }
    case 'answered':
    case 'closed':
      return { tone: 'green', words: `● ${matterStateNames[handling]}` }
    case 'withdrawn':
    case 'merged':
      return { tone: 'grey', words: `– ${matterStateNames[handling]}` }
    case 'waiting':
    case 'accepted':
    case 'dispatched':
    case 'working':
      return { tone: 'amber', words: `◆ ${matterStateNames[handling]}` }
    default:
      return null
  }
}
