/** Looks for somebody who is not on a list, by number, phone or name, and offers who was found. It needs a network. */
import { useState } from 'react'
import { useApplication } from '../../../app-context'
import { Button } from '../../../components/button'
import { EmptyState } from '../../../components/empty-state'
import { ListRow } from '../../../components/list-row'
import { Notice } from '../../../components/notice'
import { sentenceOf } from '../../../components/server-answer/failure-words'
import type { RegionId } from '../../../domain/shapes'
import { mostNamesakes, type FoundVolunteer } from '../../../protocol/attendance'

interface FindVolunteerProps {
  /** Where the asker runs activities. */
  readonly regionId: RegionId
  /** Whole: '陈桂芳', '3304830010030012'. */
  readonly find: string
  /** What a tap on somebody does: '签到'. */
  readonly act: string
  /** What can be done where there is no network. */
  readonly otherwise: string
  readonly onChoose: (found: FoundVolunteer) => void
}

export function FindVolunteer({ regionId, find, act, otherwise, onChoose }: FindVolunteerProps) {
  const { server } = useApplication()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const [answer, setAnswer] = useState<{
    readonly of: string
    readonly found: readonly FoundVolunteer[]
  } | null>(null)
  const wanted = find.trim()
  const look = async (): Promise<void> => {
    setBusy(true)
    try {
      const found = await server.attendance.findVolunteer({ regionId, find: wanted })
      setAnswer({ of: wanted, found })
      setProblem('')
    } catch (error) {
      setProblem(`${sentenceOf(error)}${otherwise}`)
    }
    setBusy(false)
  }
  if (wanted.length < 2) return null
  const found = answer?.of === wanted ? answer.found : null
  return (
    <>
      <Notice text={problem} />
      {found === null ? (
        <Button busy={busy} onPress={() => void look()}>
          {`找志愿者“${wanted}”`}
        </Button>
      ) : (
        found
          .slice(0, mostNamesakes)
          .map((one) => (
            <ListRow
              key={one.volunteerId}
              title={one.name}
              detail={`编号 ${one.number} · ${one.regionName}`}
              trailing={act}
              onPress={() => onChoose(one)}
            />
          ))
      )}
      {found !== null && found.length > mostNamesakes && (
        <Notice tone="grey" text="还有同名的，请用编号或电话找。" />
      )}
      {found?.length === 0 && (
        <EmptyState
          icon="people"
          title="没有这位志愿者"
          text="写全姓名、编号或电话再找。还没登记的，请社区先登记。"
        />
      )}
    </>
  )
}
