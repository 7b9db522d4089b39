/** Who is alerted for a door: the posts on its path that answer help calls, nearest first. */
import type { Rung } from '../../../src/domain/help/help-call'
import type { Settings } from '../../../src/domain/settings/settings'
import { kindOf, type ActorAccess, type HeldPost } from '../access/actor-access'
import { idsOnPath, listOnDuty, type DutyHolder, type DutyQuestion } from '../access/on-duty'
import { regionNames } from '../access/region-names'
import type { StoredCall } from './help-call.repository'
import type { HelpTransaction } from './help-registration.repository'

export interface HelpDesk extends DutyQuestion {
  readonly files: HelpTransaction
}

const answeringKinds = ({ postKinds }: Settings): readonly string[] =>
  postKinds.filter(({ permissions }) => permissions.includes('help.answer')).map(({ id }) => id)

export interface Ladder {
  readonly rungs: readonly Rung[]
  readonly holders: readonly DutyHolder[]
}

export const ladderOf = async (question: DutyQuestion, path: string): Promise<Ladder> => {
  const ids = idsOnPath(path)
  const holders = await listOnDuty(question, ids, answeringKinds(question.settings))
  const rungs = [...ids].reverse().map((regionId) => ({
    regionId,
    isHeld: holders.some((holder) => holder.regionId === regionId),
  }))
  return { rungs, holders }
}

export const mayAnswer = (access: ActorAccess, post: HeldPost): boolean =>
  kindOf(access, post)?.permissions.includes('help.answer') === true

/** The posts at or above the door that answer help calls: who holds one may act on it, alerted yet or not. */
export const answeringPosts = (
  access: ActorAccess,
  { path }: Pick<StoredCall, 'path'>,
): readonly HeldPost[] =>
  access.posts.filter((post) => path.startsWith(post.path) && mayAnswer(access, post))

/** '二网格 网格长': as whom somebody answers. */
export const answererTitle = async (
  { files }: Pick<HelpDesk, 'files'>,
  access: ActorAccess,
  stored: StoredCall,
): Promise<string> => {
  const [post] = [...answeringPosts(access, stored)].sort(
    (one, other) => other.path.length - one.path.length,
  )
  if (!post) return ''
  const names = await regionNames(files, files.tenantId, [post.regionId])
  return [names.get(post.regionId) ?? '', kindOf(access, post)?.name ?? '']
    .filter(Boolean)
    .join(' ')
}
