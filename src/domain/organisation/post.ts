/** A post (岗位): a person's duty in a region for a period. Many-to-many, dated, of kinds that the tenant sets. */
import * as v from 'valibot'
import {
  dateOrUnknownShape,
  dateShape,
  memberIdShape,
  recordIdShape,
  regionIdShape,
  textShape,
} from '../shapes'

export const postShape = v.strictObject({
  id: recordIdShape,
  memberId: memberIdShape,
  memberName: textShape(60),
  kindId: textShape(30),
  regionId: regionIdShape,
  /** First and last day on which it holds; '' = open end. */
  fromDate: dateShape,
  toDate: dateOrUnknownShape,
})

export type Post = v.InferOutput<typeof postShape>

/** Ending a post today takes effect at once: the server sets `endedAtMs`; the dates are for planned changes. */
export const postHolds = (
  post: Pick<Post, 'fromDate' | 'toDate'> & { readonly endedAtMs?: number | null },
  today: string,
): boolean =>
  (post.endedAtMs ?? null) === null &&
  post.fromDate <= today &&
  (post.toDate === '' || today <= post.toDate)
