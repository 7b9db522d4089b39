/** After a change: whom to call, because no message reaches them, and which of the later ones stayed as they were. */
import { ListRow } from '../../../../components/list-row'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Sheet } from '../../../../components/sheet'
import { spokenDate } from '../../../../components/words/date-words'
import { hoursWords } from '../../../../components/words/shift-words'
import { chinaClock, chinaDate } from '../../../../domain/calendar'
import type { KeptShift, LeftToDo } from './change-answer'
import type { PublishPageState } from './use-publish'

/** Times of the series, of which each may have several shifts. */
const countTimes = (kept: readonly KeptShift[]): number =>
  new Set(kept.map(({ activityId }) => activityId)).size

const titleOf = ({ untold, kept }: LeftToDo): string => {
  if (untold.length === 0) return `有 ${countTimes(kept)} 次没有全跟着改`
  const people = untold.reduce((sum, shift) => sum + shift.people, 0)
  return kept.length === 0 ? `有 ${people} 人收不到，请打电话` : '改好了，还有两件事'
}

const whyKept = ({ why, quota, seatsTaken }: KeptShift): string => {
  if (why === 'seats-given') return `已有 ${seatsTaken} 人报上，名额还是 ${quota} 个`
  if (why === 'other-quota') return `单独定过名额，名额还是 ${quota} 个`
  if (why === 'other-length') return '单独定过时长，时长没动'
  if (why === 'no-shift') return '这一次没有您改的那一班'
  return '单独改过时间，时间和名额都没动'
}

export function AfterSheet({ page }: { readonly page: PublishPageState }) {
  const { after, regionId, today } = page
  if (after === null) return null
  const dayOf = (startsAtMs: number) => spokenDate(chinaDate(startsAtMs), today)
  return (
    <Sheet open title={titleOf(after)} onClose={page.closeAfter}>
      {after.untold.length > 0 && (
        <Notice
          tone="amber"
          text={`${after.words}这些人没有手机，或没开提醒，点开名单就能打电话。`}
        />
      )}
      {after.untold.map(({ shiftId, startsAtMs, people }) => (
        <ListRow
          key={shiftId}
          title={`${dayOf(startsAtMs)} ${chinaClock(startsAtMs)}`}
          detail="报名名单"
          trailing={`${people} 人`}
          onPress={() => openPage(routes.signUps, { shiftId, regionId })}
        />
      ))}
      {after.kept.length > 0 && (
        <Notice
          tone="amber"
          text={
            after.untold.length > 0
              ? '这几次没有全跟着改，要改请点开。'
              : '别的都改好了，开了提醒的人会收到通知。要改这几次，请点开。'
          }
        />
      )}
      {after.kept.map((one) => (
        <ListRow
          key={`${one.activityId} ${one.startsAtMs} ${one.why}`}
          title={[dayOf(one.startsAtMs), one.why === 'no-shift' ? '' : hoursWords(one)]
            .join(' ')
            .trim()}
          detail={whyKept(one)}
          onPress={() => openPage(routes.publish, { activityId: one.activityId })}
        />
      ))}
    </Sheet>
  )
}
