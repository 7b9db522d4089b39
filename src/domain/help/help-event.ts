/** What happened in a help call, each with its time, kept as it was. */

export const helpEventKinds = [
  'called',
  /** Pressed once more while it was open: the same call. */
  'pressed-again',
  /** Pressed in earnest when nobody would have heard of it: somebody was there already, or it was a drill. */
  'pressed-anew',
  /** The posts of one level. */
  'alerted',
  'relatives-told',
  'at-top',
  'acknowledged',
  /** Who has it said a later time. */
  'delayed',
  /** The time that was said is over: who had said it was asked. */
  'reminded',
  /** Still not there: others are alerted. */
  'overdue',
  'passed-on',
  'arrived',
  'noted',
  'ended',
] as const
export type HelpEventKind = (typeof helpEventKinds)[number]

export interface HelpEvent {
  readonly kind: HelpEventKind
  /** Of the level that was alerted; '' for all others. */
  readonly regionId: string
  /** Of the call when it happened. */
  readonly round: number
}

export const helpEventNames: Readonly<Record<HelpEventKind, string>> = {
  called: '呼叫',
  'pressed-again': '又按了一次',
  'pressed-anew': '又按了，重新叫人',
  alerted: '已通知',
  'relatives-told': '已告诉家属',
  'at-top': '各级都已通知，还没有人应答',
  acknowledged: '应答',
  delayed: '还要几分钟',
  reminded: '时间到了，已提醒',
  overdue: '没有按时到，再叫别人',
  'passed-on': '转给别人',
  arrived: '到了',
  noted: '记了一句',
  ended: '结束',
}
