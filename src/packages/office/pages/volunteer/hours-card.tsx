/**
 * Hours of somebody without a phone that are not posted yet: what the public notice says and what came of objections, to be
 * told to them; and where they find them wrong, the worker takes that down.
 */
import { View } from '@tarojs/components'
import { Card } from '../../../../components/card'
import { ListRow } from '../../../../components/list-row'
import { ServiceState } from '../../../../components/service-state'
import { momentWords } from '../../../../components/words/date-words'
import { decisionWords } from '../../../../components/words/decision-words'
import { mayObject } from '../../../../domain/attendance/objection'
import { minutesWords } from '../../../../domain/minutes-words'
import { isToPassOn } from '../../../../domain/volunteer/pass-on'
import type { OwnAttendance } from '../../../../protocol/attendance'

export type NoticedHours = OwnAttendance['services'][number]

interface HoursCardProps {
  readonly hours: readonly NoticedHours[]
  readonly nowMs: number
  readonly onObject: (hours: NoticedHours) => void
}

export function HoursCard({ hours, nowMs, onObject }: HoursCardProps) {
  if (hours.length === 0) return null
  return (
    <Card title="公示的时长" aside={`${hours.length} 条`}>
      {hours.map((one) => (
        <ListRow
          key={one.serviceId}
          title={`${one.title} · ${minutesWords(one.minutes)}`}
          detail={
            <>
              <View>{momentWords(one.startsAtMs, nowMs)}</View>
              <ServiceState state={one.state} noticeUntilMs={one.noticeUntilMs} />
              {(one.decisions ?? []).map(decisionWords).map((words) => (
                <View key={words}>{words}</View>
              ))}
              {one.decisions?.some(({ decidedAtMs }) => isToPassOn(decidedAtMs, nowMs)) && (
                <View>请转告本人</View>
              )}
              {mayObject(one, nowMs) && <View>本人说不对，点开替本人提异议</View>}
            </>
          }
          {...(mayObject(one, nowMs) && { onPress: () => onObject(one) })}
        />
      ))}
    </Card>
  )
}
