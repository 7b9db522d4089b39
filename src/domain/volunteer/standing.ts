/** What an office may do with a registration that stands: end it, or take it off a WeChat that its owner has lost. */
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import { refuseOwnRecord } from './own-record'
import type { VolunteerState } from './volunteer'

export interface StandingVolunteer {
  readonly state: VolunteerState
  /** null: nobody signs in as them. */
  readonly memberId: string | null
}

interface Actor {
  readonly memberId: string
}

/** Only what a worker has verified: whoever is not yet, or not any more, simply registers anew. */
export const mayRelease = (
  volunteer: StandingVolunteer,
  actor: Actor,
): Result<undefined, Refusal> => {
  const own = refuseOwnRecord(volunteer, actor)
  if (own) return own
  if (volunteer.state !== 'verified')
    return refuse('invalid', '这份登记不在用，请本人直接用新微信再登记')
  return volunteer.memberId === null
    ? refuse('already-done', '这份登记没有连着微信')
    : success(undefined)
}

export const mayEnd = (volunteer: StandingVolunteer, actor: Actor): Result<undefined, Refusal> => {
  const own = refuseOwnRecord(volunteer, actor)
  if (own) return own
  if (volunteer.state === 'verified') return success(undefined)
  return volunteer.state === 'waiting'
    ? refuse('invalid', '还没有核对，请点“不通过”')
    : refuse('already-done')
}
