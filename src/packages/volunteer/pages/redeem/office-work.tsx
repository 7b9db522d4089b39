/** What waits for a community worker: orders to approve, disagreements, gifts to relatives. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Card, Section } from '../../../../components/card'
import { Segments } from '../../../../components/choice'
import { Field, FieldFrame } from '../../../../components/field'
import { Fact } from '../../../../components/list-row'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { minutesWords } from '../../../../domain/minutes-words'
import { isTooLate } from '../../../../domain/time-bank/order-standing'
import type { PendingGift, TimeOrder } from '../../../../protocol/time-order'
import { arrivedWords } from '../../gift-words'
import { OrderCard } from './order-card'
import { elderWords, holdsHours } from './order-words'
import type { RedeemPageState } from './use-redeem'

interface OfficeProps {
  readonly page: RedeemPageState
  readonly orders: readonly TimeOrder[]
  readonly orderCount: number
  readonly gifts: readonly PendingGift[]
}

export function OfficeWork({ page, orders, orderCount, gifts }: OfficeProps) {
  const count = orderCount + gifts.length
  return (
    <Section title="等社区办" aside={count === 0 ? '没有' : `${count} 件`}>
      {orderCount > orders.length && (
        <Notice tone="amber" text={`先列最早的 ${orders.length} 个兑换，办完就看到后面的。`} />
      )}
      {orders.map((order) => (
        <OrderCard key={order.id} page={page} order={order}>
          <Decision page={page} order={order} />
        </OrderCard>
      ))}
      {gifts.map((gift) => (
        <Gift key={gift.id} page={page} gift={gift} />
      ))}
    </Section>
  )
}

interface OrderProps {
  readonly page: RedeemPageState
  readonly order: TimeOrder
}

function Decision({ page, order }: OrderProps) {
  if (order.needsAnother) {
    const why = order.mine === 'neither' ? '有一方是您家人' : '您是其中一方'
    return (
      <View className="redeem__acts">
        <Text className="redeem__words">{`${why}，请同事来办。`}</Text>
      </View>
    )
  }
  return order.state === 'asked' ? (
    <Approval page={page} order={order} />
  ) : (
    <Settlement page={page} order={order} />
  )
}

function Approval({ page, order }: OrderProps) {
  const { id: orderId } = order
  const isHeld = holdsHours(order)
  const [reason, setReason] = useState('')
  const [elderAgreed, setElderAgreed] = useState(false)
  const decide = (agreed: boolean, done: string) =>
    void page.act(
      'redeem.approve',
      { orderId, agreed, reason, ...(agreed && elderAgreed && { elderAgreed }) },
      done,
    )
  const late = isTooLate(order, page.nowMs)
  return (
    <View className="redeem__acts">
      <Notice
        tone="amber"
        text={late ? '要的那天过了。请点“不批准”，写明还要的话另选一天再提。' : ''}
      />
      {isHeld && (
        <Text className="redeem__words">用的是求助人自己存的时间，先留着；不批准就退回。</Text>
      )}
      <AskElder page={page} order={order} agreed={elderAgreed} onChange={setElderAgreed} />
      <Field
        label="说明"
        hint="求助的人和志愿者看得到；不批准的，请写为什么"
        maxLength={200}
        value={reason}
        onChange={setReason}
        lines
      />
      <ButtonRow>
        <Button
          busy={page.busy}
          disabled={reason.trim() === ''}
          onPress={() => decide(false, isHeld ? '没有批准，时间退回了。' : '没有批准。')}
        >
          不批准
        </Button>
        <Button
          kind="primary"
          busy={page.busy}
          disabled={late || (order.fromElder && !elderAgreed)}
          onPress={() => decide(true, '批准了，等人接。')}
        >
          批准
        </Button>
      </ButtonRow>
    </View>
  )
}

interface AskElderProps extends OrderProps {
  readonly agreed: boolean
  readonly onChange: (agreed: boolean) => void
}

/** Their number as they registered it: that of the order may be the relative's own. */
function AskElder({ page, order, agreed, onChange }: AskElderProps) {
  const { elder, elderName } = order
  if (!elder) return null
  const { volunteerId } = elder
  return (
    <>
      <Notice tone="amber" text={elderWords(order)} />
      <View className="redeem__ask">
        <Button
          onPress={() =>
            openPage(routes.volunteerFile, { volunteerId, regionId: page.places.regionId })
          }
        >
          {`看${elderName}登记的电话`}
        </Button>
      </View>
      <FieldFrame label="问过老人本人了吗">
        <Segments
          options={[
            { value: 'no', label: '还没问' },
            { value: 'yes', label: '问过，同意用' },
          ]}
          value={agreed ? 'yes' : 'no'}
          onChange={(next) => onChange(next === 'yes')}
        />
      </FieldFrame>
    </>
  )
}

/** '志愿者得 45 分，15 分退回。' */
const splitWords = (minutes: number, all: number): string => {
  if (minutes === 0) return `${minutesWords(all)}全部退回，志愿者不得时间。`
  const rest = all - minutes
  return `志愿者得 ${minutesWords(minutes)}${rest > 0 ? `，${minutesWords(rest)}退回` : ''}。`
}

function Settlement({ page, order }: OrderProps) {
  const [time, setTime] = useState(String(order.takerMinutes ?? order.minutes))
  const [reason, setReason] = useState('')
  const minutes = /^\d{1,4}$/.test(time) ? Number(time) : order.minutes + 1
  const isPossible = minutes <= order.minutes
  const said = (took: number | null) => (took === null ? '没有说' : minutesWords(took))
  return (
    <View className="redeem__settle">
      <Fact label="求助人说">{said(order.askerMinutes)}</Fact>
      <Fact label="志愿者说">{said(order.takerMinutes)}</Fact>
      <View className="redeem__form">
        <Field
          label="给志愿者多少分钟"
          hint={splitWords(minutes, order.minutes)}
          mistake={isPossible ? '' : `写 0 到 ${order.minutes} 的整数`}
          keyboard="number"
          value={time}
          onChange={setTime}
        />
        <Field
          label="理由"
          hint="两边都看得到"
          maxLength={200}
          value={reason}
          onChange={setReason}
          lines
        />
      </View>
      <Button
        kind="primary"
        busy={page.busy}
        disabled={!isPossible || reason.trim() === ''}
        onPress={() =>
          void page.act('redeem.settle', { orderId: order.id, minutes, reason }, '裁定好了。')
        }
      >
        裁定
      </Button>
    </View>
  )
}

const givenWords = ({ fromName, toName, minutes, words }: PendingGift): string =>
  `${fromName} 送给 ${toName}：${minutesWords(minutes)}（${words}）。`

function Gift({ page, gift }: { readonly page: RedeemPageState; readonly gift: PendingGift }) {
  const { id: giftId, fromName } = gift
  const refuse = () =>
    page.setQuestion({
      ...{ title: '退回这笔赠送', act: '退回', example: '比如：打电话问过，不是一家人' },
      text: `${givenWords(gift)}时间退给${fromName}，本人看得到您写的原因。`,
      settle: (reason) => page.act('gift.refuse', { giftId, reason }, '退回了。'),
    })
  const confirm = () =>
    page.setQuestion({
      ...{ title: '关系属实', act: '转过去' },
      text: `${givenWords(gift)}转过去就收不回来了。`,
      settle: () => page.act('gift.confirm', { giftId }, arrivedWords),
    })
  return (
    <Card title={`赠送 ${minutesWords(gift.minutes)}`}>
      <Fact label="谁送的">{fromName}</Fact>
      <Fact label="送给">{gift.toName}</Fact>
      <Fact label="关系">{gift.words}</Fact>
      <ButtonRow>
        <Button busy={page.busy} onPress={refuse}>
          退回
        </Button>
        <Button kind="primary" busy={page.busy} onPress={confirm}>
          关系属实
        </Button>
      </ButtonRow>
    </Card>
  )
}
