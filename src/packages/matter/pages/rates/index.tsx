/** 答复率, 解决率, 满意率 by region and period, each with what it is of. Regions, never persons; no order by result. */
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { Card } from '../../../../components/card'
import { Segments } from '../../../../components/choice'
import { EmptyState } from '../../../../components/empty-state'
import { Fact } from '../../../../components/list-row'
import { Page } from '../../../../components/page'
import { PickField } from '../../../../components/pick-field'
import { Answered } from '../../../../components/server-answer'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { monthDay } from '../../../../components/words/date-words'
import { addDays, chinaDate } from '../../../../domain/calendar'
import { permittedRegions } from '../../../../domain/organisation/permitted-regions'
import type { MatterRates } from '../../../../protocol/matter'
import './index.scss'

const periods = [
  { value: '30', label: '近 30 天' },
  { value: '90', label: '近 90 天' },
  { value: '365', label: '近一年' },
] as const

type Period = (typeof periods)[number]['value']

/** '12 ÷ 15 = 80%'; nothing to divide by is said so. */
const rateWords = (part: number, whole: number): string =>
  whole === 0 ? '还没有' : `${part} ÷ ${whole} = ${Math.round((part / whole) * 100)}%`

export default function RatesPage() {
  const { server, device } = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const ready = useLive((snapshot) => snapshot.ready)
  const toDate = chinaDate(device.clock.nowMs())
  const regions = access ? permittedRegions(access, 'matter.handle', toDate) : []
  const [chosen, setChosen] = useState('')
  const [period, setPeriod] = useState<Period>('30')
  const region = regions.find(({ id }) => id === chosen) ?? regions[0]
  const fromDate = addDays(toDate, 1 - Number(period))
  const asked = useServerAnswer(region ? `${region.id} ${period}` : '', async () =>
    region ? server.matter.rates({ regionId: region.id, fromDate, toDate }) : [],
  )
  if (ready && !region)
    return (
      <Page>
        <EmptyState title="您现在没有办诉求的岗位" text="请联系社区工作者。" />
      </Page>
    )
  return (
    <Page>
      {regions.length > 1 && (
        <PickField
          label="在哪里"
          options={regions.map(({ id, name }) => ({ value: id, label: name }))}
          value={region?.id ?? ''}
          onChange={setChosen}
        />
      )}
      <Segments options={periods} value={period} onChange={setPeriod} />
      <Text className="rates__small">
        {`${monthDay(fromDate)}到${monthDay(toDate)}收到的诉求。撤回和并案的不算。`}
      </Text>
      <Answered asked={asked}>
        {(rows) =>
          rows[0] === undefined || rows[0].received === 0 ? (
            <EmptyState title="这段时间没有诉求" />
          ) : (
            <>
              {rows.map((row) => (
                <RatesCard key={row.regionId} row={row} />
              ))}
            </>
          )
        }
      </Answered>
    </Page>
  )
}

function RatesCard({ row }: { readonly row: MatterRates }) {
  return (
    <Card title={row.regionName} aside={`${row.received} 件`}>
      <Fact label="答复率">{rateWords(row.answered, row.received)}</Fact>
      <Fact label="按时答复">{rateWords(row.answeredInTime, row.answered)}</Fact>
      <Fact label="解决率">{rateWords(row.solved, row.rated)}</Fact>
      <Fact label="满意率">{rateWords(row.satisfied, row.rated)}</Fact>
      <Fact label="还在办">{`${row.open} 件，其中超期 ${row.late} 件`}</Fact>
    </Card>
  )
}
