/**
 * 账目核对: at which places the time bank does not agree, when the whole of it was last recomputed from nothing, doing it
 * again, and being told when something is found.
 */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Fact, ListRow } from '../../../../components/list-row'
import { ProgressBar } from '../../../../components/loading'
import { Notice } from '../../../../components/notice'
import { OfficePage } from '../../../../components/office-page'
import { Answered } from '../../../../components/server-answer'
import { momentWords } from '../../../../components/words/date-words'
import {
  auditCountWords,
  auditOutcomeWords,
  auditPercent,
  auditSumWords,
} from '../../../../domain/time-bank/audit'
import type { AuditTelling, Audits, AuditTold } from '../../../../protocol/time-audit'
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
      {audits.faultCount > 0 && <Faults audits={audits} nowMs={page.nowMs} />}
      <Card title="从头核对">
        <Text className="audit__words">
          每一笔都重算：余额对不对，前后扣得上扣不上，所有账户加起来是不是
          0。每天夜里自动算一遍，也可以现在就算；中途离开不要紧，下次接着算。
        </Text>
        {underWay && <Progress run={underWay} />}
        <Button kind="primary" busy={going} onPress={() => void page.goOn()}>
          {underWay && !going ? '接着核对' : '从头核对一遍'}
        </Button>
        <Telling telling={audits.telling} tellMe={page.tellMe} />
      </Card>
      {last === null ? (
        <Notice tone="grey" text="还没有核对过。" />
      ) : (
        <Outcome run={last} nowMs={page.nowMs} />
      )}
    </>
  )
}

/** Whoever is not told by a message tells those who are. */
function Faults({ audits, nowMs }: { readonly audits: Audits; readonly nowMs: number }) {
  const { faults, faultCount, telling } = audits
  const toWhom = telling === 'others' ? '把这一页报给街道' : '请系统维护的人查清楚'
  return (
    <Card title="对不上的地方" aside={`${faultCount} 处`}>
      <Notice text={`先不要更正，${toWhom}。`} />
      {faults.map(({ words, sinceMs }) => (
        <ListRow key={words} title={words} detail={`${momentWords(sinceMs, nowMs)} 核对时发现`} />
      ))}
      {faultCount > faults.length && (
        <Text className="audit__words">{`还有 ${faultCount - faults.length} 处没有列出来。`}</Text>
      )}
    </Card>
  )
}

function Progress({ run }: { readonly run: AuditTold }) {
  const percent = auditPercent(run, run.whole)
  return (
    <>
      <ProgressBar done={percent} of={100} />
      <Text className="audit__words">{`已核对约 ${percent}%：${auditCountWords(run)}。`}</Text>
      <Notice text={run.faultCount === 0 ? '' : auditOutcomeWords(run.faultCount)} />
    </>
  )
}

interface TellingProps {
  readonly telling: AuditTelling
  readonly tellMe: AuditPage['tellMe']
}

function Telling({ telling, tellMe }: TellingProps) {
  if (telling === 'promised')
    return <Text className="audit__words">再发现对不上的地方，会发消息告诉您。</Text>
  if (telling === 'others' || !tellMe) return null
  return (
    <View className="audit__tell">
      <Button onPress={() => void tellMe()}>有问题时告诉我</Button>
    </View>
  )
}

function Outcome({ run, nowMs }: { readonly run: AuditTold; readonly nowMs: number }) {
  return (
    <Card title="上次核对">
      <Fact label="什么时候">{momentWords(run.endedAtMs ?? run.startedAtMs, nowMs)}</Fact>
      <Fact label="谁">{run.startedByName}</Fact>
      <Fact label="核对了">{auditCountWords(run)}</Fact>
      <Fact label="合计">{auditSumWords(run.sumMinutes)}</Fact>
      <Notice
        tone={run.faultCount === 0 ? 'green' : 'red'}
        text={auditOutcomeWords(run.faultCount)}
      />
    </Card>
  )
}
