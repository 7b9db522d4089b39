/** A step that was taken, as it is told: in the mediation's file, and, of those that concern a matter, to who asked for it. */
import type { MediationAct } from './mediation-acts'
import type { MediationEvent } from './mediation-clock'

export type MediationStepKind = 'open' | MediationAct['kind'] | MediationEvent

export const mediationStepNames: Readonly<Record<MediationStepKind, string>> = {
  open: '受理',
  assign: '换调解员',
  'set-party': '登记当事人',
  'remove-party': '去掉当事人',
  consent: '告知权利，征求意愿',
  plan: '约定调解',
  hold: '调解',
  agree: '达成协议',
  sign: '签字生效',
  fail: '调解不成',
  withdraw: '当事人不调了',
  revisit: '回访',
  confirmation: '申请司法确认',
  note: '自己的笔记',
  'session-near': '提醒：快到约好的时间',
  'revisit-due': '提醒：该回访了',
  'revisit-late': '提醒：回访过期，已告诉上一级',
}

/** What the resident reads of it in the matter: how it goes, never what was said. */
export const toldInMatter: Readonly<Partial<Record<MediationStepKind, string>>> = {
  open: '双方愿意的话，由调解员来调解，不收费。',
  assign: '换了一位调解员。',
  plan: '约好了调解的时间。',
  hold: '调解了一次。',
  agree: '双方谈妥了。',
  sign: '双方签了协议，已经生效。',
  fail: '没有调成，已告诉当事人还可以仲裁、诉讼。',
  withdraw: '有当事人不愿意再调，调解结束。',
  revisit: '调解员回访过了。',
}
