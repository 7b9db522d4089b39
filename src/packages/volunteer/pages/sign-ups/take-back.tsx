/** 替他取消: somebody said that they cannot come. Who has WeChat is told, and reads who did it and why. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import * as v from 'valibot'
import { useApplication } from '../../../../app-context'
import { useDraftForm } from '../../../../components/asking/use-draft-form'
import { Button } from '../../../../components/button'
import { Field } from '../../../../components/field'
import type { SignedUpVolunteer } from '../../../../protocol/activity'

const formShape = v.strictObject({ reason: v.string() })

interface TakeBackProps {
  readonly shiftId: string
  readonly person: SignedUpVolunteer
  readonly busy: boolean
  /** Answers whether it took effect. */
  readonly onTakeBack: (reason: string) => Promise<boolean>
}

export function TakeBack({ shiftId, person, busy, onTakeBack }: TakeBackProps) {
  const { form, isKept, change, forget } = useDraftForm({
    ...{ application: useApplication(), shape: formShape },
    draftKey: `take-back ${shiftId} ${person.volunteerId}`,
    fresh: () => ({ reason: '' }),
  })
  const [asking, setAsking] = useState(false)
  if (!form) return null
  if (!asking && !isKept)
    return (
      <Button kind="quiet" onPress={() => setAsking(true)}>
        他来不了，替他取消
      </Button>
    )
  const reason = form.reason.trim()
  const takeBack = async (): Promise<void> => {
    if (await onTakeBack(reason)) forget()
  }
  return (
    <View className="sign-ups__take-back">
      <Field
        label="为什么替他取消"
        value={form.reason}
        onChange={(words) => change({ reason: words })}
        placeholder="比如：打电话来，说家里有事"
        hint={person.hasPhone === false ? '' : '他本人看得到'}
        maxLength={100}
        lines
      />
      <Button busy={busy} disabled={reason === ''} onPress={() => void takeBack()}>
        替他取消
      </Button>
    </View>
  )
}
