/** One matter: where it is, who has it, until when; every step as a parcel's way; and what this side may do. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useTellMe } from '../../../../app-questions'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState, ErrorState } from '../../../../components/empty-state'
import { Fact } from '../../../../components/list-row'
import { Loading } from '../../../../components/loading'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { PhotoStrip } from '../../../../components/photo-strip'
import { Tag } from '../../../../components/tag'
import { Timeline } from '../../../../components/timeline'
import { deadlineWords } from '../../../../domain/matter/deadline'
import { isOpen, matterChannelNames } from '../../../../domain/matter/matter'
import type { MatterView } from '../../../../protocol/matter'
import {
  dueTag,
  hasTurns,
  publicityWords,
  ratingWords,
  stateTag,
  stepSmall,
  stepTitle,
  stepWords,
  whereItIs,
  whereItStands,
} from '../../matter-words'
import { ActSheet } from './act-sheet'
import { AskResident } from './ask-resident'
import { AskerActs, isRatingDue } from './asker-acts'
import { HandlerActs, type OpenAct } from './handler-acts'
import { MediationEntry } from './mediation-entry'
import { Rewrite } from './rewrite-sheet'
import { useMatter, type MatterPageState } from './use-matter'
import './index.scss'

export default function MatterPage() {
  const page = useMatter()
  const { view } = page
  if (!page.ready || view === null)
    return (
      <Page>
        <EmptyState title="没有这件事" text="可能不在您这里办，请从列表里再打开。" />
      </Page>
    )
  if (view === undefined)
    return (
      <Page>
        {page.unread === '' ? (
          <Loading rows={5} />
        ) : (
          <ErrorState title="没有读到" text={page.unread} onAct={page.askAgain} />
        )}
      </Page>
    )
  return <Whole page={page} view={view} />
}

interface PartProps {
  readonly page: MatterPageState
  readonly view: MatterView
}

/** Without an act the page has no bar at its foot. */
const hasActs = (view: MatterView): boolean => {
  if (view.side === 'writer' || view.side === 'reader') return false
  return isOpen(view) || isRatingDue(view) || (view.side === 'handler' && view.toBeAsked)
}

function Whole({ page, view }: PartProps) {
  const [open, setOpen] = useState<OpenAct | null>(null)
  const isWriter = view.side === 'writer'
  const isAsker = isWriter || view.side === 'asker' || view.side === 'voice'
  const isTold = isAsker ? !isWriter : view.side === 'handler'
  const tellMe = useTellMe({
    regionId: isTold && hasTurns(view) ? view.regionId : '',
    wanted: [isAsker ? 'matter-turn' : 'matter-duty'],
    words: '好的，下一次有进展就告诉您。',
  })
  const tag = isAsker ? stateTag(view) : dueTag(view, page.nowMs)
  return (
    <Page
      actions={
        !hasActs(view) ? null : isAsker ? (
          <AskerActs page={page} view={view} />
        ) : (
          <>
            <HandlerActs view={view} busy={page.busy} onAct={page.act} onOpen={setOpen} />
            <AskResident page={page} view={view} />
          </>
        )
      }
      overlay={<ActSheet page={page} view={view} open={open} onClose={() => setOpen(null)} />}
    >
      <Notice text={page.problem} />
      {page.onTheWay > 0 && (
        <Notice tone="grey" text={`${page.onTheWay} 条记在本机，有网就自动发出。`} />
      )}
      <Card title={view.category} aside={view.number}>
        <Tag tone={tag.tone}>{tag.words}</Tag>
        <Text className="matter__where">
          {isAsker ? whereItIs(view, page.nowMs) : whereItStands(view, page.nowMs)}
        </Text>
        <Text className="matter__text">{view.request.text}</Text>
        {page.photos.length > 0 && <PhotoStrip photos={page.photos} />}
        {(isWriter || view.side === 'asker') && (
          <Notice {...publicityWords(view.publicity, view.heldReason)} />
        )}
        <Rewrite page={page} view={view} />
        {view.followers > 0 && (
          <Text className="matter__small">{`还有 ${view.followers} 位邻居一起提`}</Text>
        )}
      </Card>
      {!isAsker && <Facts view={view} page={page} />}
      {!isAsker && <MediationEntry view={view} />}
      <Card title="走到哪了">
        <Timeline
          items={[...view.steps].reverse().map((step, at) => ({
            id: String(step.turn),
            tone: at === 0 ? stateTag({ ...view, state: step.state }).tone : 'grey',
            title: <Text>{stepTitle(step)}</Text>,
            text: stepWords(step),
            small: stepSmall(step, page.nowMs),
          }))}
        />
        {tellMe && (
          <View className="matter__act">
            <Button onPress={() => void tellMe()}>有进展告诉我</Button>
          </View>
        )}
      </Card>
    </Page>
  )
}

/** What the office needs besides: where, through what, who is with it. */
function Facts({ view, page }: { readonly view: MatterView; readonly page: MatterPageState }) {
  const { request } = view
  const mayCall = (view.side === 'handler' || view.side === 'joint') && request.phone !== ''
  return (
    <Card title="办理">
      <Fact label="在哪里">{`${view.regionName} ${request.place}`}</Fact>
      <Fact label="从哪里来">{matterChannelNames[view.channel]}</Fact>
      {page.rules && <Fact label="时限">{deadlineWords(view.deadlineClass, page.rules)}</Fact>}
      <Fact label="现在在">{view.dutyName}</Fact>
      {view.responsibleName !== '' && <Fact label="首接负责">{view.responsibleName}</Fact>}
      {(request.name !== '' || request.phone !== '') && (
        <Fact label="谁提的">
          {page.contact
            ? `${page.contact.name} ${page.contact.phone}`
            : `${request.name} ${request.phone}`}
        </Fact>
      )}
      {request.helped && (
        <Fact label="替谁">{`${request.helped.name}（${request.helped.relation}）`}</Fact>
      )}
      {view.rating && <Fact label="居民评价">{ratingWords(view.rating)}</Fact>}
      {view.joint.map((one) => (
        <Fact key={one.kindId} label="一起办的">
          {`${one.name} · ${{ asked: '等回话', done: '已回话', released: '不用了' }[one.state]}`}
        </Fact>
      ))}
      {mayCall && (
        <View className="matter__act">
          <Button busy={page.busy} onPress={() => void page.call()}>
            打电话给提的人
          </Button>
          <Text className="matter__small">会看到完整的姓名和号码，会记下您看过。</Text>
        </View>
      )}
    </Card>
  )
}
