/**
 * The state machine of a matter, in one place: 受理 → 派发 → 办理 → 反馈 → 评价 → 归档. Each act says what the matter becomes,
 * or why it cannot be done. Run by the server on the truth, and by phones to show what may be done. Pure.
 */
import { dayMs } from '../calendar'
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import type { MatterRules } from '../settings/matter-rules'
import {
  isOpen,
  sameDuty,
  type Duty,
  type JointDuty,
  type Matter,
  type MatterOutcome,
  type Rating,
} from './matter'
import type { AlarmEvent, AskerAct, HandlerAct, MatterAct, MatterActor } from './matter-acts'
import {
  awaitLaterRating,
  awaitRating,
  mayRate,
  mayRateLater,
  resumeClock,
  ring,
  startClock,
  stopClock,
} from './matter-clock'

export interface MatterMoment {
  readonly by: MatterActor
  readonly nowMs: number
  readonly rules: MatterRules
}

export interface MatterStep {
  readonly matter: Matter
  /** Of an alarm. */
  readonly event: AlarmEvent | null
}

type Outcome = Result<Matter, Refusal>

const ended = () => refuse('already-done', '这件事已经有了结果')
const nobodyThere = () => refuse('duty-empty')

/** 首接负责: whoever does the first thing about it is responsible from then on. */
const takenUp = (matter: Matter, by: MatterActor): Matter =>
  matter.responsible === null
    ? {
        ...matter,
        responsible: { memberId: by.memberId, memberName: by.memberName, duty: matter.duty },
      }
    : matter

const given = (matter: Matter, duty: Duty, isHeld: boolean, by: MatterActor): Outcome => {
  if (sameDuty(duty, matter.duty)) return refuse('invalid', '已经在这里了')
  if (!isHeld) return nobodyThere()
  return success({ ...takenUp(matter, by), state: 'dispatched', duty })
}

const calledIn = (matter: Matter, duty: Duty, isHeld: boolean, by: MatterActor): Outcome => {
  if (sameDuty(duty, matter.duty)) return refuse('invalid', '这件事就在他们那里办')
  if (!isHeld) return nobodyThere()
  if (matter.joint.some((one) => sameDuty(one, duty) && one.state === 'asked'))
    return refuse('already-done', '已经请过，还没有回话')
  const others = matter.joint.filter((one) => !sameDuty(one, duty))
  const called: JointDuty = { ...duty, state: 'asked' }
  return success({ ...takenUp(matter, by), state: 'working', joint: [...others, called] })
}

const settleJoint = (
  matter: Matter,
  duties: readonly Duty[],
  state: 'done' | 'released',
): Outcome => {
  const isMeant = (one: JointDuty) =>
    one.state === 'asked' && duties.some((duty) => sameDuty(one, duty))
  if (!matter.joint.some(isMeant)) return refuse('already-done', '没有在等他们回话')
  const joint = matter.joint.map((one) => (isMeant(one) ? { ...one, state } : one))
  return success({ ...matter, joint })
}

const stopped = (
  matter: Matter,
  kind: 'resident' | 'paused',
  untilMs: number,
  { by, nowMs }: MatterMoment,
): Outcome => {
  if (matter.pause.kind !== 'none') return refuse('already-done', '已经在等了')
  if (untilMs <= nowMs || untilMs > nowMs + 90 * dayMs)
    return refuse('invalid', '最多暂停 90 天，请选一个以后的日子')
  return success(stopClock(takenUp(matter, by), { kind, sinceMs: nowMs, untilMs }))
}

const answered = (matter: Matter, outcome: MatterOutcome, moment: MatterMoment): Outcome => {
  const { by, nowMs, rules } = moment
  if (matter.joint.some(({ state }) => state === 'asked')) return refuse('joint-open')
  const told: Matter = {
    ...takenUp(matter, by),
    state: 'answered',
    outcome,
    answeredAtMs: matter.answeredAtMs === 0 ? nowMs : matter.answeredAtMs,
  }
  return success(awaitRating(told, nowMs, rules))
}

const reclassed = (matter: Matter, next: Matter['deadlineClass'], rules: MatterRules): Outcome => {
  if (matter.pause.kind !== 'none') return refuse('invalid', '正在等，请先恢复计时')
  if (next === matter.deadlineClass) return refuse('already-done', '已经是这个时限')
  return success(startClock({ ...matter, deadlineClass: next }, matter.clockFromMs, rules))
}

const merged = (matter: Matter, into: Pick<Matter, 'id' | 'state'>): Outcome => {
  if (into.id === matter.id) return refuse('invalid', '不能并到自己')
  if (!isOpen(into)) return refuse('invalid', '那一件已经有了结果，请另选')
  return success({ ...matter, state: 'merged', mergedInto: into.id, nextAlarmAtMs: 0 })
}

const handle = (matter: Matter, act: HandlerAct, moment: MatterMoment): Outcome => {
  const { by, nowMs, rules } = moment
  // A note may be added at any time: it changes nothing.
  if (act.kind === 'note') return success(matter)
  if (!isOpen(matter)) return ended()
  switch (act.kind) {
    case 'accept':
      return matter.state === 'waiting'
        ? success({ ...takenUp(matter, by), state: 'accepted' })
        : refuse('already-done', `${matter.responsible?.memberName ?? ''}已受理`)
    case 'dispatch':
    case 'hand-up':
      return given(matter, act.duty, act.isHeld, by)
    case 'progress':
      return success({ ...takenUp(matter, by), state: 'working' })
    case 'call-in':
      return calledIn(matter, act.duty, act.isHeld, by)
    case 'report-in':
      return settleJoint(matter, by.joint, 'done')
    case 'release':
      return settleJoint(matter, [act.duty], 'released')
    case 'ask-back':
      return stopped(matter, 'resident', nowMs + rules.replyWithinDays * dayMs, moment)
    case 'pause':
      return stopped(matter, 'paused', act.untilMs, moment)
    case 'resume':
      return matter.pause.kind === 'none'
        ? refuse('already-done', '没有暂停')
        : success(resumeClock(matter, nowMs, rules))
    case 'answer':
      return answered(matter, act.outcome, moment)
    case 'reclass':
      return reclassed(matter, act.deadlineClass, rules)
    case 'merge':
      return merged(matter, act.into)
    case 'take-over':
      return matter.responsible?.memberId === by.memberId
        ? refuse('already-done', '您已经是负责人')
        : success(takenUp({ ...matter, responsible: null }, by))
  }
}

/** Not solved: it goes back to where it was first taken up, once, without discussion. */
const openedAgain = (matter: Matter, home: Duty, { nowMs, rules }: MatterMoment): Matter =>
  startClock(
    { ...matter, state: 'working', duty: home, reopened: true, outcome: null, rating: null },
    nowMs,
    rules,
  )

const rated = (matter: Matter, rating: Rating, home: Duty, moment: MatterMoment): Outcome => {
  if (!mayRate(matter))
    return refuse('already-done', isOpen(matter) ? '还在办，办好后再评价' : '已经评价过了')
  if (!rating.solved && !matter.reopened) return success(openedAgain(matter, home, moment))
  return success(awaitLaterRating({ ...matter, state: 'closed', rating }, moment.rules))
}

const ratedLater = (matter: Matter, rating: Rating, home: Duty, moment: MatterMoment): Outcome => {
  if (matter.state !== 'closed' || !mayRateLater(matter, moment.nowMs, moment.rules))
    return refuse('already-done', '现在不用再评价')
  const told: Matter = { ...matter, laterRating: rating, nextAlarmAtMs: 0 }
  return success(rating.solved || matter.reopened ? told : openedAgain(told, home, moment))
}

const ask = (matter: Matter, act: AskerAct, moment: MatterMoment): Outcome => {
  switch (act.kind) {
    case 'say':
      if (!isOpen(matter)) return ended()
      return success(
        matter.pause.kind === 'resident' ? resumeClock(matter, moment.nowMs, moment.rules) : matter,
      )
    case 'rewrite':
      if (!isOpen(matter)) return ended()
      return act.isHeld
        ? success(matter)
        : refuse('already-done', '现在不用改，邻居看得到或正在核对')
    case 'withdraw':
      if (!isOpen(matter)) return ended()
      if (act.followers > 0)
        return refuse('invalid', `还有 ${act.followers} 位邻居一起反映，要办到底`)
      return success({ ...matter, state: 'withdrawn', nextAlarmAtMs: 0 })
    case 'rate':
      return rated(matter, act.rating, act.home, moment)
    case 'rate-later':
      return ratedLater(matter, act.rating, act.home, moment)
  }
}

const isAskersAct = (act: MatterAct): act is AskerAct =>
  ['say', 'rewrite', 'withdraw', 'rate', 'rate-later'].includes(act.kind)

/** Who rates for a resident without WeChat has called them (回访); nobody rates the own work. */
const whyNotAsker = (matter: Matter, act: AskerAct, by: MatterActor): Refusal | null => {
  if (by.isAsker) return null
  const notFound = refuse('matter-not-found').error
  if (!by.handles || matter.askerMemberId !== '') return notFound
  if (act.kind === 'say') return null
  if (act.kind === 'withdraw' || act.kind === 'rewrite') return notFound
  return matter.responsible?.memberId === by.memberId ? refuse('needs-another').error : null
}

const whyNotHandler = (act: HandlerAct, by: MatterActor): Refusal | null => {
  const mayJoin = by.joint.length > 0
  if (act.kind === 'report-in') return mayJoin ? null : refuse('matter-not-found').error
  if (act.kind === 'note' && mayJoin) return null
  return by.handles ? null : refuse('matter-not-found').error
}

/** Who has nothing to do with it is told as little as of a matter that there is not. */
export const stepMatter = (
  matter: Matter,
  act: MatterAct,
  moment: MatterMoment,
): Result<MatterStep, Refusal> => {
  // A server whose clock was set back writes nothing that lies before what was written.
  const now = { ...moment, nowMs: Math.max(moment.nowMs, matter.changedAtMs) }
  if (act.kind === 'alarm') {
    const rung = ring(matter, act.levelsAbove, now.nowMs, now.rules)
    if (!rung) return refuse('already-done')
    return success({ matter: { ...rung.matter, changedAtMs: now.nowMs }, event: rung.event })
  }
  const why = isAskersAct(act) ? whyNotAsker(matter, act, now.by) : whyNotHandler(act, now.by)
  if (why) return { ok: false, error: why }
  const next = isAskersAct(act) ? ask(matter, act, now) : handle(matter, act, now)
  return next.ok
    ? success({ matter: { ...next.value, changedAtMs: now.nowMs }, event: null })
    : next
}
