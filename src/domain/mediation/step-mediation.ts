/**
 * The state machine of a mediation, in one place: 受理 → 当事人同意 → 调解 → 协议 (书面的待签字) → 回访, or 调解不成, or 当事人不调了.
 * Each act says what the mediation becomes, or why it cannot be done. Run by the server on the truth. Pure.
 */
import { addDays, chinaDate, dayMs } from '../calendar'
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import {
  isOpen,
  isReady,
  needsMediator,
  type Agreement,
  type Mediation,
  type OtherWay,
} from './mediation'
import type { MediationAct } from './mediation-acts'
import { confirmUntil, wound } from './mediation-clock'
import { consented, neutral, withParty } from './mediation-parties'

export interface MediationMoment {
  readonly memberId: string
  /** Has a post that keeps mediations where it lies. */
  readonly keeps: boolean
  readonly nowMs: number
}

type Outcome = Result<Mediation, Refusal>

/** What was said at a door may be written down some days later. */
const writtenWithinDays = 30
const mostRevisitDays = 366

const ended = () => refuse('already-done', '这次调解已经有了结果')
const noAgreement = () => refuse('invalid', '还没有生效的协议')

const isPastDay = (date: string, { openedAtMs }: Mediation, nowMs: number): boolean =>
  date <= chinaDate(nowMs) && date >= addDays(chinaDate(openedAtMs), -writtenWithinDays)

/** What is agreed and waits for the signatures is not undone by another session. */
const metIn = ({ state }: Mediation) => (state === 'signing' ? 'signing' : 'mediating')

const planned = (mediation: Mediation, atMs: number, place: string, nowMs: number): Outcome => {
  if (!isReady(mediation)) return refuse('consent-missing')
  if (atMs <= nowMs) return refuse('invalid', '请选一个以后的时间')
  const next = { nextSessionAtMs: atMs, nextSessionPlace: place, reminders: 0 }
  return success({ ...mediation, ...next, state: metIn(mediation) })
}

const held = (
  mediation: Mediation,
  { atMs, presentIds }: { readonly atMs: number; readonly presentIds: readonly string[] },
  nowMs: number,
): Outcome => {
  if (!isReady(mediation)) return refuse('consent-missing')
  if (atMs > nowMs) return refuse('invalid', '时间还没到')
  if (!isPastDay(chinaDate(atMs), mediation, nowMs))
    return refuse('invalid', '日子太早了，请再看看')
  if (!presentIds.every((id) => mediation.parties.some((party) => party.id === id)))
    return refuse('invalid', '到场的人里有一位不在当事人中')
  // Only a session that was to be by then: one that is planned for later stands.
  const isPlanned = mediation.nextSessionAtMs > 0 && mediation.nextSessionAtMs <= nowMs + dayMs
  const plan = isPlanned ? { nextSessionAtMs: 0, nextSessionPlace: '', reminders: 0 } : {}
  const sessions = mediation.sessions + 1
  return success({ ...mediation, ...plan, state: metIn(mediation), sessions })
}

/** From the day of the agreement on nothing is planned any more but the revisit. */
const inEffect = (mediation: Mediation, agreement: Agreement): Mediation => ({
  ...mediation,
  state: 'agreed',
  agreement,
  nextSessionAtMs: 0,
  nextSessionPlace: '',
  reminders: 0,
})

const agreed = (
  mediation: Mediation,
  act: Extract<MediationAct, { kind: 'agree' }>,
  nowMs: number,
): Outcome => {
  const { kind: _, revisitOn, ...terms } = act
  if (!isReady(mediation)) return refuse('consent-missing')
  if (mediation.sessions === 0) return refuse('invalid', '请先记下一次调解')
  if (!isPastDay(act.agreedOn, mediation, nowMs)) return refuse('invalid', '请核对达成协议的日子')
  if (act.performBy !== '' && act.performBy < act.agreedOn)
    return refuse('invalid', '履行的期限在达成协议之前')
  if (revisitOn < act.agreedOn || revisitOn > addDays(act.agreedOn, mostRevisitDays))
    return refuse('invalid', '回访的日子要在达成协议后一年内')
  const promised = { ...mediation, revisitOn }
  if (act.form === 'oral')
    return success(inEffect(promised, { ...terms, effectiveOn: act.agreedOn }))
  return success({ ...promised, state: 'signing', agreement: { ...terms, effectiveOn: '' } })
}

const signed = (mediation: Mediation, signedOn: string, nowMs: number): Outcome => {
  const { agreement, state } = mediation
  if (state !== 'signing' || !agreement) return refuse('invalid', '没有等签字的协议书')
  if (!isReady(mediation)) return refuse('consent-missing')
  if (signedOn < agreement.agreedOn || signedOn > chinaDate(nowMs))
    return refuse('invalid', '请核对签字的日子')
  // A paper that was signed late is not revisited before it took effect.
  const revisitOn = mediation.revisitOn < signedOn ? signedOn : mediation.revisitOn
  return success(inEffect({ ...mediation, revisitOn }, { ...agreement, effectiveOn: signedOn }))
}

/** Without an agreement nothing of it is left: neither a text that nobody signed nor a revisit. */
const endedWithout = (
  mediation: Mediation,
  state: 'failed' | 'withdrawn',
  toldWays: readonly OtherWay[],
): Mediation => ({
  ...mediation,
  state,
  toldWays,
  agreement: null,
  nextSessionAtMs: 0,
  nextSessionPlace: '',
  revisitOn: '',
})

const revisited = (
  mediation: Mediation,
  act: Extract<MediationAct, { kind: 'revisit' }>,
  nowMs: number,
): Outcome => {
  const { on, kept, nextOn, toldCourt } = act
  const effectiveOn = mediation.agreement?.effectiveOn ?? ''
  if (mediation.state !== 'agreed' || effectiveOn === '') return noAgreement()
  if (on < effectiveOn || on > chinaDate(nowMs)) return refuse('invalid', '请核对回访的日子')
  if (nextOn !== '' && (nextOn <= on || nextOn > addDays(on, mostRevisitDays)))
    return refuse('invalid', '下次回访的日子要在这次以后一年内')
  if (kept !== 'kept' && nextOn === '' && !toldCourt)
    return refuse('invalid', '还没有履行：请定下次回访，或告诉当事人可以起诉')
  const revisits = mediation.revisits + 1
  return success({ ...mediation, kept, revisitOn: nextOn, revisits, reminders: 0 })
}

const confirmed = (mediation: Mediation, on: string, nowMs: number): Outcome => {
  const { agreement, state } = mediation
  if (state !== 'agreed' || !agreement) return noAgreement()
  if (on < agreement.effectiveOn || on > chinaDate(nowMs)) return refuse('invalid', '请核对日子')
  if (on > confirmUntil(mediation))
    return refuse('invalid', '过了三十日，法院不再确认；当事人可以就协议起诉')
  return success({ ...mediation, confirmationOn: on })
}

/** What may also be done when it has ended. */
type LastingAct = Extract<MediationAct, { kind: 'note' | 'assign' | 'revisit' | 'confirmation' }>

const takeLasting = (mediation: Mediation, act: LastingAct, nowMs: number): Outcome => {
  switch (act.kind) {
    case 'note':
      return success(mediation)
    case 'assign':
      return needsMediator(mediation)
        ? neutral({ ...mediation, mediators: act.mediators })
        : ended()
    case 'revisit':
      return revisited(mediation, act, nowMs)
    case 'confirmation':
      return confirmed(mediation, act.on, nowMs)
  }
}

const isLasting = (act: MediationAct): act is LastingAct =>
  ['note', 'assign', 'revisit', 'confirmation'].includes(act.kind)

const takeOpen = (
  mediation: Mediation,
  act: Exclude<MediationAct, LastingAct>,
  nowMs: number,
): Outcome => {
  if (!isOpen(mediation)) return ended()
  switch (act.kind) {
    case 'set-party':
      return withParty(mediation, act.party)
    case 'remove-party':
      return success({
        ...mediation,
        parties: mediation.parties.filter(({ id }) => id !== act.partyId),
      })
    case 'consent':
      return consented(mediation, act.partyId, act.agreed)
    case 'plan':
      return planned(mediation, act.atMs, act.place, nowMs)
    case 'hold':
      return held(mediation, act, nowMs)
    case 'agree':
      return agreed(mediation, act, nowMs)
    case 'sign':
      return signed(mediation, act.signedOn, nowMs)
    case 'fail':
      return act.toldWays.length === 0
        ? refuse('invalid', '请告诉当事人还有哪些途径')
        : success(endedWithout(mediation, 'failed', act.toldWays))
    case 'withdraw':
      return success(endedWithout(mediation, 'withdrawn', []))
  }
}

export const isMediator = (mediation: Mediation, memberId: string): boolean =>
  mediation.mediators.some((one) => one.memberId === memberId)

/** Who has nothing to do with it is told as little as of a mediation that there is not. */
export const stepMediation = (
  mediation: Mediation,
  act: MediationAct,
  { memberId, keeps, nowMs }: MediationMoment,
): Outcome => {
  if (!keeps) return refuse('mediation-not-found')
  if (act.kind !== 'assign' && !isMediator(mediation, memberId)) return refuse('not-its-mediator')
  // A server whose clock was set back writes nothing that lies before what was written.
  const now = Math.max(nowMs, mediation.changedAtMs)
  const next = isLasting(act) ? takeLasting(mediation, act, now) : takeOpen(mediation, act, now)
  return next.ok ? success(wound({ ...next.value, changedAtMs: now })) : next
}
