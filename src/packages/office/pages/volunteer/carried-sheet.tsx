/** How many hours an older record should have brought, and why. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Field } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import { Sheet } from '../../../../components/sheet'
import { minutesWords } from '../../../../domain/minutes-words'
import { mostMinutes } from '../../../../domain/time-bank/most-minutes'
import type { VolunteerFileState } from './use-volunteer-file'

interface CarriedSheetProps {
  readonly page: VolunteerFileState
  readonly minutes: number
  readonly onClose: () => void
}

export function CarriedSheet({ page, minutes: standing, onClose }: CarriedSheetProps) {
  const [time, setTime] = useState('')
  const [reason, setReason] = useState('')
  const minutes = /^\d{1,6}$/.test(time) ? Number(time) : NaN
  const isOk = minutes <= mostMinutes
  return (
    <Sheet open title="更正原有时长" onClose={onClose}>
      <Text className="page__subtitle">{`现在记着 ${minutesWords(standing)}。`}</Text>
      <Notice text={page.problem} />
      <Field
        label="应该是多少分钟"
        keyboard="number"
        maxLength={6}
        value={time}
        onChange={setTime}
        hint={isOk ? `就是 ${minutesWords(minutes)}` : '1 小时写 60；不该有就写 0'}
        mistake={time !== '' && !isOk ? `请写 0 到 ${mostMinutes} 的整数` : ''}
      />
      <Field
        label="为什么更正"
        value={reason}
        maxLength={200}
        lines
        placeholder="比如：原名册多写了一年"
        hint="原来的数留着，本人看得到您写的。"
        onChange={setReason}
      />
      <View className="volunteer-file__act">
        <Button
          kind="primary"
          busy={page.busy}
          disabled={!isOk || minutes === standing || reason.trim() === ''}
          onPress={() =>
            void page.amendCarried(minutes, reason).then((saved) => saved && onClose())
          }
        >
          改成这样
        </Button>
      </View>
    </Sheet>
  )
}
