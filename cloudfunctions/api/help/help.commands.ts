/** Pressing the key, saying that all is well, and what those on duty do about a call. */
import type { HelpAct } from '../../../src/domain/help/step-help-call'
import { startHelpCall } from '../../../src/domain/help/step-help-call'
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { filesOf } from '../office/office-files'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import {
  findCallOfPress,
  findNewestCalls,
  findOpenCallOf,
  lockCall,
  notePress,
} from './help-call.repository'
import { answererTitle, answeringPosts, type HelpDesk } from './help-duty'
import { findRegistrations, lockRegistration } from './help-registration.repository'
import { openCall, takeAct, type Told } from './take-act'

const deskOf = (context: OfficeContext): HelpDesk => ({
  database: context.transaction,
  tenantId: context.access.actor.tenantId,
  settings: context.access.settings,
  nowMs: context.nowMs,
  files: filesOf(context),
})

const asCaller = ({ access: { actor } }: OfficeContext): Told => ({
  ...{ memberId: actor.memberId, memberName: '', byPost: '', words: '' },
})

export const callForHelp: OfficeHandler<'help.call'> = async (args, context) => {
  const desk = deskOf(context)
  const { memberId } = context.access.actor
  const { settings } = desk
  const registration = await lockRegistration(desk.files, args.registrationId)
  if (registration?.memberId !== memberId || registration.state !== 'registered')
    return refuse('help-not-registered')
  // A press whose answer was lost, or a letter that got through before: it calls nobody again.
  const known = await findCallOfPress(desk.files, args.callId)
  if (known)
    return known.registrationId === registration.id
      ? success({ callId: known.call.id })
      : refuse('id-taken')
  // Never taken for an earnest call: a phone may not know yet that there are to be no drills.
  if (args.isDrill && !settings.helpCall.drillsAllowed) return refuse('help-no-drills')
  const open = await findOpenCallOf(desk.files, registration.id)
  if (open) {
    const act = { kind: 'press-again', isDrill: args.isDrill } as const
    const again = await takeAct(desk, open, act, asCaller(context))
    if (!again.ok) return again
    await notePress(desk.files, args.callId, open.call.id)
    return success({ callId: open.call.id })
  }
  const { regionId } = registration
  const { isDrill, pressedAtMs } = args
  const pressed = { id: args.callId, regionId, isDrill, pressedAtMs }
  const [last] = await findNewestCalls(desk.files, [registration.id])
  // A server whose clock is behind opens none before the last one was over.
  const nowMs = Math.max(desk.nowMs, last?.call.changedAtMs ?? 0)
  const { call } = await openCall(
    { ...desk, nowMs },
    registration,
    (ladder) => startHelpCall(pressed, { nowMs, ...ladder, rules: settings.helpCall }),
    asCaller(context),
  )
  await notePress(desk.files, args.callId, call.id)
  return success({ callId: call.id })
}

export const cancelHelp: OfficeHandler<'help.cancel'> = async ({ callId }, context) => {
  const desk = deskOf(context)
  const stored = await lockCall(desk.files, callId)
  if (!stored) return refuse('help-call-not-found')
  const [registration] = await findRegistrations(desk.files, [stored.registrationId])
  if (registration?.memberId !== context.access.actor.memberId) return refuse('help-call-not-found')
  const done = await takeAct(desk, stored, { kind: 'cancel' }, asCaller(context))
  return done.ok ? success(undefined) : done
}

export const answerHelp: OfficeHandler<'help.answer'> = async ({ callId, act }, context) => {
  const desk = deskOf(context)
  const { access } = context
  const stored = await lockCall(desk.files, callId)
  if (!stored?.path.startsWith(regionOf(context).path)) return refuse('help-call-not-found')
  if (answeringPosts(access, stored).length === 0) return refuse('help-call-not-found')
  const { words, ...done } = act
  const told: Told = {
    memberId: access.actor.memberId,
    memberName: access.actor.memberName,
    byPost: await answererTitle(desk, access, stored),
    words,
  }
  const taken = await takeAct(desk, stored, done satisfies HelpAct, told)
  return taken.ok ? success({ state: taken.value.call.state }) : taken
}
