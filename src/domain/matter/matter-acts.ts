/** What may be done about a matter, by whom, as plain values: the words go into the step that the server writes of each. */
import type { DeadlineClass } from '../settings/matter-rules'
import type { Duty, Matter, MatterOutcome, Rating } from './matter'

/** A duty that somebody is to be given, with whether anybody holds such a post there now. */
interface Given {
  readonly duty: Duty
  readonly isHeld: boolean
}

/** What a handler does. */
export type HandlerAct =
  | { readonly kind: 'accept' }
  /** To a region at or below, or to a department. */
  | ({ readonly kind: 'dispatch' } & Given)
  /** To the level above, with the reason. */
  | ({ readonly kind: 'hand-up' } & Given)
  | { readonly kind: 'progress' }
  /** 吹哨: a department is called in; the one who calls stays in charge. */
  | ({ readonly kind: 'call-in' } & Given)
  /** 报到: a department that was called in says what it did. */
  | { readonly kind: 'report-in' }
  | { readonly kind: 'release'; readonly duty: Duty }
  | { readonly kind: 'ask-back' }
  | { readonly kind: 'pause'; readonly untilMs: number }
  | { readonly kind: 'resume' }
  | { readonly kind: 'answer'; readonly outcome: MatterOutcome }
  | { readonly kind: 'reclass'; readonly deadlineClass: DeadlineClass }
  | { readonly kind: 'merge'; readonly into: Pick<Matter, 'id' | 'state'> }
  | { readonly kind: 'take-over' }
  /** For colleagues only; the resident does not read it. */
  | { readonly kind: 'note' }

/** What the resident does who asked. */
export type AskerAct =
  | { readonly kind: 'say' }
  /** Other words or photos for what the content check did not let through (`isHeld`). */
  | { readonly kind: 'rewrite'; readonly isHeld: boolean }
  /** `followers`: others who added their voice. */
  | { readonly kind: 'withdraw'; readonly followers: number }
  /** `home`: where it goes when it was not solved, held by somebody. */
  | { readonly kind: 'rate'; readonly rating: Rating; readonly home: Duty }
  | { readonly kind: 'rate-later'; readonly rating: Rating; readonly home: Duty }

/** `levelsAbove`: how many levels above its duty can be told. */
export interface ClockAct {
  readonly kind: 'alarm'
  readonly levelsAbove: number
}

export type MatterAct = HandlerAct | AskerAct | ClockAct

/** What one alarm came to, each with its own message. */
export type AlarmEvent = 'warned' | 'escalated' | 'resumed' | 'filed' | 'asked-again'

export interface MatterActor {
  readonly memberId: string
  readonly memberName: string
  /** Follows it as the one who asked. */
  readonly isAsker: boolean
  /** Holds a post of its duty, or one above that oversees it. */
  readonly handles: boolean
  /** Of the departments called in, those whose post is held. */
  readonly joint: readonly Duty[]
}

export const theClock: MatterActor = {
  memberId: 'system',
  memberName: '系统',
  isAsker: false,
  handles: false,
  joint: [],
}
