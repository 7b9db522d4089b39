/** 志愿服务: kinds of service, skills and brands that can be chosen; how long hours are shown, and what counts as too much. */
import type { Settings } from '../../../../domain/settings/settings'
import type { VolunteeringRules } from '../../../../domain/settings/volunteering-rules'
import { NamesField } from './names-field'
import { NumberField } from './number-field'

interface VolunteeringEditorProps {
  readonly settings: Settings
  readonly onChange: (next: (settings: Settings) => Settings) => void
}

/** Minutes of a day. */
const dayMinutes = 24 * 60

type Lists = 'serviceKinds' | 'skills' | 'brands'
const lists: readonly (readonly [Lists, label: string])[] = [
  ['serviceKinds', '服务类别'],
  ['skills', '志愿者特长'],
  ['brands', '活动品牌'],
]

type Numbers = Exclude<keyof VolunteeringRules, Lists>
interface NumberRule {
  readonly name: Numbers
  readonly label: string
  readonly hint?: string
  readonly atLeast: number
  readonly atMost: number
}

const numbers: readonly NumberRule[] = [
  {
    name: 'noticeDays',
    label: '时长公示多少天',
    hint: '公示期满，没有异议才入账。',
    atLeast: 7,
    atMost: 60,
  },
  {
    name: 'dailyCapMinutes',
    label: '一天合计超过多少分钟要核对',
    hint: '只列出来给负责人看，时长照记。',
    atLeast: 0,
    atMost: dayMinutes,
  },
  { name: 'longShiftMinutes', label: '一次多少分钟算太长', atLeast: 0, atMost: dayMinutes },
  {
    name: 'codeMarginMinutes',
    label: '签到码提前和延后多少分钟有效',
    atLeast: 0,
    atMost: dayMinutes / 2,
  },
  {
    name: 'clockToleranceMinutes',
    label: '手机时间差多少分钟要核对',
    hint: '只列出来给负责人看，不挡签到。',
    atLeast: 0,
    atMost: dayMinutes,
  },
  {
    name: 'mostPeopleOfOnePhone',
    label: '一部手机给几个人签到以内不用核对',
    hint: '老两口可以合用一部。再多的只列出来给负责人看，不挡签到。不采集手机信息，换微信号签到的看不出来。',
    atLeast: 1,
    atMost: 20,
  },
  {
    name: 'placeCheckKm',
    label: '多少公里以内算在附近',
    hint: '写 0 就不核对位置。写了，负责人发活动时可以选核对，不在附近的只列出来，不挡签到。微信给的位置会差几公里，建议写 10 以上。',
    atLeast: 0,
    atMost: 100,
  },
  { name: 'guardianBelowAge', label: '不满多少岁要监护人同意', atLeast: 14, atMost: 18 },
]

export function VolunteeringEditor({ settings, onChange }: VolunteeringEditorProps) {
  const change = (part: Partial<VolunteeringRules>): void =>
    onChange((now) => ({ ...now, volunteering: { ...now.volunteering, ...part } }))
  return (
    <>
      {lists.map(([name, label]) => (
        <NamesField
          key={name}
          label={label}
          names={settings.volunteering[name]}
          onChange={(names) => change({ [name]: [...names] })}
        />
      ))}
      {numbers.map(({ name, ...rule }) => (
        <NumberField
          key={name}
          {...rule}
          value={settings.volunteering[name]}
          onChange={(number) => number !== null && change({ [name]: number })}
        />
      ))}
    </>
  )
}
