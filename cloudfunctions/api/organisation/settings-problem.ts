/** What is wrong with new settings beyond their shape, in plain Chinese; '' when nothing is. Pure. */
import type { Settings } from '../../../src/domain/settings/settings'

export interface InUse {
  readonly levelIds: readonly string[]
  readonly postKindIds: readonly string[]
}

const firstTwice = (ids: readonly string[]): string =>
  ids.find((id, index) => ids.indexOf(id) !== index) ?? ''

const firstMissing = (wanted: readonly string[], there: readonly string[]): string =>
  wanted.find((id) => !there.includes(id)) ?? ''

/**
 * The scope's level cannot change once regions exist: every record's versions are counted in its scope, and
 * moving them all is a migration, not a setting. Nor may anybody be left who could change settings back.
 */
export const settingsProblem = (next: Settings, now: Settings, inUse: InUse): string => {
  const levels = next.levels.map(({ id }) => id)
  const kinds = next.postKinds.map(({ id }) => id)
  const scopes = next.levels.filter(({ isScope }) => isScope).map(({ id }) => id)
  const scopeNow = now.levels.find(({ isScope }) => isScope)?.id
  const twice =
    firstTwice(levels) || firstTwice(kinds) || firstTwice(next.tags.map(({ name }) => name))
  if (twice !== '') return `${twice} 写了两遍`
  if (scopes.length !== 1) return '要有一个(也只能有一个)层级作为同步单位'
  if (inUse.levelIds.length > 1 && scopes[0] !== scopeNow) return '已有区域，同步单位不能再换层级'
  const lostLevel = firstMissing(inUse.levelIds, levels)
  if (lostLevel !== '') return `层级 ${lostLevel} 还有区域在用，不能去掉`
  const order = (ids: readonly string[]) => ids.filter((id) => inUse.levelIds.includes(id)).join()
  if (order(levels) !== order(now.levels.map(({ id }) => id))) return '已有区域的层级不能换上下次序'
  const lostKind = firstMissing(inUse.postKindIds, kinds)
  if (lostKind !== '') return `岗位 ${lostKind} 还有人担任，不能去掉`
  const unknownGrant = firstMissing(
    next.postKinds.flatMap(({ grants }) => grants),
    kinds,
  )
  if (unknownGrant !== '') return `可任命的岗位 ${unknownGrant} 不存在`
  const mayChange = next.postKinds.filter((kind) => kind.permissions.includes('settings.change'))
  if (!mayChange.some(({ id }) => inUse.postKindIds.includes(id)))
    return '至少要留一个在任的岗位可以改规则'
  return ''
}
