/** What is asked before a step that cannot be taken back, above all that scrolls; it stays open until the step took effect. */
import { Dialog } from '../../../../components/dialog'
import { Notice } from '../../../../components/notice'
import type { RedeemPageState } from './use-redeem'

export function QuestionDialog({ page }: { readonly page: RedeemPageState }) {
  const { question, setQuestion, busy, problem } = page
  if (!question) return null
  const { settle, ...words } = question
  return (
    <Dialog
      open
      {...words}
      busy={busy}
      onAct={() => void settle().then((done) => done && setQuestion(null))}
      onBack={() => setQuestion(null)}
    >
      <Notice text={problem} />
    </Dialog>
  )
}
