/** 我提的异议: what came of each, in the community's own words. */
import { View } from '@tarojs/components'
import { useTellMe } from '../../../../app-questions'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { ListRow } from '../../../../components/list-row'
import { Tag } from '../../../../components/tag'
import { momentWords } from '../../../../components/words/date-words'
import { minutesWords } from '../../../../domain/minutes-words'
import type { OwnObjection } from '../../../../protocol/attendance'
import { ownRegion } from '../../use-hours-letters'

const states = {
  open: ['amber', '◆ 社区正在核对'],
  upheld: ['green', '● 说得对，已改'],
  dismissed: ['grey', '– 核对过，没有改'],
} as const

interface OwnObjectionsProps {
  readonly objections: readonly OwnObjection[]
  readonly nowMs: number
}

export function OwnObjections({ objections, nowMs }: OwnObjectionsProps) {
  const tellMe = useTellMe({
    regionId: objections.some(({ state }) => state === 'open') ? ownRegion : '',
    wanted: ['volunteer-turn'],
    words: '好的，核对好就告诉您。',
  })
  if (objections.length === 0) return null
  return (
    <Card title="我提的异议" aside={`${objections.length} 条`}>
      {objections.map((one) => {
        const [tone, words] = states[one.state]
        const isChanged = one.minutes !== one.minutesBefore
        return (
          <ListRow
            key={one.objectionId}
            title={`${one.name} · ${minutesWords(one.minutesBefore)}`}
            detail={
              <>
                <Tag tone={tone}>{words}</Tag>
                <View>{one.title}</View>
                <View>{momentWords(one.startsAtMs, nowMs)}</View>
                <View>{`我说：${one.text}`}</View>
                {one.state === 'upheld' && isChanged && (
                  <View>{`现在是 ${minutesWords(one.minutes)}`}</View>
                )}
                {one.reason !== '' && <View>{`社区答：${one.reason}`}</View>}
              </>
            }
          />
        )
      })}
      {tellMe && <Button onPress={() => void tellMe()}>有结果告诉我</Button>}
    </Card>
  )
}
