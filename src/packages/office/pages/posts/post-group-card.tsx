/** One region with all posts in it: folded it says how many of which; open it lists them, and where nobody is. */
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Card } from '../../../../components/card'
import { Icon } from '../../../../components/icon'
import { LongList } from '../../../../components/long-list'
import type { PostGroup, PostLine } from './post-groups'
import type { PostsPageState } from './use-posts'

interface PostGroupCardProps {
  readonly page: PostsPageState
  readonly group: PostGroup
  readonly row: (line: PostLine) => ReactNode
}

export function PostGroupCard({ page, group, row }: PostGroupCardProps) {
  const { region, lines, vacant, summary } = group
  const open = page.isOpen(group)
  const gaps = vacant.length === 0 ? '' : `还没有人 ${vacant.length} 处`
  return (
    <Card>
      <View
        className="posts__head"
        role="button"
        aria-expanded={open}
        onClick={() => page.toggle(group)}
      >
        <View className="posts__fold">
          <Icon name={open ? 'down' : 'next'} />
        </View>
        <View className="posts__region">
          <Text className="posts__name">{region.name}</Text>
          <Text className="posts__summary">{[summary, gaps].filter(Boolean).join(' · ')}</Text>
        </View>
        <Text className="posts__count">{`${lines.length} 人`}</Text>
      </View>
      {open && lines.length > 0 && (
        <LongList items={lines} keyOf={({ post }) => post.id} row={row} measure="人" />
      )}
    </Card>
  )
}
