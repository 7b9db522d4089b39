/** After a change: how many must be called, because no message reaches them, and the lists in which they stand. */
import { ListRow } from '../../../../components/list-row'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Sheet } from '../../../../components/sheet'
import { spokenDate } from '../../../../components/words/date-words'
import { chinaClock, chinaDate } from '../../../../domain/calendar'
import type { PublishPageState } from './use-publish'

export function UntoldSheet({ page }: { readonly page: PublishPageState }) {
  const { untold, regionId, today } = page
  const people = untold?.shifts.reduce((sum, shift) => sum + shift.people, 0) ?? 0
  return (
    <Sheet
      open={untold !== null}
      title={`有 ${people} 人收不到，请打电话`}
      onClose={page.closeUntold}
    >
      <Notice
        tone="amber"
        text={`${untold?.words ?? ''}这些人没有手机，或没开提醒，点开名单就能打电话。`}
      />
      {untold?.shifts.map((shift) => (
        <ListRow
          key={shift.shiftId}
          title={`${spokenDate(chinaDate(shift.startsAtMs), today)} ${chinaClock(shift.startsAtMs)}`}
          detail="报名名单"
          trailing={`${shift.people} 人`}
          onPress={() =>
            openPage(routes.signUps, { shiftId: shift.shiftId, regionId: regionId ?? '' })
          }
        />
      ))}
    </Sheet>
  )
}
