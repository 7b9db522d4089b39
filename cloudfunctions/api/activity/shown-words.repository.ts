/**
 * Who has a place in an activity that is hidden learns when it is, and no word that is being looked at; nor does anybody
 * read such words of what was served there: on public notice, among the own hours, in a record or an account.
 */
import { sql } from 'kysely'
import { wordsBeingChecked } from '../../../src/domain/activity/activity'
import type { PublicActivity } from '../../../src/protocol/activity'
import type { ActivityRow } from './activity.repository'

const { title, place, contactName } = wordsBeingChecked

/** Of activity a. */
export const shownTitle = sql<string>`case when a.hidden then ${title}::text else a.title end`
export const shownPlace = sql<string>`case when a.hidden then ${place}::text else a.place end`
export const shownContactName = sql<string>`case when a.hidden then ${contactName}::text else a.contact_name end`

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
