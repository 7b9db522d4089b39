/** 微心愿: what may be wished, how long a claim holds, how many one person may have at once. */
import type { Settings } from '../../../../domain/settings/settings'
import type { WishRules } from '../../../../domain/settings/wish-rules'
import { NamesField } from './names-field'
import { NumberField } from './number-field'

interface WishesEditorProps {
  readonly settings: Settings
  readonly onChange: (next: (settings: Settings) => Settings) => void
}

interface NumberRule {
  readonly name: Exclude<keyof WishRules, 'categories'>
  readonly label: string
  readonly hint: string
  readonly atLeast: number
  readonly atMost: number
}

const numbers: readonly NumberRule[] = [
  {
    name: 'claimDays',
    label: '认领以后留多少天',
    hint: '到期没办，自动退回，让别人来帮。牵上线那天起重新算。',
    atLeast: 1,
    atMost: 90,
  },
  {
    name: 'remindDays',
    label: '到期前几天提醒认领人',
    hint: '只提醒一次。',
    atLeast: 1,
    atMost: 30,
  },
  {
    name: 'mostClaims',
    label: '一个人同时最多认领几个',
    hint: '办到一个，才能再认领一个。',
    atLeast: 1,
    atMost: 20,
  },
  {
    name: 'longestText',
    label: '一个心愿最多写多少字',
    hint: '写得短，邻居一眼看得懂。',
    atLeast: 15,
    atMost: 300,
  },
]

export function WishesEditor({ settings, onChange }: WishesEditorProps) {
  const change = (part: Partial<WishRules>): void =>
    onChange((now) => ({ ...now, wishes: { ...now.wishes, ...part } }))
  return (
    <>
      {numbers.map(({ name, ...rule }) => (
        <NumberField
          key={name}
          {...rule}
          value={settings.wishes[name]}
          onChange={(number) => number !== null && change({ [name]: number })}
        />
      ))}
      <NamesField
        label="心愿的类别"
        names={settings.wishes.categories}
        onChange={(categories) => change({ categories: [...categories] })}
      />
    </>
  )
}
