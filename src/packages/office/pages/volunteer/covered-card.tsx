/** Phone numbers and 政治面貌: covered until somebody says why they are needed; that is kept, and the volunteer's office reads it. */
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
import { Dialog } from '../../../../components/dialog'
import { Fact } from '../../../../components/list-row'
import { volunteerFieldWords } from '../../../../domain/volunteer-labels'
import type { VolunteerDetails } from '../../../../domain/volunteer/volunteer'
import type { Covered, VolunteerFileState } from './use-volunteer-file'

const reasons = ['核对登记', '联系活动', '办更正'] as const

interface CoveredProps {
  readonly page: VolunteerFileState
  readonly details: VolunteerDetails
  readonly onAsk: (what: Covered) => void
}

export function CoveredCard({ page, details, onAsk }: CoveredProps) {
  const { phone, guardian } = details
  const { numbers, status } = page
  const { telephone } = page.application.device
  const lines = [
    ['本人电话', phone, numbers?.phone],
    ['监护人电话', guardian.phone, numbers?.guardianPhone],
  ] as const
  return (
    <Card title="写明原因才看得到">
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
        <Button kind="quiet" onPress={() => onAsk('phone')}>
          看完整号码
        </Button>
      )}
      {details.politicalStatus !== '' && (
        <Fact label={volunteerFieldWords.politicalStatus}>
          {status ?? (
            <Button compact onPress={() => onAsk('political-status')}>
              本人填了，点开看
            </Button>
          )}
        </Fact>
      )}
    </Card>
  )
}

interface ReasonProps {
  readonly page: VolunteerFileState
  readonly what: Covered
  readonly onClose: () => void
}

export function CoveredReason({ page, what, onClose }: ReasonProps) {
  const [reason, setReason] = useState<string>(reasons[0])
  return (
    <Dialog
      open
      title={what === 'phone' ? '为什么要看号码' : '为什么要看政治面貌'}
      text="谁看过、为什么，会记下来。"
      act={what === 'phone' ? '看号码' : '看政治面貌'}
      busy={page.busy}
      onAct={() => void page.show(what, reason).then(onClose)}
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
