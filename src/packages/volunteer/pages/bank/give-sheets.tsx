/** Giving hours: to a relative by volunteer number, to the community, or to a team. Says before what will happen. */
import { useState } from 'react'
import { Field } from '../../../../components/field'
import { PickField } from '../../../../components/pick-field'
import type { OwnTimeAccount } from '../../../../protocol/time-bank'
import { HoursForm } from '../../hours-form'
import type { BankPageState } from './use-bank'

interface GiveProps {
  readonly page: BankPageState
  readonly account: OwnTimeAccount
  readonly onDone: () => void
}

/** What the form knows of the page and the account. */
const formOf = ({ page, account, onDone }: GiveProps) => ({
  ...{ busy: page.busy, problem: page.problem, doubt: page.doubt, onDone },
  freeMinutes: Math.max(0, account.balanceMinutes - account.heldMinutes - page.onTheWay()),
})

export function GiveSheet(props: GiveProps) {
  const { page, account } = props
  const [toNumber, setToNumber] = useState('')
  const [relation, setRelation] = useState('')
  const toRelatives = account.rules.giftsTo === 'relatives'
  const words = toRelatives
    ? '可以送给家人。社区工作者核对关系后送到，核对前时间先留着。'
    : '可以送给任何一位志愿者。送出前，先给您看编号是谁的。'
  return (
    <HoursForm
      {...formOf(props)}
      {...{ words, verb: '送' }}
      ready={toNumber !== '' && (!toRelatives || relation !== '')}
      onGive={(minutes) => page.give({ toNumber: toNumber.trim(), relation, minutes, words: '' })}
    >
      <Field
        label="对方的志愿者编号"
        hint="在对方的“我的志愿记录”里"
        value={toNumber}
        onChange={(typed) => {
          page.dropQuestion()
          setToNumber(typed)
        }}
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
      {...formOf(props)}
      words="捐出的时间进社区公益池，给没有时间可用的老人兑换服务。"
      verb="捐"
      onGive={props.page.donate}
    />
  )
}

export function TeamSheet(props: GiveProps) {
  const { teams } = props.page
  const [chosen, choose] = useState('')
  const teamId = teams.length === 1 ? (teams[0]?.id ?? '') : chosen
  return (
    <HoursForm
      {...formOf(props)}
      words="给出的时间归队里，由队长捐给需要的人，不能再兑换成服务。"
      verb="给"
      ready={teamId !== ''}
      onGive={(minutes) => props.page.giveToTeam(teamId, minutes)}
    >
      <PickField
        label="哪支服务队"
        options={teams.map(({ id, name, regionName }) => ({
          value: id,
          label: `${name}（${regionName}）`,
        }))}
        value={teamId}
        onChange={choose}
      />
    </HoursForm>
  )
}
