/** Who has a share in an objection to hours on public notice, and so leaves its decision to another. */

export interface ObjectionSides {
  /** null: nobody signs in as this volunteer. */
  readonly volunteerMemberId: string | null
  readonly objectorMemberId: string
  readonly confirmerMemberId: string
  /** The hours are of a relative of who asks. */
  readonly isFamily: boolean
}

/** Why this member does not decide about it; '' for who has no share. */
export const shareInObjection = (sides: ObjectionSides, memberId: string): string => {
  if (sides.volunteerMemberId === memberId) return '这是您自己的时长'
  if (sides.isFamily) return '这是您家人的时长'
  if (sides.objectorMemberId === memberId) return '这条异议是您提的'
  return sides.confirmerMemberId === memberId ? '这条时长是您确认的' : ''
}
