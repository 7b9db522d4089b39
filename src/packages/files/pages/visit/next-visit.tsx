/** 下次再来: a promised day in one tap; it comes back on the page of today. */
import { View } from '@tarojs/components'
import { useApplication } from '../../../../app-context'
import { Card } from '../../../../components/card'
import { Chip } from '../../../../components/choice'
import { DateField } from '../../../../components/date-field'
import { Field } from '../../../../components/field'
import { spokenDate } from '../../../../components/words/date-words'
import { addDays, chinaDate } from '../../../../domain/calendar'
import type { VisitPartProps } from './visit-part'

const waits = [
  { label: '三天后', days: 3 },
  { label: '一周后', days: 7 },
  { label: '半个月后', days: 15 },
  { label: '一个月后', days: 30 },
] as const

export function NextVisit({ draft, onChange }: VisitPartProps) {
  const { device } = useApplication()
  const today = chinaDate(device.clock.nowMs())
  const { promisedOn } = draft
  const choose = (date: string) => onChange({ promisedOn: date === promisedOn ? '' : date })
  return (
    <Card
      title="答应再来"
      aside={promisedOn === '' ? '没答应就不用点' : spokenDate(promisedOn, today)}
    >
      <View className="visit__block">
        <View className="chips">
          {waits.map(({ label, days }) => {
            const date = addDays(today, days)
            const chosen = date === promisedOn
            return (
              <Chip
                key={label}
                label={chosen ? `✓ ${label}` : label}
                chosen={chosen}
                onPress={() => choose(date)}
              />
            )
          })}
        </View>
        {promisedOn !== '' && (
          <View className="visit__promise">
            <DateField
              label="哪一天"
              value={promisedOn}
              earliest={today}
              onChange={(date) => onChange({ promisedOn: date })}
            />
            <Field
              label="答应了什么"
              value={draft.promiseText}
              maxLength={500}
              placeholder="比如：周日来看水管"
              onChange={(promiseText) => onChange({ promiseText })}
            />
          </View>
        )}
      </View>
    </Card>
  )
}
