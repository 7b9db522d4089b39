/** What was asked to be corrected, and what became of it. */
import { View } from '@tarojs/components'
import { Card } from '../../../../components/card'
import { ListRow } from '../../../../components/list-row'
import { Tag } from '../../../../components/tag'
import { changeWords } from '../../../../domain/volunteer-labels'
import type { VolunteerCorrection } from '../../../../protocol/volunteer'

const states = {
  open: ['amber', '◆ 等社区办'],
  accepted: ['green', '● 已更正'],
  answered: ['green', '● 社区已答复'],
  declined: ['red', '▲ 没有更正'],
} as const

/** Where only words were asked, nothing was changed by itself: what was done stands in the answer. */
function StateTag({ correction }: { readonly correction: VolunteerCorrection }) {
  const { state, changes, moveTo } = correction
  if (state === 'open' && moveTo) return <Tag tone="amber">{`◆ 等${moveTo.name}办`}</Tag>
  const isAnswer = state === 'accepted' && Object.keys(changes).length === 0 && !moveTo
  const [tone, words] = states[isAnswer ? 'answered' : state]
  return <Tag tone={tone}>{words}</Tag>
}

/** '迁到文昌社区；电话改为 139…；五月的培训没记上' */
export const askedWords = ({ changes, note, moveTo }: VolunteerCorrection): string =>
  [
    moveTo ? `迁到${moveTo.name}` : '',
    ...changeWords(changes).map(([label, words]) => `${label}改为 ${words}`),
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
              <StateTag correction={one} />
              {one.settledReason !== '' && <View>{one.settledReason}</View>}
            </>
          }
        />
      ))}
    </Card>
  )
}
