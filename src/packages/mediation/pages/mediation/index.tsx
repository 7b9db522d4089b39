/** One mediation as a file: how it stands and what comes next, who is in dispute, what was agreed, every step. */
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { Fact } from '../../../../components/list-row'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { Answered } from '../../../../components/server-answer'
import { Tag } from '../../../../components/tag'
import { Timeline } from '../../../../components/timeline'
import { isOpen, isReady, needsMediator } from '../../../../domain/mediation/mediation'
import type { MediationView } from '../../../../protocol/mediation'
import { stateTag, stepSmall, stepText, stepTitle, whatComesNext } from '../../mediation-words'
import { ActSheet, type OpenSheet } from './act-sheet'
import { AgreementCard } from './agreement-card'
import { newPartyOverlay, noOverlay, PeopleCard, PeopleOverlay } from './people-card'
import { useMediation, type MediationPageState } from './use-mediation'
import './index.scss'

export default function MediationPage() {
  const page = useMediation()
  const nothing = (
    <EmptyState icon="lock" title="没有这件调解" text="可能不在您这里，请从列表里再打开。" />
  )
  const { answer } = page.asked
  if (page.isNowhere) return <Page>{nothing}</Page>
  if (answer.kind === 'answer' && answer.value) return <Whole page={page} view={answer.value} />
  return (
    <Page>
      <Answered asked={page.asked} rows={5}>
        {() => nothing}
      </Answered>
    </Page>
  )
}

interface PartProps {
  readonly page: MediationPageState
  readonly view: MediationView
}

function Whole({ page, view }: PartProps) {
  const [open, setOpen] = useState<OpenSheet | null>(null)
  const [people, setPeople] = useState(noOverlay)
  const mayAct = view.isMine || needsMediator(view)
  const mayChange = view.isMine && isOpen(view)
  const tag = stateTag(view.state)
  return (
    <Page
      actions={mayAct && <Acts page={page} view={view} onOpen={setOpen} />}
      overlay={
        <>
          <PeopleOverlay
            {...{ page, mayChange, state: people, onState: setPeople, onOpen: setOpen }}
          />
          <ActSheet {...{ page, view, open, onOpen: setOpen }} onClose={() => setOpen(null)} />
        </>
      }
    >
      <Notice text={open === null && people === noOverlay ? page.problem : ''} />
      <Card title={`${view.kind}纠纷`} aside={view.number}>
        <Tag tone={tag.tone}>{tag.words}</Tag>
        <Text className="mediation__next">{whatComesNext(view, page.nowMs)}</Text>
        {view.brief !== '' && <Text className="mediation__text">{view.brief}</Text>}
        <Fact label="调解员">{view.mediators.join('、')}</Fact>
        <Fact label="在哪里">{view.regionName}</Fact>
        {view.matterId !== '' && (
          <Button kind="quiet" onPress={() => openPage(routes.matter, { matterId: view.matterId })}>
            看原来的诉求
          </Button>
        )}
      </Card>
      {!view.isMine && (
        <Notice tone="grey" text="您不是这件的调解员：说了什么、谁说的，只有调解员看得到。" />
      )}
      <PeopleCard
        {...{ page, view, mayChange }}
        onChoose={(chosen) => setPeople({ chosen, written: null })}
        onAdd={() => setPeople(newPartyOverlay(page.newId(), view))}
      />
      <AgreementCard page={page} view={view} />
      <Card title="经过">
        <Timeline
          items={[...view.steps].reverse().map((step, at) => ({
            id: String(step.turn),
            tone: at === 0 ? tag.tone : 'grey',
            title: <Text>{stepTitle(step)}</Text>,
            text: stepText(step),
            small: stepSmall(step, page.nowMs),
          }))}
        />
      </Card>
    </Page>
  )
}

/** The likeliest act in reach of the thumb, the others behind 更多. */
function Acts({ page, view, onOpen }: PartProps & { readonly onOpen: (open: OpenSheet) => void }) {
  if (!view.isMine) return <Button onPress={() => onOpen({ kind: 'assign' })}>换调解员</Button>
  const isOver = view.state === 'failed' || view.state === 'withdrawn'
  return (
    <ButtonRow>
      {!isOver && <Button onPress={() => onOpen({ kind: 'more' })}>更多</Button>}
      <MainAct {...{ page, view, onOpen }} />
    </ButtonRow>
  )
}

function MainAct({
  page,
  view,
  onOpen,
}: PartProps & { readonly onOpen: (open: OpenSheet) => void }) {
  const main = (words: string, open: OpenSheet) => (
    <Button kind="primary" onPress={() => onOpen(open)}>
      {words}
    </Button>
  )
  const unasked = view.people.find(({ consent }) => consent !== 'agreed')
  switch (view.state) {
    case 'preparing':
    case 'mediating':
      if (isReady({ parties: view.people }))
        return view.sessions > 0 && view.nextSessionAtMs === 0
          ? main('写协议', { kind: 'agree' })
          : main('记一次调解', { kind: 'hold' })
      return unasked ? main('征求意愿', { kind: 'consent', partyId: unasked.id }) : null
    case 'signing':
      return main('签好了', { kind: 'sign' })
    case 'agreed':
      return view.revisitOn === '' ? null : main('记回访', { kind: 'revisit' })
    default:
      return (
        <Button kind="primary" busy={page.busy} onPress={() => onOpen({ kind: 'note' })}>
          自己的笔记
        </Button>
      )
  }
}
