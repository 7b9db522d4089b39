/** Before a team is ended: what becomes of its hours, and why it ends. */
import * as v from 'valibot'
import { ReasonDialog } from '../../../../components/dialog/reason-dialog'
import { minutesWords } from '../../../../domain/minutes-words'
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
    : `队里的 ${minutesWords(balanceMinutes)} 会全部转进社区公益池。`

export function EndDialog({ page, team, onDone }: EndDialogProps) {
  const teamId = v.parse(recordIdShape, team.id)
  return (
    <ReasonDialog
      title={`解散${team.name}`}
      text={`${whatBecomes(team)}解散后不能恢复。`}
      act="解散"
      busy={page.busy}
      problem={page.problem}
      onSettle={(reason) => page.act('team.end', { teamId, reason }, '已解散，时间转进公益池。')}
      onClose={onDone}
    />
  )
}
