/** 数一数: how much there is in a region, and in each one below it, which a tap opens. In the order of the tree. */
import { Text, View } from '@tarojs/components'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { ProgressBar } from '../../../../components/loading'
import { LongList } from '../../../../components/long-list'
import { SearchField } from '../../../../components/search-field'
import { ServiceCounts } from '../../../../components/service-counts'
import { Answered } from '../../../../components/server-answer'
import { OfficePage } from '../../../../components/office-page'
import { useCounts, type CountedRegion } from './use-counts'
import './index.scss'

type CountsPageState = ReturnType<typeof useCounts>

/** With so many regions below one looks for a name sooner than through the list. */
const manyRegions = 12

export default function CountsPage() {
  const page = useCounts()
  return (
    <OfficePage office={page}>
      <View>
        {page.regionsBelow.length > manyRegions && (
          <SearchField value={page.query} onChange={page.setQuery} placeholder="找一片区域" />
        )}
      </View>
      {page.found === null ? (
        <Answered asked={page.asked}>{() => <Counted page={page} />}</Answered>
      ) : (
        <Found page={page} found={page.found} />
      )}
    </OfficePage>
  )
}

function Counted({ page }: { readonly page: CountsPageState }) {
  const [whole, ...parts] = page.lines
  if (!whole || whole.houses + whole.households === 0)
    return (
      <EmptyState
        icon="building"
        title="这里还没有档案"
        text="导入台账或在网格里建档后，这里就有数。"
      />
    )
  return (
    <>
      <Whole line={whole} within={page.within} />
      <View>
        {page.served.answer.kind === 'answer' && <ServiceCounts {...page.served.answer.value} />}
      </View>
      {parts.length > 0 && (
        <Card title="下面各处" aside={`${parts.length} 处`}>
          <LongList
            items={parts}
            keyOf={({ regionId }) => regionId}
            measure="处"
            row={(line) => <PartRow line={line} onOpen={page.open} />}
          />
        </Card>
      )}
      <Text className="counts__foot">按户计，不排名。数字来自档案和走访记录，不用再填表。</Text>
    </>
  )
}

const followUpWords = (count: number): string => (count > 0 ? `待办 ${count} 件` : '没有待办')

function Whole({ line, within }: { readonly line: CountedRegion; readonly within: string }) {
  return (
    <Card title={line.name} aside={within === '' ? '' : `在${within}`}>
      <View className="counts__figures">
        <Figure value={line.houses} unit="套房" />
        <Figure value={line.households} unit="户" />
        <Figure value={line.residents} unit="人" />
      </View>
      <ProgressBar done={line.metThisMonth} of={line.households} />
      <Text className="counts__met">
        {`本月见到 ${line.metThisMonth} 户 / 共 ${line.households} 户 · ${followUpWords(line.openFollowUps)}`}
      </Text>
    </Card>
  )
}

interface PartRowProps {
  readonly line: CountedRegion
  readonly onOpen: (regionId: string) => void
}

function PartRow({ line, onOpen }: PartRowProps) {
  const { name, houses, households, residents, metThisMonth, openFollowUps } = line
  const opened = line.opens ? { onPress: () => onOpen(line.regionId) } : {}
  if (houses + households === 0) return <ListRow title={name} trailing="还没有档案" {...opened} />
  return (
    <ListRow
      title={
        <View className="counts__part">
          <Text>{name}</Text>
          <Text className="counts__part-met">{`见到 ${metThisMonth} / ${households} 户`}</Text>
        </View>
      }
      detail={
        <View className="counts__bar">
          <ProgressBar done={metThisMonth} of={households} />
          <Text>{`${residents} 人 · ${followUpWords(openFollowUps)}`}</Text>
        </View>
      }
      {...opened}
    />
  )
}

interface FoundProps {
  readonly page: CountsPageState
  readonly found: CountsPageState['regionsBelow']
}

function Found({ page, found }: FoundProps) {
  if (found.length === 0)
    return <EmptyState icon="search" title="没有找到" text="换个字试试，如“三网格 2号”。" />
  return (
    <Card title="找到的" aside={`${found.length} 处`}>
      <LongList
        items={found}
        keyOf={({ id }) => id}
        measure="处"
        row={({ id, place }) => <ListRow title={place} onPress={() => page.open(id)} />}
      />
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
