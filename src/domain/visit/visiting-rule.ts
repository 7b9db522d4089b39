/** Which of the tenant's rules holds for a household: the strictest of its people's tags and the general one. */
import type { Resident } from '../resident/resident'
import type { Settings } from '../settings/settings'

export interface VisitingRule {
  readonly everyDays: number
  /** The tag that asks for it, '' when it is the rule for every household. */
  readonly tag: string
}

/** On equal terms the tag that stands first in the tenant's list gives the reason. */
export const strictestRule = (
  residents: readonly Pick<Resident, 'tags'>[],
  settings: Pick<Settings, 'tags' | 'visitEveryDays'>,
): VisitingRule => {
  const present = new Set(residents.flatMap(({ tags }) => tags))
  let rule: VisitingRule = { everyDays: settings.visitEveryDays, tag: '' }
  for (const { name, visitEveryDays } of settings.tags) {
    if (visitEveryDays === null || !present.has(name)) continue
    const stricter =
      visitEveryDays < rule.everyDays || (rule.tag === '' && visitEveryDays === rule.everyDays)
    if (stricter) rule = { everyDays: visitEveryDays, tag: name }
  }
  return rule
}

const intervalWords: Readonly<Record<number, string>> = {
  1: '每天',
  7: '每周',
  14: '每两周',
  15: '每半月',
  30: '每月',
  60: '每两个月',
  90: '每季',
  180: '每半年',
  365: '每年',
}

/** '独居老人 · 应每周', '应每季走访'. */
export const routineWords = ({ everyDays, tag }: VisitingRule): string => {
  const every = `应${intervalWords[everyDays] ?? `每 ${everyDays} 天`}`
  return tag === '' ? `${every}走访` : `${tag} · ${every}`
}
