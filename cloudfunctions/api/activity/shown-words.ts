/** Who has a place in an activity that is hidden learns when it is, and no word that is being looked at. */
import { sql } from 'kysely'
import { wordsBeingChecked } from '../../../src/domain/activity/activity'
import type { PublicActivity } from '../../../src/protocol/activity'
import type { ActivityRow } from './activity.repository'

const { title, place } = wordsBeingChecked

/** Of activity a. */
export const shownTitle = sql<string>`case when a.hidden then ${title}::text else a.title end`
export const shownPlace = sql<string>`case when a.hidden then ${place}::text else a.place end`

export type ToldActivity = Pick<ActivityRow, 'title' | 'place' | 'hidden'>

export const toldWords = ({ hidden, ...words }: ToldActivity) =>
  hidden ? { title, place } : { title: words.title, place: words.place }

/** With the own shifts only: nobody signs up for what cannot be read. */
export const withoutWords = (
  activity: PublicActivity,
  shiftIds: readonly string[],
): PublicActivity => ({
  ...activity,
  ...wordsBeingChecked,
  photoId: '',
  placeCheck: null,
  shifts: activity.shifts.filter(({ id }) => shiftIds.includes(id)),
})
