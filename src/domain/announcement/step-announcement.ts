/** What may become of an announcement: 草稿 → 公布 → 撤回; what was published is corrected in the open. Pure. */
import { addDays, chinaDate } from '../calendar'
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import {
  longestAnnouncementDays,
  mostCorrections,
  standingOf,
  type Announcement,
  type AnnouncementFields,
} from './announcement'

interface Writing {
  readonly fields: AnnouncementFields
  /** Its `changedAtMs` as the writer had it before them; 0 for a new one. */
  readonly seenAtMs: number
}

export type AnnouncementAct =
  | ({ readonly kind: 'draft' } & Writing)
  | ({ readonly kind: 'publish' } & Writing)
  | ({ readonly kind: 'correct'; readonly words: string } & Writing)
  /** Of a draft: it is thrown away, and nobody ever hears of it. */
  | { readonly kind: 'withdraw'; readonly reason: string }

type Outcome = Result<Announcement, Refusal>

const tooLate = () => refuse('already-done', '这条公告已经改过或撤回了，请更新后再看')

const datesAllow = (
  { fromDate, untilDate }: AnnouncementFields,
  today: string,
): Result<undefined, Refusal> => {
  if (untilDate < fromDate) return refuse('invalid', '“到哪天”在“从哪天”前面')
  if (untilDate < today) return refuse('invalid', '“到哪天”已经过了')
  return untilDate > addDays(fromDate, longestAnnouncementDays)
    ? refuse('invalid', '最多公布一年')
    : success(undefined)
}

const isSame = (one: AnnouncementFields, other: AnnouncementFields): boolean => {
  const { regionIds, ...rest } = one
  const names = Object.keys(rest) as (keyof typeof rest)[]
  return (
    names.every((name) => one[name] === other[name]) &&
    [...regionIds].sort().join() === [...other.regionIds].sort().join()
  )
}

/** Whoever reads it must not lose it from sight by a correction: that would be a withdrawal in silence. */
const keepsReaders = (
  before: AnnouncementFields,
  { fromDate, regionIds }: AnnouncementFields,
  today: string,
): Result<undefined, Refusal> => {
  if (fromDate > today)
    return refuse('invalid', '已经公布了，不能改成以后才公布：请撤回后重新发一条')
  return before.regionIds.every((id) => regionIds.includes(id))
    ? success(undefined)
    : refuse('invalid', '已经公布的地方不能去掉：请撤回后重新发一条')
}

const corrected = (
  now: Announcement,
  { fields, words }: Extract<AnnouncementAct, { kind: 'correct' }>,
  nowMs: number,
): Outcome => {
  const today = chinaDate(nowMs)
  const standing = standingOf(now, today)
  if (standing !== 'standing' && standing !== 'coming') return tooLate()
  if (isSame(fields, now.fields)) return refuse('invalid', '和原来一样，没有要更正的')
  if (now.corrections.length >= mostCorrections)
    return refuse('invalid', '更正太多次了，请撤回后重新发一条')
  const kept = standing === 'standing' ? keepsReaders(now.fields, fields, today) : success(null)
  if (!kept.ok) return kept
  const { title, text } = now.fields
  return success({
    ...now,
    fields,
    corrections: [...now.corrections, { atMs: nowMs, words, title, text }],
  })
}

const act = (now: Announcement, given: AnnouncementAct, nowMs: number): Outcome => {
  if (given.kind === 'withdraw')
    return now.state === 'withdrawn'
      ? tooLate()
      : success({
          ...now,
          state: 'withdrawn',
          withdrawnReason: now.state === 'draft' ? '' : given.reason,
        })
  if (given.kind !== 'correct' && now.state !== 'draft') return tooLate()
  // A colleague has written meanwhile. Sent again after an answer that never came, it is what stands there.
  if (given.seenAtMs !== now.changedAtMs && !isSame(given.fields, now.fields)) return tooLate()
  const dates = datesAllow(given.fields, chinaDate(nowMs))
  // A draft may lie until its days are over; then it is published with others.
  if (!dates.ok && given.kind !== 'draft') return dates
  switch (given.kind) {
    case 'draft':
      return success({ ...now, fields: given.fields })
    case 'publish':
      return success({ ...now, fields: given.fields, state: 'published', publishedAtMs: nowMs })
    case 'correct':
      return corrected(now, given, nowMs)
  }
}

/**
 * Each step has a moment of its own, so that it names what a writer has seen. A server whose clock was set back writes nothing
 * that lies before what was written.
 */
export const stepAnnouncement = (
  now: Announcement,
  given: AnnouncementAct,
  clockMs: number,
): Outcome => {
  const nowMs = Math.max(clockMs, now.changedAtMs + 1)
  const next = act(now, given, nowMs)
  return next.ok ? success({ ...next.value, changedAtMs: nowMs }) : next
}

/** What the first words of one come from: a draft that holds them. */
export const newAnnouncement = (
  id: string,
  regionId: string,
  fields: AnnouncementFields,
): Announcement => ({
  ...{ id, regionId, state: 'draft', fields, publishedAtMs: 0, corrections: [] },
  ...{ withdrawnReason: '', changedAtMs: 0 },
})
