/** Who holds which post where, and ending or handing over one of them. The server's word counts, nothing is guessed. */
import { useMemo, useState } from 'react'
import { showToast } from '../../../../components/toast'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import type { Post } from '../../../../domain/organisation/post'
import { regionTree } from '../../../../domain/organisation/region-tree'
import type { Access } from '../../../../protocol/pull'
import { recordId } from '../../record-id'
import { sendOffice, useOffice } from '../../use-office'

export interface PostGroup {
  readonly regionId: string
  readonly regionName: string
  readonly depth: number
  readonly posts: readonly Post[]
}

/**
 * Regions in the order of the tree, each with its posts. A community or grid without anybody stays, so that the
 * gap is seen; below them, where there may be hundreds, only those with a post are listed.
 */
export const groupPosts = (
  { regions, settings }: Access,
  rootId: string,
  posts: readonly Post[],
): readonly PostGroup[] => {
  const upper = settings.levels.slice(
    0,
    settings.levels.findIndex(({ isScope }) => isScope),
  )
  const nameOf = new Map<string | null, string>(regions.map(({ id, name }) => [id, name]))
  return regionTree(regions, rootId)
    .map(({ region, depth }) => ({
      regionId: region.id,
      levelId: region.levelId,
      // Every grid has a 1号微网格: below the grids a name says nothing without its parent's.
      regionName: upper.some(({ id }) => id === region.levelId)
        ? region.name
        : [nameOf.get(region.parentId), region.name].filter(Boolean).join(' · '),
      depth,
      posts: posts.filter((post) => post.regionId === region.id),
    }))
    .filter((group) => group.posts.length > 0 || upper.some(({ id }) => id === group.levelId))
}

/** Everybody who holds a post here and could take another one over, each once. */
export const possibleHeirs = (posts: readonly Post[], post: Post): readonly Post[] => {
  const seen = new Set([post.memberId])
  return posts.filter(({ memberId }) => !seen.has(memberId) && seen.add(memberId))
}

/** '2026-03-01 起', '2026-03-01 至 2026-12-31' */
export const period = ({ fromDate, toDate }: Pick<Post, 'fromDate' | 'toDate'>): string =>
  toDate === '' ? `${fromDate} 起` : `${fromDate} 至 ${toDate}`

export const usePosts = () => {
  const office = useOffice('post.manage')
  const { application, access, region } = office
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const { answer, askAgain } = useServerAnswer(region?.id ?? '', async () =>
    region ? application.server.organisation.posts({ regionId: region.id }) : [],
  )
  const groups = useMemo(
    () =>
      access && answer.kind === 'answer' ? groupPosts(access, office.regionId, answer.value) : [],
    [access, answer, office.regionId],
  )

  const kindName = (post: Post): string =>
    access?.settings.postKinds.find(({ id }) => id === post.kindId)?.name ?? '岗位'
  const settle = async (sending: Promise<string>, done: string): Promise<boolean> => {
    setBusy(true)
    const failure = await sending
    setBusy(false)
    setProblem(failure)
    if (failure === '') {
      showToast({ text: done })
      askAgain()
    }
    return failure === ''
  }
  const end = (post: Post) =>
    settle(
      sendOffice(application, 'post.end', post.regionId, { postId: post.id }),
      `${post.memberName}的岗位已结束，写过的记录都留着。`,
    )
  const handOver = (post: Post, to: Post) =>
    settle(
      sendOffice(application, 'post.hand-over', post.regionId, {
        postId: post.id,
        newPostId: recordId(application),
        toMemberId: to.memberId,
      }),
      `已移交给${to.memberName}，以前的记录仍署${post.memberName}的名。`,
    )
  return { ...office, answer, askAgain, groups, kindName, problem, busy, end, handOver }
}
