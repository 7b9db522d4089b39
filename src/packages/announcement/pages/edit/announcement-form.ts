/** The form of an announcement: what is missing in it, and where it may be told. Pure. */
import { addDays } from '../../../../domain/calendar'
import type { AnnouncementFields } from '../../../../domain/announcement/announcement'
import type { TreeLine } from '../../../../domain/organisation/region-tree'
import type { RegionId } from '../../../../domain/shapes'

export const emptyFields = (today: string): AnnouncementFields => ({
  ...{ kind: 'outage', title: '', text: '', regionIds: [], pinned: false },
  ...{ fromDate: today, untilDate: addDays(today, 7), photoId: '', activityId: '' },
})

/** '' when it can be sent. The server looks again. */
export const missingIn = ({ title, text, regionIds, ...days }: AnnouncementFields): string => {
  if (title.trim() === '') return '请写标题。'
  if (text.trim() === '') return '请写要告诉大家什么。'
  if (regionIds.length === 0) return '请选发给哪里。'
  return days.untilDate < days.fromDate ? '“到哪天”不能在“从哪天”前面。' : ''
}

/** The whole and its parts exclude each other: who is told twice reads it twice. */
export const withRegion = (
  chosen: readonly RegionId[],
  id: RegionId,
  tree: readonly TreeLine[],
): RegionId[] => {
  if (chosen.includes(id)) return chosen.filter((one) => one !== id)
  const parentOf = new Map(tree.map(({ region }) => [region.id, region.parentId]))
  const isAbove = (above: RegionId, below: RegionId): boolean => {
    let at = parentOf.get(below) ?? null
    for (let steps = 0; at !== null && steps < 20; steps++) {
      if (at === above) return true
      at = parentOf.get(at) ?? null
    }
    return false
  }
  return [...chosen.filter((one) => !isAbove(one, id) && !isAbove(id, one)), id]
}
