/** 时间银行: what one may hold, give, donate and redeem, how many must agree, and the menu of services. */
import { Segments } from '../../../../components/choice'
import { FieldFrame } from '../../../../components/field'
import type { Settings } from '../../../../domain/settings/settings'
import {
  leastInheritanceApprovals,
  type TimeBankRules,
} from '../../../../domain/settings/time-bank-rules'
import { NamesField } from './names-field'
import { NumberField } from './number-field'

interface TimeBankEditorProps {
  readonly settings: Settings
  readonly onChange: (next: (settings: Settings) => Settings) => void
}

interface NumberRule {
  readonly name:
    | 'redeemFromAge'
    | 'inheritanceApprovals'
    | 'correctionApprovals'
    | 'holdDays'
    | 'giveBacksMost'
    | 'giveBackDays'
  readonly label: string
  readonly hint?: string
  readonly atLeast: number
  readonly atMost: number
}

const numbers: readonly NumberRule[] = [
  { name: 'redeemFromAge', label: '满多少岁可以兑换', atLeast: 0, atMost: 120 },
  {
    name: 'holdDays',
    label: '兑换每一步最多等多少天',
    hint: '没人批、没人接，到期退回；接了没确认，社区去问。',
    atLeast: 1,
    atMost: 365,
  },
  {
    name: 'giveBacksMost',
    label: '接了又退，最多几次',
    hint: '再多就暂时不能接，免得有人只为看老人的电话和地址。',
    atLeast: 0,
    atMost: 100,
  },
  { name: 'giveBackDays', label: '多少天里的退回算在一起', atLeast: 1, atMost: 365 },
  {
    name: 'inheritanceApprovals',
    label: '继承要另外几个人同意',
    hint: '提出的人不算，至少 2 人。',
    atLeast: leastInheritanceApprovals,
    atMost: 5,
  },
  {
    name: 'correctionApprovals',
    label: '更正要另外几个人同意',
    hint: '提出的人不算。',
    atLeast: 1,
    atMost: 5,
  },
]

export function TimeBankEditor({ settings, onChange }: TimeBankEditorProps) {
  const rules = settings.timeBank
  const change = (part: Partial<TimeBankRules>): void =>
    onChange((now) => ({ ...now, timeBank: { ...now.timeBank, ...part } }))
  return (
    <>
      <NumberField
        label="个人最多存多少小时"
        hint="写 0 就不限；多出来的转给社区。"
        atLeast={0}
        atMost={9999}
        value={Math.round(rules.personalCapMinutes / 60)}
        onChange={(hours) => hours !== null && change({ personalCapMinutes: hours * 60 })}
      />
      <FieldFrame
        label="家人的年龄没核对过的兑换"
        hint="说的是用自己存的时间；用社区的时间，都要社区批准。"
      >
        <Segments
          options={[
            { value: 'yes', label: '社区先批准' },
            { value: 'no', label: '直接等人接' },
          ]}
          value={rules.saidAgeNeedsApproval ? 'yes' : 'no'}
          onChange={(value) => change({ saidAgeNeedsApproval: value === 'yes' })}
        />
      </FieldFrame>
      <FieldFrame label="时间可以送给谁">
        <Segments
          options={[
            { value: 'nobody', label: '不能送' },
            { value: 'relatives', label: '家人' },
            { value: 'anyone', label: '任何人' },
          ]}
          value={rules.giftsTo}
          onChange={(giftsTo) => change({ giftsTo })}
        />
      </FieldFrame>
      <FieldFrame label="可以捐给社区">
        <Segments
          options={[
            { value: 'yes', label: '可以' },
            { value: 'no', label: '不可以' },
          ]}
          value={rules.mayDonate ? 'yes' : 'no'}
          onChange={(value) => change({ mayDonate: value === 'yes' })}
        />
      </FieldFrame>
      {numbers.map(({ name, ...rule }) => (
        <NumberField
          key={name}
          {...rule}
          value={rules[name]}
          onChange={(number) => number !== null && change({ [name]: number })}
        />
      ))}
      <NamesField
        label="可以兑换的服务"
        names={rules.services}
        onChange={(services) => change({ services: [...services] })}
      />
    </>
  )
}
