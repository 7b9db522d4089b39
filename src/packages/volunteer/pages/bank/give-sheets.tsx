/** Giving hours: to a relative by volunteer number, or to the community. Says before what will happen. */
import { Text } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
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

interface HoursFormProps extends GiveProps {
  readonly words: string
  /** '送', '捐': what the key says, and what is asked how much of. */
  readonly verb: string
  readonly ready?: boolean
  readonly onGive: (minutes: number) => Promise<boolean>
  /** What is asked besides. */
  readonly children?: ReactNode
}

function HoursForm(props: HoursFormProps) {
  const { page, account, words, verb, ready = true, onGive, onDone, children } = props
  const [hours, setHours] = useState('')
  const minutes = minutesOf(hours)
  const free = account.balanceMinutes - account.heldMinutes
  return (
    <>
      <Text className="page__subtitle">{words}</Text>
      <Notice text={page.problem} />
      {children}
      <Field
        label={`${verb}几小时`}
        keyboard="digit"
        hint={minutes > 0 ? `就是 ${minutesWords(minutes)}` : `最多 ${minutesWords(free)}`}
        value={hours}
        onChange={setHours}
      />
      <Button
        kind="primary"
        busy={page.busy}
        disabled={!ready || minutes === 0 || minutes > free}
        onPress={() => void onGive(minutes).then((given) => given && onDone())}
      >
        {`${verb}出`}
      </Button>
    </>
  )
}

export function GiveSheet(props: GiveProps) {
  const { page, account } = props
  const [toNumber, setToNumber] = useState('')
  const [relation, setRelation] = useState('')
  const toRelatives = account.rules.giftsTo === 'relatives'
  const words = toRelatives
    ? '可以送给家人。社区工作者核对关系后送到，核对前时间先留着。'
    : '可以送给任何一位志愿者。'
  return (
    <HoursForm
      {...props}
      {...{ words, verb: '送' }}
      ready={toNumber !== '' && (!toRelatives || relation !== '')}
      onGive={(minutes) => page.give({ toNumber: toNumber.trim(), relation, minutes, words: '' })}
    >
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
    </HoursForm>
  )
}

export function DonateSheet(props: GiveProps) {
  return (
    <HoursForm
      {...props}
      words="捐出的时间进社区的公共池，给没有时间可用的老人兑换服务。"
      verb="捐"
      onGive={props.page.donate}
    />
  )
}
