/** 志愿服务证明: a volunteer asks for one and takes the paper; each says how far it is. */
import { Text, View } from '@tarojs/components'
import { CertificateFields } from '../../../../components/asking/certificate-fields'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { Answered } from '../../../../components/server-answer'
import { Tag } from '../../../../components/tag'
import { wholeDate } from '../../../../domain/calendar'
import { minutesWords } from '../../../../domain/minutes-words'
import type { CertificateLine, OwnCertificates } from '../../../../protocol/certificate'
import { useCertificates } from './use-certificates'
import './index.scss'

type CertificatesState = ReturnType<typeof useCertificates>

export default function CertificatesPage() {
  const page = useCertificates()
  return (
    <Page>
      <Text className="page__title">志愿服务证明</Text>
      <Text className="page__subtitle">
        公示期满入账的时长才写进证明，路上的时间不算。接时间银行兑换做的服务没有公示过，不写进证明，在“我的志愿记录”里看。
      </Text>
      <Notice text={page.problem} />
      <Answered asked={page.asked}>{(mine) => <Mine page={page} mine={mine} />}</Answered>
    </Page>
  )
}

interface MineProps {
  readonly page: CertificatesState
  readonly mine: OwnCertificates
}

function Mine({ page, mine }: MineProps) {
  const { volunteer, certificates } = mine
  if (!volunteer)
    return <EmptyState icon="person" title="您还不是志愿者" text="登记并核对后，就能申请证明。" />
  const waiting = certificates.some(({ state }) => state === 'asked')
  return (
    <>
      {certificates.length > 0 && (
        <Card title="我的证明" aside={`${certificates.length} 份`}>
          {certificates.map((line) => (
            <Line key={line.certificateId} page={page} line={line} />
          ))}
        </Card>
      )}
      {page.tellMe && <Button onPress={() => void page.tellMe?.()}>开好了告诉我</Button>}
      {!waiting && <AskCard page={page} hasIdNumber={volunteer.hasIdNumber} />}
    </>
  )
}

const stateTags = {
  asked: ['amber', '◆ 已申请，等社区开'],
  declined: ['red', '▲ 没有开'],
  issued: ['green', '● 已开好'],
  revoked: ['red', '▲ 已撤销'],
} as const

function Line({
  page,
  line,
}: {
  readonly page: CertificatesState
  readonly line: CertificateLine
}) {
  const [tone, words] = stateTags[line.state]
  return (
    <ListRow
      title={`${wholeDate(line.fromDate)} 至 ${wholeDate(line.toDate)}`}
      detail={
        <>
          <Tag tone={tone}>{words}</Tag>
          {line.number !== '' && <View>{`时长 ${minutesWords(line.minutes)}`}</View>}
          {line.number !== '' && <View>{`编号 ${line.number}`}</View>}
          {line.reason !== '' && <View>{`原因：${line.reason}`}</View>}
        </>
      }
      {...(line.state === 'issued' && {
        trailing: (
          <Button compact busy={page.busy} onPress={() => void page.open(line.certificateId)}>
            打开
          </Button>
        ),
      })}
    />
  )
}

interface AskCardProps {
  readonly page: CertificatesState
  readonly hasIdNumber: boolean
}

function AskCard({ page, hasIdNumber }: AskCardProps) {
  return (
    <Card title="申请一份">
      <View className="certificates__form">
        <CertificateFields
          form={page.form}
          onChange={page.change}
          today={page.today}
          hasIdNumber={hasIdNumber}
          busy={page.busy}
          problem=""
          act="向社区申请"
          onAsk={() => void page.ask()}
        />
      </View>
    </Card>
  )
}
