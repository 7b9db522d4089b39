/** Who held which post here before, until when, and who ended it. What they wrote keeps their name. */
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { LongList } from '../../../../components/long-list'
import { Answered } from '../../../../components/server-answer'
import { Tag } from '../../../../components/tag'
import { chinaDate } from '../../../../domain/calendar'
import type { FormerPost } from '../../../../protocol/contract'
import { findLines, postLine } from './post-groups'
import { period, type PostsPageState } from './use-posts'

/** A post that was ended early was held until then. */
const held = ({ fromDate, toDate, endedAtMs }: FormerPost) => ({
  fromDate,
  toDate: endedAtMs === null ? toDate : chinaDate(endedAtMs),
})

export function FormerPosts({ page }: { readonly page: PostsPageState }) {
  const { former, street, regionId, query, today } = page
  return (
    <Answered asked={former} rows={4}>
      {(posts) => {
        const lines = findLines(
          posts.map((post) => postLine(street, regionId, post)),
          query,
        )
        if (lines.length === 0)
          return (
            <EmptyState
              icon="people"
              title={posts.length === 0 ? '还没有人离任' : '没有找到'}
              text={posts.length === 0 ? '岗位结束或移交后，谁、从哪天到哪天，都记在这里。' : ''}
            />
          )
        return (
          <Card title="以前在岗的" aside={`${lines.length} 人次`}>
            <LongList
              items={lines}
              keyOf={({ post }) => post.id}
              measure="人次"
              row={({ post, kindName, place }) => (
                <ListRow
                  title={post.memberName}
                  detail={[
                    place,
                    period(held(post), today),
                    post.endedByName === '' ? '到期' : `${post.endedByName}结束的`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  trailing={<Tag>{kindName}</Tag>}
                />
              )}
            />
          </Card>
        )
      }}
    </Answered>
  )
}
