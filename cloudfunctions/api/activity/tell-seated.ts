/** Tells who moved up from the waiting list. Whom no message reaches is named in the leader's list, to be called. */
import { sql } from 'kysely'
import { writeMessages, type Outbox } from '../message/message.repository'
import { activityPage } from './activity-page'
import { findActivity } from './activity.repository'
import type { ShiftRow } from './shift.repository'
import { toldWords } from './shown-words.repository'

export const tellSeated = async (
  outbox: Outbox,
  shift: ShiftRow,
  volunteerIds: readonly string[],
): Promise<void> => {
  const { transaction, tenantId } = outbox
  const activity = await findActivity(transaction, tenantId, shift.activityId)
  const members = await transaction
    .selectFrom('volunteer')
    .innerJoin('sign_up', (join) =>
      join
        .onRef('sign_up.tenant_id', '=', 'volunteer.tenant_id')
        .onRef('sign_up.volunteer_id', '=', 'volunteer.id'),
    )
    .select(['volunteer.member_id', 'sign_up.turn'])
    .where('volunteer.tenant_id', '=', tenantId)
    .where('volunteer.id', 'in', [...volunteerIds])
    .where('sign_up.shift_id', '=', shift.id)
    .execute()
  const words = activity ? toldWords(activity) : { title: '', place: '' }
  const messages = members.flatMap(({ member_id: memberId, turn }) =>
    memberId === null
      ? []
      : [
          {
            id: `${shift.id}.seat.${turn}`,
            memberId,
            template: 'activity-seat' as const,
            text: {
              page: activityPage(shift.activityId),
              ...words,
              startsAtMs: shift.startsAtMs,
              remark: '候补到您了，已给您留好名额',
            },
            usefulUntilMs: shift.startsAtMs,
          },
        ],
  )
  await writeMessages(outbox, messages)
}

/** Moved up, and neither heard of it nor will within a minute. Of place u of volunteer v. */
export const isUntoldSeat = sql<boolean>`(u.moved_up and u.state = 'seated' and not exists (
  select from message m where m.tenant_id = u.tenant_id and m.id = u.shift_id || '.seat.' || u.turn
    and (m.state in ('sending', 'sent') or m.state = 'waiting' and (m.consent_used or exists (
      select from message_consent c where c.tenant_id = m.tenant_id and c.member_id = m.member_id
        and c.template = m.template and c.left_over > 0)))))`
