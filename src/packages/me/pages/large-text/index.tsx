/** 大字: the switch and what it looks like, on the page itself. */
import { Text } from '@tarojs/components'
import { useApplication, useLive } from '../../../../app-context'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Segments } from '../../../../components/choice'
import { ListRow } from '../../../../components/list-row'
import { goBack } from '../../../../components/navigation/open-page'
import { Page } from '../../../../components/page'
import { Tag } from '../../../../components/tag'
import './index.scss'

export default function LargeTextPage() {
  const application = useApplication()
  const largeText = useLive((snapshot) => snapshot.largeText)
  return (
    <Page
      actions={
        <Button kind="primary" onPress={goBack}>
          就用这样的
        </Button>
      }
    >
      <Card title="字的大小">
        <Segments
          options={[
            { value: 'normal', label: '平常' },
            { value: 'large', label: '大字' },
          ]}
          value={largeText ? 'large' : 'normal'}
          onChange={(value) => void application.setLargeText(value === 'large')}
        />
        <Text className="large-text__hint">随时可以换，只管这部手机。</Text>
      </Card>
      <Card title="看看效果" aside="样子">
        <ListRow
          title="迎凤二期 15 幢 3 单元 203"
          detail="上次去是 28 天前"
          trailing={<Tag tone="amber">◆ 快到了</Tag>}
        />
        <ListRow title="答应周三回话：楼道灯" detail="还剩 2 天" />
      </Card>
    </Page>
  )
}
