/** What announcements are told in on screens; each colour has a shape beside it. */
import type { TagTone } from '../../components/tag'
import { monthDay } from '../../components/words/date-words'
import {
  announcementKindNames,
  type AnnouncementKind,
} from '../../domain/announcement/announcement'
import type { AnnouncementView } from '../../protocol/announcement'

export interface WordTag {
  readonly tone: TagTone
  readonly words: string
}

const kindTones: Readonly<Record<AnnouncementKind, readonly [TagTone, string]>> = {
  urgent: ['red', '▲ '],
  outage: ['amber', '◆ '],
  safety: ['amber', '◆ '],
  activity: ['green', '● '],
  policy: ['grey', ''],
  other: ['grey', ''],
}

export const kindTag = (kind: AnnouncementKind): WordTag => {
  const [tone, shape] = kindTones[kind]
  return { tone, words: `${shape}${announcementKindNames[kind]}` }
}

/** The kind, and what readers must not overlook about it. */
export const tagsOf = (
  { fields, standing, corrections }: AnnouncementView,
  isNew: boolean,
): readonly WordTag[] => [
  ...(isNew ? [{ tone: 'red' as const, words: '● 没看' }] : []),
  kindTag(fields.kind),
  ...(standing === 'withdrawn' ? [{ tone: 'red' as const, words: '▲ 已撤回' }] : []),
  ...(standing === 'expired' ? [{ tone: 'grey' as const, words: '– 已过期' }] : []),
  ...(standing === 'coming' ? [{ tone: 'grey' as const, words: '– 还没到日子' }] : []),
  ...(corrections.length > 0 && standing !== 'withdrawn'
    ? [{ tone: 'amber' as const, words: '◆ 有更正' }]
    : []),
  ...(fields.pinned && standing === 'standing' ? [{ tone: 'grey' as const, words: '置顶' }] : []),
]

export const daysWords = ({ fields: { fromDate, untilDate } }: AnnouncementView): string =>
  fromDate === untilDate ? monthDay(fromDate) : `${monthDay(fromDate)}到${monthDay(untilDate)}`
