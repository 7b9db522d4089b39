/** The sheets of the visiting rules: each changes one of them, as it is typed. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Field } from '../../../../components/field'
import type { Settings } from '../../../../domain/settings/settings'
import { editTag, removeTag } from './edit-settings'
import { NumberField } from './number-field'

interface RuleProps {
  readonly settings: Settings
  readonly onChange: (next: (settings: Settings) => Settings) => void
}

/** '1、15' → [1, 15]; whatever is no day of a month is left out. */
export const parseDays = (text: string): number[] => [
  ...new Set((text.match(/\d+/g) ?? []).map(Number).filter((day) => day >= 1 && day <= 31)),
]

export function EveryHousehold({ settings, onChange }: RuleProps) {
  return (
    <NumberField
      label="每一户，至少多少天一次"
      value={settings.visitEveryDays}
      hint="家里有人要多走几趟的，按下面的情况另算。"
      onChange={(days) => days !== null && onChange((now) => ({ ...now, visitEveryDays: days }))}
    />
  )
}

export function CampaignDays({ settings, onChange }: RuleProps) {
  const [text, setText] = useState(settings.campaignDays.join('、'))
  const days = parseDays(text)
  return (
    <Field
      label="每月哪几天，用顿号隔开"
      value={text}
      hint={
        days.length === 0
          ? '空着就没有集中走访日。'
          : `每月 ${days.join('、')} 日。小月没有的那天不算。`
      }
      onChange={(typed) => {
        setText(typed)
        onChange((now) => ({ ...now, campaignDays: parseDays(typed) }))
      }}
    />
  )
}

export function CorrectionTime({ settings, onChange }: RuleProps) {
  return (
    <NumberField
      label="自己记的走访，多少小时内可以直接改"
      atLeast={0}
      atMost={720}
      value={settings.correctionHours}
      hint="过了时间就用“补充更正”，原来的话会留着。"
      onChange={(hours) =>
        hours !== null && onChange((now) => ({ ...now, correctionHours: hours }))
      }
    />
  )
}

export function QuickPhrases({ settings, onChange }: RuleProps) {
  return (
    <Field
      label="一行一句，上门时点一下就写好"
      lines
      maxLength={3000}
      value={settings.quickPhrases.join('\n')}
      onChange={(text) => onChange((now) => ({ ...now, quickPhrases: text.split('\n') }))}
    />
  )
}

interface TagEditorProps extends RuleProps {
  /** Its place among the tags. */
  readonly at: number
  /** Whether it was there before: then people carry its name, and it stays. */
  readonly known: boolean
  readonly onClose: () => void
}

export function TagEditor({ settings, at, known, onChange, onClose }: TagEditorProps) {
  const tag = settings.tags[at]
  /** What it is when the sheet opens: a name on its way to another one may be an old one for a moment. */
  const [isNew] = useState(!known)
  const [name, setName] = useState(tag?.name ?? '')
  const isTaken = (text: string): boolean =>
    settings.tags.some((other, index) => index !== at && other.name === text)
  if (!tag) return null
  return (
    <View>
      {isNew && (
        <Field
          label="叫什么"
          value={name}
          maxLength={20}
          placeholder="孕产妇"
          mistake={isTaken(name.trim()) ? '已经有这一种了，换个叫法。' : ''}
          onChange={(typed) => {
            setName(typed)
            const next = typed.trim()
            if (!isTaken(next)) onChange((now) => editTag(now, at, { name: next }))
          }}
        />
      )}
      <Field
        label="门牌上的字，一两个"
        value={tag.mark}
        maxLength={2}
        placeholder="孕"
        onChange={(mark) => onChange((now) => editTag(now, at, { mark: mark.trim() }))}
      />
      <NumberField
        label="至少多少天一次"
        optional
        value={tag.visitEveryDays}
        placeholder={`跟每一户一样，${settings.visitEveryDays} 天`}
        hint="一家有几种情况时，按最勤的算。"
        onChange={(visitEveryDays) => onChange((now) => editTag(now, at, { visitEveryDays }))}
      />
      <Button
        kind="quiet"
        onPress={() => {
          onClose()
          onChange((now) => removeTag(now, at))
        }}
      >
        {isNew ? '不加了' : '以后不用这一种（有的人还留着）'}
      </Button>
    </View>
  )
}
