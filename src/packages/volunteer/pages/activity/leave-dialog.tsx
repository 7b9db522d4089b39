/** 取消报名: gives a place back; of a series also the later ones, when there are any, in one go. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Segments } from '../../../../components/choice'
import { Dialog } from '../../../../components/dialog'
import { FieldFrame } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import type { PublicShift } from '../../../../protocol/activity'
import type { ActivityPageState } from './use-activity'

interface LeaveDialogProps {
  readonly page: ActivityPageState
  /** null: nobody asked for it. */
  readonly shift: PublicShift | null
  /** Others of its series. */
  readonly series: readonly { readonly id: string }[]
  readonly onDone: () => void
}

const choices = [
  { value: 'this', label: '只取消这一次' },
  { value: 'following', label: '以后的也取消' },
] as const

export function LeaveDialog({ page, shift, series, onDone }: LeaveDialogProps) {
  const [which, setWhich] = useState<'this' | 'following'>('this')
  const signUps = page.mine?.signUps ?? []
  const hasLater = signUps.some(
    ({ activityId, startsAtMs, cancelled }) =>
      !cancelled &&
      startsAtMs > (shift?.startsAtMs ?? 0) &&
      series.some(({ id }) => id === activityId),
  )
  const following = hasLater && which === 'following'
  const leave = () => {
    // The next question begins with the smaller answer again.
    setWhich('this')
    onDone()
  }
  return (
    <Dialog
      open={shift !== null}
      title="取消报名"
      text={
        following
          ? '这一次和以后报上、候补的每一次都取消，名额让给后面的人；想再来可以重新报，排在最后。'
          : '名额会让给候补的人；想再来可以重新报，排在最后。'
      }
      act="取消报名"
      busy={page.busy}
      onAct={() => shift && void page.cancel(shift.id, following).then((gone) => gone && leave())}
      onBack={leave}
    >
      <Notice text={page.problem} />
      {hasLater && (
        <View className="activity__act">
          <FieldFrame label="您还报了以后的日子">
            <Segments options={choices} value={which} onChange={setWhich} />
          </FieldFrame>
        </View>
      )}
    </Dialog>
  )
}
