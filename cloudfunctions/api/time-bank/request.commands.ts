/** Asking for a service. The ledger is asked first, because it may refuse; the order is written in the same transaction. */
import type { OfficeCommandArgs } from '../../../src/domain/office-commands'
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { poolAccount, volunteerAccount } from '../../../src/domain/time-bank/ledger'
import { mostUnderWay } from '../../../src/domain/time-bank/free-hands'
import { requestOrder } from '../../../src/domain/time-bank/request-order'
import { filesOf } from '../office/office-files'
import type { OfficeContext, OfficeHandler, OfficeOutcome } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { findVolunteerOf, type Volunteer } from '../volunteer/volunteer.repository'
import { findElder } from './elders-hours'
import { findEntitlement, type Entitlement } from './entitlement.repository'
import { countUnderWay, lockMember } from './order-counts.repository'
import { postingOf } from './order-context'
import { applyEffect } from './order-effects'
import { addOrder, findOrders, type StoredOrder } from './order.repository'
import { tellElder } from './tell-order'
import { askWordsCheck } from './check-order-words'

/** Who is no volunteer and has no post asks the street as a whole. */
const findRootId = async ({ transaction, access }: OfficeContext): Promise<string> => {
  const root = await transaction
    .selectFrom('region')
    .select('id')
    .where('tenant_id', '=', access.actor.tenantId)
    .where('parent_id', 'is', null)
    .executeTakeFirstOrThrow()
  return root.id
}

interface Asking {
  readonly orderId: string
  readonly args: OfficeCommandArgs<'redeem.request'>
  /** Whose hours they are, or who asks for those of others; undefined for who is none. */
  readonly volunteer: Volunteer | undefined
  /** Whose hours they are where a relative asks for them. */
  readonly elder?: Volunteer | undefined
  readonly regionId: string
  readonly entitlement: Entitlement
  /** Whose orders under way are counted. */
  readonly countedBy: Parameters<typeof countUnderWay>[1]
}

export const placeOrder = async (
  context: OfficeContext,
  { orderId, args, volunteer, elder, regionId, entitlement, countedBy }: Asking,
): Promise<OfficeOutcome> => {
  const { access, nowMs } = context
  const files = filesOf(context)
  const { actor } = access
  const { wantedOn = '' } = args
  const { birthDate } = entitlement
  const requested = requestOrder({
    rules: access.settings.timeBank,
    ...{ service: args.service, minutes: args.minutes, payFrom: args.payFrom, wantedOn },
    asker: {
      memberId: actor.memberId,
      volunteerId: volunteer?.state === 'verified' ? volunteer.id : null,
      birthDate,
    },
    elder: { ...args.elder, birthDate },
    ...(elder && { elderVolunteerId: elder.id }),
    ageIsOnlySaid: entitlement.from === 'said',
    nowMs,
  })
  if (!requested.ok) return requested
  await lockMember(files, actor.memberId)
  if ((await countUnderWay(files, countedBy)) >= mostUnderWay)
    return refuse('not-by-the-rules', `一次最多 ${mostUnderWay} 个进行中的兑换`)
  const whose = elder ?? volunteer
  const payer = args.payFrom === 'pool' ? poolAccount : volunteerAccount(whose?.id ?? '')
  const effect = await applyEffect(postingOf(context), { id: orderId, payer }, requested.value)
  if (!effect.ok) return effect
  const { order } = requested.value
  const stored: StoredOrder = {
    ...{ id: orderId, regionId, service: args.service, payer, order },
    details: {
      ...{ elder: args.elder, contact: args.contact, wish: args.wish, wantedOn, entitlement },
      neededApproval: order.state === 'asked',
      askerName: volunteer?.details.name ?? actor.memberName,
      takerName: '',
      disputes: [],
    },
    ...{ askedAtMs: nowMs, changedAtMs: nowMs, settledByName: '', settledReason: '' },
  }
  await addOrder(files, stored)
  if (elder) await tellElder(outboxOf(context), stored, elder.memberId)
  await askWordsCheck(context, { orderId, regionId, words: args.wish })
  return success({ state: order.state })
}

export const requestRedeem: OfficeHandler<'redeem.request'> = async (args, context) => {
  const { region, access, commandId: orderId } = context
  const { actor } = access
  const files = filesOf(context)
  // Another's, whose id everybody reads who may take it.
  const [taken] = await findOrders(files, [orderId])
  if (taken) return refuse('id-taken')
  const volunteer = await findVolunteerOf(files, actor)
  const found = args.payFrom === 'elder' ? await findElder(args.elder, context) : success(undefined)
  if (!found.ok) return found
  const elder = found.value
  // Whose hours they are, those ask who live there.
  const regionId =
    elder?.regionId ?? volunteer?.regionId ?? region?.id ?? (await findRootId(context))
  const asked = { volunteer, memberName: actor.memberName, elder: args.elder }
  const recorded = elder?.details.birthDate ?? ''
  const entitlement: Entitlement =
    recorded === ''
      ? await findEntitlement(context.transaction, actor, asked)
      : { birthDate: recorded, from: 'record' }
  const countedBy = { memberId: actor.memberId, volunteerId: volunteer?.id }
  return placeOrder(context, { orderId, args, volunteer, elder, regionId, entitlement, countedBy })
}
