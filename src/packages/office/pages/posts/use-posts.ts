/** Who holds which post where, where nobody is, who was before; ending one or handing it over. The server's word counts. */
import { useDidShow } from '@tarojs/taro'
import { useMemo, useRef, useState } from 'react'
import { showToast } from '../../../../components/toast'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { monthDay } from '../../../../components/words/date-words'
import type { Application } from '../../../../application'
import type { Post } from '../../../../domain/organisation/post'
import type { Region } from '../../../../domain/organisation/region'
import { defaultSettings } from '../../../../domain/settings/default-settings'
import type { RegionId } from '../../../../domain/shapes'
import type { ListedPost } from '../../../../protocol/contract'
import { maxPostsPerAnswer } from '../../../../protocol/limits'
import { givenHere, mayEnd } from '../../grantable-kinds'
import { recordId } from '../../record-id'
import { regionName } from '../../region-words'
import { sendOffice, useOffice } from '../../use-office'
import { findLines, groupPosts, postLine, type PostGroup, type Street } from './post-groups'

export type PostView = 'held' | 'vacant' | 'former'

/** Up to so many posts all groups lie open at first. */
const fewPosts = 60

const day = (date: string, today: string): string =>
  date.slice(0, 4) === today.slice(0, 4) ? monthDay(date) : `${date.slice(0, 4)}年${monthDay(date)}`

/** '3月1日起', '2025年3月1日至12月31日' */
export const period = (
  { fromDate, toDate }: Pick<Post, 'fromDate' | 'toDate'>,
  today: string,
): string =>
  toDate === ''
    ? `${day(fromDate, today)}起`
    : `${day(fromDate, today)}至${day(toDate, fromDate > today ? fromDate : today)}`

const askAll = async (
  { server }: Application,
  regionId: RegionId,
): Promise<readonly ListedPost[]> => {
  const posts: ListedPost[] = []
  for (;;) {
    const last = posts.at(-1)
    const portion = await server.organisation.posts({
      regionId,
      ...(last ? { after: last.id } : {}),
    })
    posts.push(...portion)
    if (portion.length < maxPostsPerAnswer) return posts
  }
}

const noStreet: Street = {
  regions: [],
  known: new Map(),
  settings: { ...defaultSettings, levels: [], postKinds: [], tags: [] },
}

export const usePosts = () => {
  const office = useOffice('post.manage')
  const { application, access, region, regionId, regionsById: known, today } = office
  const [view, setView] = useState<PostView>('held')
  const [query, setQuery] = useState('')
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const asked = useServerAnswer(region?.id ?? '', async () =>
    region ? askAll(application, region.id) : [],
  )
  const begun = useRef(false)
  useDidShow(() => {
    // Back from an invitation: somebody may have accepted it.
    if (begun.current) asked.askAgain()
    begun.current = true
  })
  const street = useMemo(
    () => (access ? { regions: access.regions, settings: access.settings, known } : noStreet),
    [access, known],
  )
  const posts = useMemo(
    () => (asked.answer.kind === 'answer' ? asked.answer.value : []),
    [asked.answer],
  )
  const groups = useMemo(() => groupPosts(street, regionId, posts), [street, regionId, posts])
  const lines = useMemo(
    () => posts.map((post) => postLine(street, regionId, post)),
    [street, regionId, posts],
  )
  const former = useServerAnswer(view === 'former' ? (region?.id ?? '') : '', async () =>
    region ? application.server.organisation.formerPosts({ regionId: region.id }) : [],
  )

  const settle = async (sending: Promise<string>): Promise<boolean> => {
    setBusy(true)
    const failure = await sending
    setBusy(false)
    setProblem(failure)
    asked.askAgain()
    former.askAgain()
    return failure === ''
  }
  const end = async (post: ListedPost): Promise<void> => {
    const sending = sendOffice(application, 'post.end', post.regionId, { postId: post.id })
    if (await settle(sending))
      showToast({ text: `${post.memberName}的岗位结束了，写过的记录都留着。` })
  }
  const handOver = async (post: ListedPost, to: ListedPost): Promise<void> => {
    const { memberId, memberName } = to
    const sending = sendOffice(application, 'post.hand-over', post.regionId, {
      postId: post.id,
      newPostId: recordId(application),
      toMemberId: memberId,
    })
    if (await settle(sending))
      showToast({ text: `已移交给${memberName}，以前的记录仍署${post.memberName}的名。` })
  }
  const kindOf = ({ kindId }: Post) => street.settings.postKinds.find(({ id }) => id === kindId)
  const opensAtFirst = posts.length <= fewPosts
  return {
    ...office,
    asked,
    former,
    street,
    view,
    setView,
    query,
    setQuery,
    groups,
    lines,
    found: query.trim() === '' ? null : findLines(lines, query),
    isOpen: ({ region: { id } }: PostGroup): boolean => toggled.has(id) !== opensAtFirst,
    toggle: ({ region: { id } }: PostGroup): void => {
      const next = new Set(toggled)
      if (!next.delete(id)) next.add(id)
      setToggled(next)
    },
    nameOf: ({ id }: Region): string => regionName(known, street.settings, id),
    mayEnd: (post: ListedPost): boolean =>
      access !== null &&
      mayEnd(
        access,
        known,
        known.has(post.regionId) ? post : { ...post, regionId: post.scopeId },
        today,
      ),
    /** Only what could be given there anew is handed on; a region below those known here is the server's to judge. */
    mayHandOver: (post: ListedPost): boolean =>
      !known.has(post.regionId) || givenHere(kindOf(post), known.get(post.regionId)),
    problem,
    busy,
    end,
    handOver,
  }
}

export type PostsPageState = ReturnType<typeof usePosts>
