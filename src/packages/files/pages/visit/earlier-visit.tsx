/** 不是刚才去的: an evening or an earlier day counts as well, because the worker says so. */
import { View } from '@tarojs/components'
import { useApplication } from '../../../../app-context'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
import { DateField } from '../../../../components/date-field'
import { chinaDate } from '../../../../domain/calendar'
import type { VisitPartProps } from './visit-part'

const clocks = [
  { value: '10:00', label: '上午' },
  { value: '15:00', label: '下午' },
  { value: '19:30', label: '晚上' },
] as const

export function EarlierVisit({ draft, onChange }: VisitPartProps) {
  const { device } = useApplication()
  const today = chinaDate(device.clock.nowMs())
  if (draft.earlierOn === '')
    return (
      <Button kind="quiet" onPress={() => onChange({ earlierOn: today })}>
        不是刚才去的，补记以前的
      </Button>
    )
  return (
    <Card title="什么时候去的">
      <View className="visit__block">
        <DateField
          label=""
          value={draft.earlierOn}
          latest={today}
          onChange={(earlierOn) => onChange({ earlierOn })}
        />
        <Chips
          options={clocks}
          value={clocks.find(({ value }) => value === draft.earlierClock)?.value ?? null}
          onChange={(earlierClock) => onChange({ earlierClock })}
        />
        <Button kind="quiet" onPress={() => onChange({ earlierOn: '' })}>
          就是刚才
        </Button>
      </View>
    </Card>
  )
}
