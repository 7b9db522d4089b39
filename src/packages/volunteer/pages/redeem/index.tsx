/** 兑换服务: ask for help with stored hours, help somebody who asked, and see where each order stands. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Letter } from '../../../../application'
import { Button } from '../../../../components/button'
import { Chips } from '../../../../components/choice'
import { Card, Section } from '../../../../components/card'
import { Dialog } from '../../../../components/dialog'
import { EmptyState, ErrorState } from '../../../../components/empty-state'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { Answered } from '../../../../components/server-answer'
import { Sheet } from '../../../../components/sheet'
import { momentWords } from '../../../../components/words/date-words'
import { minutesWords } from '../../../../domain/minutes-words'
import type { TimeOrderLine } from '../../../../protocol/time-order'
import { HoursLetters } from '../../hours-letters'
import { SignInFirst } from '../../sign-in-first'
import { DoorLetter } from './door-letter'
import { OfficeWork } from './office-work'
import { OrderCard } from './order-card'
import { QuestionDialog } from './question-dialog'
import { dayWords } from './order-words'
import { RequestSheet } from './request-sheet'
import { useRedeem, type RedeemPageState } from './use-redeem'
import './index.scss'

export default function RedeemPage() {
  const page = useRedeem()
  const [asking, setAsking] = useState(false)
  const { answer } = page.account
  const account = answer.kind === 'answer' ? answer.value : null
  const { places, regionId, choose } = page.places
  const { rewrite, replacing } = page.rewriting
  const orphans =
    page.orders.answer.kind === 'loading' ? [] : page.said.withoutOrder(page.own.items ?? [])
  const ask = () => setAsking(true)
  const close = () => {
    page.asking.setProblem('')
    setAsking(false)
  }
  if (page.ready && !page.signedIn)
    return <SignInFirst title="还没有登录" text="登录后，就能请志愿者来帮忙。" />
  return (
    <Page
      overlay={
        <>
          {account && (
            <Sheet open={asking} title="请志愿者帮忙" onClose={close}>
              <RequestSheet page={page} account={account} onDone={close} />
            </Sheet>
          )}
          {replacing && (
            <Dialog
              open
              title="有一份没写完"
              text={replacing.words}
              act="改这一份"
              onAct={() => replacing.answer(true)}
              onBack={() => replacing.answer(false)}
            />
          )}
          <QuestionDialog page={page} />
        </>
      }
    >
      <Notice text={page.problemAbove || page.own.problem || page.open.problem} />
      {page.shownAtMs !== null && (
        <Notice
          tone="grey"
          text={`没有网络，这是${momentWords(page.shownAtMs, page.nowMs)}看到的。`}
        />
      )}
      <HoursLetters
        letters={page.asking.letters}
        {...(account && {
          onRewrite: (letter: Letter) =>
            void rewrite(letter).then((ready) => ready && setAsking(true)),
        })}
      />
      {orphans.map((letter) => (
        <Card key={letter.envelope.commandId} title={letter.title}>
          <DoorLetter letter={letter} />
        </Card>
      ))}
      {answer.kind === 'failed' && page.orders.answer.kind === 'answer' && (
        <ErrorState
          title="没有读到您的时间"
          text={answer.message}
          act="重试"
          onAct={page.account.askAgain}
        />
      )}
      {!page.isOffice && <AskKey kind="primary" ready={account !== null} onPress={ask} />}
      {page.isOffice && (
        <>
          {places.length > 1 && (
            <View className="redeem__acts">
              <Chips
                options={places.map(({ id, name }) => ({ value: id, label: name }))}
                value={regionId}
                onChange={choose}
              />
            </View>
          )}
          <Answered asked={page.office} rows={2}>
            {(work) => <OfficeWork page={page} {...work} />}
          </Answered>
          <AskKey kind="secondary" ready={account !== null} onPress={ask} />
        </>
      )}
      <Answered asked={page.orders} rows={4}>
        {({ own }) => (
          <>
            <Section title="我的兑换">
              {page.tellMe && (
                <View className="redeem__ask">
                  <Button onPress={() => void page.tellMe?.()}>有进展告诉我</Button>
                </View>
              )}
              {page.own.items?.map((order) => (
                <OrderCard key={order.id} page={page} order={order} />
              ))}
              {page.own.mayShowMore && (
                <View className="redeem__acts">
                  <Button onPress={() => void page.own.showMore()}>看更早的</Button>
                </View>
              )}
              {own.length === 0 && (
                <EmptyState
                  icon="person"
                  title="还没有兑换"
                  text="陪诊、代购、理发 …… 需要时点“请志愿者帮忙”，志愿者来帮。"
                />
              )}
            </Section>
            {page.open.items && (page.open.items.length > 0 || page.open.mayShowMore) && (
              <Section title="等志愿者接的">
                {page.open.items.map((order) => (
                  <OpenOrder key={order.id} page={page} order={order} />
                ))}
                {page.open.mayShowMore && (
                  <Button onPress={() => void page.open.showMore()}>看后面的</Button>
                )}
              </Section>
            )}
          </>
        )}
      </Answered>
    </Page>
  )
}

interface AskKeyProps {
  readonly kind: 'primary' | 'secondary'
  readonly ready: boolean
  readonly onPress: () => void
}

/** For who works for the community, what waits for them comes first. */
function AskKey({ kind, ready, onPress }: AskKeyProps) {
  return (
    <View className="redeem__ask">
      <Button kind={kind} disabled={!ready} onPress={onPress}>
        请志愿者帮忙
      </Button>
    </View>
  )
}

interface OpenOrderProps {
  readonly page: RedeemPageState
  readonly order: TimeOrderLine
}

function OpenOrder({ page, order }: OpenOrderProps) {
  return (
    <Card title={`有人要${order.service}`} aside={order.regionName}>
      <Notice text={page.problemOf(order.id)} />
      <Text className="redeem__words">
        {[minutesWords(order.minutes), dayWords(order, page.nowMs), order.wish]
          .filter((part) => part !== '')
          .join(' · ')}
      </Text>
      <Button busy={page.busy} onPress={() => void page.take(order.id)}>
        我来帮
      </Button>
    </Card>
  )
}
