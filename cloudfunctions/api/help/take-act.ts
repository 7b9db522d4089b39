/** Does one thing about a help call: the rule decides, row and events are written together, and those are told whom it concerns. */
import { isLate } from '../../../src/domain/help/help-call'
import type { HelpEvent } from '../../../src/domain/help/help-event'
import { stepHelpCall, type HelpAct, type HelpStep } from '../../../src/domain/help/step-help-call'
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

/** Who is told of an event, in a subscribe message: the phones on duty ring by themselves. */
const messagesOf = async (
  desk: HelpDesk,
  stored: StoredCall,
  { holders }: Ladder,
  events: readonly (HelpEvent & { readonly turn: number })[],
): Promise<readonly NewMessage[]> => {
  const { call } = stored
  const [registration] = await findRegistrations(desk.files, [stored.registrationId])
  if (!registration) return []
  const { person, memberId: presserId, householdId } = registration
  const telling = (memberId: string, turn: number, page: string): NewMessage => ({
    id: `help.${call.id}.${turn}.${memberId}`,
    memberId,
    template: 'help-call',
    text: {
      page,
      title: call.isDrill ? '一键呼叫（演练）' : '一键呼叫',
      startsAtMs: call.pressedAtMs,
      place: person.door,
      remark: isLate(call) ? '当时没有网络，请马上联系' : '请马上应答',
    },
    usefulUntilMs: desk.nowMs + 3_600_000,
  })
  const messages: NewMessage[] = []
  for (const { kind, regionId, turn } of events) {
    if (kind === 'alerted')
      messages.push(
        ...[
          ...new Set(holders.filter((one) => one.regionId === regionId).map((one) => one.memberId)),
        ].map((id) => telling(id, turn, `packages/help/pages/answer/index?callId=${call.id}`)),
      )
    if (kind === 'relatives-told' && householdId !== '') {
      const members = await findMembersOfHousehold(desk.files, householdId)
      messages.push(
        ...members
          .filter((id) => id !== presserId)
          .map((id) => telling(id, turn, 'packages/help/pages/call/index')),
      )
    }
  }
  return messages
}

const write = async (
  desk: HelpDesk,
  before: { readonly stored: StoredCall; readonly ladder: Ladder; readonly isNew: boolean },
  step: HelpStep,
  by: Told,
): Promise<StoredCall> => {
  const { stored, ladder, isNew } = before
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
    events.map(({ kind, regionId, turn }) => {
      // What the clock or the ladder did was not the one who pressed or passed it on.
      const isOwn = !['alerted', 'relatives-told', 'at-top'].includes(kind)
      const { memberId, memberName, byPost, words } = isOwn ? by : theClock
      const atMs = step.call.changedAtMs
      return { turn, kind, regionId, atMs, memberId, byName: memberName, byPost, words }
    }),
  )
  const { tenantId, nowMs, files } = desk
  const messages = await messagesOf(desk, after, ladder, events)
  await writeMessages(
    { transaction: files.database, vault: files.vault, tenantId, nowMs },
    messages,
  )
  return after
}

/** `stored` is held by the caller's transaction. */
export const takeAct = async (
  desk: HelpDesk,
  stored: StoredCall,
  act: HelpAct,
  by: Told,
): Promise<Result<StoredCall, Refusal>> => {
  const ladder = await ladderOf(desk, stored.path)
  const { nowMs, settings } = desk
  const step = stepHelpCall(stored.call, act, {
    ...{ by: { memberId: by.memberId, memberName: by.memberName }, nowMs },
    ...{ rungs: ladder.rungs, rules: settings.helpCall },
  })
  return step.ok
    ? success(await write(desk, { stored, ladder, isNew: false }, step.value, by))
    : step
}

/** A new call; the registration is held by the caller's transaction. */
export const openCall = async (
  desk: HelpDesk,
  registration: HelpRegistration,
  start: (ladder: Ladder) => HelpStep,
  by: Told,
): Promise<StoredCall> => {
  const { id: registrationId, path } = registration
  const ladder = await ladderOf(desk, path)
  const step = start(ladder)
  const stored = { call: step.call, registrationId, path, eventCount: 0 }
  return write(desk, { stored, ladder, isNew: true }, step, by)
}
