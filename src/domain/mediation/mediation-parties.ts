/** Who takes part: parties of free will, mediators that are neutral towards every one of them. */
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import { isInvolved, maxParties, type Mediation, type Mediator, type Party } from './mediation'

type Outcome = Result<Mediation, Refusal>

/** The names of who cannot be neutral towards whom; '' when all are. */
const notNeutral = (mediators: readonly Mediator[], parties: readonly Party[]): string =>
  mediators
    .filter((mediator) => parties.some((party) => isInvolved(mediator, party)))
    .map(({ memberName }) => memberName)
    .join('、')

export const neutral = (mediation: Mediation): Outcome => {
  const names = notNeutral(mediation.mediators, mediation.parties)
  if (mediation.mediators.length === 0) return refuse('invalid', '至少要有一位调解员')
  return names === '' ? success(mediation) : refuse('mediator-involved', names)
}

export const withParty = (mediation: Mediation, changed: Omit<Party, 'consent'>): Outcome => {
  const { parties } = mediation
  const before = parties.find(({ id }) => id === changed.id)
  if (!before && parties.length >= maxParties)
    return refuse('invalid', `最多 ${maxParties} 位当事人`)
  // Somebody else under the same id has agreed to nothing.
  const isSame = before?.name === changed.name && before.side === changed.side
  const party: Party = { ...changed, consent: isSame ? before.consent : 'open' }
  const next = before
    ? parties.map((one) => (one.id === changed.id ? party : one))
    : [...parties, party]
  return neutral({ ...mediation, parties: next })
}

export const consented = (mediation: Mediation, partyId: string, agreed: boolean): Outcome => {
  const { parties } = mediation
  if (!parties.some(({ id }) => id === partyId)) return refuse('invalid', '没有这位当事人')
  const consent = agreed ? 'agreed' : 'declined'
  return success({
    ...mediation,
    parties: parties.map((one) => (one.id === partyId ? { ...one, consent } : one)),
  })
}

/** A new one, by whoever keeps mediations there; its mediators are neutral or it is not opened. */
export const openMediation = (
  opened: Pick<Mediation, 'id' | 'regionId' | 'matterId' | 'kind' | 'parties' | 'mediators'>,
  nowMs: number,
): Outcome =>
  neutral({
    ...opened,
    state: 'preparing',
    nextSessionAtMs: 0,
    nextSessionPlace: '',
    sessions: 0,
    agreement: null,
    toldWays: [],
    revisitOn: '',
    revisits: 0,
    kept: null,
    confirmationOn: '',
    nextAlarmAtMs: 0,
    reminders: 0,
    openedAtMs: nowMs,
    changedAtMs: nowMs,
  })
