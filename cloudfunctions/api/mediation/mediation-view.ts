/** A mediation as each side may see it: its mediators everything but whole names and phones, the office that it is under way. */
import { confirmUntil } from '../../../src/domain/mediation/mediation-clock'
import type { Party } from '../../../src/domain/mediation/mediation'
import { isMediator } from '../../../src/domain/mediation/step-mediation'
import { maskPhone } from '../../../src/domain/phone-number'
import type {
  MediationLine,
  MediationStepLine,
  MediationView,
  PartyLine,
} from '../../../src/protocol/mediation'
import type { StoredStep } from './mediation-step.repository'
import type { StoredMediation } from './mediation.repository'
import { shownName } from './step-lines'

export interface Reader {
  readonly memberId: string
  readonly regionNames: ReadonlyMap<string, string>
}

export const toLine = (
  { mediation, number }: StoredMediation,
  { memberId, regionNames }: Reader,
): MediationLine => {
  const { id, kind, state, nextSessionAtMs, revisitOn, kept, openedAtMs } = mediation
  return {
    ...{ id, number, kind, state, nextSessionAtMs, revisitOn, kept, openedAtMs },
    regionName: regionNames.get(mediation.regionId) ?? '',
    parties: mediation.parties.map(shownName),
    mediators: mediation.mediators.map(({ memberName }) => memberName),
    isMine: isMediator(mediation, memberId),
  }
}

const toPartyLine = (party: Party): PartyLine => {
  const { id, side, kind, consent, phone, representative } = party
  return {
    ...{ id, side, kind, consent },
    name: shownName(party),
    phone: maskPhone(phone),
    representative:
      representative === null
        ? ''
        : `${representative.relation} ${shownName({ kind: 'person', name: representative.name })}`,
    isOnFile: party.residentId !== '',
  }
}

const toStepLine =
  ({ memberId }: Reader, isMine: boolean) =>
  ({ memberId: writer, ...step }: StoredStep): readonly MediationStepLine[] => {
    if (step.kind === 'note' && writer !== memberId) return []
    return [isMine ? step : { ...step, lines: [], words: '' }]
  }

export const toView = (
  stored: StoredMediation,
  steps: readonly StoredStep[],
  reader: Reader,
): MediationView => {
  const { mediation, brief } = stored
  const { regionId, matterId, sessions, toldWays, revisits, confirmationOn, agreement } = mediation
  const line = toLine(stored, reader)
  const isMine = line.isMine
  return {
    ...line,
    ...{ regionId, matterId, sessions, toldWays, revisits, confirmationOn },
    brief: isMine ? brief : '',
    people: mediation.parties.map(toPartyLine),
    mediatorIds: mediation.mediators.map(({ memberId }) => memberId),
    nextSessionPlace: isMine ? mediation.nextSessionPlace : '',
    agreement: isMine ? agreement : null,
    effectiveOn: agreement?.effectiveOn ?? '',
    confirmUntil: confirmUntil(mediation),
    steps: steps.flatMap(toStepLine(reader, isMine)),
  }
}
