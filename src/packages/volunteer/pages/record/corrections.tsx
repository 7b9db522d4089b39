/** What was asked to be corrected, and what became of it: what waits first, then the newest answer. What waits is taken back here. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Dialog } from '../../../../components/dialog'
import { ListRow } from '../../../../components/list-row'
import { Tag } from '../../../../components/tag'
import { askedWords } from '../../../../domain/volunteer-labels'
import type { VolunteerCorrection, VolunteerRecord } from '../../../../protocol/volunteer'
import type { RecordPageState } from './use-record'

const states = {
  open: ['amber', '◆ 等社区办'],
  accepted: ['green', '● 已更正'],
  answered: ['green', '● 社区已答复'],
  declined: ['red', '▲ 没有更正'],
} as const

/** Where only words were asked, nothing was changed by itself: what was done stands in the answer. */
function StateTag({ correction }: { readonly correction: VolunteerCorrection }) {
  const { state, takenBack = false, changes, moveTo } = correction
  if (takenBack) return <Tag>– 撤回了</Tag>
  if (state === 'open' && moveTo) return <Tag tone="amber">{`◆ 等${moveTo.name}办`}</Tag>
  const isAnswer = state === 'accepted' && Object.keys(changes).length === 0 && !moveTo
  const [tone, words] = states[isAnswer ? 'answered' : state]
  return <Tag tone={tone}>{words}</Tag>
}

/** What is so once it is taken back. */
const leftWords = ({ moveTo, changes }: VolunteerCorrection, regionName: string): string => {
  if (!moveTo) return '社区就不办了'
  const together = Object.keys(changes).length > 0 ? '，一起提的更正也不办了' : ''
  return `记录留在${regionName}${together}`
}

/** What was taken back was answered by nobody. */
const answeredAtMs = ({ takenBack, settledAtMs, askedAtMs }: VolunteerCorrection): number =>
  takenBack === true ? 0 : (settledAtMs ?? askedAtMs)

interface CorrectionsProps {
  readonly page: RecordPageState
  readonly record: VolunteerRecord
}

export function Corrections({ page, record }: CorrectionsProps) {
  const [takingBack, setTakingBack] = useState<VolunteerCorrection | null>(null)
  const [all, setAll] = useState(false)
  const { corrections, regionName } = record
  if (corrections.length === 0) return null
  const open = corrections.filter(({ state }) => state === 'open')
  const settled = corrections
    .filter(({ state }) => state !== 'open')
    .sort((one, other) => answeredAtMs(other) - answeredAtMs(one))
  const earlier = settled.length - 1
  return (
    <Card title="要求过的更正" aside={`${corrections.length} 条`}>
      {[...open, ...settled.slice(0, all ? settled.length : 1)].map((one) => (
        <ListRow
          key={one.id}
          title={askedWords(one)}
          detail={
            <>
              <StateTag correction={one} />
              {one.settledReason !== '' && <View>{one.settledReason}</View>}
              {one.state === 'open' && <View>不要了，点这里撤回</View>}
            </>
          }
          {...(one.state === 'open' && { onPress: () => setTakingBack(one) })}
        />
      ))}
      {!all && earlier > 0 && (
        <Button kind="quiet" onPress={() => setAll(true)}>{`以前的 ${earlier} 条`}</Button>
      )}
      {takingBack && (
        <Dialog
          open
          title={takingBack.moveTo ? `不迁到${takingBack.moveTo.name}了？` : '不更正了？'}
          text={`撤回以后，${leftWords(takingBack, regionName)}。还要的话，再提一次。`}
          act="撤回"
          busy={page.busy}
          onAct={() => void page.takeBack(record, takingBack).then(() => setTakingBack(null))}
          onBack={() => setTakingBack(null)}
        />
      )}
    </Card>
  )
}
