/** Objecting to hours that are on public notice: by whoever is signed in, or at the desk for somebody without a phone. */
import type { OfficeCommandArgs } from '../../../src/domain/office-commands'
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { lockVolunteerHere } from '../office/office-files'
import type { OfficeContext, OfficeHandler, OfficeOutcome } from '../office/office-handler'
import { requireNoShare } from '../time-bank/involvement.repository'
import { lockObjection } from './objection.repository'

/** Nobody holds up a whole street's hours. At the desk it is counted for whose hours they are, whoever takes it down. */
const mostOpenObjections = 20

/** `forVolunteerId`: whose hours they are, at the desk; null: whoever is signed in, to anybody's hours. */
const placeObjection = async (
  { transaction, vault, access, nowMs }: OfficeContext,
  args: OfficeCommandArgs<'hours.object'>,
  forVolunteerId: string | null,
): Promise<OfficeOutcome> => {
  const { tenantId, memberId, memberName } = access.actor
  const isAtDesk = forVolunteerId !== null
  const service = await transaction
    .selectFrom('service')
    .select(['id', 'region_id', 'volunteer_id', 'minutes', 'state', 'notice_until_ms'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', args.serviceId)
    .forUpdate()
    .executeTakeFirst()
  if (!service || (isAtDesk && service.volunteer_id !== forVolunteerId))
    return refuse('service-not-found')
  if (service.state === 'posted' || service.notice_until_ms <= nowMs) return refuse('notice-over')
  const open = await transaction
    .selectFrom('service_objection as o')
    .innerJoin('service as s', (join) =>
      join.onRef('s.tenant_id', '=', 'o.tenant_id').onRef('s.id', '=', 'o.service_id'),
    )
    .select('o.service_id')
    .where('o.tenant_id', '=', tenantId)
    .where((of) =>
      isAtDesk
        ? of.and([
            of('s.volunteer_id', '=', forVolunteerId),
            of('o.asked_by_member_id', 'is not', null),
          ])
        : of('o.member_id', '=', memberId),
    )
    .where('o.state', '=', 'open')
    .limit(mostOpenObjections)
    .execute()
  if (open.some(({ service_id }) => service_id === service.id))
    return refuse(
      'already-done',
      isAtDesk ? '已经替本人提过异议了，正在核对' : '您提过异议了，正在核对',
    )
  if (open.length >= mostOpenObjections)
    return refuse('invalid', '前面的异议还没有办完，请先等一等')
  const place = { tenantId, recordId: args.objectionId, field: 'objection' }
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('service_objection')
    .values({
      tenant_id: tenantId,
      id: args.objectionId,
      service_id: service.id,
      region_id: service.region_id,
      member_id: isAtDesk ? null : memberId,
      asked_by_member_id: isAtDesk ? memberId : null,
      asked_by_name: isAtDesk ? memberName : '',
      text_cipher: vault.seal(place, args.text),
      at_ms: nowMs,
      state: 'open',
      minutes_before: service.minutes,
      decided_at_ms: null,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return refuse('id-taken')
  await transaction
    .updateTable('service')
    .set({ state: 'objected' })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', service.id)
    .execute()
  return success(undefined)
}

export const objectToHours: OfficeHandler<'hours.object'> = (args, context) =>
  placeObjection(context, args, null)

/** Nobody has to own a phone to have the own hours put right. */
export const objectForSomebody: OfficeHandler<'hours.object-for'> = async (args, context) => {
  const { transaction, access } = context
  const { volunteerId, ...said } = args
  const volunteer = await lockVolunteerHere(context, volunteerId)
  if (!volunteer) return refuse('volunteer-not-found')
  if (volunteer.memberId !== null)
    return refuse('invalid', '本人有微信，请本人在“我的码和时长”里提异议')
  const free = await requireNoShare([volunteerId], context)
  if (!free.ok) return free
  const standing = await lockObjection(transaction, access.actor.tenantId, said.objectionId)
  // The form was sent again, because its answer was lost: it stands as it was taken down.
  const isSame = standing?.volunteerId === volunteerId && standing.service_id === said.serviceId
  if (standing) return isSame ? success(undefined) : refuse('id-taken')
  return placeObjection(context, said, volunteerId)
}
