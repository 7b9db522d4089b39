/** Which hours on public notice may be objected to; and who has a share in an objection, and so leaves its decision to another. */

/** What somebody has objected to is looked at already. */
export const mayObject = (
  { state, noticeUntilMs }: { readonly state: string; readonly noticeUntilMs: number },
  nowMs: number,
): boolean => state === 'notice' && noticeUntilMs > nowMs

export interface ObjectionSides {
  /** null: nobody signs in as this volunteer. */
  readonly volunteerMemberId: string | null
  /** Who objected, or took it down at the desk for the volunteer. */
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
