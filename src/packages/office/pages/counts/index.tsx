/** 数一数: each region with its houses, households, residents and the households met this month. In the order of the tree. */
import { Text, View } from '@tarojs/components'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { ProgressBar } from '../../../../components/loading'
import { Answered } from '../../../../components/server-answer'
import { OfficePage } from '../../office-page'
import { useCounts, type CountedRegion } from './use-counts'
import './index.scss'

export default function CountsPage() {
  const page = useCounts()
  return (
    <OfficePage office={page}>
      <Answered asked={page}>
        {() =>
          page.lines.length === 0 ? (
            <EmptyState
              icon="building"
              title="这里还没有档案"
              text="导入台账或在网格里建档后，这里就有数。"
            />
          ) : (
            <>
              {page.lines.map((line) => (
                <RegionCard key={line.regionId} line={line} />
              ))}
              <Text className="counts__foot">
                按户计，不排名。数字来自档案和走访记录，不用再填表。
              </Text>
            </>
          )
        }
      </Answered>
    </OfficePage>
  )
}

function RegionCard({ line }: { readonly line: CountedRegion }) {
  return (
    <Card
      title={line.name}
      aside={line.openFollowUps > 0 ? `待办 ${line.openFollowUps} 件` : '没有待办'}
    >
      <View className="counts__figures">
        <Figure value={line.houses} unit="套房" />
        <Figure value={line.households} unit="户" />
        <Figure value={line.residents} unit="人" />
      </View>
      <ProgressBar done={line.metThisMonth} of={line.households} />
      <Text className="counts__met">
        {`本月见到 ${line.metThisMonth} 户 / 共 ${line.households} 户`}
      </Text>
    </Card>
  )
}

function Figure({ value, unit }: { readonly value: number; readonly unit: string }) {
  return (
    <View className="counts__figure">
      <Text className="counts__value">{String(value)}</Text>
      <Text className="counts__unit">{unit}</Text>
    </View>
  )
}
