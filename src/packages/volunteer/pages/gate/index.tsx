/** 签到台: the code of this moment, large; who came of those expected; the last ten. All of it works without a signal. */
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { EmptyState, ErrorState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { Loading } from '../../../../components/loading'
import { LongList } from '../../../../components/long-list'
import { goBack, openPage, textParam } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { QrCode } from '../../../../components/qr-code'
import { SearchField } from '../../../../components/search-field'
import { Sheet } from '../../../../components/sheet'
import { momentWords } from '../../../../components/words/date-words'
import { directionWords } from '../../../../domain/attendance/scan'
import type { RegionId } from '../../../../domain/shapes'
import { FindVolunteer } from '../../find-volunteer'
import { ScanResult } from '../../scan-result'
import { useKeptAwake } from '../../use-kept-awake'
import { LastEvents, LastTick, TakeBack } from './last-events'
import { DirectionChoice, NoList } from './no-list'
import { useGate, type GateState } from './use-gate'
import { Wall } from './wall'
import './index.scss'

const codeSidePx = 280

export default function GatePage() {
  const shiftId = textParam(useRouter().params.shiftId)
  const page = useGate(shiftId)
  useKeptAwake()
  const [open, setOpen] = useState<'wall' | 'list' | null>(null)
  const { gate } = page
  const now = directionWords[page.direction]
  if (shiftId === '')
    return (
      <Page>
        <EmptyState icon="list" title="请从活动里打开签到台" act="返回" onAct={goBack} />
      </Page>
    )
  if (page.takenAway) return <TakenAway waiting={page.waiting} />
  if (!gate && page.asking && page.stale === '')
    return (
      <Page>
        <Loading rows={5} words="正在取名单" />
      </Page>
    )
  if (!gate) return <NoList page={page} />
  return (
    <Page
      actions={
        <ButtonRow>
          <Button onPress={() => setOpen('list')}>点名、加人</Button>
          {page.maySee && (
            <Button kind="primary" onPress={() => void page.scan()}>
              扫志愿者的码
            </Button>
          )}
        </ButtonRow>
      }
      overlay={
        <>
          <Sheet open={open === 'wall'} title="墙上的码" onClose={() => setOpen(null)}>
            <Wall gate={gate} nowMs={page.nowMs} />
          </Sheet>
          <Sheet
            open={open === 'list'}
            title={page.direction === 'in' ? '谁来了' : '谁走了'}
            onClose={() => setOpen(null)}
          >
            <Listed page={page} regionId={gate.regionId as RegionId} />
          </Sheet>
        </>
      }
    >
      <Text className="page__title">{gate.title}</Text>
      <Text className="page__subtitle">
        {`${momentWords(gate.startsAtMs, page.nowMs)} · ${gate.place}`}
      </Text>
      <Notice text={page.problem} />
      <Notice tone="amber" text={doubtWords(page)} />
      {page.shown && <ScanResult kept={page.shown} nowMs={page.nowMs} />}
      {page.ticked && (
        <View className="gate__take-back">
          <TakeBack page={page} tick={page.ticked} words="点错了，收回" />
        </View>
      )}
      <DirectionChoice page={page} />
      <View className="gate__code">
        <Text className="gate__now">现在{now}</Text>
        <QrCode text={page.code} sidePx={codeSidePx} label={`现在的${now}码`} />
        <Text className="gate__hint">请志愿者用“签到签退”扫，每 20 秒换一个</Text>
        {!page.maySee && <Text className="gate__typed">{page.code}</Text>}
      </View>
      <Notice tone="amber" text={clockWords(page)} />
      <Notice
        tone="grey"
        text={
          page.stale === ''
            ? ''
            : `${page.offline ? '没有网络，' : page.stale}用的是 ${momentWords(page.keptAtMs, page.nowMs)} 取的名单，照样能签到`
        }
      />
      <View className="gate__figures">
        <Figure value={page.came} words="人到了" />
        <Figure value={page.expected} words="人报了名" />
        <Figure value={page.left} words="人签退了" />
      </View>
      <Notice tone="grey" text={offListWords(page)} />
      <LastEvents page={page} />
      <ButtonRow>
        <Button kind="quiet" onPress={() => setOpen('wall')}>
          墙上的码
        </Button>
        <Button kind="quiet" onPress={() => openPage(routes.hours, { shiftId })}>
          确认时长
        </Button>
      </ButtonRow>
    </Page>
  )
}

/** Nothing that was scanned is lost: it was within the post when it happened. */
function TakenAway({ waiting }: { readonly waiting: number }) {
  const scanned =
    waiting > 0 ? `您扫过、点过的还有 ${waiting} 次等着传，` : '您扫过、点过的都传上去了，'
  return (
    <Page>
      <ErrorState
        title="这场签到现在不归您管"
        text={`岗位到期了或者交接了，名单已从这部手机拿走。${scanned}在岗时扫的照样算数。现场请交给现在的负责人。`}
        act="返回"
        onAct={goBack}
      />
    </Page>
  )
}

function Figure({ value, words }: { readonly value: number; readonly words: string }) {
  return (
    <View className="gate__figure">
      <Text className="gate__value">{String(value)}</Text>
      <Text className="gate__words">{words}</Text>
    </View>
  )
}

/** '手机慢了 5 分钟' */
const offWords = (offMs: number): string =>
  `手机${offMs > 0 ? '快' : '慢'}了 ${Math.round(Math.abs(offMs) / 60_000)} 分钟`

/** Of a list from before, nothing tells whether the clock was put right since: the codes go by it, so this stands above them. */
const doubtWords = ({ clockWasOffMs, stale }: GateState): string =>
  clockWasOffMs !== 0 && stale !== '' ? `取名单时${offWords(clockWasOffMs)}，请先看准不准。` : ''

/** The codes are right all the same, so this stands below them. Without a signal nothing would tell that the clock was put right. */
const clockWords = ({ clockOffMs, stale }: GateState): string => {
  const next = stale === '' ? '您扫的会记错时间，请打开“自动设置时间”。' : '连上网以前先别改。'
  return clockOffMs === 0 ? '' : `${offWords(clockOffMs)}，码已对准。${next}`
}

/** They are not in the figures: whether their codes are genuine, this phone cannot tell. */
const offListWords = ({ offList }: GateState): string =>
  offList === 0 ? '' : `另有名单外 ${offList} 人，扫了码，有网再核对`

interface ListedProps {
  readonly page: GateState
  readonly regionId: RegionId
}

function Listed({ page, regionId }: ListedProps) {
  const { query, direction } = page
  return (
    <>
      <Notice text={page.problem} />
      <LastTick page={page} />
      <SearchField value={query} onChange={page.setQuery} placeholder="姓名，或编号最后几位" />
      {page.listed.length > 0 ? (
        <LongList
          items={page.listed}
          keyOf={({ volunteerId }) => volunteerId}
          measure="人"
          row={({ volunteerId, name, number = '', seated, attendance }) => (
            <ListRow
              title={name}
              {...(number === '' ? {} : { detail: number })}
              trailing={attendance.inAtMs !== null ? '到了' : seated ? '没到' : '候补，没到'}
              onPress={() => void page.tick(volunteerId)}
            />
          )}
        />
      ) : query.trim() === '' ? (
        <EmptyState
          icon="people"
          title="名单里没有了"
          text="没报名、没带手机的人，在上面写全姓名或编号来加；有志愿者码的，纸的也能扫。"
        />
      ) : (
        <FindVolunteer
          regionId={regionId}
          find={query}
          act={directionWords[direction]}
          otherwise="没有网时，请扫志愿者码，纸的也行；没有码就记下姓名，确认时长时补。"
          onChoose={(found) => void page.add(found)}
        />
      )}
    </>
  )
}
