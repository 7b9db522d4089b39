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
import { changeNews, dropNews, writeNews } from '../message/follower.repository'
import type { OfficeContext } from '../office/office-handler'

/**
 * A correction of what was told is no news: whoever reads it sees it. Of what still waits to be told, it changes what is told;
 * who asked after it was shown has read it, however it is corrected since.
 */
export const tellAnnouncement = async (
  { transaction, vault, access, nowMs }: OfficeContext,
  before: Announcement,
  after: Announcement,
  kind: AnnouncementAct['kind'],
): Promise<void> => {
  if (kind === 'draft') return
  const { tenantId } = access.actor
  const { id, fields } = after
  const newsId = `announcement.${id}`
  if (kind === 'withdraw') return dropNews(transaction, tenantId, newsId)
  const isShown = standingOf(before, chinaDate(nowMs)) === 'standing'
  const fromMs = startOfChinaDateMs(fields.fromDate)
  const places = await loadRegionPlaces(transaction, tenantId, fields.regionIds)
  const news = {
    ...{ id: newsId, paths: [...places.values()].map(({ path }) => path) },
    text: {
      page: `packages/announcement/pages/announcement/index?announcementId=${id}`,
      ...{ title: fields.title, startsAtMs: fromMs, place: '' },
      remark: `新公告：${announcementKindNames[fields.kind]}`,
    },
    shownAtMs: isShown ? null : Math.max(nowMs, fromMs),
    dueAtMs: tellingTimeMs(fields, nowMs),
    usefulUntilMs: startOfChinaDateMs(addDays(fields.untilDate, 1)),
  }
  const desk = { transaction, vault, tenantId }
  await (kind === 'publish' ? writeNews(desk, { ...news, topicId: '' }) : changeNews(desk, news))
}
