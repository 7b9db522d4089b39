/** One order with what can be done about it by whoever looks at it. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Field } from '../../../../components/field'
import { Fact } from '../../../../components/list-row'
import { Notice } from '../../../../components/notice'
import { Tag } from '../../../../components/tag'
import { minutesWords } from '../../../../components/words/minutes-words'
import { isEnded } from '../../../../domain/time-bank/order'
import type { TimeOrder } from '../../../../protocol/time-order'
import { cancelKey, cancelledWords, cancelWords } from './cancel-words'
import {
  doneWords,
  entitlementWords,
  maySayMinutes,
  nextWords,
  stateTone,
  stateWords,
  whenWords,
  wishWords,
} from './order-words'
import type { Question, RedeemPageState } from './use-redeem'

interface OrderProps {
  readonly page: RedeemPageState
  readonly order: TimeOrder
}

export function OrderCard({ page, order, children }: OrderProps & { children?: React.ReactNode }) {
  const { service, minutes, state, fromPool, elderName, relation } = order
  const facts: readonly (readonly [string, string])[] = [
    [
      '给谁',
      elderName === '' ? order.askerName : `${elderName}（${order.askerName}的${relation}）`,
    ],
    ['时候', whenWords(order, page.nowMs)],
    ['联系', order.contact],
    ['志愿者', order.takerName],
    ['用的', fromPool ? '社区的时间' : `${order.askerName}存的时间`],
    ['社区', order.settledReason === '' ? '' : `${order.settledByName}：${order.settledReason}`],
  ]
  return (
    <Card title={`${service} ${minutesWords(minutes)}`}>
      <View className="redeem__state">
        <Tag tone={stateTone(state)}>{stateWords(order, page.nowMs)}</Tag>
      </View>
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <Fact key={label} label={label}>
            {value}
          </Fact>
        ))}
      {order.entitlement && mattersNow(order) && (
        <Notice
          tone={order.entitlement.from === 'said' ? 'amber' : 'green'}
          text={entitlementWords(order)}
        />
      )}
      {wishWords(order) !== '' && <Notice tone="amber" text={wishWords(order)} />}
      {order.disputes.map(({ memberName, words }) => (
        <Notice key={words} tone="amber" text={`${memberName}：${words}`} />
      ))}
      {order.contact === '' && mayLook(order) && <Contact page={page} orderId={order.id} />}
      {children ?? <OwnActs page={page} order={order} />}
    </Card>
  )
}

const cancelling = (page: RedeemPageState, order: TimeOrder): Question => ({
  ...cancelWords(order, page.nowMs),
  settle: () =>
    page.act('redeem.cancel', { orderId: order.id }, (answer) => cancelledWords(order, answer)),
})

/** Before the service: afterwards it is the hours that are in doubt. */
const mattersNow = ({ state }: TimeOrder): boolean => ['asked', 'open', 'taken'].includes(state)

/** The office with something to decide; and, until it ends, who has taken it or asked for it in somebody's place. */
const mayLook = ({ mine, state }: TimeOrder): boolean => mine === 'neither' || !isEnded({ state })

function Contact({ page, orderId }: { readonly page: RedeemPageState; readonly orderId: string }) {
  const [contact, setContact] = useState('')
  return contact === '' ? (
    <View className="redeem__acts">
      <Button busy={page.busy} onPress={() => void page.lookUp(orderId).then(setContact)}>
        看电话和地址
      </Button>
      <Text className="redeem__words">只用来办这件事；谁看过会记下来。</Text>
    </View>
  ) : (
    <Fact label="联系">{contact}</Fact>
  )
}

function OwnActs({ page, order }: OrderProps) {
  const { id: orderId, minutes, mine, state } = order
  const [saying, setSaying] = useState(false)
  const [time, setTime] = useState(String(minutes))
  const [words, setWords] = useState('')
  const { busy, act } = page
  const next = nextWords(order, page.nowMs)
  const took = /^\d{1,4}$/.test(time) ? Number(time) : 0
  const mayCancel =
    (mine === 'asked' && ['asked', 'open'].includes(state)) ||
    (state === 'taken' && order.askerMinutes === null && order.takerMinutes === null)
  if (next === '' && !mayCancel && !maySayMinutes(order) && state !== 'taken')
    return <View className="redeem__end" />
  return (
    <View className="redeem__acts">
      {next !== '' && <Text className="redeem__words">{next}</Text>}
      {maySayMinutes(order) && (
        <>
          <Field
            label="实际用了多少分钟"
            keyboard="number"
            hint={`最多 ${minutesWords(minutes)}`}
            value={time}
            onChange={setTime}
          />
          <Button
            kind="primary"
            busy={busy}
            disabled={took < 1 || took > minutes}
            onPress={() => void act('redeem.done', { orderId, minutes: took }, doneWords)}
          >
            确认办完了
          </Button>
        </>
      )}
      {saying && (
        <Field
          label="怎么回事"
          maxLength={200}
          value={words}
          onChange={setWords}
          hint="只有社区工作者看得到。对方看不到这些话，只知道有不同意见。"
          lines
        />
      )}
      <ButtonRow>
        {mayCancel && (
          <Button busy={busy} onPress={() => page.setQuestion(cancelling(page, order))}>
            {cancelKey(order, page.nowMs)}
          </Button>
        )}
        {state === 'taken' && (
          <Button
            kind="quiet"
            busy={busy}
            disabled={saying && words.trim() === ''}
            onPress={() => {
              if (!saying) return setSaying(true)
              void act('redeem.dispute', { orderId, words }, '已交给社区工作者。')
            }}
          >
            {saying ? '交给社区' : '有不同意见'}
          </Button>
        )}
      </ButtonRow>
    </View>
  )
}
