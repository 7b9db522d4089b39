/** Lists of certificates: one's own, and those of a region with what an asked one would state now. */
import { sql, type ExpressionBuilder } from 'kysely'
import { missingForCertificate } from '../../../src/domain/certificate/certificate'
import { startOfChinaDateMs } from '../../../src/domain/calendar'
import { maskIdNumber } from '../../../src/domain/id-number'
import {
  certificatesPerAnswer,
  type CertificateLine,
  type OfficeCertificate,
} from '../../../src/protocol/certificate'
import type { Actor } from '../access/actor-access'
import { atOrBelow } from '../access/at-or-below'
import type { Api } from '../api'
import type { Schema } from '../database/schema'
import { findVolunteers } from '../volunteer/volunteer.repository'
import {
  certificates,
  idNumberPlace,
  openFacts,
  type CertificateRow,
} from './certificate.repository'

const mostOwn = 200
const wantsAnother = '这是您替人申请的，请让同事来出具；社区只有您一位，请上级街道来办'

const toLine = ({ vault }: Api, tenantId: string, row: CertificateRow): CertificateLine => {
  const facts = openFacts(vault, tenantId, row)
  return {
    certificateId: row.id,
    regionId: row.region_id,
    state: row.state,
    fromDate: row.from_date,
    toDate: row.to_date,
    askedAtMs: row.asked_at_ms,
    number: facts?.number ?? '',
    minutes: facts?.minutes ?? 0,
    issuedOn: facts?.issuedOn ?? '',
    reason: row.reason,
  }
}

export const listOwnCertificates = async (
  api: Api,
  tenantId: string,
  volunteerId: string,
): Promise<readonly CertificateLine[]> => {
  const rows = await certificates(api.database, tenantId)
    .where('certificate.volunteer_id', '=', volunteerId)
    .orderBy('certificate.asked_at_ms', 'desc')
    .orderBy('certificate.id', 'desc')
    .limit(mostOwn)
    .execute()
  return rows.map((row) => toLine(api, tenantId, row))
}

interface Posted {
  readonly id: string
  readonly times: number
  readonly minutes: number
}

/** What each would state now; of an issued one the hours that it rests on, as they stand now. In one statement. */
const postedOf = async (
  { database }: Api,
  tenantId: string,
  rows: readonly CertificateRow[],
): Promise<ReadonlyMap<string, Posted>> => {
  if (rows.length === 0) return new Map()
  const asked = sql.join(
    rows.map(
      (row) => sql`(${row.id}, ${row.volunteer_id}, ${startOfChinaDateMs(row.from_date)}::bigint,
        ${startOfChinaDateMs(row.to_date) + 86_400_000}::bigint,
        ${row.state === 'issued' ? row.settled_at_ms : null}::bigint)`,
    ),
  )
  const { rows: posted } = await sql<Posted>`
    select c.id, count(*)::integer as times, sum(v.minutes)::integer as minutes
    from (values ${asked}) as c(id, volunteer_id, from_ms, until_ms, issued_at_ms)
    join standing_service v on v.tenant_id = ${tenantId} and v.volunteer_id = c.volunteer_id and v.state = 'posted' and v.minutes > 0
    join shift s on s.tenant_id = v.tenant_id and s.id = v.shift_id
      and s.starts_at_ms >= c.from_ms and s.starts_at_ms < c.until_ms
    join service o on o.tenant_id = v.tenant_id and o.id = v.id
      and (c.issued_at_ms is null or o.posted_at_ms <= c.issued_at_ms)
    group by c.id`.execute(database)
  return new Map(posted.map((row) => [row.id, row]))
}

interface Which {
  /** In or below this region. */
  readonly path: string
  /** A whole number of a certificate or of a volunteer; '' for all. */
  readonly find: string
  /** Settled ones behind this one; '' begins with those that are asked for. */
  readonly after: string
}

const numbered = (
  e: ExpressionBuilder<Schema, 'certificate' | 'region'>,
  tenantId: string,
  find: string,
) =>
  e.or([
    e('certificate.number', '=', find),
    e(
      'certificate.volunteer_id',
      'in',
      e
        .selectFrom('volunteer')
        .select('volunteer.id')
        .where('volunteer.tenant_id', '=', tenantId)
        .where('volunteer.number', '=', find),
    ),
  ])

const settledBefore = (tenantId: string, id: string) =>
  sql<boolean>`(certificate.settled_at_ms, certificate.id) < (
    select b.settled_at_ms, b.id from certificate b where b.tenant_id = ${tenantId} and b.id = ${id})`

export const listCertificates = async (
  api: Api,
  { tenantId, memberId }: Actor,
  { path, find, after }: Which,
): Promise<readonly OfficeCertificate[]> => {
  const below = certificates(api.database, tenantId)
    .where('region.path', 'like', atOrBelow(path))
    .$if(find !== '', (of) => of.where((e) => numbered(e, tenantId, find)))
    .limit(certificatesPerAnswer)
  const asked = await below
    .where('certificate.state', '=', 'asked')
    .$if(after !== '', (of) => of.where((e) => e.lit(false)))
    .orderBy('certificate.asked_at_ms')
    .orderBy('certificate.id')
    .execute()
  const settled = await below
    .where('certificate.state', '<>', 'asked')
    .$if(after !== '', (of) => of.where(() => settledBefore(tenantId, after)))
    .orderBy('certificate.settled_at_ms', 'desc')
    .orderBy('certificate.id', 'desc')
    .execute()
  const rows = [...asked, ...settled]
  const ids = new Set(rows.map((row) => row.volunteer_id))
  const volunteers = new Map(
    (await findVolunteers(api, tenantId, [...ids])).map((volunteer) => [volunteer.id, volunteer]),
  )
  const posted = await postedOf(
    api,
    tenantId,
    rows.filter(({ state }) => state === 'asked' || state === 'issued'),
  )
  return rows.flatMap((row) => {
    const volunteer = volunteers.get(row.volunteer_id)
    if (!volunteer) return []
    const line = toLine(api, tenantId, row)
    const facts = openFacts(api.vault, tenantId, row)
    const idNumber =
      facts?.idNumber ?? api.vault.open(idNumberPlace(tenantId, row.id), row.id_number_cipher)
    const { times = 0, minutes = 0 } = facts ?? posted.get(row.id) ?? {}
    const nowMinutes = posted.get(row.id)?.minutes ?? 0
    return [
      {
        ...line,
        minutes,
        times,
        correctedMinutes: row.state === 'issued' && nowMinutes !== minutes ? nowMinutes : null,
        volunteerName: facts?.name ?? volunteer.details.name,
        volunteerNumber: volunteer.number,
        askedByName: row.asked_by_name,
        idType: row.id_type,
        idNumberMask: maskIdNumber(idNumber),
        missing:
          row.state === 'asked'
            ? [
                ...missingForCertificate(volunteer, { idType: row.id_type, idNumber, minutes }),
                ...(row.asked_by_member_id === memberId ? [wantsAnother] : []),
              ]
            : [],
      },
    ]
  })
}
