/** One word for all to whom the same happened; whoever left earlier is still put right by name. */
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Field } from '../../../../components/field'
import { ListRow } from '../../../../components/list-row'
import { Tag } from '../../../../components/tag'
import { anomalyWords } from '../../../../domain/attendance/hours'
import type { AlikeLines } from './alike-lines'
import type { HoursState } from './use-hours'

const marksOf = ({ anomalies }: AlikeLines): string =>
  anomalies.map((anomaly) => anomalyWords[anomaly]).join('；')

interface AlikeProps {
  readonly alike: readonly AlikeLines[]
  readonly onOpen: (alike: AlikeLines) => void
}

export function Alike({ alike, onOpen }: AlikeProps) {
  if (alike.length === 0) return null
  return (
    <Card title="情况一样的，写一句就行">
      {alike.map((group) => (
        <ListRow
          key={group.anomalies.join(' ')}
          title={marksOf(group)}
          detail={
            group.reason === '' ? <Tag tone="red">▲ 要写一句</Tag> : <Text>{group.reason}</Text>
          }
          trailing={`${group.lines.length} 人`}
          onPress={() => onOpen(group)}
        />
      ))}
    </Card>
  )
}

interface WriteProps {
  readonly page: HoursState
  readonly alike: AlikeLines
  readonly onDone: () => void
}

const NAMES_SHOWN = 12

export function WriteForAll({ page, alike, onDone }: WriteProps) {
  const { lines } = alike
  const [reason, setReason] = useState(alike.reason)
  const names = lines.slice(0, NAMES_SHOWN).map(({ name }) => name)
  return (
    <>
      <Text className="page__subtitle">
        {`${names.join('、')}${lines.length > NAMES_SHOWN ? ` 等 ${lines.length} 人` : ''}`}
      </Text>
      <Field
        label="核对的结果"
        value={reason}
        onChange={setReason}
        placeholder="比如：一起收的工，都忘了签退"
        hint="志愿者本人看得到。走得早的，回去点名字单独改时长"
        maxLength={200}
        lines
      />
      <Button
        kind="primary"
        disabled={reason.trim() === ''}
        onPress={() => {
          page.writeForAll(lines, reason.trim())
          onDone()
        }}
      >
        {`这 ${lines.length} 人都写这一句`}
      </Button>
    </>
  )
}
