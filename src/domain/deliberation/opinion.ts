/** An opinion (意见) about a topic: checked before neighbours read it, taken back by who wrote it, removed with a reason. */

/** held: waits for a person. kept: a person said that it stays unshown. removed: by the office, after it was shown. */
export const opinionStates = ['checking', 'shown', 'held', 'kept', 'removed', 'withdrawn'] as const
export type OpinionState = (typeof opinionStates)[number]

export const opinionStateNames: Readonly<Record<OpinionState, string>> = {
  checking: '正在检查，过一会儿大家就能看到',
  shown: '大家看得到',
  held: '要请工作人员看一看再公开',
  kept: '没有公开',
  removed: '社区移除了',
  withdrawn: '您撤回了',
}

/** What a check comes to changes only what still waits for it: what was taken back stays so. */
export const afterCheck = (
  state: OpinionState,
  outcome: 'passed' | 'held' | 'kept',
): OpinionState =>
  state === 'checking' || state === 'held' ? (outcome === 'passed' ? 'shown' : outcome) : state
