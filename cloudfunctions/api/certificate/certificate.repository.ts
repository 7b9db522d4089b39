/** Certificates in the database, and the posted hours that one is about. */
import { sql } from 'kysely'
import type {
  CertificateFacts,
  CertificateState,
  CertifiedService,
  IdType,
} from '../../../src/domain/certificate/certificate'
import { addDays, startOfChinaDateMs } from '../../../src/domain/calendar'
import type { Database, Transaction } from '../database/connect'
import type { Vault } from '../secrets/vault'
import { certificateCodeIndex } from './certificate-code'

export interface Period {
  readonly fromDate: string
  readonly toDate: string
}

export interface CertificateRow {
  readonly id: string
  readonly volunteer_id: string
  readonly region_id: string
  readonly path: string
  readonly state: CertificateState
  readonly from_date: string
  readonly to_date: string
  readonly id_type: IdType
  readonly id_number_cipher: string
  readonly asked_at_ms: number
  /** Of the office, in the place of somebody without a phone; null: the volunteer. */
  readonly asked_by_member_id: string | null
  readonly asked_by_name: string
  readonly settled_at_ms: number | null
  readonly settled_by_name: string
  readonly reason: string
  readonly facts_cipher: string
  readonly revoked_at_ms: number | null
}

const columns = [
  'certificate.id',
  'certificate.volunteer_id',
  'certificate.region_id',
  'region.path',
  'certificate.state',
  'certificate.from_date',
  'certificate.to_date',
  'certificate.id_type',
  'certificate.id_number_cipher',
  'certificate.asked_at_ms',
  'certificate.asked_by_member_id',
  'certificate.asked_by_name',
  'certificate.settled_at_ms',
  'certificate.settled_by_name',
  'certificate.reason',
  'certificate.facts_cipher',
  'certificate.revoked_at_ms',
] as const

export const certificates = (database: Database, tenantId: string) =>
  database
    .selectFrom('certificate')
    .innerJoin('region', (join) =>
      join
        .onRef('region.tenant_id', '=', 'certificate.tenant_id')
        .onRef('region.id', '=', 'certificate.region_id'),
    )
    .select(columns)
    .where('certificate.tenant_id', '=', tenantId)

export const findCertificate = (
  database: Database,
  tenantId: string,
  id: string,
): Promise<CertificateRow | undefined> =>
  certificates(database, tenantId).where('certificate.id', '=', id).executeTakeFirst()

/** Held until the transaction ends: two who settle one follow each other. */
export const lockCertificate = (
  database: Database,
  tenantId: string,
  id: string,
): Promise<CertificateRow | undefined> =>
  certificates(database, tenantId)
    .where('certificate.id', '=', id)
    .forUpdate('certificate')
    .executeTakeFirst()

export const findCertificateByCode = (
  database: Database,
  vault: Vault,
  { tenantId, code }: { readonly tenantId: string; readonly code: string },
): Promise<CertificateRow | undefined> =>
  certificates(database, tenantId)
    .where('certificate.code_index', '=', certificateCodeIndex(vault, tenantId, code))
    .executeTakeFirst()

/** Somebody who moves brings the card to the new community: it issues what is still asked for. */
export const moveAskedCertificates = async (
  transaction: Transaction,
  { tenantId, volunteerId }: { readonly tenantId: string; readonly volunteerId: string },
  regionId: string,
): Promise<void> => {
  await transaction
    .updateTable('certificate')
    .set({ region_id: regionId })
    .where('tenant_id', '=', tenantId)
    .where('volunteer_id', '=', volunteerId)
    .where('state', '=', 'asked')
    .execute()
}

const factsPlace = (tenantId: string, recordId: string) => ({
  tenantId,
  recordId,
  field: 'certificate-facts',
})

export const idNumberPlace = (tenantId: string, recordId: string) => ({
  tenantId,
  recordId,
  field: 'certificate-id-number',
})

export const sealFacts = (
  vault: Vault,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  facts: CertificateFacts,
): string => vault.seal(factsPlace(tenantId, id), JSON.stringify(facts))

/** null until it is issued. */
export const openFacts = (
  vault: Vault,
  tenantId: string,
  { id, facts_cipher }: Pick<CertificateRow, 'id' | 'facts_cipher'>,
): CertificateFacts | null =>
  facts_cipher === ''
    ? null
    : // Sealed by sealFacts; the seal vouches that nobody else wrote it.
      (JSON.parse(vault.open(factsPlace(tenantId, id), facts_cipher)) as CertificateFacts)

/**
 * Words that the content check hides are on no paper, nor that they are looked at, because a paper stays as it is: the kind
 * of service says what was done.
 *
 * Hours count once their public notice is over and they are posted; a service is of the day on which it began.
 */
export const postedServices = async (
  database: Database,
  tenantId: string,
  { volunteerId, fromDate, toDate }: Period & { readonly volunteerId: string },
): Promise<readonly CertifiedService[]> => {
  const { rows } = await sql<CertifiedService>`
    select a.service_kind as kind, case when a.hidden then '' else a.title end as title, v.minutes from standing_service v
    join shift s on s.tenant_id = v.tenant_id and s.id = v.shift_id
    join activity a on a.tenant_id = s.tenant_id and a.id = s.activity_id
    where v.tenant_id = ${tenantId} and v.volunteer_id = ${volunteerId} and v.state = 'posted' and v.minutes > 0
      and s.starts_at_ms >= ${startOfChinaDateMs(fromDate)}
      and s.starts_at_ms < ${startOfChinaDateMs(addDays(toDate, 1))}
    order by s.starts_at_ms, v.id`.execute(database)
  return rows
}

/** The next running number of the year; the row stays locked, so that one that is rolled back is given again. */
export const nextRunningNumber = async (
  database: Database,
  tenantId: string,
  year: string,
): Promise<number> => {
  const { last } = await database
    .insertInto('certificate_number')
    .values({ tenant_id: tenantId, year, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'year'])
        .doUpdateSet({ last: sql<number>`certificate_number.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return Number(last)
}
