/** What the demo's visits say: plain sentences of an ordinary grid, chosen repeatably. */
import { addDays } from '../../../src/domain/calendar'
import type { RandomChoice } from './random-choice'

export interface DemoDoor {
  readonly householdId: string
  readonly houseId: string
  readonly regionId: string
  readonly tags: readonly string[]
}

export interface VisitMoment {
  readonly id: string
  readonly visitedAtMs: number
  readonly date: string
  /** The day of the demo's first start. */
  readonly today: string
}

const metNotes = [
  '身体都好，家里没有要办的事。',
  '用电用气看过，都安全。',
  '提醒了防诈骗，留了联系电话。',
  '家里都好，儿子周末回来。',
  '聊了医保缴费的事，已经交了。',
  '楼道里的杂物已请他们搬走。',
] as const
const careNotes = [
  '血压药按时在吃，精神不错。',
  '腿脚不太方便，买菜由邻居带。',
  '天冷了，看过电热毯，插座有点松，已提醒。',
  '女儿每周来两次，冰箱里有菜。',
] as const
const raised = [
  ['need', '想装一个浴室扶手'],
  ['need', '希望有人陪同去医院复查'],
  ['matter', '楼道声控灯不亮，想请物业来修'],
  ['matter', '咨询残疾人补贴怎么申请'],
  ['hazard', '飞线充电，已劝过一次'],
  ['hazard', '煤气软管老化，要换'],
] as const
const promises = [
  '把医保的材料带来',
  '再来看看浴室扶手装好没有',
  '带社区医生一起来',
  '送新的通知',
] as const

/** Promised days lie around today: some are over, some are today, some are still to come. */
const promisedIn = [-3, -1, 0, 0, 1, 2, 5] as const

const followUpsOf = (choice: RandomChoice, { id, date, today }: VisitMoment) => {
  const list: { id: string; kind: string; text: string; dueOn: string }[] = []
  if (choice.next() < 0.12) {
    const [kind, text] = choice.pick(raised)
    // What asks for others was answered long ago, unless it is new.
    if (kind === 'need' || date >= addDays(today, -3))
      list.push({ id: `follow-up-${id}`, kind, text, dueOn: '' })
  }
  const dueOn = addDays(today, choice.pick(promisedIn))
  // What was promised long ago was kept; the last days' promises are still open.
  if (choice.next() < 0.14 && date >= addDays(today, -13) && dueOn > date)
    list.push({ id: `promise-${id}`, kind: 'promise', text: choice.pick(promises), dueOn })
  return list
}

/** The args of one visit.record. */
export const chooseVisit = (door: DemoDoor, choice: RandomChoice, moment: VisitMoment) => {
  const chance = choice.next()
  const outcome = chance < 0.8 ? 'met' : chance < 0.97 ? 'absent' : 'declined'
  const needsCare = door.tags.some((tag) => /老人|残疾|特困|低保/.test(tag))
  const note = choice.pick(needsCare ? careNotes : metNotes)
  const followUps = followUpsOf(choice, moment)
  return {
    visitId: `visit-${moment.id}`,
    houseId: door.houseId,
    householdId: door.householdId,
    outcome,
    kind: needsCare ? 'care' : moment.date.endsWith('-15') ? 'concentrated' : 'routine',
    note:
      outcome === 'met' ? note : outcome === 'absent' ? '家里没人，改天再来。' : '说在忙，不方便。',
    photoIds: [],
    visitedAtMs: moment.visitedAtMs,
    edits: [],
    followUps: outcome === 'met' ? followUps : [],
    settledFollowUpIds: [],
  }
}
