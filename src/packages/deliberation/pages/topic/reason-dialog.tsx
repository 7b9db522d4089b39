/** What is ended or removed needs a reason that people read. */
import { useState } from 'react'
import { Dialog } from '../../../../components/dialog'
import { Field } from '../../../../components/field'
import type { TopicPageState } from './use-topic'

export type Reasoned =
  | { readonly kind: 'decline' | 'call-off' }
  | { readonly kind: 'remove'; readonly opinionId: string }

const words = {
  decline: ['不采用这个议题', '提的人会看到原因。', '不采用'],
  'call-off': ['停办这个议题', '大家都会看到原因；投过的票不再数。', '停办'],
  remove: ['移除这条意见', '说的人会看到原因；别人看不到这条了。', '移除'],
} as const

interface ReasonDialogProps {
  readonly page: TopicPageState
  readonly asked: Reasoned | null
  readonly onClose: () => void
}

export function ReasonDialog({ page, asked, onClose }: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  if (!asked) return null
  const [title, text, act] = words[asked.kind]
  const send = async (): Promise<void> => {
    if (reason.trim() === '') return
    const done =
      asked.kind === 'remove'
        ? await page.remove(asked.opinionId, reason)
        : await page.end(asked.kind, reason)
    setReason('')
    onClose()
    if (done) page.askAgain()
  }
  return (
    <Dialog
      open
      title={title}
      text={text}
      act={act}
      busy={page.busy}
      onAct={() => void send()}
      onBack={onClose}
    >
      <Field label="原因（必填）" value={reason} onChange={setReason} maxLength={200} lines />
    </Dialog>
  )
}
