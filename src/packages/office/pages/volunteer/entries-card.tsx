/** 培训、表彰、评价 of one volunteer: what stands can be tapped to be put right; what was wrong stays, struck through. */
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EndedEntries } from '../../../../components/ended-entries'
import { ListRow } from '../../../../components/list-row'
import { wholeDate } from '../../../../domain/calendar'
import type { VolunteerEntry } from '../../../../protocol/volunteer'

interface EntriesCardProps {
  readonly entries: readonly VolunteerEntry[]
  /** The reader's own record: another writes into it. */
  readonly own: boolean
  readonly onAdd: () => void
  readonly onAmend: (entry: VolunteerEntry) => void
}

export function EntriesCard({ entries, own, onAdd, onAmend }: EntriesCardProps) {
  const standing = entries.filter(({ ended }) => ended === null)
  return (
    <Card title="培训、表彰、评价" aside={`${standing.length} 条`}>
      {standing.map((entry) => (
        <ListRow
          key={entry.id}
          title={entry.text}
          detail={`${wholeDate(entry.onDate)} · ${entry.enteredByName}`}
          {...(!own && { onPress: () => onAmend(entry) })}
        />
      ))}
      <EndedEntries entries={entries} />
      {!own && (
        <Button kind="quiet" onPress={onAdd}>
          记一条
        </Button>
      )}
    </Card>
  )
}
