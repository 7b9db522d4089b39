/** 服务情况 of the own record: what was on public notice, what an older record brought, and apart from both what the time bank knows. */
import { Text } from '@tarojs/components'
import { Card } from '../../../../components/card'
import { ListRow } from '../../../../components/list-row'
import { LongList } from '../../../../components/long-list'
import { amendedWords } from '../../../../components/words/amended-words'
import { spokenDate } from '../../../../components/words/date-words'
import { chinaDate, wholeDate } from '../../../../domain/calendar'
import { minutesWords } from '../../../../domain/minutes-words'
import type { VolunteerRecord } from '../../../../protocol/volunteer'

interface ServedProps {
  readonly today: string
}

export function Service({ record, today }: ServedProps & { readonly record: VolunteerRecord }) {
  const { service, serviceSum, carried } = record
  return (
    <Card title="服务情况" aside={`${serviceSum.times} 次 · ${minutesWords(serviceSum.minutes)}`}>
      {service.length === 0 && (
        <Text className="record__none">参加活动、公示过后，时长会记在这里。</Text>
      )}
      <LongList
        items={service}
        keyOf={(one) => `${one.startsAtMs} ${one.activityTitle} ${one.place}`}
        measure="次"
        row={(one) => (
          <ListRow
            title={one.activityTitle}
            detail={`${spokenDate(chinaDate(one.startsAtMs), today)} · ${one.place}`}
            trailing={minutesWords(one.minutes)}
          />
        )}
      />
      {service.length < serviceSum.times && (
        <Text className="record__none">
          {`这里列最近的 ${service.length} 次；点“存成表格”，${serviceSum.times} 次都在里面。`}
        </Text>
      )}
      {carried && (
        <ListRow
          title="原有服务时长"
          detail={[
            `原名册结转，截至 ${wholeDate(carried.asOf)}，${carried.enteredByName}录入；不计入这里的服务和证明`,
            ...(carried.amendments ?? []).map((one) => `更正：${amendedWords(one)}`),
          ].join('；')}
          trailing={minutesWords(carried.minutes)}
        />
      )}
    </Card>
  )
}

/** Apart from what was on public notice: nobody should add the two. */
export function OrderServices({
  orders,
  today,
}: ServedProps & { readonly orders: NonNullable<VolunteerRecord['orders']> }) {
  if (orders.length === 0) return null
  const minutes = orders.reduce((sum, one) => sum + one.minutes, 0)
  return (
    <Card title="时间银行服务" aside={`${orders.length} 次 · ${minutesWords(minutes)}`}>
      <Text className="record__none">接了别人的兑换，上门做的。没有公示过，不写进证明。</Text>
      <LongList
        items={orders}
        keyOf={(one) => `${one.atMs} ${one.service}`}
        measure="次"
        row={(one) => (
          <ListRow
            title={one.service}
            detail={spokenDate(chinaDate(one.atMs), today)}
            trailing={minutesWords(one.minutes)}
          />
        )}
      />
    </Card>
  )
}
