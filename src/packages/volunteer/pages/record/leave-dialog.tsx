/** 不再做志愿者: what becomes of shifts, orders, hours and the record, said before it is done. */
import { View } from '@tarojs/components'
import { useApplication } from '../../../../app-context'
import { Button } from '../../../../components/button'
import { Dialog } from '../../../../components/dialog'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { minutesWords } from '../../../../domain/minutes-words'
import type { VolunteerRecord } from '../../../../protocol/volunteer'
import type { RecordPageState } from './use-record'

interface LeaveDialogProps {
  readonly page: RecordPageState
  readonly record: VolunteerRecord
  readonly onClose: () => void
}

export function LeaveDialog({ page, record, onClose }: LeaveDialogProps) {
  const { server } = useApplication()
  const { answer } = useServerAnswer(record.id, () => server.timeBank.account())
  const minutes = answer.kind === 'answer' ? answer.value.balanceMinutes : 0
  return (
    <Dialog
      open
      title="不再做志愿者"
      text="报了的活动会取消，接了没办的兑换会退回。服务记录留着，姓名、性别、生日、电话、身份证号也留着，证明还能开，还能再登记回来。政治面貌、特长、愿意做的服务、所在服务队、监护人电话会删掉。"
      act="退出"
      busy={page.busy}
      onAct={() => void page.leave(record).then(onClose)}
      onBack={onClose}
    >
      {minutes > 0 && (
        <View className="record__hours">
          <View>
            {`您存着 ${minutesWords(minutes)}，留在账上，再登记、通过后接着用。想送给家人或捐给社区，请先办好再退出。`}
          </View>
          <Button
            kind="quiet"
            onPress={() => {
              onClose()
              openPage(routes.bank)
            }}
          >
            先去时间银行
          </Button>
        </View>
      )}
    </Dialog>
  )
}
