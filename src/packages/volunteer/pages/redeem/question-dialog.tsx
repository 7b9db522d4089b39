/** What is asked before a step that cannot be taken back, above all that scrolls; it stays open until the step took effect. */
import { Dialog } from '../../../../components/dialog'
import { ReasonDialog } from '../../../../components/dialog/reason-dialog'
import { Notice } from '../../../../components/notice'
import type { RedeemPageState } from './use-redeem'

export function QuestionDialog({ page }: { readonly page: RedeemPageState }) {
  const { question, setQuestion, busy, problem } = page
  if (!question) return null
  const { settle, example, ...words } = question
  const close = () => setQuestion(null)
  if (example !== undefined)
    return (
      <ReasonDialog
        {...words}
        example={example}
        busy={busy}
        problem={problem}
        onSettle={settle}
        onClose={close}
      />
    )
  return (
    <Dialog
      open
      {...words}
      busy={busy}
      onAct={() => void settle('').then((done) => done && close())}
      onBack={close}
    >
      <Notice text={problem} />
    </Dialog>
  )
}
