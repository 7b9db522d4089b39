/** A month of an account, line by line in words, and keys to turn to the months beside it. */
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button, ButtonRow } from '../../../components/button'
import { Card } from '../../../components/card'
import { ListRow } from '../../../components/list-row'
import { spokenDate } from '../../../components/words/date-words'
import { minutesWords } from '../../../components/words/minutes-words'
import { monthWords } from '../../../components/words/month-words'
import { amountWords, lineWords } from '../../../components/words/time-line-words'
import { chinaDate } from '../../../domain/calendar'
import { linesAMonth, type TimeLine, type TimeMonth } from '../../../protocol/time-bank'
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

export function StatementLines({ lines }: { readonly lines: readonly TimeLine[] }) {
  if (lines.length === 0) return <Text className="month-statement__none">这个月没有进出。</Text>
  return (
    <>
      {lines.map((line) => (
        <ListRow
          key={line.transferId}
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
      {lines.length === linesAMonth && (
        <Text className="month-statement__none">
          {`这个月的进出很多，这里列最近的 ${linesAMonth} 笔；上面的存入、用出是全部的合计。`}
        </Text>
      )}
    </>
  )
}
