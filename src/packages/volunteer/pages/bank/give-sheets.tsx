/** Giving hours: to a relative by volunteer number, or to the community. Says before what will happen. */
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Field } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import { minutesWords } from '../../../../components/words/minutes-words'
import type { OwnTimeAccount } from '../../../../protocol/time-bank'
import type { BankPageState } from './use-bank'

interface GiveProps {
  readonly page: BankPageState
  readonly account: OwnTimeAccount
  readonly onDone: () => void
}

/** Hours as people type them: '2', '1.5'; 0 for anything else. */
const minutesOf = (hours: string): number =>
  /^\d{1,4}(\.\d{1,2})?$/.test(hours) ? Math.round(Number(hours) * 60) : 0

const freeOf = ({ balanceMinutes, heldMinutes }: OwnTimeAccount): number =>
  balanceMinutes - heldMinutes

const hoursHint = (minutes: number, account: OwnTimeAccount): string =>
  minutes > 0 ? `就是 ${minutesWords(minutes)}` : `最多 ${minutesWords(freeOf(account))}`

export function GiveSheet({ page, account, onDone }: GiveProps) {
  const [hours, setHours] = useState('')
  const [toNumber, setToNumber] = useState('')
  const [relation, setRelation] = useState('')
  const minutes = minutesOf(hours)
  const toRelatives = account.rules.giftsTo === 'relatives'
  const ready =
    minutes > 0 &&
    minutes <= freeOf(account) &&
    toNumber !== '' &&
    (!toRelatives || relation !== '')
  return (
    <>
      <Text className="page__subtitle">
        {toRelatives
          ? '可以送给家人。社区工作者核对关系后送到，核对前时间先留着。'
          : '可以送给任何一位志愿者。'}
      </Text>
      <Notice text={page.problem} />
      <Field
        label="对方的志愿者编号"
        hint="在对方的“我的志愿记录”里"
        value={toNumber}
        onChange={setToNumber}
      />
      {toRelatives && (
        <Field
          label="和您的关系"
          placeholder="女儿、婆婆 …"
          maxLength={20}
          value={relation}
          onChange={setRelation}
        />
      )}
      <Field
        label="送几小时"
        keyboard="digit"
        hint={hoursHint(minutes, account)}
        value={hours}
        onChange={setHours}
      />
      <Button
        kind="primary"
        busy={page.busy}
        disabled={!ready}
        onPress={() =>
          void page
            .give({ toNumber: toNumber.trim(), relation, minutes, words: '' })
            .then((given) => given && onDone())
        }
      >
        送出
      </Button>
    </>
  )
}

export function DonateSheet({ page, account, onDone }: GiveProps) {
  const [hours, setHours] = useState('')
  const minutes = minutesOf(hours)
  return (
    <>
      <Text className="page__subtitle">
        捐出的时间进社区的公共池，给没有时间可用的老人兑换服务。
      </Text>
      <Notice text={page.problem} />
      <Field
        label="捐几小时"
        keyboard="digit"
        hint={hoursHint(minutes, account)}
        value={hours}
        onChange={setHours}
      />
      <Button
        kind="primary"
        busy={page.busy}
        disabled={minutes === 0 || minutes > freeOf(account)}
        onPress={() => void page.donate(minutes).then((given) => given && onDone())}
      >
        捐出
      </Button>
    </>
  )
}
