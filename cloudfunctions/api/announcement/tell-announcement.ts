/** What those who asked for it are told of an announcement: once it is shown, never at night unless it is urgent. */
import {
  announcementKindNames,
  standingOf,
  type Announcement,
} from '../../../src/domain/announcement/announcement'
import type { AnnouncementAct } from '../../../src/domain/announcement/step-announcement'
import { tellingTimeMs } from '../../../src/domain/announcement/telling-time'
import { addDays, chinaDate, startOfChinaDateMs } from '../../../src/domain/calendar'
import { loadRegionPlaces } from '../access/region-place'
import { dropNews, writeNews } from '../message/follower.repository'
import type { OfficeContext } from '../office/office-handler'

/** A correction of what is shown is no news: whoever reads it sees it. */
const isNews = (before: Announcement, kind: AnnouncementAct['kind'], today: string): boolean =>
  kind === 'publish' || (kind === 'correct' && standingOf(before, today) === 'coming')

export const tellAnnouncement = async (
  { transaction, vault, access, nowMs }: OfficeContext,
  before: Announcement,
  after: Announcement,
  kind: AnnouncementAct['kind'],
): Promise<void> => {
  const { tenantId } = access.actor
  const { id, fields } = after
  const newsId = `announcement.${id}`
  if (kind === 'withdraw') return dropNews(transaction, tenantId, newsId)
  if (!isNews(before, kind, chinaDate(nowMs))) return
  const places = await loadRegionPlaces(transaction, tenantId, fields.regionIds)
  await writeNews(
    { transaction, vault, tenantId },
    {
      ...{ id: newsId, topicId: '', paths: [...places.values()].map(({ path }) => path) },
      text: {
        page: `packages/announcement/pages/announcement/index?announcementId=${id}`,
        title: fields.title,
        startsAtMs: startOfChinaDateMs(fields.fromDate),
        ...{ place: '', remark: `新公告：${announcementKindNames[fields.kind]}` },
      },
      dueAtMs: tellingTimeMs(fields, nowMs),
      usefulUntilMs: startOfChinaDateMs(addDays(fields.untilDate, 1)),
    },
  )
}
