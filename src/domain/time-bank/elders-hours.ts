/**
 * A service out of the hours of the elder for whom a relative asks: the elder stored them once and leaves the phone to the
 * family. On a relative's word nothing is held; the community asks the elder first. Pure.
 */
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import type { VolunteerState } from '../volunteer/volunteer'
import { mostUnderWay } from './free-hands'
import { poolAccount, volunteerAccount } from './ledger'
import type { PayFrom } from './order'

/** Who asked pays, or the volunteer in whose place the office asked; another volunteer is the elder of a relative. */
export const payFromOf = (payer: string, askerVolunteerId: string | null): PayFrom => {
  if (payer === poolAccount) return 'pool'
  return payer === volunteerAccount(askerVolunteerId ?? '') ? 'own' : 'elder'
}

export interface Elder {
  readonly state: VolunteerState
  readonly name: string
  /** null: nobody signs in as them. */
  readonly memberId: string | null
}

/**
 * Asking for a service so often within a day, in vain or not, is nobody's need: whoever goes on tries numbers and names,
 * or does not leave an elder in peace.
 */
export const mostAskedADay = 10

/** `askedToday`: times before this one. */
export const mayNameElder = (askedToday: number): Result<undefined, Refusal> =>
  askedToday >= mostAskedADay
    ? refuse('not-by-the-rules', `24 小时里最多提 ${mostAskedADay} 次，请过一天再来，或问社区`)
    : success(undefined)

/** `name` as who asks writes it. The same answer to all that does not agree: nobody reads the register by trying. */
export const mayAskForElder = (
  elder: Elder | undefined,
  { name, memberId }: { readonly name: string; readonly memberId: string },
): Result<undefined, Refusal> => {
  if (elder?.memberId === memberId) return refuse('invalid', '这是您自己的编号，请选“我存的”')
  return elder?.state === 'verified' && elder.name === name.trim()
    ? success(undefined)
    : refuse('invalid', '志愿者编号和姓名没对上，请照家人的志愿证明写；没有就问社区')
}

/** The elder's places are taken only by what the community has agreed to. */
export const mayHoldForElder = (
  state: VolunteerState | undefined,
  underWay: number,
): Result<undefined, Refusal> => {
  if (state !== 'verified')
    return refuse('invalid', '老人现在不是核对过的志愿者，请不批准，写明原因')
  return underWay >= mostUnderWay
    ? refuse('not-by-the-rules', `老人已有 ${underWay} 个进行中的兑换，办完再批`)
    : success(undefined)
}
