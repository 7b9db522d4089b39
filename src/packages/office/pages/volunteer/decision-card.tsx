/** A registration that waits: compared with the person and the card, then let in or not. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Field } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import type { VolunteerFileState } from './use-volunteer-file'

interface DecisionCardProps {
  readonly page: VolunteerFileState
  readonly sameAs: string
  readonly otherClaims: number
  readonly onDecline: () => void
}

export function DecisionCard({ page, sameAs, otherClaims, onDecline }: DecisionCardProps) {
  const [idNumber, setIdNumber] = useState('')
  return (
    <Card title="核对">
      {sameAs !== '' && (
        <Notice
          tone="amber"
          text={`以前登记过或名册里有的，可能是同一人：${sameAs}。请对着身份证看；通过后合为一人，原来的时长都在。`}
        />
      )}
      {otherClaims > 0 && (
        <Notice tone="amber" text="还有人用这个身份证号登记。请先看本人的身份证，再点通过。" />
      )}
      <Field
        label="看了身份证，补上号码"
        keyboard="idcard"
        value={idNumber}
        maxLength={18}
        hint="没看证件就空着，用本人填的。"
        onChange={setIdNumber}
      />
      <ButtonRow>
        <Button onPress={onDecline}>不通过</Button>
        <Button kind="primary" busy={page.busy} onPress={() => void page.verify(idNumber)}>
          通过
        </Button>
      </ButtonRow>
      <View className="volunteer-file__act" />
    </Card>
  )
}
