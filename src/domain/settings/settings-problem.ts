/**
 * What is wrong with new settings beyond their shape, in plain Chinese; '' when nothing is. The server decides with
 * all that is in use; a phone asks with what it knows, so that a mistake is told before it is sent.
 */
import type { Permission } from '../organisation/permission'
import type { PostKind, Settings } from './settings'

export interface InUse {
  /** Levels of the regions that there are. */
  readonly levelIds: readonly string[]
  /** Kinds of the posts that hold or will hold. */
  readonly postKindIds: readonly string[]
}

interface Proposal {
  readonly next: Settings
  readonly now: Settings
  readonly inUse: InUse
}

const idsOf = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id)

const firstTwice = (keys: readonly string[]): string | undefined =>
  keys.find((key, index) => keys.indexOf(key) !== index)

/** Entries that stand in a list twice; the first one's key or name, '' when there is none. */
export const namedTwice = ({ levels, postKinds, tags }: Settings): string =>
  [
    ...[levels, postKinds].flatMap((list) => [idsOf(list), list.map(({ name }) => name.trim())]),
    tags.map(({ name }) => name),
  ]
    .map(firstTwice)
    .find((key) => key !== undefined) ?? ''

const scopeIndex = ({ levels }: Settings): number => levels.findIndex(({ isScope }) => isScope)

/**
 * A region down to the scope's level is synced by itself, one below it with the scope above. So the scope's level may
 * change while no region lies below the higher of the two; after that every phone's cursors would count for
 * something else, which is a migration and no setting.
 */
const scopeProblem = ({ next, now, inUse }: Proposal): string => {
  if (next.levels.filter(({ isScope }) => isScope).length !== 1)
    return '要有一个（也只能有一个）层级作为同步单位'
  const [before, after] = [now, next].map((settings) => settings.levels[scopeIndex(settings)]?.id)
  if (before === after) return ''
  const order = idsOf(next.levels)
  const higher = Math.min(...[before, after].map((id) => order.indexOf(id ?? '')))
  const deepest = Math.max(...inUse.levelIds.map((id) => order.indexOf(id)))
  return deepest > higher
    ? `${next.levels[higher]?.name ?? ''}下面已经有区域，同步单位不能再换：大家手机上的档案是按它一份一份存的`
    : ''
}

/** A level that comes between two that are in use would leave the regions below it one step off. */
const levelProblem = ({ next, now, inUse }: Proposal): string => {
  const order = idsOf(next.levels)
  const lost = now.levels.find(({ id }) => inUse.levelIds.includes(id) && !order.includes(id))
  if (lost) return `${lost.name}这一级还有区域在用，不能去掉`
  const used = (ids: readonly string[]) => ids.filter((id) => inUse.levelIds.includes(id))
  if (used(order).join() !== used(idsOf(now.levels)).join()) return '已有区域的层级不能换上下次序'
  const lowest = Math.max(...inUse.levelIds.map((id) => order.indexOf(id)))
  const known = idsOf(now.levels)
  const between = next.levels.find(({ id }, index) => index < lowest && !known.includes(id))
  return between
    ? `${between.name}只能加在${next.levels[lowest]?.name ?? ''}下面：再往上的区域都建好了，中间插一级会错位`
    : ''
}

const worksOnFiles: readonly Permission[] = [
  'file.write',
  'visit.write',
  'file.merge',
  'roster.import',
  'id-number.reveal',
  'refused.adopt',
]

const kindProblem = (kind: PostKind, { levels, postKinds }: Settings): string => {
  const readsFiles = kind.permissions.includes('file.read')
  if (!readsFiles && kind.carriesFiles) return `${kind.name}的手机上带档案，就要能看民情档案`
  if (!readsFiles && kind.permissions.some((one) => worksOnFiles.includes(one)))
    return `${kind.name}要办档案里的事，就要能看民情档案`
  if (kind.grants.some((id) => !idsOf(postKinds).includes(id)))
    return `${kind.name}可以任命的岗位里，有一个已经没有了`
  if (kind.grants.length > 0 && !kind.permissions.includes('post.manage'))
    return `${kind.name}要任命别人，就要能管理岗位`
  return kind.givenAt?.some((id) => !idsOf(levels).includes(id))
    ? `${kind.name}可以定在的层级里，有一个已经没有了`
    : ''
}

/** Nor may nobody be left who could change the rules back. */
const postKindProblem = ({ next, now, inUse }: Proposal): string => {
  const lost = now.postKinds.find(
    ({ id }) => inUse.postKindIds.includes(id) && !idsOf(next.postKinds).includes(id),
  )
  if (lost) return `${lost.name}还有人担任，不能去掉，可以停用`
  const keepers = next.postKinds.filter(
    ({ id, permissions, retired }) =>
      permissions.includes('settings.change') && retired !== true && inUse.postKindIds.includes(id),
  )
  if (keepers.length === 0) return '至少要留一种有人在任、没有停用的岗位，可以改规则'
  return next.postKinds.map((kind) => kindProblem(kind, next)).find((text) => text !== '') ?? ''
}

export const settingsProblem = (proposal: Proposal): string => {
  const twice = namedTwice(proposal.next)
  if (twice !== '') return `${twice}写了两遍`
  return levelProblem(proposal) || scopeProblem(proposal) || postKindProblem(proposal)
}
