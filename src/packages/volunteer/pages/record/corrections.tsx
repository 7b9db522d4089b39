/** What was asked to be corrected, and what became of it. */
import { Card } from '../../../../components/card'
import { ListRow } from '../../../../components/list-row'
import { Tag } from '../../../../components/tag'
import { fieldWord } from '../../../../domain/labels'
import type { VolunteerCorrection } from '../../../../protocol/volunteer'

const states = {
  open: ['amber', '◆ 等社区办'],
  accepted: ['green', '● 已更正'],
  declined: ['red', '▲ 没有更正'],
} as const

function StateTag({ state }: Pick<VolunteerCorrection, 'state'>) {
  const [tone, words] = states[state]
  return <Tag tone={tone}>{words}</Tag>
}

/** '电话改为 139…；五月的培训没记上' */
export const askedWords = ({ changes, note }: VolunteerCorrection): string =>
  [
    ...Object.entries(changes).map(
      ([field, value]) => `${fieldWord(field)}改为 ${[value].flat().join('、')}`,
    ),
    note,
  ]
    .filter((part) => part !== '')
    .join('；')

export function Corrections({
  corrections,
}: {
  readonly corrections: readonly VolunteerCorrection[]
}) {
  if (corrections.length === 0) return null
  return (
    <Card title="要求过的更正" aside={`${corrections.length} 条`}>
      {corrections.map((one) => (
        <ListRow
          key={one.id}
          title={askedWords(one)}
          detail={
            <>
              <StateTag state={one.state} />
              {one.settledReason}
            </>
          }
        />
      ))}
    </Card>
  )
}
