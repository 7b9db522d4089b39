/** 两处不一样: both values side by side, who wrote which and when; 用我的 or 用对方的. */
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { goBack } from '../../../../components/navigation/open-page'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { useConflict } from './use-conflict'
import './index.scss'

export default function ConflictPage() {
  const { conflictId = '' } = useRouter().params
  const page = useConflict(conflictId)
  if (!page)
    return (
      <Page>
        <EmptyState icon="check" title="这一处已经定了" act="返回" onAct={goBack} />
      </Page>
    )
  return (
    <Page
      actions={
        <ButtonRow>
          <Button busy={page.busy} onPress={() => void page.keepTheirs()}>
            用对方的
          </Button>
          <Button busy={page.busy} onPress={() => void page.keepMine()}>
            用我的
          </Button>
        </ButtonRow>
      }
    >
      <Text className="page__title">{`${page.subject}的${page.field}`}</Text>
      <Text className="page__subtitle">
        {[page.where, '两个人都改了'].filter(Boolean).join(' · ')}
      </Text>
      <Notice text={page.problem} />
      <Value name="我写的" value={page.mine} small="存在这部手机上" />
      <Value
        name={`${page.theirsBy}写的`}
        value={page.theirs}
        small={`${page.theirsWhen} · 现在档案里是这个`}
      />
      <Card>
        <Text className="conflict__before">{`两个人改之前是：${page.before}`}</Text>
      </Card>
      <View>
        {page.covers && (
          <Button kind="quiet" onPress={() => void page.uncover()}>
            显示号码（会记下是您看的）
          </Button>
        )}
      </View>
    </Page>
  )
}

interface ValueProps {
  readonly name: string
  readonly value: string
  readonly small: string
}

function Value({ name, value, small }: ValueProps) {
  return (
    <Card title={name}>
      <View className="conflict__value">
        <Text className="conflict__words">{value}</Text>
        <Text className="conflict__small">{small}</Text>
      </View>
    </Card>
  )
}
