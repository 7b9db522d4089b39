/** 留下的事: what visits left to do in this household, each done with one tap. */
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { ListRow } from '../../../../components/list-row'
import { Rows } from '../../../../components/rows'
import { dueWords } from '../../../../components/words/date-words'
import type { FollowUp } from '../../../../domain/follow-up/follow-up'
import { followUpKindWords } from '../../../../domain/labels'

interface OpenFollowUpsProps {
  readonly followUps: readonly FollowUp[]
  readonly today: string
  readonly onSettle: (followUp: FollowUp) => void
}

export function OpenFollowUps({ followUps, today, onSettle }: OpenFollowUpsProps) {
  if (followUps.length === 0) return null
  return (
    <Card title="留下的事" aside={`${followUps.length} 件`}>
      <Rows
        items={followUps}
        keyOf={({ id }) => id}
        row={(followUp) => (
          <ListRow
            title={followUp.text || followUpKindWords[followUp.kind]}
            detail={[
              followUpKindWords[followUp.kind],
              followUp.dueOn === '' ? '' : dueWords(followUp.dueOn, today),
              followUp.memberName,
            ]
              .filter((part) => part !== '')
              .join(' · ')}
            trailing={
              <Button compact onPress={() => onSettle(followUp)}>
                办好了
              </Button>
            }
          />
        )}
      />
    </Card>
  )
}
