/** 岗位: who looks after which region since when; ending a post and handing it over, each after a question. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
import { Dialog } from '../../../../components/dialog'
import { EmptyState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Answered } from '../../../../components/server-answer'
import { Sheet } from '../../../../components/sheet'
import { Tag } from '../../../../components/tag'
import type { Post } from '../../../../domain/organisation/post'
import { OfficePage } from '../../office-page'
import { period, possibleHeirs, usePosts } from './use-posts'
import './index.scss'

export default function PostsPage() {
  const page = usePosts()
  const [looked, setLooked] = useState<Post | null>(null)
  const [ending, setEnding] = useState<Post | null>(null)
  const [handing, setHanding] = useState<Post | null>(null)
  const [heirId, setHeirId] = useState('')
  const posts = page.answer.kind === 'answer' ? page.answer.value : []
  const heirs = handing ? possibleHeirs(posts, handing) : []
  const heir = heirs.find(({ memberId }) => memberId === heirId)

  const overlay = (
    <>
      <Sheet
        open={looked !== null}
        title={looked?.memberName ?? ''}
        onClose={() => setLooked(null)}
      >
        <Text className="posts__about">
          {looked ? `${page.kindName(looked)} · ${period(looked)}` : ''}
        </Text>
        <ButtonRow>
          <Button onPress={() => (setEnding(looked), setLooked(null))}>结束岗位</Button>
          <Button onPress={() => (setHanding(looked), setHeirId(''), setLooked(null))}>
            移交给别人
          </Button>
        </ButtonRow>
      </Sheet>
      <Dialog
        open={ending !== null}
        title={`结束${ending?.memberName ?? ''}的岗位`}
        text="马上生效：这一片的档案会从对方手机上撤下。写过的记录都留着，署名不变。"
        act="结束岗位"
        busy={page.busy}
        onAct={() => ending && void page.end(ending).then(() => setEnding(null))}
        onBack={() => setEnding(null)}
      />
      <Sheet
        open={handing !== null}
        title={`${handing?.memberName ?? ''}的岗位移交给`}
        onClose={() => setHanding(null)}
      >
        {heirs.length === 0 ? (
          <EmptyState
            icon="people"
            title="这里还没有别人"
            text="先邀请对方加入，再来移交。"
            act="发一个邀请"
            onAct={() => openPage(routes.invite)}
          />
        ) : (
          <View className="posts__heirs">
            <Chips
              options={heirs.map((one) => ({
                value: one.memberId,
                label: one.memberName,
              }))}
              value={heirId}
              onChange={setHeirId}
            />
            <Text className="posts__about">以前的走访记录仍署{handing?.memberName}的名。</Text>
            <Button
              kind="primary"
              disabled={!heir}
              busy={page.busy}
              onPress={() =>
                handing && heir && void page.handOver(handing, heir).then(() => setHanding(null))
              }
            >
              {heir ? `移交给${heir.memberName}` : '先选一个人'}
            </Button>
            <Button kind="quiet" onPress={() => openPage(routes.invite)}>
              这里没有他，先发一个邀请
            </Button>
          </View>
        )}
      </Sheet>
    </>
  )

  return (
    <OfficePage
      office={page}
      problem={page.problem}
      overlay={overlay}
      actions={
        <Button kind="primary" onPress={() => openPage(routes.invite)}>
          邀请加入
        </Button>
      }
    >
      <Answered asked={page}>
        {() =>
          page.groups.map((group) => (
            <Card
              key={group.regionId}
              title={group.regionName}
              aside={group.posts.length === 0 ? '还没有人' : `${group.posts.length} 人`}
            >
              {group.posts.map((post) => (
                <ListRow
                  key={post.id}
                  title={post.memberName}
                  detail={period(post)}
                  trailing={<Tag>{page.kindName(post)}</Tag>}
                  onPress={() => setLooked(post)}
                />
              ))}
            </Card>
          ))
        }
      </Answered>
    </OfficePage>
  )
}
