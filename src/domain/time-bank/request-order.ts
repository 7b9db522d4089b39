/** Asking for a service: who may, for whom, on which day, whether the community looks first, how long it stands open. Pure. */
import { addDays, ageOn, chinaDate, startOfChinaDateMs } from '../calendar'
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import type { TimeBankRules } from '../settings/time-bank-rules'
import { dayMistake } from './kept-request'
import { waitsUntil, type Order, type PayFrom, type Step } from './order'

export interface RequestFacts {
  readonly rules: TimeBankRules
  readonly service: string
  readonly minutes: number
  readonly payFrom: PayFrom
  /** '' = any day. */
  readonly wantedOn: string
  readonly asker: {
    readonly memberId: string
    /** null unless a verified volunteer. */
    readonly volunteerId: string | null
    /** '' when not known. */
    readonly birthDate: string
  }
  /** All '' = for the one who asks. */
  readonly elder: { readonly name: string; readonly relation: string; readonly birthDate: string }
  /** Whose hours they are where they are the elder's. */
  readonly elderVolunteerId?: string
  /** Neither the files nor a worker know how old the one is for whom it is. */
  readonly ageIsOnlySaid: boolean
  readonly nowMs: number
}

export const expiryMs = (rules: TimeBankRules, nowMs: number): number =>
  startOfChinaDateMs(addDays(chinaDate(nowMs), rules.holdDays + 1))

/** Where an age is asked for, one that is only said may wait until the community has looked. */
export const saidAgeWaits = ({ saidAgeNeedsApproval, redeemFromAge }: TimeBankRules): boolean =>
  saidAgeNeedsApproval && redeemFromAge > 0

const needsApproval = ({ rules, payFrom, ageIsOnlySaid }: RequestFacts): boolean =>
  payFrom !== 'own' || (ageIsOnlySaid && saidAgeWaits(rules))

/** Redeemable from an age on, for oneself or as a relative: domain.md §4, cities differ. */
export const requestOrder = (facts: RequestFacts): Result<Step, Refusal> => {
  const { rules, asker, elder, nowMs } = facts
  if (!rules.services.includes(facts.service)) return refuse('invalid', '服务不在清单里')
  const mistake = dayMistake(facts.wantedOn, nowMs)
  if (mistake !== '') return refuse('invalid', mistake)
  const isForSelf = elder.name === '' && elder.relation === ''
  if (!isForSelf && (elder.name.trim() === '' || elder.relation.trim() === ''))
    return refuse('invalid', '替家人兑换，请写明姓名和关系')
  const birthDate = isForSelf ? asker.birthDate : elder.birthDate
  const age = ageOn(birthDate, chinaDate(nowMs))
  if (age === null && rules.redeemFromAge > 0) return refuse('invalid', '请写明出生日期')
  if ((age ?? 0) < rules.redeemFromAge)
    return refuse('not-by-the-rules', `满 ${rules.redeemFromAge} 岁可以兑换`)
  if (facts.payFrom === 'own' && asker.volunteerId === null) return refuse('not-a-volunteer')
  const order: Order = {
    state: needsApproval(facts) ? 'asked' : 'open',
    minutes: facts.minutes,
    payFrom: facts.payFrom,
    askerMemberId: asker.memberId,
    askerVolunteerId: asker.volunteerId,
    elderVolunteerId: facts.elderVolunteerId ?? null,
    takerVolunteerId: null,
    takenAtMs: null,
    askerMinutes: null,
    takerMinutes: null,
    objected: false,
    wantedOn: facts.wantedOn,
    expiresAtMs: waitsUntil(facts.wantedOn, expiryMs(rules, nowMs)),
  }
  return success({ order, effect: { kind: facts.payFrom === 'own' ? 'hold' : 'nothing' } })
}
