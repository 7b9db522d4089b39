/** A month of an account, line by line in words, and keys to turn to the months beside it. */
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button, ButtonRow } from '../../../components/button'
import { Card } from '../../../components/card'
import { ListRow } from '../../../components/list-row'
import { Notice } from '../../../components/notice'
import { spokenDate } from '../../../components/words/date-words'
import { minutesWords } from '../../../domain/minutes-words'
import { monthWords } from '../../../components/words/month-words'
import { amountWords, lineWords } from '../../../components/words/time-line-words'
import { chinaDate } from '../../../domain/calendar'
import type { TimeLine, TimeMonth } from '../../../protocol/time-bank'
import './index.scss'

interface MonthStatementProps {
  /** '2026-03' */
  readonly month: string
  readonly isThisMonth: boolean
  readonly turn: (step: -1 | 1) => void
  readonly months: readonly TimeMonth[]
  /** The lines. */
  readonly children: ReactNode
}

export function MonthStatement(props: MonthStatementProps) {
  const { month, isThisMonth, turn, months, children } = props
  const sum = months.find((one) => one.month === month)
  return (
    <Card title={monthWords(month)}>
      <Text className="month-statement__sum">
        {`存入 ${minutesWords(sum?.inMinutes ?? 0)}，用出 ${minutesWords(sum?.outMinutes ?? 0)}`}
      </Text>
      {children}
      <View className="month-statement__act">
        <ButtonRow>
          <Button onPress={() => turn(-1)}>上个月</Button>
          <Button disabled={isThisMonth} onPress={() => turn(1)}>
            下个月
          </Button>
        </ButtonRow>
      </View>
    </Card>
  )
}

interface StatementLinesProps {
  readonly lines: readonly TimeLine[]
  /** There are older ones in this month. */
  readonly mayShowMore: boolean
  readonly showMore: () => Promise<void>
  /** Why they could not be read; '' otherwise. */
  readonly problem: string
}

export function StatementLines({ lines, mayShowMore, showMore, problem }: StatementLinesProps) {
  if (lines.length === 0) return <Text className="month-statement__none">这个月没有进出。</Text>
  return (
    <>
      {lines.map((line) => (
        <ListRow
          key={line.transferId}
          wide
          title={lineWords(line)}
          detail={
            <>
              <Text className="month-statement__part">{spokenDate(chinaDate(line.atMs))}</Text>
              <Text className="month-statement__part">
                {`余 ${minutesWords(line.balanceAfterMinutes)}`}
              </Text>
            </>
          }
          trailing={
            <Text
              className={`month-statement__amount${line.minutes > 0 ? ' month-statement__amount--in' : ''}`}
            >
              {amountWords(line)}
            </Text>
          }
        />
      ))}
      <Notice text={problem} />
      {mayShowMore && <Button onPress={() => void showMore()}>看这个月更早的</Button>}
    </>
  )
}
