/** Who is asked for which post, where; for how long and for how many is said in one line until somebody wants it otherwise. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
import { DateField } from '../../../../components/date-field'
import { FieldFrame } from '../../../../components/field'
import { RegionPicker } from '../../../../components/region-picker'
import { spokenDate } from '../../../../components/words/date-words'
import { givenAtWords } from '../../../../domain/organisation/post-giving'
import { givenHere } from '../../grantable-kinds'
import { expiryChoices, useChoices, type InvitePageState } from './use-invite'

export function InviteForm({ page }: { readonly page: InvitePageState }) {
  const { kinds, kind, target, change } = page
  const [detailed, setDetailed] = useState(false)
  return (
    <Card title="请一位同事来">
      <RegionPicker
        label="管哪一片"
        regions={page.below}
        value={target?.id ?? ''}
        onChange={change.chooseRegion}
        mayChoose={(region) => kinds.some((one) => givenHere(one, region))}
      />
      <FieldFrame label="什么岗位" hint={kindHint(page)}>
        <Chips
          options={kinds.map(({ id, name }) => ({ value: id, label: name }))}
          value={kind?.id ?? ''}
          onChange={change.setKindId}
        />
      </FieldFrame>
      {detailed ? (
        <Details page={page} />
      ) : (
        <View className="invite__terms">
          <Text className="invite__terms-words">{termsWords(page)}</Text>
          <Button kind="quiet" compact onPress={() => setDetailed(true)}>
            改一改
          </Button>
        </View>
      )}
    </Card>
  )
}

const kindHint = ({ kinds, kind, access }: InvitePageState): string => {
  if (kinds.length === 0) return '您的岗位不能任命别人。'
  const levels = kind && access ? givenAtWords(kind, access.settings) : ''
  return levels === '' ? '' : `${kind?.name ?? ''}定在${levels}。`
}

const labelOf = (
  choices: readonly { readonly value: string; readonly label: string }[],
  value: string,
): string => choices.find((choice) => choice.value === value)?.label ?? ''

/** '今天起，不定期限。邀请码 3 天内有效，给 1 个人用。' */
const termsWords = ({ form, today }: InvitePageState): string => {
  const from = form.fromDate === today ? '今天起' : `${spokenDate(form.fromDate, today)}起`
  const to = form.toDate === '' ? '不定期限' : `到${spokenDate(form.toDate, today)}止`
  const expiry = labelOf(expiryChoices, form.expiresInHours)
  return `任期：${from}，${to}。邀请码：${expiry}内有效，给 ${labelOf(useChoices, form.maxUses)}用。`
}

function Details({ page }: { readonly page: InvitePageState }) {
  const { form, change } = page
  return (
    <>
      <DateField label="从哪天起" value={form.fromDate} onChange={change.setFromDate} />
      <DateField
        label="到哪天止"
        value={form.toDate}
        earliest={form.fromDate}
        placeholder="不定期限"
        onChange={change.setToDate}
      />
      <FieldFrame label="邀请码多久有效">
        <Chips
          options={expiryChoices}
          value={form.expiresInHours}
          onChange={change.setExpiresInHours}
        />
      </FieldFrame>
      <FieldFrame label="给几个人用">
        <Chips options={useChoices} value={form.maxUses} onChange={change.setMaxUses} />
      </FieldFrame>
    </>
  )
}
