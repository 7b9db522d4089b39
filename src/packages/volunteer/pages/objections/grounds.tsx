/** What the hours rest on to which somebody objects: the scans, who confirmed them with which words, whom to ask. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Fact } from '../../../../components/list-row'
import { Tag } from '../../../../components/tag'
import { momentWords } from '../../../../components/words/date-words'
import { minutesWords } from '../../../../domain/minutes-words'
import { shiftWords } from '../../../../components/words/shift-words'
import { anomalyWords } from '../../../../domain/attendance/hours'
import { byHandWords } from '../../../../domain/attendance/scan'
import type { ObjectionLine } from '../../../../protocol/attendance'
import './index.scss'

interface GroundsProps {
  readonly line: ObjectionLine
  readonly nowMs: number
  readonly dial: (phone: string) => void
}

export function Grounds({ line, nowMs, dial }: GroundsProps) {
  const { contactName, contactPhone, leaderReason } = line
  const byHand = byHandWords(line.byHand)
  const scanned = (atMs: number | null): string =>
    atMs === null ? '没有扫到' : momentWords(atMs, nowMs)
  return (
    <>
      <Text className="page__subtitle">{`“${line.text}”`}</Text>
      {line.askedByName && <Fact label="替本人提出">{line.askedByName}</Fact>}
      <Fact label="活动">{line.title}</Fact>
      <Fact label="时间">{shiftWords(line, nowMs)}</Fact>
      <Fact label="签到">{scanned(line.inAtMs)}</Fact>
      <Fact label="签退">{scanned(line.outAtMs)}</Fact>
      <Fact label="按扫码算">{minutesWords(line.scannedMinutes)}</Fact>
      {(line.anomalies.length > 0 || byHand !== '') && (
        <View className="grounds__odd">
          {line.anomalies.map((anomaly) => (
            <Tag key={anomaly} tone="amber">{`◆ ${anomalyWords[anomaly]}`}</Tag>
          ))}
          {byHand !== '' && <Tag>{`– ${byHand}`}</Tag>}
        </View>
      )}
      <Fact label="确认人">{line.confirmedByName}</Fact>
      {leaderReason !== '' && <Fact label="确认时写的">{leaderReason}</Fact>}
      <Fact label="活动联系人">{`${contactName} ${contactPhone}`.trim()}</Fact>
      {contactPhone !== '' && (
        <View className="grounds__act">
          <Button onPress={() => dial(contactPhone)}>打电话问联系人</Button>
        </View>
      )}
    </>
  )
}
