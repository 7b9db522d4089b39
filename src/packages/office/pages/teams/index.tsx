/** 服务队: the teams of a region with their keepers and hours; founding one, handing it over, ending it. */
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { OfficePage } from '../../../../components/office-page'
import { Answered } from '../../../../components/server-answer'
import { Sheet } from '../../../../components/sheet'
import { Tag } from '../../../../components/tag'
import { minutesWords } from '../../../../domain/minutes-words'
import type { KeptTeam } from '../../../../protocol/time-bank'
import { EndDialog } from './end-dialog'
import { TeamSheet } from './team-sheet'
import { useTeams } from './use-teams'
import './index.scss'

/** What is to be done about a name that nobody else reads. */
const hiddenWords = ({ hiddenReason }: KeptTeam): string =>
  hiddenReason === '' ? '队名等同事看过再公开' : `队名没有公开：${hiddenReason}，请改队名`

export default function TeamsPage() {
  const page = useTeams()
  /** A team that is changed, or a new one. */
  const [edited, setEdited] = useState<KeptTeam | 'new' | null>(null)
  const [ending, setEnding] = useState<KeptTeam | null>(null)
  const close = () => {
    page.setProblem('')
    setEdited(null)
    setEnding(null)
  }
  return (
    <OfficePage
      office={page}
      problem={edited === null && ending === null ? page.problem : ''}
      actions={
        <Button kind="primary" onPress={() => setEdited('new')}>
          建一支服务队
        </Button>
      }
      overlay={
        <>
          <Sheet
            open={edited !== null}
            title={edited === 'new' ? '建一支服务队' : '改服务队'}
            onClose={close}
          >
            {edited !== null && (
              <TeamSheet
                page={page}
                team={edited === 'new' ? null : edited}
                onDone={close}
                onEnd={(team) => {
                  close()
                  setEnding(team)
                }}
              />
            )}
          </Sheet>
          {ending && <EndDialog page={page} team={ending} onDone={close} />}
        </>
      }
    >
      <Answered asked={page.teams} rows={3}>
        {(teams) =>
          teams.length === 0 ? (
            <EmptyState
              icon="people"
              title="这里还没有服务队"
              text="建好以后，志愿者可以把时间给队里，由队长捐给需要的人。"
            />
          ) : (
            <Card title="服务队" aside={`${teams.length} 支`}>
              {teams.map((team) => (
                <ListRow
                  key={team.id}
                  title={team.name}
                  detail={
                    <>
                      {team.nameHidden && <Tag tone="amber">{`◆ ${hiddenWords(team)}`}</Tag>}
                      <Text>{`${team.regionName} · 队长 ${team.keeperName || '还没有'}`}</Text>
                    </>
                  }
                  trailing={minutesWords(team.balanceMinutes)}
                  onPress={() => setEdited(team)}
                />
              ))}
            </Card>
          )
        }
      </Answered>
    </OfficePage>
  )
}
