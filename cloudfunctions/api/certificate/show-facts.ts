/**
 * Hands out what an issued certificate states: whole to its volunteer; to the office with a line in the access log in the
 * same transaction, and with the ID number covered for whoever may not see whole ones.
 */
import type { CertificateFacts } from '../../../src/domain/certificate/certificate'
import { maskIdNumber } from '../../../src/domain/id-number'
import { logShown } from '../access/access-log.repository'
import { may } from '../access/actor-access'
import { CallError } from '../call-error'
import type { Caller } from '../caller'
import { findVolunteerOf } from '../volunteer/volunteer.repository'
import { findCertificate, openFacts } from './certificate.repository'

/** CallError forbidden, also for none of that id and for one that does not hold. */
export const showFacts = (
  { api, access }: Caller,
  certificateId: string,
): Promise<CertificateFacts> => {
  const { actor } = access
  return api.database.transaction().execute(async (transaction) => {
    const files = { database: transaction, vault: api.vault }
    const row = await findCertificate(transaction, actor.tenantId, certificateId)
    const facts = row && openFacts(api.vault, actor.tenantId, row)
    if (row?.state !== 'issued' || !facts) throw new CallError('forbidden')
    if ((await findVolunteerOf(files, actor))?.id === row.volunteer_id) return facts
    if (!may(access, 'volunteer.manage', row)) throw new CallError('forbidden')
    await logShown(transaction, actor, {
      ...{ act: 'open-certificate', of: { volunteer_id: row.volunteer_id } },
      ...{ regionId: row.region_id, reason: `志愿服务证明 ${facts.number}`, atMs: api.nowMs() },
    })
    return may(access, 'id-number.reveal', row)
      ? facts
      : { ...facts, idNumber: maskIdNumber(facts.idNumber) }
  })
}
