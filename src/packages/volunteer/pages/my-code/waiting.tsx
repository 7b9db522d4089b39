/** 等负责人确认: what was scanned and is not confirmed yet, so that nobody thinks it lost. How long it comes to, the leader says. */
import { Text, View } from '@tarojs/components'
import { Card } from '../../../../components/card'
import { ListRow } from '../../../../components/list-row'
import { LongList } from '../../../../components/long-list'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { momentWords, spokenDate } from '../../../../components/words/date-words'
import { isOutBeforeIn } from '../../../../domain/attendance/attendance'
import { byHandWords } from '../../../../domain/attendance/scan'
import { chinaClock, chinaDate, daysBetween } from '../../../../domain/calendar'
import type { WaitingAttendance } from '../../../../protocol/attendance'

interface WaitingProps {
  readonly waiting: readonly WaitingAttendance[]
  readonly nowMs: number
}

export function Waiting({ waiting, nowMs }: WaitingProps) {
  if (waiting.length === 0) return null
  return (
    <Card title="等负责人确认" aside={`${waiting.length} 次`}>
      <Text className="page__subtitle">
        签到签退收到了。负责人确认后，时长就到下面“我的服务”里。
      </Text>
      <LongList
        items={waiting}
        keyOf={({ shiftId }) => shiftId}
        measure="次"
        row={(one) => (
          <ListRow
            title={one.title}
            detail={
              <>
                <View>{spokenDate(chinaDate(one.startsAtMs), chinaDate(nowMs))}</View>
                <View>{scannedWords(one, nowMs)}</View>
                {[tickedWords(one.byHand), missingWords(one, nowMs), lateWords(one, nowMs)]
                  .filter((words) => words !== '')
                  .map((words) => (
                    <View key={words}>{words}</View>
                  ))}
              </>
            }
            onPress={() => openPage(routes.activity, { activityId: one.activityId })}
          />
        )}
      />
    </Card>
  )
}

/** '手工签到，负责人点的名'; '' where every time was scanned. */
export const tickedWords = (byHand: WaitingAttendance['byHand']): string =>
  byHandWords(byHand) === '' ? '' : `${byHandWords(byHand)}，负责人点的名`

/** Without the day where it is the shift's own. */
const clockWords = (atMs: number, { startsAtMs }: WaitingAttendance, nowMs: number): string =>
  chinaDate(atMs) === chinaDate(startsAtMs)
    ? chinaClock(atMs).replace(/^0/, '')
    : momentWords(atMs, nowMs)

/** '签到 9:02 · 签退 11:31' */
const scannedWords = (one: WaitingAttendance, nowMs: number): string =>
  [
    one.inAtMs === null ? '' : `签到 ${clockWords(one.inAtMs, one, nowMs)}`,
    one.outAtMs === null ? '' : `签退 ${clockWords(one.outAtMs, one, nowMs)}`,
  ]
    .filter((words) => words !== '')
    .join(' · ')

/** As the rule closes it (domain/attendance/attendance.ts), and what the leader has to be told. */
const missingWords = (one: WaitingAttendance, nowMs: number): string => {
  const { inAtMs, outAtMs, endsAtMs } = one
  if (isOutBeforeIn({ ...one, walkIn: false, lateCode: false }))
    return '签退在签到前面，先按中间这段算。不对请告诉负责人。'
  if (inAtMs === null) return '没有签到。几点来的，请告诉负责人。'
  if (outAtMs !== null) return ''
  return nowMs < endsAtMs
    ? '走的时候请签退。'
    : `没有签退，先算到活动结束 ${clockWords(endsAtMs, one, nowMs)}。走得早，请告诉负责人。`
}

const longDays = 3

/** Whom to ask when nothing comes of it. */
const lateWords = (one: WaitingAttendance, nowMs: number): string => {
  const days = daysBetween(chinaDate(one.endsAtMs), chinaDate(nowMs))
  if (days < longDays) return ''
  const contact = [one.contactName, one.contactPhone].filter((part) => part !== '').join(' ')
  return `过了 ${days} 天还没确认，请问联系人${contact === '' ? '' : `：${contact}`}`
}
