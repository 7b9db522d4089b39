/** What the reader proposed and colleagues did not agree to: who said so and why, or it is proposed the same way again. */
import { View } from '@tarojs/components'
import { Card } from '../../../../components/card'
import { ListRow } from '../../../../components/list-row'
import { spokenDate } from '../../../../components/words/date-words'
import { minutesWords } from '../../../../domain/minutes-words'
import { chinaDate } from '../../../../domain/calendar'
import { transferKindWords } from '../../../../domain/time-bank-labels'
import type { DeclinedProposal } from '../../../../protocol/time-proposal'

const dayOf = (atMs: number): string => spokenDate(chinaDate(atMs))

const listWords = ({ fileName, people, minutes }: NonNullable<DeclinedProposal['list']>): string =>
  `名册${fileName === '' ? '' : `“${fileName}”`}的时长，${people} 人共 ${minutesWords(minutes)}，没有记`

/** '继承 李组长 → 社区', '更正 3月8日 周日 的赠送，改成 1 小时 30 分 · 李组长 → 王小妹' */
const whatOf = ({ corrects, list, fromName, toName, rightMinutes }: DeclinedProposal): string => {
  if (list) return listWords(list)
  return corrects
    ? `更正${dayOf(corrects.atMs)}的${transferKindWords[corrects.kind]}，改成 ${minutesWords(rightMinutes)}`
    : `继承 ${fromName} → ${toName === '' ? '社区公益池' : toName}`
}

export function Declined({ proposals }: { readonly proposals: readonly DeclinedProposal[] }) {
  if (proposals.length === 0) return null
  return (
    <Card title="您提的，没有办成" aside="最近 30 天">
      {proposals.map((one) => (
        <ListRow
          key={one.id}
          title={whatOf(one)}
          detail={
            <>
              {one.corrects && (
                <View>{[one.fromName, one.toName].filter((name) => name !== '').join(' → ')}</View>
              )}
              <View>{`${dayOf(one.declinedAtMs)}，${one.declinedByName}：${one.reason}`}</View>
            </>
          }
        />
      ))}
    </Card>
  )
}
