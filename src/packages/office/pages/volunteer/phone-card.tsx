/** The phone number: masked until somebody says why it is needed; that is kept, and the volunteer's office reads it. */
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
import { Dialog } from '../../../../components/dialog'
import { Fact } from '../../../../components/list-row'
import type { VolunteerDetails } from '../../../../domain/volunteer/volunteer'
import type { VolunteerFileState } from './use-volunteer-file'

const reasons = ['核对登记', '联系活动', '办更正'] as const

interface PhoneProps {
  readonly page: VolunteerFileState
  readonly details: VolunteerDetails
  readonly onAsk: () => void
}

export function PhoneCard({ page, details, onAsk }: PhoneProps) {
  const { phone, guardian } = details
  const { numbers } = page
  const { telephone } = page.application.device
  const lines = [
    ['本人', phone, numbers?.phone],
    ['监护人', guardian.phone, numbers?.guardianPhone],
  ] as const
  return (
    <Card title="电话">
      {lines
        .filter(([, mask]) => mask !== '')
        .map(([whose, mask, whole]) => (
          <Fact key={whose} label={whose}>
            {whole === undefined ? (
              mask
            ) : (
              <Button compact onPress={() => void telephone.dial(whole)}>
                {`打电话 ${whole}`}
              </Button>
            )}
          </Fact>
        ))}
      {!numbers && (
        <Button kind="quiet" onPress={onAsk}>
          看完整号码
        </Button>
      )}
    </Card>
  )
}

interface ReasonProps {
  readonly page: VolunteerFileState
  readonly onClose: () => void
}

export function PhoneReason({ page, onClose }: ReasonProps) {
  const [reason, setReason] = useState<string>(reasons[0])
  return (
    <Dialog
      open
      title="为什么要看号码"
      text="谁看过、为什么，会记下来。"
      act="看号码"
      busy={page.busy}
      onAct={() => void page.showPhone(reason).then(onClose)}
      onBack={onClose}
    >
      <Chips
        options={reasons.map((value) => ({ value, label: value }))}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  )
}
