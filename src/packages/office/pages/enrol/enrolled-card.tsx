/** The number, large enough to be copied onto paper, and what comes next: the code to carry, the look at the ID card. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import type { Enrolled, EnrolPageState } from './use-enrol'
import './index.scss'

interface EnrolledCardProps {
  readonly page: EnrolPageState
  readonly enrolled: Enrolled
}

export function EnrolledCard({ page, enrolled }: EnrolledCardProps) {
  const { volunteerId, name, number, state, isOlder, other } = enrolled
  const isVerified = state === 'verified'
  return (
    <Card title={`${name}登记好了`}>
      <View className="enrol__number">
        <Text className="enrol__label">志愿者编号</Text>
        <Text className="enrol__digits">{number.replace(/(.{4})(?=.)/g, '$1 ')}</Text>
      </View>
      <Notice
        tone={isVerified ? 'green' : 'amber'}
        text={
          isVerified
            ? '核对通过了。打印志愿者码让人带走，来活动时负责人扫一下就行。'
            : '还没核对。看过身份证后，到登记里点“通过”，就能打印志愿者码。'
        }
      />
      {isOlder && (
        <Notice
          tone="amber"
          text="前一次点“登记”时就登记上了，算的是那时写的，后来改的没有算进去。点“看登记”核对一下。"
        />
      )}
      <View className="enrol__acts">
        {isVerified && (
          <Button kind="primary" busy={page.busy} onPress={() => void page.printCode()}>
            打印志愿者码
          </Button>
        )}
        <Button
          kind={isVerified ? 'secondary' : 'primary'}
          onPress={() => openPage(routes.volunteerFile, { volunteerId, regionId: page.regionId })}
        >
          看登记
        </Button>
        {other !== '' && (
          <Button busy={page.busy} onPress={() => void page.enrolOther()}>
            {`另外登记${other}`}
          </Button>
        )}
        <Button onPress={page.another}>再登记一位</Button>
      </View>
    </Card>
  )
}
