/** One line of the sheet put right, or written by hand for somebody whom no gate saw: how long, and how the leader knows. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Chips } from '../../../../components/choice'
import { Field, FieldFrame } from '../../../../components/field'
import { Tag } from '../../../../components/tag'
import { momentWords } from '../../../../components/words/date-words'
import { minutesWords } from '../../../../domain/minutes-words'
import { anomalyWords, isUnseen } from '../../../../domain/attendance/hours'
import type { HoursSheetLine } from '../../../../protocol/hours-sheet'
import { turnedAwayWords } from './hours-line'
import type { HoursState } from './use-hours'

interface CorrectProps {
  readonly page: HoursState
  readonly line: HoursSheetLine
  readonly onDone: () => void
}

export function Correct({ page, line, onDone }: CorrectProps) {
  const { mostMinutes } = page
  const before = page.chosen(line)
  const unseen = isUnseen(line.attendance)
  // Whoever is added by hand has no time yet that could be put right.
  const [minutes, setMinutes] = useState(
    unseen && before.minutes === 0 ? '' : String(before.minutes),
  )
  const [reason, setReason] = useState(before.reason)
  const count = /^\d{1,4}$/.test(minutes) ? Number(minutes) : NaN
  const isPossible = count >= 0 && count <= mostMinutes
  const { inAtMs, outAtMs } = line.attendance
  return (
    <>
      <Text className="page__subtitle">
        {unseen
          ? '没有签到，也没有签退。问清楚来过，再补记；写 0 就是没来。'
          : [
              inAtMs === null ? '没有签到' : `签到 ${momentWords(inAtMs, page.nowMs)}`,
              outAtMs === null ? '没有签退' : `签退 ${momentWords(outAtMs, page.nowMs)}`,
            ].join(' · ')}
      </Text>
      {(line.turnedAway ?? []).map((scan) => (
        <Text key={`${scan.direction} ${scan.result}`} className="page__subtitle">
          {turnedAwayWords(scan, page.nowMs)}
        </Text>
      ))}
      {line.anomalies.length > 0 && (
        <View className="page__subtitle">
          {line.anomalies.map((anomaly) => (
            <Tag key={anomaly} tone="amber">{`◆ ${anomalyWords[anomaly]}`}</Tag>
          ))}
        </View>
      )}
      {unseen && page.shiftMinutes > 0 && (
        <FieldFrame label="来了多久">
          <Chips
            options={[
              {
                value: String(page.shiftMinutes),
                label: `全程 ${minutesWords(page.shiftMinutes)}`,
              },
              { value: '0', label: '没来' },
            ]}
            value={minutes}
            onChange={setMinutes}
          />
        </FieldFrame>
      )}
      <Field
        label="服务了多少分钟"
        keyboard="number"
        value={minutes}
        onChange={setMinutes}
        mistake={
          isPossible || minutes === '' ? '' : `写 0 到 ${mostMinutes} 的整数，活动前后只有这么长`
        }
        hint={hintOf(line, count)}
      />
      <Field
        label="核对的结果"
        value={reason}
        onChange={setReason}
        placeholder={unseen ? '比如：问过本人，手机没电，全程都在' : '比如：问过本人，十一点半走的'}
        hint="志愿者本人看得到"
        maxLength={200}
        lines
      />
      <Button
        kind="primary"
        disabled={!isPossible}
        onPress={() => {
          page.correct(line.volunteerId, { minutes: count, reason: reason.trim() })
          onDone()
        }}
      >
        好了
      </Button>
    </>
  )
}

/** What the scans came to; of what is written by hand, the same in words. */
const hintOf = (line: HoursSheetLine, count: number): string => {
  if (!isUnseen(line.attendance)) return `按签到签退算是 ${minutesWords(line.proposedMinutes)}`
  return count > 0 ? `就是 ${minutesWords(count)}，路上的时间不算` : ''
}
