/**
 * A matter (民情事项): what a resident asks, a visit found, a patrol saw or the hotline passed on, until the resident says
 * that it is good. This file says what one is; `matter-steps.ts` what may become of it.
 */
import type { DeadlineClass } from '../settings/matter-rules'

/** resident 居民自己提, visit 走访, patrol 巡查, hotline 12345, phone 来电, desk 工作室/工作站代收. */
export const matterChannels = ['resident', 'visit', 'patrol', 'hotline', 'phone', 'desk'] as const
export type MatterChannel = (typeof matterChannels)[number]

/**
 * waiting 待受理, accepted 已受理, dispatched 已派发, working 办理中, answered 已反馈 (to be rated); the last three are ends:
 * closed 已归档, withdrawn by who asked, merged into another one.
 */
export const matterStates = [
  'waiting',
  'accepted',
  'dispatched',
  'working',
  'answered',
  'closed',
  'withdrawn',
  'merged',
] as const
export type MatterState = (typeof matterStates)[number]

/** States in which somebody has to do something about it. */
export const openStates = ['waiting', 'accepted', 'dispatched', 'working'] as const

export const isOpen = ({ state }: Pick<Matter, 'state'>): boolean =>
  openStates.some((one) => one === state)

/** solved 已解决, partly 部分解决, explained 已解释说明, declined 不属于受理范围: each with its words. */
export const matterOutcomes = ['solved', 'partly', 'explained', 'declined'] as const
export type MatterOutcome = (typeof matterOutcomes)[number]

/** Whose turn it is: the posts of a region that handle matters, or, with a kind, a department's posts there. */
export interface Duty {
  readonly regionId: string
  /** '' = the posts of the region's own chain; else a kind of post that is a department. */
  readonly kindId: string
}

export const sameDuty = (one: Duty, other: Duty): boolean =>
  one.regionId === other.regionId && one.kindId === other.kindId

/** A department that was called in (吹哨报到). */
export interface JointDuty extends Duty {
  readonly state: 'asked' | 'done' | 'released'
}

/** 首接负责: who took it up first stays responsible to the resident, whoever works on it. */
export interface Responsible {
  readonly memberId: string
  readonly memberName: string
  /** Where it lay then; it comes back here when it is opened again. */
  readonly duty: Duty
}

export interface Rating {
  readonly solved: boolean
  /** 1 (poor) to 5 (good). */
  readonly satisfaction: number
}

/** Why its clock stands still. */
export type Pause =
  | { readonly kind: 'none' }
  /** Asked back: the resident has the word. */
  | { readonly kind: 'resident' | 'paused'; readonly sinceMs: number; readonly untilMs: number }

export interface Matter {
  readonly id: string
  /** Where it lies: the region of the door or the place. It never changes. */
  readonly regionId: string
  readonly channel: MatterChannel
  readonly category: string
  readonly deadlineClass: DeadlineClass
  readonly state: MatterState
  readonly duty: Duty
  /** null until somebody takes it up. */
  readonly responsible: Responsible | null
  readonly joint: readonly JointDuty[]
  /** Who follows it in WeChat; '' for one that nobody does. */
  readonly askerMemberId: string
  readonly pause: Pause
  /** Since when its time is counted; pauses move it on. */
  readonly clockFromMs: number
  /** Due then, while the clock runs; as it was when it stopped, while it does not. */
  readonly dueAtMs: number
  /** The timer has to look at it then; 0 = never. */
  readonly nextAlarmAtMs: number
  readonly warned: boolean
  /** How many levels above the duty have been told that it is late. */
  readonly escalations: number
  readonly reopened: boolean
  readonly outcome: MatterOutcome | null
  /** The first answer: what 答复率 counts. 0 = none yet. */
  readonly answeredAtMs: number
  readonly rating: Rating | null
  /** Four weeks on. */
  readonly laterRating: Rating | null
  readonly mergedInto: string
  readonly submittedAtMs: number
  /** Of the newest step: time never runs backwards. */
  readonly changedAtMs: number
}

export const matterStateNames: Readonly<Record<MatterState, string>> = {
  waiting: '待受理',
  accepted: '已受理',
  dispatched: '已派发',
  working: '办理中',
  answered: '已反馈',
  closed: '已归档',
  withdrawn: '已撤回',
  merged: '已并案',
}

export const matterChannelNames: Readonly<Record<MatterChannel, string>> = {
  resident: '居民自己提',
  visit: '走访',
  patrol: '巡查',
  hotline: '12345 热线',
  phone: '来电',
  desk: '工作室代收',
}

export const matterOutcomeNames: Readonly<Record<MatterOutcome, string>> = {
  solved: '已解决',
  partly: '部分解决',
  explained: '已解释说明',
  declined: '不属于受理范围',
}
