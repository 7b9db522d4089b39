/** 隐私: what lies on this phone right now, in figures, who sees what, and the contract. Every sentence is checked by the product. */
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Fact } from '../../../../components/list-row'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { openServerFile } from '../../../../components/server-answer/open-server-file'
import './index.scss'

const whoSees = [
  '有岗位的人只看到自己那一片；岗位一结束，下次联网就从手机上撤下。',
  '身份证号码只显示头两位和末两位。要看完整的，得联网写明原因，并记下来。',
  '看电话、拨电话也会记下，没有网络时先记在手机上。',
  '有的志愿活动会核对大致位置：扫码前先说明，手机自己比，只传“在附近”或“不在”，不同意也能签到。',
  '记走访不要定位，不要拍照，不统计谁走得多。',
]

export default function PrivacyPage() {
  const application = useApplication()
  const kept = useLive(({ records, pending, photosWaiting }) => ({
    houses: records.all('house').length,
    residents: records.all('resident').length,
    visits: records.all('visit').length,
    pending: pending.length,
    photos: photosWaiting,
  }))
  const signedIn = useLive((snapshot) => snapshot.access !== null)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const save = async (): Promise<void> => {
    setBusy(true)
    const { server, device } = application
    setProblem(await openServerFile(device.files, () => server.privacy.exportMine({})))
    setBusy(false)
  }
  return (
    <Page>
      <Card title="这部手机上现在有">
        <Fact label="房屋">
          <Text>{`${kept.houses} 套`}</Text>
        </Fact>
        <Fact label="居民档案">
          <Text>{`${kept.residents} 份，号码已遮`}</Text>
        </Fact>
        <Fact label="走访记录">
          <Text>{`${kept.visits} 次`}</Text>
        </Fact>
        <Fact label="等着传的">
          <Text>{`${kept.pending} 条、${kept.photos} 张照片`}</Text>
        </Fact>
        <Text className="privacy__line">退出登录，这些都会从手机上清掉。</Text>
      </Card>
      <Card title="谁看得到什么">
        {whoSees.map((line) => (
          <Text key={line} className="privacy__line">
            {`· ${line}`}
          </Text>
        ))}
      </Card>
      {signedIn && (
        <Card title="我的个人信息">
          <Notice text={problem} />
          <Text className="privacy__line">
            您登记的住处，提过的诉求、心愿、议题，说的意见，投的票，调解、一键呼叫，时间银行的兑换和时长异议，都在一份表格里。别人的姓名会遮住。做志愿者的，签到、时长、时间明细，还有谁看过您的信息，在“我的志愿记录”里存。
          </Text>
          <Button busy={busy} onPress={() => void save()}>
            存一份我的个人信息
          </Button>
        </Card>
      )}
      <Button onPress={() => void application.device.privacy.openContract()}>看隐私保护指引</Button>
    </Page>
  )
}
