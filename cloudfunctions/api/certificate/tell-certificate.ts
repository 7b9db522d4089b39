/** Tells a volunteer what became of a certificate: ready, not issued, revoked. */
import { writeVolunteerTurns } from '../message/volunteer-turn.repository'
import type { OfficeContext } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import type { CertificateRow } from './certificate.repository'

const certificatesPage = 'packages/volunteer/pages/certificates/index'

export const tellOfCertificate = async (
  context: OfficeContext,
  { id, volunteer_id: volunteerId }: Pick<CertificateRow, 'id' | 'volunteer_id'>,
  remark: string,
): Promise<void> => {
  const outbox = outboxOf(context)
  const volunteer = await outbox.transaction
    .selectFrom('volunteer')
    .select('member_id')
    .where('tenant_id', '=', outbox.tenantId)
    .where('id', '=', volunteerId)
    .executeTakeFirst()
  const memberId = volunteer?.member_id ?? null
  if (memberId === null) return
  const said = { page: certificatesPage, title: '志愿服务证明', startsAtMs: outbox.nowMs, remark }
  await writeVolunteerTurns(outbox, [
    { id: `certificate.${id}.${context.commandId}`, memberId, ...said },
  ])
}
