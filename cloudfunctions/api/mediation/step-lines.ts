/** What a step says besides its words: when, where, who was there. Names are covered, as they are on every screen. */
import { chinaMoment } from '../../../src/domain/calendar'
import { coveredName } from '../../../src/domain/covered-name'
import {
  keptNames,
  otherWayNames,
  sideNames,
  type Mediation,
  type Party,
} from '../../../src/domain/mediation/mediation'
import type { MediationActInput } from '../../../src/domain/mediation/mediation-commands'

export const shownName = ({ kind, name }: Pick<Party, 'kind' | 'name'>): string =>
  kind === 'unit' ? name : coveredName(name)

/** `parties`: those before the step and after it, so that one who was taken off still has a name. */
export const stepLines = (
  act: MediationActInput,
  parties: readonly Party[],
  { mediators }: Mediation,
): readonly string[] => {
  const named = (id: string): string => {
    const party = parties.find((one) => one.id === id)
    return party ? `${sideNames[party.side]} ${shownName(party)}` : ''
  }
  switch (act.kind) {
    case 'assign':
      return [`调解员：${mediators.map(({ memberName }) => memberName).join('、')}`]
    case 'set-party':
      return [named(act.party.id)]
    case 'remove-party':
      return [named(act.partyId)]
    case 'consent':
      return [`${named(act.partyId)}：${act.agreed ? '同意调解' : '不同意调解'}`]
    case 'plan':
      return [`${chinaMoment(act.atMs)}，${act.place}`]
    case 'hold': {
      const present = act.presentIds.map(named).join('、')
      const also = act.alsoPresent === '' ? [] : [`也在场：${act.alsoPresent}`]
      return [`${chinaMoment(act.atMs)}，${act.place}`, `到场：${present}`, ...also]
    }
    case 'agree':
      return [act.form === 'written' ? '书面协议，等签字' : '口头协议', `回访：${act.revisitOn}`]
    case 'sign':
      return [`签字：${act.signedOn}`]
    case 'fail':
      return [`已告知：${act.toldWays.map((way) => otherWayNames[way]).join('、')}`]
    case 'revisit':
      return [
        `${act.on} 回访：${keptNames[act.kept]}`,
        ...(act.toldCourt ? ['已告知可以起诉'] : []),
        ...(act.nextOn === '' ? [] : [`下次回访：${act.nextOn}`]),
      ]
    case 'confirmation':
      return [`${act.on} 双方向法院申请司法确认`]
    case 'withdraw':
    case 'note':
      return []
  }
}
