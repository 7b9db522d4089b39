/** 一键呼叫: one large key, the number to dial at once, and in large type who comes and how soon. */
import { Text, View } from '@tarojs/components'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState, ErrorState } from '../../../../components/empty-state'
import { HelpKey } from '../../../../components/help-key'
import { drillWords } from '../../../../components/help-watch/help-words'
import { ListRow } from '../../../../components/list-row'
import { Loading } from '../../../../components/loading'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { isOver } from '../../../../domain/help/help-call'
import type { HelpCallView, MyHelp } from '../../../../protocol/help'
import { DetailsForm } from '../../details-form'
import { EventsCard } from '../../events-card'
import { standingWords } from '../../standing-words'
import { useCall, type CallPageState } from './use-call'
import './index.scss'

export default function CallPage() {
  const page = useCall()
  if (page.asking) return <AskingPage page={page} asking={page.asking} />
  return (
    <Page>
      <Notice text={page.key.problem} />
      <Notice text={page.problem} />
      {page.keptCalls > 0 && (
        <Notice tone="amber" text="呼叫记在本机，有网就自动发出。要紧请直接打电话。" />
      )}
      {page.awaitsEcho && <Notice tone="green" text="已发出，正在等回音。" />}
      {!page.help && page.unread === '' && <Loading rows={2} words="正在看您的登记" />}
      {page.unread !== '' && (
        <ErrorState title="没有读到登记" text={page.unread} act="重试" onAct={page.askAgain} />
      )}
      {page.help?.mine.map((mine) => (
        <MineCard key={mine.registrationId} mine={mine} page={page} />
      ))}
      {page.help?.mine.length === 0 && (
        <EmptyState
          icon="people"
          title="还没有登记一键呼叫"
          text="给独居、高龄或行动不便的老人。登记以后，按住两秒，网格里的人马上知道。"
        />
      )}
      {page.hasNoHome && (
        <View className="call__act">
          <Button kind="primary" onPress={() => openPage(routes.home)}>
            先登记我家
          </Button>
        </View>
      )}
      {page.homes.map((home) => (
        <Card key={home.homeId} title={home.details.door} aside={home.details.name}>
          <Button onPress={() => page.ask(home)}>为这里申请一键呼叫</Button>
        </Card>
      ))}
      {page.help && !page.help.mine.some(({ mayPress }) => mayPress) && (
        <Button onPress={() => void page.key.dial({ dialNumber: page.help?.dialNumber ?? '' })}>
          {`要紧就打 ${page.help.dialNumber}`}
        </Button>
      )}
    </Page>
  )
}

interface MineProps {
  readonly mine: MyHelp
  readonly page: CallPageState
}

function MineCard({ mine, page }: MineProps) {
  const { call, state, mayPress, dialNumber } = mine
  if (state === 'asked')
    return (
      <Card title={mine.door} aside={mine.name}>
        <Notice tone="grey" text="已经申请，等网格员核对登记。" />
        <DialButton mine={mine} page={page} />
      </Card>
    )
  // Whoever has just pressed must not read how an earlier call stands, or ended.
  const isHidden = page.isUnheard || (page.isOld && page.keptCalls > 0)
  const told = isHidden ? null : call
  const isOpen = told !== null && !isOver(told)
  return (
    <View>
      {told && <Standing call={told} mine={mine} page={page} />}
      {/* What was seen hours ago takes nobody's key away: pressed in earnest it joins the call that is open. */}
      {mayPress && (!isOpen || page.isOld) && (
        <HelpKey
          clock={page.clock}
          forWhom={mine.relation === '' ? '' : `帮${mine.relation}呼叫`}
          busy={page.key.busy}
          onHeld={() => void page.press(mine, false)}
        />
      )}
      {dialNumber !== '' && <DialButton mine={mine} page={page} />}
      {mayPress && isOpen && (
        <View className="call__act">
          <Button onPress={() => void page.cancel(mine)}>没事了，不用来</Button>
        </View>
      )}
      {mayPress && !isOpen && page.help?.drillsAllowed === true && (
        <Button kind="quiet" onPress={() => void page.press(mine, true)}>
          试一次（演练）
        </Button>
      )}
      {told && <EventsCard events={told.events} />}
      {mine.looks.length > 0 && (
        <Card title="谁看过您的电话">
          {mine.looks.map(({ memberName, atMs }) => (
            <ListRow key={`${memberName} ${atMs}`} title={memberName} />
          ))}
        </Card>
      )}
    </View>
  )
}

function DialButton({ mine, page }: MineProps) {
  return (
    <View className="call__act">
      <Button onPress={() => void page.key.dial(mine)}>{`打电话 ${mine.dialNumber}`}</Button>
    </View>
  )
}

function Standing({
  call,
  mine,
  page,
}: {
  readonly call: HelpCallView
  readonly mine: MyHelp
  readonly page: CallPageState
}) {
  const [large, small] = standingWords(call)
  const more = drillWords(call)
  return (
    <View className={`call__standing call__standing--${call.state}`} role="status">
      {!mine.mayPress && <Text className="call__small">{`${mine.name} ${mine.door}`}</Text>}
      <Text className="call__large">{large}</Text>
      {small !== '' && <Text className="call__small">{small}</Text>}
      {more !== '' && <Text className="call__small">{more}</Text>}
      {call.state === 'calling' && call.isAtTop && (
        <Text className="call__small">还没有人应答，请直接打电话</Text>
      )}
      {page.isOld && (
        <Text className="call__small">
          {page.isCut ? '网络断了，显示的是上一次看到的' : '这是上一次看到的，正在问现在怎样'}
        </Text>
      )}
    </View>
  )
}

function AskingPage({
  page,
  asking,
}: {
  readonly page: CallPageState
  readonly asking: NonNullable<CallPageState['asking']>
}) {
  return (
    <Page
      actions={
        <ButtonRow>
          <Button onPress={page.closeAsking}>先不</Button>
          <Button kind="primary" onPress={() => void page.sendAsking()}>
            申请
          </Button>
        </ButtonRow>
      }
    >
      <Notice text={page.problem} />
      <Text className="page__title">{asking.home.details.door}</Text>
      <Text className="page__subtitle">网格员核对以后，大按钮就会出现在第一页。</Text>
      <DetailsForm details={asking.details} onChange={page.changeAsking} withStation={false} />
    </Page>
  )
}
