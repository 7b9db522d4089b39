/** 一键呼叫: how soon the next level is alerted, when relatives are told, how often phones ask, which number is dialled. */
import { Segments } from '../../../../components/choice'
import { Field, FieldFrame } from '../../../../components/field'
import type { HelpCallRules } from '../../../../domain/settings/help-call-rules'
import type { Settings } from '../../../../domain/settings/settings'
import { NumberField } from './number-field'

interface HelpCallEditorProps {
  readonly settings: Settings
  readonly onChange: (next: (settings: Settings) => Settings) => void
}

const numbers = [
  {
    name: 'escalateAfterSeconds',
    label: '多少秒没人应，再叫上一级',
    hint: '一级一级往上，前面的人还在响。',
    ...{ atLeast: 15, atMost: 1800 },
  },
  {
    name: 'arrivalGraceSeconds',
    label: '说好的时间过了多少秒没到，再叫别人',
    hint: '时间一到，先提醒答应去的人。',
    ...{ atLeast: 30, atMost: 3600 },
  },
  {
    name: 'tellRelativesAtLevel',
    label: '叫到第几级时告诉家人',
    hint: '1 就是一按就告诉。',
    ...{ atLeast: 1, atMost: 12 },
  },
  {
    name: 'pollSeconds',
    label: '值守的手机平时几秒问一次',
    hint: '越短越灵，也越费电。',
    ...{ atLeast: 5, atMost: 300 },
  },
  {
    name: 'ringingPollSeconds',
    label: '有人呼叫时几秒问一次',
    hint: '',
    ...{ atLeast: 2, atMost: 60 },
  },
] as const

const drills = [
  { value: 'yes', label: '可以' },
  { value: 'no', label: '不可以' },
] as const

export function HelpCallEditor({ settings, onChange }: HelpCallEditorProps) {
  const rules = settings.helpCall
  const change = (part: Partial<HelpCallRules>): void =>
    onChange((now) => ({ ...now, helpCall: { ...now.helpCall, ...part } }))
  return (
    <>
      {numbers.map(({ name, ...rule }) => (
        <NumberField
          key={name}
          {...rule}
          value={rules[name]}
          onChange={(number) => number !== null && change({ [name]: number })}
        />
      ))}
      <Field
        label="没登记电话时拨哪个号码"
        keyboard="number"
        value={rules.dialNumber}
        maxLength={20}
        hint="没有网络时，大按钮直接拨这个号码。"
        onChange={(dialNumber) => change({ dialNumber: dialNumber.trim() })}
      />
      <FieldFrame label="可以演练吗" hint="演练也会响，但写明是演练。">
        <Segments
          options={drills}
          value={rules.drillsAllowed ? 'yes' : 'no'}
          onChange={(value) => change({ drillsAllowed: value === 'yes' })}
        />
      </FieldFrame>
    </>
  )
}
