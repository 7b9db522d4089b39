/** Where the words lie sealed with which a leader confirmed the hours. */
import { columnPlace } from '../secrets/vault'

export const leaderReasonPlace = (tenantId: string, serviceId: string) =>
  columnPlace('service.reason_cipher', tenantId, serviceId)
