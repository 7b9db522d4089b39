/** What was asked to be corrected, and what became of it. */
import { View } from '@tarojs/components'
import { Card } from '../../../../components/card'
import { ListRow } from '../../../../components/list-row'
import { Tag } from '../../../../components/tag'
import { askedWords } from '../../../../domain/volunteer-labels'
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
