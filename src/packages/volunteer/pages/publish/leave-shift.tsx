/** Asks before one of several shifts is cancelled; and what every question about cancelling has in common. */
import { useState } from 'react'
import { Dialog } from '../../../../components/dialog'
import { ReasonDialog } from '../../../../components/dialog/reason-dialog'
import { Notice } from '../../../../components/notice'
import type { ShiftForm } from './activity-form'
import type { PublishPageState } from './use-publish'

export const reasonExample = '比如：下雨，改到下周六'
/** What activity.cancel and activity.cancel-shift take. */
export const mostReasonLetters = 100

interface LeaveShiftProps {
  readonly page: PublishPageState
  /** null: nobody asked for it. */
  readonly shift: ShiftForm | null
  readonly onClose: () => void
}

/** One of several shifts. Where nobody has a place in it, nobody has to hear why. */
export function LeaveShift({ page, shift, onClose }: LeaveShiftProps) {
  /** What went wrong before this was asked is no word about it. */
  const [tried, setTried] = useState(false)
  if (!shift) return null
  const leave = async (): Promise<void> => {
    setTried(true)
    if (await page.cancelShift(shift, '')) onClose()
  }
  const question = { title: '取消这一班', act: '取消这一班', busy: page.busy }
  if (shift.isTaken)
    return (
      <ReasonDialog
        {...question}
        text="开了提醒的人会收到您写的原因，谁收不到会告诉您。别的班照常。"
        example={reasonExample}
        mostLetters={mostReasonLetters}
        problem={page.problem}
        onSettle={(reason) => page.cancelShift(shift, reason)}
        onClose={onClose}
      />
    )
  return (
    <Dialog
      open
      {...question}
      text="还没有人报这一班，去掉就行。别的班照常。"
      onAct={() => void leave()}
      onBack={onClose}
    >
      <Notice text={tried ? page.problem : ''} />
    </Dialog>
  )
}
