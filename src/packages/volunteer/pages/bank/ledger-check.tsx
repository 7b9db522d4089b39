/** 核对账目: what the audit of every night found in everybody's accounts, and recomputing the own one on this phone. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Notice } from '../../../../components/notice'
import { monthDay } from '../../../../components/words/date-words'
import { minutesWords } from '../../../../domain/minutes-words'
import { chinaDate } from '../../../../domain/calendar'
import type { WholeAudit } from '../../../../protocol/time-audit'
import type { BankPageState } from './use-bank'

interface LedgerCheckProps {
  readonly page: BankPageState
  readonly audit: WholeAudit | null
}

export function LedgerCheck({ page, audit }: LedgerCheckProps) {
  const { checked } = page
  return (
    <Card title="核对账目">
      <Text className="bank__words">
        每一笔都和前一笔扣在一起，改过就看得出来。每天夜里，所有人的账从头重算一遍。
      </Text>
      <View className="bank__act">
        <WholeLedger audit={audit} />
      </View>
      <Text className="bank__words">您自己的账，手机也能从第一笔重算，并和上次核对的比。</Text>
      <Notice text={page.problem} />
      {checked?.faults.length === 0 && (
        <Notice
          tone="green"
          text={`${checked.entryCount} 笔全部重算，都对得上；余额 ${minutesWords(checked.balance)}。`}
        />
      )}
      {checked?.faults.slice(0, 5).map((fault) => (
        <Notice key={fault} text={`${fault}。请把这一页给社区工作者看。`} />
      ))}
      <View className="bank__act">
        <Button busy={page.checking} onPress={() => void page.check()}>
          从头核对
        </Button>
      </View>
    </Card>
  )
}

/** One person's minutes are what the others gave: together all accounts come to 0. */
function WholeLedger({ audit }: Pick<LedgerCheckProps, 'audit'>) {
  if (audit === null)
    return <Notice tone="grey" text="全部账目：还没有核对过，一天之内自动核对。" />
  const day = `全部账目：${monthDay(chinaDate(audit.endedAtMs))}核对`
  return audit.faultCount === 0 ? (
    <Notice
      tone="green"
      text={`${day}，${audit.accounts} 个账户，合计 ${audit.sumMinutes}，没有差错 ✓`}
    />
  ) : (
    <Notice text={`${day}，有 ${audit.faultCount} 处对不上，社区正在查。`} />
  )
}
