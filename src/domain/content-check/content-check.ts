/** What residents write for others to read is checked first; what the check does not let through waits for a person. */
import * as v from 'valibot'

/** What may be asked for: a feature adds its word here and what follows in content-outcomes.ts. */
export const contentSubjects = [
  'matter',
  'matter-step',
  'wish',
  'wish-thanks',
  'topic',
  'opinion',
  'activity',
  'activity-reason',
  'order',
  'team',
] as const
export type ContentSubject = (typeof contentSubjects)[number]

export const contentSubjectNames: Readonly<Record<ContentSubject, string>> = {
  matter: '公开的诉求',
  'matter-step': '诉求里的一句话',
  wish: '微心愿',
  'wish-thanks': '心愿里的一句谢谢',
  topic: '居民提的议题',
  opinion: '议事厅里的意见',
  activity: '志愿活动',
  'activity-reason': '取消活动的原因',
  order: '请志愿者帮忙时写的话',
  team: '服务队的队名',
}

/** Longer than other ids, because a step is named '<matter>.<turn>'. */
export const contentSubjectIdShape = v.pipe(
  v.string(),
  v.regex(/^[0-9A-Za-z][0-9A-Za-z_.:-]{0,79}$/, '编号不对'),
)

/** held: waits for a person; kept: a person said that it stays unshown, and why. */
export const contentStates = ['waiting', 'passed', 'held', 'kept'] as const
export type ContentState = (typeof contentStates)[number]

/**
 * Why it waits for a person. The first nine are what the check took it for; not-reached: WeChat did not answer for an hour;
 * not-checkable: there is nobody to ask (no WeChat, or somebody whom it does not know); photo: photos cannot be fetched.
 */
export const heldWhys = [
  ...(['advert', 'politics', 'sex', 'abuse', 'crime', 'fraud', 'vulgar', 'copyright'] as const),
  ...(['other', 'not-reached', 'not-checkable', 'photo'] as const),
] as const
export type HeldWhy = (typeof heldWhys)[number]

export const heldWhyWords: Readonly<Record<HeldWhy, string>> = {
  advert: '像广告',
  politics: '涉及时政',
  sex: '像色情内容',
  abuse: '有辱骂的话',
  crime: '像违法犯罪内容',
  fraud: '像欺诈',
  vulgar: '低俗',
  copyright: '可能侵权',
  other: '机器拿不准',
  'not-reached': '一直连不上微信，机器没查成',
  'not-checkable': '这里没有机器检查，请您看',
  photo: '照片没有机器检查，请您看',
}

/** Nobody has judged it: it waits for a person because no machine could look. */
export const isUnjudged = (why: HeldWhy | null): boolean =>
  why === 'not-reached' || why === 'not-checkable' || why === 'photo'

/** What WeChat takes in one text. */
export const maxCheckedLength = 2_500

/** A text in portions that can be checked, by characters as people count them. */
export const checkablePortions = (text: string): readonly string[] => {
  const characters = [...text]
  const starts = Array.from(
    { length: Math.ceil(characters.length / maxCheckedLength) },
    (_, portion) => portion * maxCheckedLength,
  )
  return starts.map((from) => characters.slice(from, from + maxCheckedLength).join(''))
}
