/** What was put right in this file, from what to what and by whom: a later reader sees who it was before. */
import { Card } from '../../../../components/card'
import { ListRow } from '../../../../components/list-row'
import { askedWords } from '../../../../domain/volunteer-labels'
import type { VolunteerCorrection } from '../../../../protocol/volunteer'

export function PutRightCard({
  corrections,
}: {
  readonly corrections: readonly VolunteerCorrection[]
}) {
  const done = corrections.filter(
    ({ state, changes }) => state === 'accepted' && Object.keys(changes).length > 0,
  )
  if (done.length === 0) return null
  return (
    <Card title="更正过的" aside={`${done.length} 条`}>
      {done.map((one) => (
        <ListRow
          key={one.id}
          title={askedWords(one)}
          detail={[`${one.settledByName}办的`, one.settledReason]
            .filter((part) => part !== '')
            .join('：')}
        />
      ))}
    </Card>
  )
}
