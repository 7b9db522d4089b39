/** Does one thing about a help call: the rule decides, row and events are written together, and those are told whom it concerns. */
import { isLate, type HelpCall } from '../../../src/domain/help/help-call'
import type { HelpEvent } from '../../../src/domain/help/help-event'
import {
  stepHelpCall,
  type HelpAct,
  type HelpMoment,
  type HelpStep,
} from '../../../src/domain/help/step-help-call'
import type { Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { findMembersOfHousehold } from '../home/home.repository'
import { writeMessages, type NewMessage } from '../message/message.repository'
import { addEvents } from './help-event.repository'
import { ladderOf, type HelpDesk, type Ladder } from './help-duty'
import { insertCall, saveCall, type StoredCall } from './help-call.repository'
import { findRegistrations, type HelpRegistration } from './help-registration.repository'

export interface Told {
  readonly memberId: string
  readonly memberName: string
  readonly byPost: string
  readonly words: string
}

export const theClock: Told = { memberId: '', memberName: '', byPost: '', words: '' }

/** Whom a call concerns. */
interface Scene {
  readonly registration: HelpRegistration
  readonly ladder: Ladder
  /** Members who share the home, but for who presses. */
  readonly relatives: readonly string[]
}

const sceneOf = async (desk: HelpDesk, registration: HelpRegistration): Promise<Scene> => {
  const { householdId, memberId, path } = registration
  const members = householdId === '' ? [] : await findMembersOfHousehold(desk.files, householdId)
  const relatives = members.filter((member) => member !== memberId)
  return { registration, ladder: await ladderOf(desk, path), relatives }
}

interface Before {
  readonly stored: StoredCall
  readonly scene: Scene
  readonly isNew: boolean
}

const remarks: Partial<Record<HelpEvent['kind'], string>> = {
  reminded: '说好的时间到了，您到了吗',
  'relatives-told': '家里人在呼叫，请马上联系',
}

const remarkOf = (call: HelpCall, kind: HelpEvent['kind']): string =>
  remarks[kind] ?? (isLate(call) ? '当时没有网络，请马上联系' : '请马上应答')

/** Who is told of an event, in a subscribe message: the phones on duty ring by themselves. */
const messagesOf = (
  { nowMs }: HelpDesk,
  { stored: { call: before }, scene }: Before,
  call: HelpCall,
  events: readonly (HelpEvent & { readonly turn: number })[],
): readonly NewMessage[] => {
  const { person } = scene.registration
  const answerPage = `packages/help/pages/answer/index?callId=${call.id}`
  type Told = Pick<(typeof events)[number], 'turn' | 'kind'>
  const telling = ({ turn, kind }: Told, memberId: string, page: string): NewMessage => ({
    id: `help.${call.id}.${turn}.${memberId}`,
    memberId,
    template: 'help-call',
    text: {
      page,
      title: call.isDrill ? '一键呼叫（演练）' : '一键呼叫',
      startsAtMs: call.calledAtMs,
      place: person.door,
      remark: remarkOf(call, kind),
    },
    usefulUntilMs: nowMs + 3_600_000,
  })
  const messages: NewMessage[] = []
  for (const one of events) {
    const { kind, regionId } = one
    const there = scene.ladder.holders.filter((holder) => holder.regionId === regionId)
    if (kind === 'alerted')
      for (const id of new Set(there.map(({ memberId }) => memberId)))
        messages.push(telling(one, id, answerPage))
    if (kind === 'reminded' && before.responder)
      messages.push(telling(one, before.responder.memberId, answerPage))
    if (kind === 'relatives-told')
      for (const id of scene.relatives)
        messages.push(telling(one, id, 'packages/help/pages/call/index'))
  }
  return messages
}

/** Who stands beside an event: who acted, who is late, or nobody, where the clock or the ladder did it. */
const whoDid = (kind: HelpEvent['kind'], { stored: { call } }: Before, by: Told): Told => {
  if (kind === 'reminded' || kind === 'overdue') return { ...theClock, ...call.responder }
  return ['alerted', 'relatives-told', 'at-top'].includes(kind) ? theClock : by
}

const write = async (
  desk: HelpDesk,
  before: Before,
  step: HelpStep,
  by: Told,
): Promise<StoredCall> => {
  const { stored, isNew } = before
  const events = step.events.map((one, index) => ({ ...one, turn: stored.eventCount + index + 1 }))
  const after: StoredCall = {
    ...stored,
    call: step.call,
    eventCount: stored.eventCount + events.length,
  }
  await (isNew ? insertCall : saveCall)(desk.files, after)
  await addEvents(
    desk.files,
    step.call.id,
    events.map((one) => {
      const { memberId, memberName, byPost, words } = whoDid(one.kind, before, by)
      return { ...one, atMs: step.call.changedAtMs, memberId, byName: memberName, byPost, words }
    }),
  )
  const { tenantId, nowMs, files } = desk
  await writeMessages(
    { transaction: files.database, vault: files.vault, tenantId, nowMs },
    messagesOf(desk, before, step.call, events),
  )
  return after
}

const momentOf = ({ ladder: { rungs }, relatives }: Scene) => ({
  rungs,
  hasRelatives: relatives.length > 0,
})

/** `stored` is held by the caller's transaction. */
export const takeAct = async (
  desk: HelpDesk,
  stored: StoredCall,
  act: HelpAct,
  by: Told,
): Promise<Result<StoredCall, Refusal>> => {
  const [registration] = await findRegistrations(desk.files, [stored.registrationId])
  if (!registration) throw new Error('A call is of somebody who is registered.')
  const scene = await sceneOf(desk, registration)
  const { nowMs, settings } = desk
  const step = stepHelpCall(stored.call, act, {
    ...{ by: { memberId: by.memberId, memberName: by.memberName }, nowMs },
    ...momentOf(scene),
    rules: settings.helpCall,
  })
  return step.ok
    ? success(await write(desk, { stored, scene, isNew: false }, step.value, by))
    : step
}

/** A new call; the registration is held by the caller's transaction. */
export const openCall = async (
  desk: HelpDesk,
  registration: HelpRegistration,
  start: (moment: Pick<HelpMoment, 'rungs' | 'hasRelatives'>) => HelpStep,
  by: Told,
): Promise<StoredCall> => {
  const { id: registrationId, path } = registration
  const scene = await sceneOf(desk, registration)
  const step = start(momentOf(scene))
  const stored = { call: step.call, registrationId, path, eventCount: 0 }
  return write(desk, { stored, scene, isNew: true }, step, by)
}
