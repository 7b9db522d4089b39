/** One post in a sheet: what it is, ending it after a question, or handing it over to somebody who works here. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Dialog } from '../../../../components/dialog'
import { EmptyState } from '../../../../components/empty-state'
import { Fact, ListRow } from '../../../../components/list-row'
import { LongList } from '../../../../components/long-list'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { SearchField } from '../../../../components/search-field'
import { Sheet } from '../../../../components/sheet'
import type { ListedPost } from '../../../../protocol/contract'
import { findLines, possibleHeirs, postLine } from './post-groups'
import { period, type PostsPageState } from './use-posts'

interface PostSheetProps {
  readonly page: PostsPageState
  readonly post: ListedPost | null
  readonly onClose: () => void
}

type Step = 'look' | 'end' | 'hand-over'

export function PostSheet({ page, post, onClose }: PostSheetProps) {
  const [step, setStep] = useState<Step>('look')
  if (!post) return null
  if (step === 'end')
    return (
      <Dialog
        open
        title={`结束${post.memberName}的岗位`}
        text="马上生效：这一片的档案会从对方手机上撤下。写过的记录都留着，署名不变。"
        act="结束岗位"
        busy={page.busy}
        onAct={() => void page.end(post).then(onClose)}
        onBack={onClose}
      />
    )
  return (
    <Sheet
      open
      title={step === 'look' ? post.memberName : `${post.memberName}的岗位移交给`}
      onClose={onClose}
    >
      {step === 'look' ? (
        <Look page={page} post={post} onStep={setStep} />
      ) : (
        <HandOver page={page} post={post} onClose={onClose} />
      )}
    </Sheet>
  )
}

interface LookProps extends Omit<PostSheetProps, 'onClose'> {
  readonly post: ListedPost
  readonly onStep: (step: Step) => void
}

function Look({ page, post, onStep }: LookProps) {
  const { kindName, place } = postLine(page.street, page.regionId, post)
  return (
    <View>
      <Fact label="岗位">
        <Text>{kindName}</Text>
      </Fact>
      <Fact label="管哪一片">
        <Text>{place || post.regionName}</Text>
      </Fact>
      <Fact label="任期">
        <Text>{period(post, page.today)}</Text>
      </Fact>
      <View className="posts__acts" />
      {page.mayEnd(post) ? (
        <ButtonRow>
          <Button onPress={() => onStep('end')}>结束岗位</Button>
          {page.mayHandOver(post) && (
            <Button onPress={() => onStep('hand-over')}>移交给别人</Button>
          )}
        </ButtonRow>
      ) : (
        <Text className="posts__about">这个岗位由上一级来定，您不能在这里改。</Text>
      )}
    </View>
  )
}

interface HandOverProps extends PostSheetProps {
  readonly post: ListedPost
}

function HandOver({ page, post, onClose }: HandOverProps) {
  const [query, setQuery] = useState('')
  const [heir, setHeir] = useState<ListedPost | null>(null)
  const heirs = possibleHeirs(page.street, page.lines, post)
  const found = findLines(heirs, query)
  const invite = () => {
    onClose()
    openPage(routes.invite, { regionId: post.regionId })
  }
  if (heir)
    return (
      <View>
        <Text className="posts__about">
          {`马上生效：这一片的档案到${heir.memberName}的手机上，从${post.memberName}的手机上撤下。以前的走访记录仍署${post.memberName}的名。`}
        </Text>
        <Button
          kind="primary"
          busy={page.busy}
          onPress={() => void page.handOver(post, heir).then(onClose)}
        >
          {`移交给${heir.memberName}`}
        </Button>
        <Button kind="quiet" onPress={() => setHeir(null)}>
          换一个人
        </Button>
      </View>
    )
  if (heirs.length === 0)
    return (
      <EmptyState
        icon="people"
        title="这里还没有别人"
        text="先邀请对方加入，再来移交。"
        act="发一个邀请"
        onAct={invite}
      />
    )
  return (
    <View>
      <SearchField value={query} onChange={setQuery} placeholder="找人、岗位或地方" />
      <LongList
        items={found}
        keyOf={(line) => line.post.memberId}
        measure="人"
        row={({ post: one, kindName, place }) => (
          <ListRow
            title={one.memberName}
            detail={[kindName, place].filter(Boolean).join(' · ')}
            onPress={() => setHeir(one)}
          />
        )}
      />
      <Button kind="quiet" onPress={invite}>
        这里没有要找的人，先发一个邀请
      </Button>
    </View>
  )
}
