/** 账目核对: when the whole time bank was last recomputed from nothing, what came of it, and doing it again. */
import { Text } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Fact } from '../../../../components/list-row'
import { Notice } from '../../../../components/notice'
import { OfficePage } from '../../../../components/office-page'
import { Answered } from '../../../../components/server-answer'
import { momentWords } from '../../../../components/words/date-words'
import type { AuditTold, Audits } from '../../../../protocol/time-bank'
import { useAudit, type AuditPage } from './use-audit'
import './index.scss'

export default function AuditOfOffice() {
  const page = useAudit()
  return (
    <OfficePage office={page} problem={page.problem}>
      <Answered asked={page} rows={4}>
        {(audits) => <Standing page={page} audits={audits} />}
      </Answered>
    </OfficePage>
  )
}

interface StandingProps {
  readonly page: AuditPage
  readonly audits: Audits
}

function Standing({ page, audits }: StandingProps) {
  const { run, going } = page
  const isEnded = run !== null && run.endedAtMs !== null
  const underWay = isEnded ? null : (run ?? audits.open)
  const last = isEnded ? run : audits.last
  return (
    <>
      <Card title="从头核对">
        <Text className="audit__words">
          每一笔都重算：余额对不对，前后扣得上扣不上，所有账户加起来是不是
          0。每天夜里自动算一遍，也可以现在就算；中途离开不要紧，下次接着算。
        </Text>
        {underWay && <Progress run={underWay} entryCount={audits.entryCount} />}
        <Button kind="primary" busy={going} onPress={() => void page.goOn()}>
          {underWay && !going ? '接着核对' : '从头核对一遍'}
        </Button>
      </Card>
      {last === null ? (
        <Notice tone="grey" text="还没有核对过。" />
      ) : (
        <Outcome run={last} nowMs={page.nowMs} />
      )}
    </>
  )
}

/** Entries may have been added since they were counted. */
const percent = (entries: number, all: number): number =>
  all === 0 ? 0 : Math.min(99, Math.floor((entries / all) * 100))

function Progress({ run, entryCount }: { readonly run: AuditTold; readonly entryCount: number }) {
  return (
    <>
      <Text className="audit__words">
        {`已核对 ${run.accounts} 个账户、${run.entries} 笔，约 ${percent(run.entries, entryCount)}%。`}
      </Text>
      <Notice text={run.firstFault === '' ? '' : `对不上：${run.firstFault}`} />
    </>
  )
}

function Outcome({ run, nowMs }: { readonly run: AuditTold; readonly nowMs: number }) {
  const { faultCount, firstFault, sumMinutes } = run
  return (
    <Card title="上次核对">
      <Fact label="什么时候">{momentWords(run.endedAtMs ?? run.startedAtMs, nowMs)}</Fact>
      <Fact label="谁">{run.startedByName}</Fact>
      <Fact label="账户">{`${run.accounts} 个`}</Fact>
      <Fact label="记录">{`${run.entries} 笔，来自 ${run.transfers} 次转账`}</Fact>
      <Fact label="合计">{`${sumMinutes} 分钟${sumMinutes === 0 ? '，正好' : '，应为 0'}`}</Fact>
      {faultCount === 0 ? (
        <Notice tone="green" text="全部对得上。" />
      ) : (
        <Notice
          text={`有 ${faultCount} 处对不上。第一处：${firstFault}。请先不要更正，把这一页报给街道和系统维护的人。`}
        />
      )}
    </Card>
  )
}
