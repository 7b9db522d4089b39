/** The first page of who works at a desk: no doors to go to, but how things stand here, and the way to each office page. */
import { Text, View } from '@tarojs/components'
import { useApplication, useLive } from '../../app-context'
import { useOfficeWaiting } from '../../app-questions'
import { Card } from '../../components/card'
import { ProgressBar } from '../../components/loading'
import { openPage } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { OfficeCards } from '../../components/office-card'
import type { OfficeLink } from '../../components/office-card/office-links'
import { Page } from '../../components/page'
import { Answered } from '../../components/server-answer'
import { useServerAnswer } from '../../components/server-answer/use-server-answer'
import { countingPermissions } from '../../domain/organisation/permission'
import { permittedRegions } from '../../domain/organisation/permitted-regions'
import { DutyHelp } from './help-on-today'
import { LedgerFault } from './ledger-fault'

interface OfficeDayProps {
  readonly greeting: string
  readonly dateLine: string
  readonly today: string
  readonly links: readonly OfficeLink[]
}

export function OfficeDay({ greeting, dateLine, today, links }: OfficeDayProps) {
  return (
    <Page>
      <Text className="page__title">{greeting}</Text>
      <Text className="page__subtitle">{dateLine}</Text>
      <DutyHelp />
      <LedgerFault />
      <NumbersCard today={today} />
      <OfficeCards links={links} waiting={useOfficeWaiting(links)} />
    </Page>
  )
}

/** The whole of my first region in one card; region by region stands behind it. */
function NumbersCard({ today }: Pick<OfficeDayProps, 'today'>) {
  const { server } = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const region = access ? permittedRegions(access, countingPermissions, today)[0] : undefined
  const asked = useServerAnswer(region?.id ?? '', async () =>
    region ? server.organisation.counts({ regionId: region.id }) : [],
  )
  if (!region) return null
  return (
    <Card title="这个月" aside="看各片的数" onMore={() => openPage(routes.counts)}>
      <View className="today__month">
        <Answered asked={asked} rows={1}>
          {(counts) => {
            const whole = counts.find(({ regionId }) => regionId === region.id)
            if (!whole || whole.households === 0)
              return (
                <Text className="today__small">还没有档案。社区导入台账以后，这里就有数。</Text>
              )
            return (
              <>
                <ProgressBar done={whole.metThisMonth} of={whole.households} />
                <Text className="today__small">
                  {`已见到 ${whole.metThisMonth} 户 / 共 ${whole.households} 户，${whole.residents} 人`}
                </Text>
                <Text className="today__small">按户计，不排名</Text>
              </>
            )
          }}
        </Answered>
      </View>
    </Card>
  )
}
