/** 这一户的经过: a visit opens its entry; a merge of two files can be undone here by those who may merge. */
import { Text } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Timeline, type TimelineItem } from '../../../../components/timeline'
import type { MergeUndoState } from '../../merge-undo/use-merge-undo'
import type { TimelineLine } from './household-timeline'

interface TimelineCardProps {
  readonly lines: readonly TimelineLine[]
  readonly olderCount: number
  readonly onOlder: () => void
  /** To every changed field, with who and when. */
  readonly onHistory: () => void
  readonly mergeUndo: MergeUndoState
}

const itemOf = (
  { visitId, atMs: _atMs, ...item }: TimelineLine,
  mergeUndo: MergeUndoState,
): TimelineItem => {
  if (visitId !== '') return { ...item, onPress: () => openPage(routes.visitEntry, { visitId }) }
  if (!mergeUndo.canUndo(item.id)) return item
  return {
    ...item,
    small: `${item.small} · 点这里可以撤销`,
    onPress: () => mergeUndo.ask(item.id),
  }
}

export function TimelineCard(props: TimelineCardProps) {
  const { lines, olderCount, onOlder, onHistory, mergeUndo } = props
  return (
    <Card title="这一户的经过" aside="改动记录" onMore={onHistory}>
      {lines.length === 0 && (
        <Text className="household__small">还没有走访。第一次去，记一笔就从这里开始。</Text>
      )}
      <Timeline items={lines.map((line) => itemOf(line, mergeUndo))} />
      {olderCount > 0 && (
        <Button kind="quiet" onPress={onOlder}>
          {`看更早的 ${olderCount} 条`}
        </Button>
      )}
    </Card>
  )
}
