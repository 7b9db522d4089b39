/** 查验证明: whether a certificate is genuine, for anybody who holds the paper; in words, a colour and a shape. */
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Field } from '../../../../components/field'
import { Fact } from '../../../../components/list-row'
import { textParam } from '../../../../components/navigation/open-page'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { Answered } from '../../../../components/server-answer'
import { wholeDate } from '../../../../domain/calendar'
import { hoursText } from '../../../../domain/certificate/certificate'
import { Verdict, type VerdictProps } from '../../verdict'
import type { CertificateCheck } from '../../../../protocol/certificate'
import { useCertificateCheck } from './use-certificate-check'
import './index.scss'

type CheckState = ReturnType<typeof useCertificateCheck>

export default function CertificatePage() {
  const { code, scene } = useRouter().params
  const page = useCertificateCheck(textParam(code ?? scene))
  return page.code === '' ? <CodeStep page={page} /> : <Answer page={page} />
}

function CodeStep({ page }: { readonly page: CheckState }) {
  return (
    <Page
      syncLine={false}
      actions={
        <Button kind="primary" disabled={page.typed.trim() === ''} onPress={page.look}>
          查一查
        </Button>
      }
    >
      <Text className="page__title">查验志愿服务证明</Text>
      <Text className="page__subtitle">验证码印在证明左下角，要扫的码旁边。</Text>
      <Notice text={page.problem} />
      <Card>
        <View className="certificate__form">
          <Field
            label="验证码"
            value={page.typed}
            onChange={page.setTyped}
            maxLength={200}
            placeholder="大小写、空格都行"
          />
          {page.canScan && <Button onPress={() => void page.scan()}>扫证明上的码</Button>}
        </View>
      </Card>
    </Page>
  )
}

function Answer({ page }: { readonly page: CheckState }) {
  return (
    <Page syncLine={false} actions={<Button onPress={page.another}>查另一份</Button>}>
      <Answered asked={page.asked}>{(check) => <Checked check={check} />}</Answered>
    </Page>
  )
}

const verdicts: Readonly<Record<CertificateCheck['state'], VerdictProps>> = {
  genuine: {
    ...{ tone: 'green', shape: '●', sentence: '证明有效' },
    text: '下面写的，和纸上的应当一样。不一样，就是纸被改过。',
  },
  revoked: {
    ...{ tone: 'red', shape: '▲', sentence: '证明已撤销' },
    text: '这份证明开过，后来撤销了，不再有效。',
  },
  unknown: {
    ...{ tone: 'amber', shape: '◆', sentence: '查不到这份证明' },
    text: '请对一遍验证码。确实没错，这就不是我们开的证明。',
  },
}

function Checked({ check }: { readonly check: CertificateCheck }) {
  return (
    <>
      <Verdict {...verdicts[check.state]} />
      {check.state !== 'unknown' && (
        <Card title="证明上的内容">
          <Fact label="证明编号">{check.number}</Fact>
          <Fact label="姓名">{check.name}</Fact>
          <Fact label="服务时长">{hoursText(check.minutes)}</Fact>
          <Fact label="服务期间">{`${wholeDate(check.fromDate)} 至 ${wholeDate(check.toDate)}`}</Fact>
          <Fact label="出具单位">{check.issuer}</Fact>
          <Fact label="出具日期">{wholeDate(check.issuedOn)}</Fact>
        </Card>
      )}
    </>
  )
}
