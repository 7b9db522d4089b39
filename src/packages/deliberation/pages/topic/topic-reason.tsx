/** What is ended or removed needs a reason that people read. */
import { ReasonDialog } from '../../../../components/dialog/reason-dialog'
import type { TopicPageState } from './use-topic'

export type Reasoned =
  | { readonly kind: 'decline' | 'call-off' }
  | { readonly kind: 'remove'; readonly opinionId: string }

const words = {
  decline: ['不采用这个议题', '提的人会看到原因。', '不采用'],
  'call-off': ['停办这个议题', '大家都会看到原因；投过的票不再数。', '停办'],
  remove: ['移除这条意见', '说的人会看到原因；别人看不到这条了。', '移除'],
} as const

interface TopicReasonProps {
  readonly page: TopicPageState
  readonly asked: Reasoned
  readonly onClose: () => void
}

export function TopicReason({ page, asked, onClose }: TopicReasonProps) {
  const [title, text, act] = words[asked.kind]
  return (
    <ReasonDialog
      {...{ title, text, act, onClose }}
      busy={page.busy}
      problem={page.problem}
      onSettle={(reason) =>
        asked.kind === 'remove'
          ? page.remove(asked.opinionId, reason)
          : page.end(asked.kind, reason)
      }
    />
  )
}
