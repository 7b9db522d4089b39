/** A step that was taken, as it is told: to the resident in words of the parcel that is under way, to colleagues the same. */
import type { AlarmEvent, AskerAct, HandlerAct } from './matter-acts'

export type MatterStepKind =
  | 'submit'
  | 'take-down'
  | 'voice'
  /** How the mediation of it goes, without what was said there. */
  | 'mediation'
  | HandlerAct['kind']
  | AskerAct['kind']
  | AlarmEvent

/** What the line says, before who and where. */
export const stepNames: Readonly<Record<MatterStepKind, string>> = {
  submit: '提交',
  'take-down': '登记',
  voice: '有邻居也遇到了',
  mediation: '人民调解',
  accept: '受理',
  dispatch: '派发',
  'hand-up': '请上级帮助',
  progress: '办理进展',
  'call-in': '请部门一起办',
  'report-in': '部门回话',
  release: '不再请部门',
  'ask-back': '请居民补充',
  pause: '暂停',
  resume: '继续办理',
  answer: '办理结果',
  reclass: '调整时限',
  merge: '并到同一件事',
  'take-over': '换了负责人',
  note: '内部记录',
  say: '居民补充',
  rewrite: '改了再寄',
  withdraw: '居民撤回',
  rate: '居民评价',
  'rate-later': '四周后回访',
  warned: '快到期提醒',
  escalated: '超期，已告诉上一级',
  resumed: '等待时间到，继续办理',
  filed: '归档',
  'asked-again': '请居民再看看',
}

/** What only colleagues read. */
export const privateSteps: readonly MatterStepKind[] = ['note', 'warned']
