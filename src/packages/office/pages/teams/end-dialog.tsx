/** Before a team is ended: what becomes of its hours, and why it ends. */
import { useState } from 'react'
import * as v from 'valibot'
import { Dialog } from '../../../../components/dialog'
import { Field } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import { minutesWords } from '../../../../components/words/minutes-words'
import { recordIdShape } from '../../../../domain/shapes'
import type { KeptTeam } from '../../../../protocol/time-bank'
import type { TeamsPage } from './use-teams'

interface EndDialogProps {
  readonly page: TeamsPage
  readonly team: KeptTeam
  readonly onDone: () => void
}

const whatBecomes = ({ balanceMinutes }: KeptTeam): string =>
  balanceMinutes === 0
    ? '队里没有时间。'
    : `队里的 ${minutesWords(balanceMinutes)} 会全部转进社区公共池。`

export function EndDialog({ page, team, onDone }: EndDialogProps) {
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const end = async () => {
    setMissing(reason.trim() === '')
    if (reason.trim() === '') return
    const args = { teamId: v.parse(recordIdShape, team.id), reason: reason.trim() }
    if (await page.act('team.end', args, '已解散，时间转进公共池。')) onDone()
  }
  return (
    <Dialog
      open
      title={`解散${team.name}`}
      text={`${whatBecomes(team)}解散后不能恢复。`}
      act="解散"
      busy={page.busy}
      onAct={() => void end()}
      onBack={onDone}
    >
      <Notice text={page.problem} />
      <Field
        label="原因"
        maxLength={200}
        value={reason}
        onChange={setReason}
        {...(missing ? { mistake: '请写明原因' } : {})}
      />
    </Dialog>
  )
}
