/**
 * Two leaders change the same activity. Each says what the form showed and what was typed over it: only what differs is
 * wanted, and stands beside what the other has changed meanwhile. A time that both have changed is shown to the second.
 */
import type { ActivityFields } from './activity'
import type { ShiftOnDay } from './plan-activities'

/** Only what differs: a Saturday of which something else was changed by itself keeps that. */
export const changedPart = (before: ActivityFields, now: ActivityFields): Partial<ActivityFields> =>
  Object.fromEntries(
    Object.entries(now).filter(
      ([name, value]) =>
        JSON.stringify(value) !== JSON.stringify(before[name as keyof ActivityFields]),
    ),
  )

interface TypedShift extends Omit<ShiftOnDay, 'quota'> {
  readonly quota: string | number
}

/** What differs of a shift. Begin and end are one: a begin by one leader and an end by another is nobody's wish. */
export const changedTimes = <Shift extends TypedShift>(was: Shift, now: Shift) => ({
  ...(was.date !== now.date && { date: now.date }),
  ...((was.from !== now.from || was.to !== now.to) && { from: now.from, to: now.to }),
  ...(was.quota !== now.quota && { quota: now.quota as Shift['quota'] }),
})

interface MergedShift {
  /** As it stands, and in what is changed as it was seen: the later ones of its series may be so still. */
  readonly was: ShiftOnDay
  readonly wanted: ShiftOnDay
}

/** null: another has changed the same meanwhile, to something else. */
export const mergeShift = (
  now: ShiftOnDay,
  seen: ShiftOnDay,
  typed: ShiftOnDay,
): MergedShift | null => {
  const mine = changedTimes(seen, typed)
  const theirs = changedTimes(seen, now)
  const isDisputed = (name: keyof typeof mine): boolean =>
    mine[name] !== undefined && theirs[name] !== undefined && mine[name] !== theirs[name]
  if ((['date', 'from', 'to', 'quota'] as const).some(isDisputed)) return null
  return { was: { ...now, ...changedTimes(typed, seen) }, wanted: { ...now, ...mine } }
}
