/** 关于连心: what it is for, which version this is, and what it will not do. */
import { Text } from '@tarojs/components'
import { useLive } from '../../../../app-context'
import { Card } from '../../../../components/card'
import { Fact } from '../../../../components/list-row'
import { Page } from '../../../../components/page'
import { schemaVersion } from '../../../../protocol/envelope'
import './index.scss'

export default function AboutPage() {
  const tenant = useLive((snapshot) => snapshot.access?.tenantName ?? '')
  return (
    <Page>
      <Text className="page__title">连心</Text>
      <Text className="page__subtitle">以房管人，从一扇门开始。</Text>
      <Card title="它做什么">
        <Text className="about__line">
          走访记一次，日志、档案、待办和台账就都有了，不用再填第二遍。
        </Text>
        <Text className="about__line">没有网络照常记，有网自动传。存好了，就不会丢。</Text>
      </Card>
      <Card title="它不做什么">
        <Text className="about__line">不打卡、不排名、不要定位，也不强求拍照。</Text>
      </Card>
      <Card title="版本">
        {tenant !== '' && (
          <Fact label="用在">
            <Text>{tenant}</Text>
          </Fact>
        )}
        <Fact label="内容格式">
          <Text>{`第 ${schemaVersion} 版`}</Text>
        </Fact>
      </Card>
    </Page>
  )
}
