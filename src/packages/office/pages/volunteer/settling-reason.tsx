/** What nobody does to a registration without saying why: the question, and what follows from it. */
import { ReasonDialog } from '../../../../components/dialog/reason-dialog'
import type { Settling, VolunteerFileState } from './use-volunteer-file'

interface Words {
  readonly title: string
  readonly text: string
  readonly act: string
  readonly example?: string
}

const words: Readonly<Record<Settling['kind'], Words>> = {
  decline: { title: '登记不通过', text: '本人看得到您写的原因。', act: '不通过' },
  'decline-correction': { title: '不更正', text: '本人看得到您写的原因。', act: '不更正' },
  'decline-move': {
    title: '不同意迁来',
    text: '记录留在原来的社区，本人看得到您写的原因。',
    act: '不同意',
    example: '比如：核对过，没有住在这里',
  },
  release: {
    title: '让这份登记换微信',
    text: '请先看身份证，是本人再办。旧微信从此登不上，会收到消息；本人用新微信再登记，另一位同事看着身份证核对通过，编号和时长都在。',
    act: '换微信',
    example: '比如：手机丢了',
  },
  end: {
    title: '结束这份登记',
    text: '报了名的活动让给候补，接下还没办的兑换另找人，自己提的、还没人接的取消。服务记录和时间都留着，可以开证明、办继承。政治面貌、特长、愿意做的服务、所在服务队、监护人电话会删掉。',
    act: '结束登记',
    example: '比如：过世、搬到外地',
  },
}

interface SettlingReasonProps {
  readonly page: VolunteerFileState
  readonly settling: Settling
  readonly onClose: () => void
}

export function SettlingReason({ page, settling, onClose }: SettlingReasonProps) {
  return (
    <ReasonDialog
      {...words[settling.kind]}
      busy={page.busy}
      problem={page.problem}
      onSettle={(reason) => page.settle(settling, reason)}
      onClose={onClose}
    />
  )
}
