/** Who gets the key: asking for it, registering, changing and ending it. */
import type { HelpDetails } from '../../../src/domain/help/help-commands'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { lockHome, type Home } from '../home/home.repository'
import { filesOf } from '../office/office-files'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { findOpenCallOf } from './help-call.repository'
import {
  lockRegistration,
  lockRegistrationOfHome,
  writeRegistration,
  type HelpRegistration,
} from './help-registration.repository'

const ofHome = (
  id: string,
  home: Home,
  details: HelpDetails,
  nowMs: number,
): Omit<HelpRegistration, 'state' | 'settledByName'> => {
  const { name, door, phone } = home.details
  const acting =
    home.details.forWhom === 'elder'
      ? { relation: home.details.relation, consentedOn: home.details.consentedOn }
      : { relation: '', consentedOn: '' }
  return {
    id,
    homeId: home.id,
    memberId: home.memberId,
    ...{ regionId: home.regionId, path: home.path, householdId: home.householdId },
    person: { ...details, name, door, phone, ...acting, endedFor: '' },
    writtenAtMs: nowMs,
  }
}

const lockHomeOf = (context: OfficeContext, homeId: string) =>
  lockHome(filesOf(context), context.access.actor.tenantId, homeId)

export const askForHelpKey: OfficeHandler<'help.ask-registration'> = async (args, context) => {
  const { actor } = context.access
  const home = await lockHomeOf(context, args.homeId)
  if (home?.memberId !== actor.memberId) return refuse('home-not-found')
  if (await lockRegistrationOfHome(filesOf(context), home.id))
    return refuse('already-done', '这一处已经申请过，或已登记')
  if (await lockRegistration(filesOf(context), args.registrationId)) return refuse('id-taken')
  await writeRegistration(filesOf(context), {
    ...ofHome(args.registrationId, home, args.details, context.nowMs),
    state: 'asked',
    settledByName: '',
  })
  return success({ registrationId: args.registrationId })
}

export const registerForHelp: OfficeHandler<'help.register'> = async (args, context) => {
  const files = filesOf(context)
  const home = await lockHomeOf(context, args.homeId)
  if (!home?.path.startsWith(regionOf(context).path)) return refuse('home-not-found')
  const asked = await lockRegistrationOfHome(files, home.id)
  if (asked?.state === 'registered') return refuse('already-done', '这一处已经登记')
  if (!asked && (await lockRegistration(files, args.registrationId))) return refuse('id-taken')
  const registrationId = asked?.id ?? args.registrationId
  await writeRegistration(files, {
    ...ofHome(registrationId, home, args.details, context.nowMs),
    state: 'registered',
    settledByName: context.access.actor.memberName,
  })
  return success({ registrationId })
}

/** One at or below the envelope's region that has not ended. */
const heldHere = async (
  id: string,
  context: OfficeContext,
): Promise<Result<HelpRegistration, Refusal>> => {
  const found = await lockRegistration(filesOf(context), id)
  return found?.path.startsWith(regionOf(context).path) && found.state !== 'ended'
    ? success(found)
    : refuse('help-registration-not-found')
}

export const changeHelpKey: OfficeHandler<'help.change'> = async (args, context) => {
  const found = await heldHere(args.registrationId, context)
  if (!found.ok) return found
  await writeRegistration(filesOf(context), {
    ...found.value,
    person: { ...found.value.person, ...args.details },
    writtenAtMs: context.nowMs,
    settledByName: context.access.actor.memberName,
  })
  return success(undefined)
}

export const endHelpKey: OfficeHandler<'help.end'> = async (args, context) => {
  const found = await heldHere(args.registrationId, context)
  if (!found.ok) return found
  if (await findOpenCallOf(filesOf(context), args.registrationId))
    return refuse('invalid', '正在呼叫，请先应答并结束这次呼叫')
  await writeRegistration(filesOf(context), {
    ...found.value,
    state: 'ended',
    person: { ...found.value.person, endedFor: args.reason },
    writtenAtMs: context.nowMs,
    settledByName: context.access.actor.memberName,
  })
  return success(undefined)
}
