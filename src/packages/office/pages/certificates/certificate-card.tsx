/** One certificate as the office sees it: for whom, about what, what is missing. */
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Card } from '../../../../components/card'
import { Fact } from '../../../../components/list-row'
import { Notice } from '../../../../components/notice'
import { Tag } from '../../../../components/tag'
import { momentWords } from '../../../../components/words/date-words'
import { wholeDate } from '../../../../domain/calendar'
import { minutesWords } from '../../../../domain/minutes-words'
import type { OfficeCertificate } from '../../../../protocol/certificate'

const stateTags = {
  asked: ['amber', '◆ 等着办'],
  declined: ['grey', '– 没有开'],
  issued: ['green', '● 已出具'],
  revoked: ['red', '▲ 已撤销'],
} as const

interface CertificateCardProps {
  readonly line: OfficeCertificate
  readonly nowMs: number
  readonly children: ReactNode
}

export function CertificateCard({ line, nowMs, children }: CertificateCardProps) {
  const [tone, words] = stateTags[line.state]
  return (
    <Card title={line.volunteerName} aside={`${momentWords(line.askedAtMs, nowMs)} 申请`}>
      <View className="office-certificates__state">
        <Tag tone={tone}>{words}</Tag>
      </View>
      {line.number !== '' && <Fact label="证明编号">{line.number}</Fact>}
      <Fact label="志愿者编号">{line.volunteerNumber}</Fact>
      <Fact label={line.idType}>{line.idNumberMask}</Fact>
      <Fact label="服务期间">{`${wholeDate(line.fromDate)} 至 ${wholeDate(line.toDate)}`}</Fact>
      {line.askedByName !== '' && <Fact label="替本人申请">{line.askedByName}</Fact>}
      <Fact label="入账时长">{`${minutesWords(line.minutes)}，${line.times} 次`}</Fact>
      {line.correctedMinutes !== null && (
        <Notice
          text={`开出以后，时长更正过：现在是 ${minutesWords(line.correctedMinutes)}。请核对，要改就撤销，再另开一份。`}
        />
      )}
      {line.reason !== '' && <Fact label="原因">{line.reason}</Fact>}
      {line.missing.map((missing) => (
        <Notice key={missing} tone="amber" text={`还不能开：${missing}。`} />
      ))}
      <View className="office-certificates__acts">{children}</View>
    </Card>
  )
}
