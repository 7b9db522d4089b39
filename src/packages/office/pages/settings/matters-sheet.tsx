/** 诉求: kinds of request and how long each may take, when people work, when the clock warns and tells the next level. */
import { useState } from 'react'
import { MultiChips, Segments } from '../../../../components/choice'
import { FieldFrame } from '../../../../components/field'
import { TimeField } from '../../../../components/time-field'
import { deadlineClassNames } from '../../../../domain/matter/deadline'
import {
  deadlineClasses,
  type DeadlineClass,
  type MatterRules,
} from '../../../../domain/settings/matter-rules'
import type { Settings } from '../../../../domain/settings/settings'
import { NamesField } from './names-field'
import { NumberField } from './number-field'
import { weekdayWords } from './setting-words'

interface MattersEditorProps {
  readonly settings: Settings
  readonly onChange: (next: (settings: Settings) => Settings) => void
}

interface PartProps {
  readonly rules: MatterRules
  readonly change: (part: Partial<MatterRules>) => void
}

const numbers = [
  {
    name: 'warnAtPercentLeft',
    label: '剩百分之几的时间提醒办理人',
    hint: '25 就是还剩四分之一时提醒一次。',
    atMost: 90,
  },
  {
    name: 'escalateEveryHours',
    label: '超期后每隔几小时告诉上一级',
    hint: '一级一级往上，到顶为止。',
    atMost: 240,
  },
  {
    name: 'replyWithinDays',
    label: '请居民补充，最多等几天',
    hint: '等的时候不计时，到期接着办。',
    atMost: 60,
  },
  {
    name: 'rateWithinDays',
    label: '答复后几天没评价就归档',
    hint: '归档以后也还能评价。',
    atMost: 60,
  },
  {
    name: 'askAgainAfterDays',
    label: '过几天再问一次好了没有',
    hint: '28 就是四周。',
    atMost: 365,
  },
] as const

/** Seven days is what is due otherwise: it has no list. */
const listOf = {
  'two-hours': 'dueInTwoHours',
  'one-day': 'dueInOneDay',
  'fifteen-days': 'dueInFifteenDays',
} as const
type ListedClass = keyof typeof listOf

const parts = [
  { value: 'deadlines', label: '类别和时限' },
  { value: 'hours', label: '上班和提醒' },
] as const

export function MattersEditor({ settings, onChange }: MattersEditorProps) {
  const [part, setPart] = useState<(typeof parts)[number]['value']>('deadlines')
  const change = (changed: Partial<MatterRules>): void =>
    onChange((now) => ({ ...now, matters: { ...now.matters, ...changed } }))
  const props = { rules: settings.matters, change }
  return (
    <>
      <Segments options={parts} value={part} onChange={setPart} />
      {part === 'deadlines' ? <Deadlines {...props} /> : <Hours {...props} />}
    </>
  )
}

const asOptions = (names: readonly string[]) => names.map((value) => ({ value, label: value }))

function Deadlines({ rules, change }: PartProps) {
  /** A category is due in one way: chosen for one class it leaves the others. */
  const choose = (of: ListedClass, chosen: readonly string[]): void => {
    const lists = Object.entries(listOf).map(([name, list]) => [
      list,
      name === of ? [...chosen] : rules[list].filter((category) => !chosen.includes(category)),
    ])
    change(Object.fromEntries(lists) as Partial<MatterRules>)
  }
  const named = (list: readonly string[]) => list.filter((one) => rules.categories.includes(one))
  return (
    <>
      <NamesField
        label="诉求的类别"
        names={rules.categories}
        onChange={(categories) => change({ categories: [...categories] })}
      />
      {(Object.keys(listOf) as ListedClass[]).map((name) => (
        <FieldFrame
          key={name}
          label={`${deadlineClassNames[name]}要办的`}
          hint={name === 'fifteen-days' ? '都没有选的，7 天内。' : ''}
        >
          <MultiChips
            options={asOptions(rules.categories)}
            values={named(rules[listOf[name]])}
            onChange={(chosen) => choose(name, chosen)}
          />
        </FieldFrame>
      ))}
      <NamesField
        label="居民可以直接选的话"
        names={rules.requestPhrases}
        onChange={(phrases) => change({ requestPhrases: [...phrases] })}
      />
    </>
  )
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'].map((value) => ({
  ...{ value, label: weekdayWords(value) },
}))

function Hours({ rules, change }: PartProps) {
  return (
    <>
      <FieldFrame label="只在上班时间里计时的" hint="没有选的，白天黑夜都计时。">
        <MultiChips<DeadlineClass>
          options={deadlineClasses.map((value) => ({ value, label: deadlineClassNames[value] }))}
          values={rules.countedInWorkingTime}
          onChange={(classes) => change({ countedInWorkingTime: [...classes] })}
        />
      </FieldFrame>
      <TimeField
        label="几点上班"
        value={rules.workFrom}
        onChange={(workFrom) => change({ workFrom })}
      />
      <TimeField label="几点下班" value={rules.workTo} onChange={(workTo) => change({ workTo })} />
      <FieldFrame label="哪几天上班">
        <MultiChips
          options={weekdays}
          values={rules.workDays.map(String)}
          onChange={(days) => change({ workDays: days.map(Number).sort((a, b) => a - b) })}
        />
      </FieldFrame>
      <NamesField
        label="放假的日子（比如 2026-10-01）"
        names={rules.holidays}
        onChange={(holidays) => change({ holidays: [...holidays] })}
      />
      <NamesField
        label="调休上班的日子"
        names={rules.extraWorkDays}
        onChange={(extraWorkDays) => change({ extraWorkDays: [...extraWorkDays] })}
      />
      {numbers.map(({ name, ...rule }) => (
        <NumberField
          key={name}
          {...rule}
          atLeast={1}
          value={rules[name]}
          onChange={(number) => number !== null && change({ [name]: number })}
        />
      ))}
    </>
  )
}
