/** 改动记录: what was changed in this household, by whom and when; old and new beside each other. */
import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { Loading } from '../../../../components/loading'
import { goBack } from '../../../../components/navigation/open-page'
import { Page } from '../../../../components/page'
import { Answered } from '../../../../components/server-answer'
import { Timeline } from '../../../../components/timeline'
import { doorWords } from '../../../../components/words/file-words'
import { useHistory } from './use-history'

export default function HistoryPage() {
  const { householdId = '' } = useRouter().params
  const page = useHistory(householdId)
  if (!page.ready)
    return (
      <Page>
        <Loading rows={5} />
      </Page>
    )
  if (!page.household)
    return (
      <Page>
        <EmptyState
          title="这一户不在本机"
          text="可能已迁走，或岗位有变动。"
          act="返回"
          onAct={goBack}
        />
      </Page>
    )
  return (
    <Page>
      {page.house && <Text className="page__title">{doorWords(page.house)}</Text>}
      <Text className="page__subtitle">改动都在社区的服务器上，看的时候要有网络。</Text>
      <Answered asked={page.asked} rows={5}>
        {(lines) => {
          const { items, olderCount } = page.shown(lines)
          if (items.length === 0)
            return (
              <EmptyState
                icon="check"
                title="还没有改动"
                text="谁改了哪一项、改之前是什么，以后都会在这里。"
              />
            )
          return (
            <Card title="谁改了什么">
              <Timeline items={items} />
              {olderCount > 0 && (
                <Button kind="quiet" onPress={page.showOlder}>
                  {`看更早的 ${olderCount} 条`}
                </Button>
              )}
            </Card>
          )
        }}
      </Answered>
    </Page>
  )
}
