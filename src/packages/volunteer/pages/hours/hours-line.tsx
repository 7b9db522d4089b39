/** One line of the sheet: what it comes to, what is odd about it, and what its leader can still do. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { ListRow } from '../../../../components/list-row'
import { Tag } from '../../../../components/tag'
import { momentWords } from '../../../../components/words/date-words'
import { minutesWords } from '../../../../domain/minutes-words'
import { anomalyWords, isUnseen } from '../../../../domain/attendance/hours'
import { lateWords } from '../../../../domain/attendance/late-scans'
import { mayObject } from '../../../../domain/attendance/objection'
import { byHandWords, directionWords } from '../../../../domain/attendance/scan'
import type { TurnedAwayScan } from '../../../../domain/attendance/turned-away'
import type { HoursSheetLine } from '../../../../protocol/hours-sheet'
import type { HoursState } from './use-hours'

const turnedAwayReasons = { 'too-early': '太早没算', 'too-late': '太晚没算' } as const

/** '今天 7:20 扫过签到，太早没算' */
export const turnedAwayWords = (
  { atMs, direction, result }: TurnedAwayScan,
  nowMs: number,
): string =>
  `${momentWords(atMs, nowMs)} 扫过${directionWords[direction]}，${turnedAwayReasons[result]}`

/** Of the own line and a relative's, somebody else says it. */
const awayWords = ({ turnedAway = [], own }: HoursSheetLine): string => {
  if (own) return ''
  return turnedAway.length > 0 ? '没算' : '没来'
}

interface LineProps {
  readonly page: HoursState
  readonly line: HoursSheetLine
  readonly onEdit: (line: HoursSheetLine) => void
  readonly onObject: (line: HoursSheetLine) => void
}

/** Also to hours of nothing, which are on no public list. */
const mayObjectTo = ({ confirmed }: HoursSheetLine, nowMs: number): boolean =>
  confirmed !== null && mayObject(confirmed, nowMs)

/** `wanted`: the minutes that are said instead of those that stand. */
const wayOut = (line: HoursSheetLine, wanted: number, nowMs: number): string => {
  if (line.confirmed?.state === 'objected') return '▲ 有人有异议，正在核对'
  if (line.confirmed?.mayConfirmAnew) return '公示已结束，没有时长入账：点名字重新填'
  if (mayObjectTo(line, nowMs)) return '有不对，点名字提异议'
  return wanted > (line.confirmed?.minutes ?? 0)
    ? '公示已结束，没公示过的时长不能再加'
    : '公示已结束，有不对请找社区更正'
}

export function Line({ page, line, onEdit, onObject }: LineProps) {
  const isOpen = page.isOpen(line)
  const { minutes, reason } = (isOpen ? null : line.confirmed) ?? page.chosen(line)
  const unused = page.unused(line)
  const isAway = isUnseen(line.attendance) && minutes === 0
  const onPress = isOpen ? onEdit : mayObjectTo(line, page.nowMs) ? onObject : undefined
  const late = line.confirmed?.lateScans
  const cameLate = lateWords(line.confirmed?.lateWays)
  return (
    <View>
      <ListRow
        title={line.name}
        detail={
          <>
            {line.anomalies.map((anomaly) => (
              <Tag key={anomaly} tone="amber">{`◆ ${anomalyWords[anomaly]}`}</Tag>
            ))}
            {(line.turnedAway ?? []).map((scan) => (
              <Tag key={`${scan.direction} ${scan.result}`} tone="amber">
                {`◆ ${turnedAwayWords(scan, page.nowMs)}`}
              </Tag>
            ))}
            {byHandWords(line.byHand) !== '' && <Tag>{`– ${byHandWords(line.byHand)}`}</Tag>}
            {line.placeUnchecked && <Tag>– 位置未核对</Tag>}
            {line.confirmed && <Tag tone="green">● 已确认</Tag>}
            {reason !== '' && <Text>{reason}</Text>}
            {late === 'to-see' && (
              <Tag tone="red">
                {`▲ 确认后又传来${cameLate}，现在算是 ${minutesWords(line.proposedMinutes)}`}
              </Tag>
            )}
            {late === 'seen' && <View>{`${cameLate}晚到，看过，时长没改`}</View>}
            {unused && (
              <Tag tone="red">
                {`▲ 您填的是 ${minutesWords(unused.minutes)}${unused.reason === '' ? '' : `：${unused.reason}`}`}
              </Tag>
            )}
            {(late === 'to-see' || unused) && (
              <Text>{wayOut(line, unused?.minutes ?? line.proposedMinutes, page.nowMs)}</Text>
            )}
            {isOpen && isUnseen(line.attendance) && !isAway && (
              <Tag tone="amber">{`◆ ${anomalyWords['added-by-hand']}`}</Tag>
            )}
            {!line.confirmed && line.own && <Tag tone="amber">◆ 您自己或家人，请别人确认</Tag>}
            {isOpen && page.problemOf(line) !== '' && <Tag tone="red">▲ 要写一句</Tag>}
          </>
        }
        trailing={isAway ? awayWords(line) : minutesWords(minutes)}
        {...(onPress ? { onPress: () => onPress(line) } : {})}
      />
      {late === 'to-see' && !line.own && (
        <Button kind="quiet" busy={page.busy} onPress={() => void page.noteLateScans(line)}>
          {`${line.name}的时长不用改`}
        </Button>
      )}
    </View>
  )
}
