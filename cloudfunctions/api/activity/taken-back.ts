/** A place that whoever runs the activity gave back for its owner, who is told, and can read who did it and why. */
import { takeConsents, writeMessages } from '../message/message.repository'
import type { OfficeContext } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { columnPlace, type Vault } from '../secrets/vault'
import { activityPage } from './activity-page'
import { findActivity } from './activity.repository'
import type { ShiftRow } from './shift.repository'
import { toldWords } from './shown-words.repository'

interface PlaceKey {
  readonly shiftId: string
  readonly volunteerId: string
}

const reasonPlace = (tenantId: string, { shiftId, volunteerId }: PlaceKey) =>
  columnPlace('sign_up.taken_back_reason_cipher', tenantId, `${shiftId} ${volunteerId}`)

export const openTakenBackReason = (
  vault: Vault,
  tenantId: string,
  key: PlaceKey,
  sealed: string,
): string => vault.open(reasonPlace(tenantId, key), sealed)

/** Beside the place, which is cancelled already. */
export const writeTakenBack = async (
  { transaction, vault, access }: OfficeContext,
  key: PlaceKey,
  reason: string,
): Promise<void> => {
  const { tenantId, memberName } = access.actor
  await transaction
    .updateTable('sign_up')
    .set({
      taken_back_by_name: memberName,
      taken_back_reason_cipher: vault.seal(reasonPlace(tenantId, key), reason),
    })
    .where('tenant_id', '=', tenantId)
    .where('shift_id', '=', key.shiftId)
    .where('volunteer_id', '=', key.volunteerId)
    .execute()
}

/** The message does not say why: it may tell of an illness. Answers whether it will reach them. */
export const tellTakenBack = async (
  context: OfficeContext,
  { activityId, startsAtMs }: ShiftRow,
  memberId: string | null,
): Promise<boolean> => {
  if (memberId === null) return false
  const outbox = outboxOf(context)
  const activity = await findActivity(outbox.transaction, outbox.tenantId, activityId)
  const words = activity ? toldWords(activity) : { title: '', place: '' }
  const remark = '负责人替您取消了报名，打开看原因'
  const reached = await takeConsents(outbox, 'activity-change', [memberId])
  const consentUsed = reached.has(memberId)
  await writeMessages(outbox, [
    {
      ...{
        id: `${context.commandId}.${memberId}`,
        memberId,
        template: 'activity-change',
        consentUsed,
      },
      text: { page: activityPage(activityId), ...words, startsAtMs, remark },
      usefulUntilMs: startsAtMs,
    },
  ])
  return consentUsed
}
