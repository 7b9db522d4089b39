/** 岗位: who looks after which region since when, where nobody is yet, and who was before. Found by a word or by region. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
import { EmptyState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { LongList } from '../../../../components/long-list'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { SearchField } from '../../../../components/search-field'
import { Answered } from '../../../../components/server-answer'
import { Tag } from '../../../../components/tag'
import type { ListedPost } from '../../../../protocol/contract'
import { OfficePage } from '../../../../components/office-page'
import { matches } from '../../region-words'
import { FormerPosts } from './former-posts'
import { PostGroupCard } from './post-group-card'
import type { PostLine } from './post-groups'
import { PostSheet } from './post-sheet'
import { period, usePosts, type PostsPageState } from './use-posts'
import './index.scss'

export default function PostsPage() {
  const page = usePosts()
  const [looked, setLooked] = useState<ListedPost | null>(null)
  return (
    <OfficePage
      office={page}
      problem={page.problem}
      overlay={
        <PostSheet key={looked?.id} page={page} post={looked} onClose={() => setLooked(null)} />
      }
      actions={
        <Button kind="primary" onPress={() => openPage(routes.invite)}>
          邀请加入
        </Button>
      }
    >
      <SearchField value={page.query} onChange={page.setQuery} placeholder="找人、岗位或地方" />
      <Answered asked={page.asked} rows={6}>
        {() => <Posts page={page} onLook={setLooked} />}
      </Answered>
    </OfficePage>
  )
}

interface PostsProps {
  readonly page: PostsPageState
  readonly onLook: (post: ListedPost) => void
}

function Posts({ page, onLook }: PostsProps) {
  const { view, groups, lines } = page
  const vacantCount = groups.reduce((sum, { vacant }) => sum + vacant.length, 0)
  return (
    <>
      <View className="posts__views">
        <Chips
          options={[
            { value: 'held', label: `在岗 ${lines.length}` },
            { value: 'vacant', label: `还没有人 ${vacantCount}` },
            { value: 'former', label: '以前的' },
          ]}
          value={view}
          onChange={page.setView}
        />
      </View>
      {view === 'held' && <Held page={page} onLook={onLook} />}
      {view === 'vacant' && <Vacant page={page} />}
      {view === 'former' && <FormerPosts page={page} />}
    </>
  )
}

/** Begun and without an end: then the list need not say since when. */
const isPlain = ({ fromDate, toDate }: ListedPost, today: string): boolean =>
  toDate === '' && fromDate <= today

function Held({ page, onLook }: PostsProps) {
  const { found, groups } = page
  const row = ({ post, kindName, place }: PostLine) => (
    <ListRow
      title={post.memberName}
      detail={[place, isPlain(post, page.today) ? '' : period(post, page.today)]
        .filter(Boolean)
        .join(' · ')}
      trailing={<Tag>{kindName}</Tag>}
      onPress={() => onLook(post)}
    />
  )
  if (found === null) {
    const held = groups.filter((group) => group.lines.length > 0)
    const empty = groups.length - held.length
    return (
      <>
        {held.map((group) => (
          <PostGroupCard key={group.region.id} page={page} group={group} row={row} />
        ))}
        {empty > 0 && (
          <Button kind="quiet" onPress={() => page.setView('vacant')}>
            {held.length === 0 ? '看看哪些地方还没有人' : `另外 ${empty} 处，整片都还没有人`}
          </Button>
        )}
      </>
    )
  }
  return found.length === 0 ? (
    <EmptyState icon="search" title="没有找到" text="换个字试试，也可以只写姓。" />
  ) : (
    <Card title="找到的" aside={`${found.length} 人`}>
      <LongList items={found} keyOf={({ post }) => post.id} row={row} measure="人" />
    </Card>
  )
}

function Vacant({ page }: { readonly page: PostsPageState }) {
  const regions = page.groups
    .flatMap(({ vacant }) => vacant)
    .filter((region) => matches(page.nameOf(region), page.query))
  if (regions.length === 0)
    return (
      <EmptyState
        icon="check"
        title={page.query.trim() === '' ? '处处有人' : '没有找到'}
        text={page.query.trim() === '' ? '每一片都有人管着。' : '这些地方都有人，或没有这个地方。'}
      />
    )
  return (
    <Card title="还没有人管的" aside={`${regions.length} 处`}>
      <LongList
        items={regions}
        keyOf={({ id }) => id}
        measure="处"
        row={(region) => (
          <ListRow
            title={page.nameOf(region)}
            trailing={<Text>邀请</Text>}
            onPress={() => openPage(routes.invite, { regionId: region.id })}
          />
        )}
      />
    </Card>
  )
}
