/** One order: where it stands, for whom, when and where; below it what whoever looks at it may do. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Fact } from '../../../../components/list-row'
import { Notice } from '../../../../components/notice'
import { Tag } from '../../../../components/tag'
import { minutesWords } from '../../../../domain/minutes-words'
import { isEnded } from '../../../../domain/time-bank/order'
import type { TimeOrder } from '../../../../protocol/time-order'
import {
  askerWords,
  dayWords,
  entitlementWords,
  forWords,
  payerWords,
  stateTone,
  stateWords,
  wishWords,
} from './order-words'
import { OwnActs } from './own-acts'
import type { RedeemPageState } from './use-redeem'

interface OrderProps {
  readonly page: RedeemPageState
  readonly order: TimeOrder
}

export function OrderCard({ page, order, children }: OrderProps & { children?: React.ReactNode }) {
  const { service, minutes, state, asElder } = order
  const facts: readonly (readonly [string, string])[] = [
    ['给谁', forWords(order)],
    ['哪一天', dayWords(order, page.nowMs)],
    ['要注意', order.wish],
    ['联系', order.contact],
    ['志愿者', order.takerName],
    ['用的', payerWords(order)],
    [asElder ? '您本人' : '老人本人', order.elderAgreed ? '社区问过，同意' : ''],
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
        <Notice
          key={words}
          tone="amber"
          text={`${memberName === '' ? askerWords(order) : memberName}：${words}`}
        />
      ))}
      {order.contact === '' && mayLook(order) && <Contact page={page} orderId={order.id} />}
      {children ?? <OwnActs page={page} order={order} />}
    </Card>
  )
}

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
