/** Row types of certificates. */
import type { Generated } from 'kysely'
import type { CertificateState, IdType } from '../../../src/domain/certificate/certificate'

export interface CertificateTable {
  tenant_id: string
  id: string
  volunteer_id: string
  region_id: string
  state: CertificateState
  from_date: string
  to_date: string
  id_type: IdType
  id_number_cipher: Generated<string>
  asked_at_ms: number
  asked_by_member_id: string | null
  asked_by_name: Generated<string>
  settled_at_ms: number | null
  settled_by_name: Generated<string>
  reason: Generated<string>
  number: string | null
  code_index: string | null
  facts_cipher: Generated<string>
  revoked_at_ms: number | null
  revoked_by_name: Generated<string>
}

export interface CertificateNumberTable {
  tenant_id: string
  year: string
  last: number
}

export interface CertificateTables {
  certificate: CertificateTable
  certificate_number: CertificateNumberTable
}
