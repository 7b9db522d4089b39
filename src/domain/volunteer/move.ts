/**
 * A volunteer who moves house within the street belongs to another community from then on. Whoever manages volunteers where
 * they move TO decides: that community answers for the file from then on and can see whether somebody lives there, which the
 * old one cannot; nobody hands a file to a community that did not take it, and the old one has no say in where people live, it
 * is told that they left. People read the file then who had no business with it: so only the volunteer asks for it, and until
 * it is granted the new community sees who asks, and nothing of what they have done. For somebody without a phone the worker who
 * keeps the file asks, writes down how they wanted it, and another one takes them in.
 */
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import type { VolunteerState } from './volunteer'

interface Mover {
  readonly state: VolunteerState
  readonly regionId: string
}

/** Who is not in yet, or no more, simply registers where they live. */
export const mayAskMove = (
  { state, regionId }: Mover,
  toRegionId: string,
): Result<undefined, Refusal> => {
  if (state === 'waiting') return refuse('not-verified')
  if (state !== 'verified') return refuse('invalid', '这份登记不在用，请在新的社区再登记一次')
  return regionId === toRegionId ? refuse('invalid', '本来就在这个社区') : success(undefined)
}

/** In the place of somebody who cannot ask by themselves, for a move or whatever else is to be corrected. */
export const mayAskInPlaceOf = ({
  memberId,
}: {
  readonly memberId: string | null
}): Result<undefined, Refusal> =>
  memberId === null
    ? success(undefined)
    : refuse('invalid', '本人有微信，请本人在“我的志愿记录”里要求更正')

/** `askedById`: who of the office asked; null: the volunteer. */
export const mayGrant = (
  askedById: string | null,
  actor: { readonly memberId: string },
): Result<undefined, Refusal> =>
  askedById === actor.memberId ? refuse('needs-another', '这是您代为提出的') : success(undefined)

export const mayTakeIn = ({ state }: Pick<Mover, 'state'>): Result<undefined, Refusal> =>
  state === 'verified'
    ? success(undefined)
    : refuse('invalid', '这份登记已经不在用，请点“不同意”，写明原因')

/** What an open move is to an office: somebody comes, goes, or moves within what it covers; '' for none of its business. */
export type MoveSeen = 'in' | 'out' | 'within' | ''

/** Of who only asks to come, nothing is done here yet. */
export const isHere = ({ moves }: { readonly moves: MoveSeen }): boolean => moves !== 'in'

export const moveSeenFrom = (
  here: string,
  { from, to }: { readonly from: string; readonly to: string },
): MoveSeen => {
  if (to.startsWith(here)) return from.startsWith(here) ? 'within' : 'in'
  return from.startsWith(here) ? 'out' : ''
}
