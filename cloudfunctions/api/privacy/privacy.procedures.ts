/** The logged reveal of an ID number, and the log of who looked at what. */
import type { AccessLogLine } from '../../../src/protocol/access-log'
import { atOrBelow } from '../access/at-or-below'
import { requireRegion } from '../access/region-place'
import type { Api } from '../api'
import { volunteerNames } from '../volunteer/volunteer.repository'
import { os, requireAccess } from '../procedure'
import { ownCopy } from './own-copy'
import { revealIdNumber } from './reveal-id-number'

/** What a look was about where it was not at a file: by its number, for whoever may read the log. */
const subjectWords = ({
  service,
  mediation,
  matter,
}: Readonly<Record<'service' | 'mediation' | 'matter', string | null>>): string => {
  if (service !== null) return `兑换${service}`
  if (mediation !== null) return `调解 ${mediation}`
  return matter === null ? '' : `诉求 ${matter}`
}

/** Newest first, in a region and below: by where the person lived, or the help was asked for, when it was looked at. */
const loadAccessLog = async (
  api: Api,
  tenantId: string,
  path: string,
): Promise<AccessLogLine[]> => {
  const rows = await api.database
    .selectFrom('access_log as l')
    .innerJoin('region', (join) =>
      join.onRef('region.tenant_id', '=', 'l.tenant_id').onRef('region.id', '=', 'l.region_id'),
    )
    .leftJoin('resident', (join) =>
      join
        .onRef('resident.tenant_id', '=', 'l.tenant_id')
        .onRef('resident.id', '=', 'l.resident_id'),
    )
    .leftJoin('time_order as o', (join) =>
      join.onRef('o.tenant_id', '=', 'l.tenant_id').onRef('o.id', '=', 'l.order_id'),
    )
    .leftJoin('mediation as d', (join) =>
      join.onRef('d.tenant_id', '=', 'l.tenant_id').onRef('d.id', '=', 'l.mediation_id'),
    )
    .leftJoin('matter as m', (join) =>
      join.onRef('m.tenant_id', '=', 'l.tenant_id').onRef('m.id', '=', 'l.matter_id'),
    )
    .select(['l.at_ms as atMs', 'l.member_name as memberName', 'l.act', 'l.reason'])
    .select(['l.resident_id as residentId', 'l.volunteer_id as volunteerId'])
    .select(['resident.name as residentName', 'o.service', 'd.number as mediation'])
    .select('m.number as matter')
    .where('l.tenant_id', '=', tenantId)
    .where('region.path', 'like', atOrBelow(path))
    .orderBy('l.at_ms', 'desc')
    .orderBy('l.id', 'desc')
    .limit(500)
    .execute()
  const ids = rows.flatMap(({ volunteerId }) => volunteerId ?? [])
  const names = await volunteerNames(api, tenantId, ids)
  return rows.map(({ residentId, volunteerId, residentName, ...row }) => {
    const { service, mediation, matter, ...line } = row
    return {
      ...line,
      residentId: residentId ?? '',
      volunteerId: volunteerId ?? '',
      personName:
        residentName ??
        names.get(volunteerId ?? '') ??
        subjectWords({ service, mediation, matter }),
    }
  })
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

  exportMine: os.privacy.exportMine.handler(async ({ context }) => {
    const { actor } = await requireAccess(context)
    const bytes = await ownCopy(context.api, actor)
    return { fileName: '我的个人信息.xlsx', bytes: bytes.toString('base64') }
  }),
}
