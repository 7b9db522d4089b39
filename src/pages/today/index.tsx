/** The first page: whom do I visit now, what is unsent (the sync line), what was promised. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { ListRow } from '../../components/list-row'
import { Loading, ProgressBar } from '../../components/loading'
import { openPage } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { DailyOfficeCard } from '../../components/office-card'
import { Page } from '../../components/page'
import { Rows } from '../../components/rows'
import { Tag } from '../../components/tag'
import { Tile } from '../../components/tile'
import { dueWords } from '../../components/words/date-words'
import { buildingWords, doorWords } from '../../components/words/file-words'
import { reasonWords, tileMark, toneOf } from '../../components/words/standing-words'
import { followUpKindWords } from '../../domain/labels'
import type { PlannedDoor } from '../../domain/visit/visit-plan'
import { DutyHelp } from './help-on-today'
import { LedgerFault } from './ledger-fault'
import { NothingYet } from './nothing-yet'
import { OfficeDay } from './office-day'
import { useToday, type PromisedThing } from './use-today'
import './index.scss'

export default function TodayPage() {
  const today = useToday()
  if (!today.ready)
    return (
      <Page>
        <Loading words="正在打开" rows={4} />
      </Page>
    )
  if (!today.hasFiles && today.duty === 'office') return <OfficeDay {...today} />
  if (!today.hasFiles)
    return (
      <Page syncLine={today.signedIn}>
        <NothingYet {...today} />
      </Page>
    )
  return (
    <Page>
      <Text className="page__title">{today.greeting}</Text>
      <Text className="page__subtitle">{today.dateLine}</Text>
      <DutyHelp />
      <LedgerFault />
      <DueCard dueCount={today.dueCount} doors={today.doors} />
      <PromisedCard
        count={today.promisedCount}
        things={today.promised}
        today={today.today}
        onMore={today.showAllPromised}
      />
      <Card title="这个月" aside="按户计，不排名">
        <View className="today__month">
          <ProgressBar done={today.month.done} of={today.month.of} />
          <Text className="today__small">
            {`已见到 ${today.month.done} 户 / 共 ${today.month.of} 户`}
          </Text>
          {today.firstVisitCount > 0 && (
            <Text className="today__small">{`其中 ${today.firstVisitCount} 户还没走访过，得空再去`}</Text>
          )}
        </View>
      </Card>
      <DailyOfficeCard links={today.links} />
    </Page>
  )
}

interface DueCardProps {
  readonly dueCount: number
  readonly doors: readonly PlannedDoor[]
}

function DueCard({ dueCount, doors }: DueCardProps) {
  if (dueCount === 0)
    return (
      <Card title="今天走访">
        <Text className="today__calm">● 都走到了，今天没有到期的人家</Text>
        <View className="today__act">
          <Button onPress={() => openPage(routes.due)}>看看还没去过的</Button>
        </View>
      </Card>
    )
  return (
    <Card title="今天走访" aside={`${dueCount} 户 · 从高到低，不走回头路`}>
      <Rows
        items={doors}
        keyOf={({ file }) => file.household.id}
        row={({ house, file, standing }) => (
          <ListRow
            leading={<Tile room={house.room} state={standing.state} mark={tileMark(standing)} />}
            title={buildingWords(house)}
            detail={<Tag tone={toneOf[standing.state]}>{reasonWords(standing)}</Tag>}
            onPress={() => openPage(routes.household, { householdId: file.household.id })}
          />
        )}
      />
      <View className="today__act">
        <Button kind="primary" onPress={() => openPage(routes.due)}>
          开始走访
        </Button>
      </View>
    </Card>
  )
}

interface PromisedCardProps {
  readonly count: number
  readonly things: readonly PromisedThing[]
  readonly today: string
  readonly onMore: () => void
}

function PromisedCard({ count, things, today, onMore }: PromisedCardProps) {
  if (count === 0)
    return (
      <Card title="答应过的事">
        <Text className="today__calm">● 没有欠着的事</Text>
      </Card>
    )
  return (
    <Card title="答应过的事" aside={`${count} 件`} {...(things.length < count ? { onMore } : {})}>
      <Rows
        items={things}
        keyOf={({ followUp }) => followUp.id}
        row={({ followUp, house }) => (
          <ListRow
            title={followUp.text || followUpKindWords[followUp.kind]}
            detail={[
              house ? doorWords(house) : '',
              followUp.dueOn === ''
                ? followUpKindWords[followUp.kind]
                : dueWords(followUp.dueOn, today),
            ]
              .filter((part) => part !== '')
              .join(' · ')}
            onPress={() => openPage(routes.household, { householdId: followUp.householdId })}
          />
        )}
      />
    </Card>
  )
}
