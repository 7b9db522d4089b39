/** What volunteering is, for who does not do it yet. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import './index.scss'

interface WelcomeProps {
  readonly act: string
  readonly onAct: () => void
}

export function Welcome({ act, onAct }: WelcomeProps) {
  return (
    <Card title="做一名志愿者">
      <Text className="volunteer__words">
        理发、陪诊、扫雪、清洁楼道，有空就来一次。服务的时间会记下来，以后自己或家里人需要时可以用。
      </Text>
      <View className="volunteer__act">
        <Button kind="primary" onPress={onAct}>
          {act}
        </Button>
      </View>
    </Card>
  )
}
