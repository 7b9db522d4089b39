/** Whose turn a matter is: which posts hold a duty today, where a new one goes, who oversees it, and who is on it. */
import type { Duty, Matter } from '../../../src/domain/matter/matter'
import type { MatterActor } from '../../../src/domain/matter/matter-acts'
import type { Settings } from '../../../src/domain/settings/settings'
import { holdsPostAt, kindOf, type ActorAccess, type HeldPost } from '../access/actor-access'
import {
  idsOnPath,
  listOnDuty,
  pathUpTo,
  type DutyHolder,
  type DutyQuestion,
} from '../access/on-duty'
import type { StoredMatter } from './matter.repository'

const handlingKinds = (settings: Settings, kindId: string): readonly string[] =>
  settings.postKinds
    .filter(({ permissions }) => permissions.includes('matter.handle'))
    .filter(({ id, isDepartment }) => (kindId === '' ? isDepartment !== true : id === kindId))
    .map(({ id }) => id)

/** Who holds such a post in any of these regions today. */
export const listHolders = (
  question: DutyQuestion,
  regionIds: readonly string[],
  kindId: string,
): Promise<readonly DutyHolder[]> =>
  listOnDuty(question, regionIds, handlingKinds(question.settings, kindId))

export const isHeld = async (question: DutyQuestion, duty: Duty): Promise<boolean> =>
  (await listHolders(question, [duty.regionId], duty.kindId)).length > 0

/**
 * The nearest region at or above this place where somebody handles matters today. With nobody anywhere it is the top of
 * the tree, whose next administrator finds it.
 */
export const nearestDuty = async (question: DutyQuestion, path: string): Promise<Duty> => {
  const ids = idsOnPath(path)
  const held = new Set((await listHolders(question, ids, '')).map(({ regionId }) => regionId))
  const regionId = [...ids].reverse().find((id) => held.has(id)) ?? ids[0] ?? ''
  return { regionId, kindId: '' }
}

/** Who is told when it is late: by level, the nearest above its duty first. Nobody above: those who have it. */
export const overseers = async (
  question: DutyQuestion,
  matter: Matter,
  path: string,
): Promise<readonly (readonly string[])[]> => {
  const ids = idsOnPath(path)
  const above = ids.slice(0, Math.max(0, ids.indexOf(matter.duty.regionId)))
  const levels = matter.duty.kindId === '' ? above : [...above, matter.duty.regionId]
  const holders = await listHolders(question, levels, '')
  const byLevel = [...levels]
    .reverse()
    .map((id) => holders.filter(({ regionId }) => regionId === id).map(({ memberId }) => memberId))
    .filter((members) => members.length > 0)
  if (byLevel.length > 0) return byLevel
  const own = await listHolders(question, [matter.duty.regionId], matter.duty.kindId)
  return [own.map(({ memberId }) => memberId)]
}

const covers = (access: ActorAccess, post: HeldPost, duty: Duty, dutyPath: string): boolean => {
  const kind = kindOf(access, post)
  if (!kind?.permissions.includes('matter.handle') || !dutyPath.startsWith(post.path)) return false
  // A department works for what it was given; the chain oversees what lies at or below it.
  return kind.isDepartment === true ? kind.id === duty.kindId : true
}

/** What this member is to this matter, by the posts that hold now. */
export const actorOn = (access: ActorAccess, matter: Matter, path: string): MatterActor => {
  const { memberId, memberName } = access.actor
  const covered = (duty: Duty) =>
    access.posts.some((post) => covers(access, post, duty, pathUpTo(path, duty.regionId)))
  // Whoever took it up goes on with it while a post there still holds, wherever it was passed on to.
  const { responsible } = matter
  const isResponsible = responsible?.memberId === memberId && covered(responsible.duty)
  return {
    memberId,
    memberName,
    isAsker: matter.askerMemberId !== '' && matter.askerMemberId === memberId,
    handles: isResponsible || covered(matter.duty),
    joint: matter.joint.filter((duty) => duty.state === 'asked' && covered(duty)),
  }
}

/** Whose words it is: who asked, or took it down for somebody without WeChat, as long as a post there lasts. */
export const isWrittenBy = (
  access: ActorAccess,
  { matter, path, writtenByMemberId }: StoredMatter,
): boolean => {
  const { memberId } = access.actor
  return matter.askerMemberId === ''
    ? writtenByMemberId === memberId && holdsPostAt(access, path)
    : matter.askerMemberId === memberId
}

/** May read it with all that was written: it lies at or below a post that handles matters, or it was given to them. */
export const mayRead = (access: ActorAccess, path: string, by: MatterActor): boolean =>
  by.handles ||
  by.joint.length > 0 ||
  access.posts.some((post) => {
    const kind = kindOf(access, post)
    return (
      kind?.isDepartment !== true &&
      kind?.permissions.includes('matter.handle') === true &&
      path.startsWith(post.path)
    )
  })
