/** One region with all posts in it: folded it says how many of which; open it lists them, and where nobody is. */
import type { ReactNode } from 'react'
import { Card } from '../../../../components/card'
import { LongList } from '../../../../components/long-list'
import { FoldHead } from '../../fold-head'
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
      <FoldHead
        open={open}
        title={region.name}
        detail={[summary, gaps].filter(Boolean).join(' · ')}
        aside={`${lines.length} 人`}
        onToggle={() => page.toggle(group)}
      />
      {open && lines.length > 0 && (
        <LongList items={lines} keyOf={({ post }) => post.id} row={row} measure="人" />
      )}
    </Card>
  )
}
