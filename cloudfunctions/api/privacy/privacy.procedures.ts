/** The logged reveal of an ID number, and the log of who looked at what. */
import type { AccessLogLine } from '../../../src/protocol/contract'
import { atOrBelow } from '../access/at-or-below'
import { requireRegion } from '../access/region-place'
import type { Api } from '../api'
import { volunteerNames } from '../volunteer/volunteer.repository'
import { os, requireAccess } from '../procedure'
import { revealIdNumber } from './reveal-id-number'

/** Newest first, in a region and below: by where the person lived when it was looked at. */
const loadAccessLog = async (
  api: Api,
  tenantId: string,
  path: string,
): Promise<AccessLogLine[]> => {
  const rows = await api.database
    .selectFrom('access_log')
    .innerJoin('region', (join) =>
      join
        .onRef('region.tenant_id', '=', 'access_log.tenant_id')
        .onRef('region.id', '=', 'access_log.region_id'),
    )
    .leftJoin('resident', (join) =>
      join
        .onRef('resident.tenant_id', '=', 'access_log.tenant_id')
        .onRef('resident.id', '=', 'access_log.resident_id'),
    )
    .select([
      'at_ms as atMs',
      'member_name as memberName',
      'act',
      'resident_id as residentId',
      'volunteer_id as volunteerId',
      'resident.name as residentName',
      'reason',
    ])
    .where('access_log.tenant_id', '=', tenantId)
    .where('region.path', 'like', atOrBelow(path))
    .orderBy('at_ms', 'desc')
    .limit(500)
    .execute()
  const ids = rows.flatMap(({ volunteerId }) => volunteerId ?? [])
  const names = await volunteerNames(api, tenantId, ids)
  return rows.map(({ residentId, volunteerId, residentName, ...line }) => ({
    ...line,
    residentId: residentId ?? '',
    volunteerId: volunteerId ?? '',
    personName: residentName ?? names.get(volunteerId ?? '') ?? '',
  }))
}

export const privacyProcedures = {
  revealIdNumber: os.privacy.revealIdNumber.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { regionId, residentId, reason } = input
    const place = await requireRegion(api.database, access, 'id-number.reveal', regionId)
    return revealIdNumber({ api, access }, { residentId, place, reason })
  }),

  accessLog: os.privacy.accessLog.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { path } = await requireRegion(api.database, access, 'access-log.read', input.regionId)
    return loadAccessLog(api, access.actor.tenantId, path)
  }),
}
